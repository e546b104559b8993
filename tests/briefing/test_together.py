"""What several documents say together, in print: chains, progress, levels, fields and editions, each with its notes."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from generator.model.collection import Collection, Remark
from generator.render.briefing.alignment import alignment
from generator.render.briefing.chains import chains
from generator.render.briefing.draft import Draft
from generator.render.briefing.edition import collection_edition, document_edition
from generator.render.briefing.editions import editions
from generator.render.briefing.fields import fields
from generator.render.briefing.indicators import indicators
from generator.render.briefing.messages import messages
from generator.render.briefing.page import html
from generator.render.briefing.portraits import portraits
from generator.render.briefing.remarks import ONCE, told
from generator.render.briefing.runs import Line, text_of
from tests.briefing.conftest import collected

EARLIER = """青河县人力资源和社会保障事业发展“十三五”规划
第一章 发展目标
专栏1 “十三五”时期主要指标
指标 | 单位 | 2015年 | 2020年 | 属性
失业保险参保人数 | 万人 | 1.8 | 2 | 预期性
"""
LATER = """青河县人力资源和社会保障事业发展“十四五”规划{mark}
第一章 发展目标
到2020年,失业保险参保人数达到2.3万人。
专栏1 “十四五”时期主要指标
指标 | 单位 | 2020年 | 2025年 | 属性
失业保险参保人数 | 万人 | 2.3 | {target} | 预期性
城镇登记失业率 | % | 3.1 | ≤4.5 | 预期性
第二章 主要任务
持续扩大就业规模,完善公共就业服务体系,推动创业带动就业,加强职业技能培训,提高劳动者素质。
健全多层次社会保障体系,扩大参保覆盖面,推进社会保险经办服务数字化,维护基金安全。
"""
ACTUALS = (
    "concept_id,region,period,value,unit,source,url\nsi.unemp_insured,青河县,2023,2.35,万人,青河县2023年统计公报,\n"
)


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    folder = tmp_path_factory.mktemp("plans")
    (folder / "a.txt").write_text(EARLIER, encoding="utf-8")
    (folder / "b.txt").write_text(LATER.format(mark="（征求意见稿）", target="2.5"), encoding="utf-8")
    (folder / "c.txt").write_text(LATER.format(mark="", target="2.4"), encoding="utf-8")
    return collected(folder)


def read(line: Line) -> str:
    return text_of(line)


def test_a_target_its_actual_and_the_next_target_stand_in_a_row_with_the_sums(plans: Collection) -> None:
    draft = Draft.of(plans)
    chapter = chains(draft)
    assert chapter is not None
    ((row,),) = (group.links for group in chapter.links)
    assert [told.when for told in (row.target, row.actual, row.following) if told] == ["2020年", "2020年", "2025年"]
    assert [read(told.values[0]) for told in (row.target, row.actual, row.following) if told] == [
        "2万人", "2.3万人", "2.4万人",
    ]  # fmt: skip
    assert read(row.text).startswith("超出目标0.3万人（15%）；比2020年目标2万人提高0.4万人（20%）")
    assert read(row.sums).startswith("2.3−2=0.3万人，0.3÷2=15%；2.4−2=0.4万人")
    marked = [run for told in (row.target, row.following) for value in told.values for run in value if run.marks]
    assert len(marked) == 2


def test_every_chain_with_two_targets_is_told_once(seeds: Collection) -> None:
    chapter = chains(Draft.of(seeds))
    assert chapter is not None
    told = [row for group in chapter.links for row in group.links]
    steps = [step for chain in seeds.chains for step in chain.steps if step.kind == "retarget"]
    assert len(told) == len(steps) > 5
    assert chapter.on_the_way is None


def test_progress_tells_both_shares_and_where_an_outside_value_is_from(plans: Collection, tmp_path: Path) -> None:
    for result in plans.results:
        (tmp_path / result.source.path).write_text(result.text.text, encoding="utf-8")
    (tmp_path / "actuals.csv").write_text(ACTUALS, encoding="utf-8")
    found = collected(tmp_path)
    chapter = chains(Draft.of(found))
    assert chapter is not None
    (row,) = (row for group in chapter.progress for row in group.progress)
    assert (row.time, row.at) == ("60%", "2023年12月")
    late, edited = messages(Draft.of(found))
    assert "与征求意见稿相比，1处数有改动。失业保险参保人数（2025年）" in edited.text
    assert late.text.startswith("1项目标落后于时间进度。青河县失业保险参保人数：")
    assert chapter.outside == "青河县2023年统计公报"


def test_a_draft_and_its_final_text_are_compared_figure_by_figure(plans: Collection) -> None:
    chapter = editions(Draft.of(plans))
    assert chapter is not None
    (part,) = chapter.parts
    assert part.roles == ("征求意见稿", "正式稿")
    assert [(row.name, read(row.before), read(row.after)) for row in part.rows] == [
        ("失业保险参保人数", "2.5万人", "2.4万人")
    ]
    said = read(part.text)
    assert "征求意见稿" in said
    assert "改了" in said


def test_a_text_that_another_stands_for_is_named_and_not_told_again(plans: Collection) -> None:
    draft = Draft.of(plans)
    told = portraits(draft)
    assert told is not None
    by_title = {dict(portrait.facts)["文件"]: portrait for portrait in told.portraits}
    mark = next(title for title in by_title if "征求意见稿" in title)
    assert by_title[mark].tasks == ()
    assert read(by_title[mark].about[-1]).startswith("这一文本的数不计入汇编")
    assert [bool(portrait.figures) for title, portrait in by_title.items() if title != mark] == [True, True]
    tables = indicators(draft)
    assert tables is not None
    assert len(tables.sources) == 2


def level(name: str, employed: str, rate: str) -> str:
    return (
        f"{name}人力资源和社会保障事业发展“十四五”规划\n第一章 发展目标\n专栏1 “十四五”时期主要指标\n"
        "指标 | 单位 | 2020年 | 2025年 | 属性\n"
        f"城镇登记失业率 | % | 3.1 | {rate} | 预期性\n高技能人才总量 | 万人 | 1.1 | {employed} | 预期性\n"
    )


def test_a_weaker_target_and_a_part_over_its_whole_are_told_first_and_in_a_table(tmp_path: Path) -> None:
    (tmp_path / "city.txt").write_text(level("泸州市", "1.2", "≤4"), encoding="utf-8")
    (tmp_path / "county.txt").write_text(level("叙永县", "1.5", "≤4.5"), encoding="utf-8")
    draft = Draft.of(collected(tmp_path))
    chapter = alignment(draft)
    assert chapter is not None
    assert [row.relation for row in chapter.rows] == ["部分大于整体", "要求更低"]
    assert all(any(run.marks for run in row.text) for row in chapter.rows)
    assert "上限宽于泸州市" in read(chapter.rows[1].text)
    told = [statement.text for statement in messages(draft)]
    assert any("下级的目标低于或宽于上级。城镇登记失业率：叙永县" in text for text in told)
    assert len(told) + len(draft.collection.overview.headlines) <= 7


def test_levels_are_told_only_where_there_are_some(seeds: Collection) -> None:
    assert alignment(Draft.of(seeds)) is None


def test_what_a_chapter_has_told_a_field_does_not_repeat(seeds: Collection) -> None:
    draft = Draft.of(seeds)
    chapter = fields(draft)
    assert chapter is not None
    common = {statement.text for statement in seeds.overview.common}
    told = [read(line) for row in chapter.rows for line in row.told]
    assert told
    assert not common & set(told)


def test_the_chapters_stand_in_the_briefing_and_a_document_tells_only_its_own(seeds: Collection) -> None:
    names = [chapter.template for chapter in collection_edition(seeds, "").chapters]
    assert names.index("targets") < names.index("chains") < names.index("comparison") < names.index("fields")
    own = [chapter.template for chapter in document_edition(seeds, "xuyong-145-plan", "").chapters]
    assert "chains" in own
    assert not {"fields", "alignment", "editions"} & set(own)
    other = html(document_edition(seeds, "ankang-2017-interview", ""))
    assert "叙永" not in unescape(re.sub(r"<[^>]+>", "", other))


@pytest.mark.parametrize(
    ("verdict", "text", "printed"),
    [
        ("yes", "甲县2020年96%与2025年目标97%：可以说目标比已有的数高1个百分点，不能说“将达到”。",
         "甲县2020年96%与2025年目标97%：目标比已有的数高1个百分点。"),
        ("yes", "甲县2020年2张，2025年目标3张，高1张；乙县4张，高2张。目标是要求，不是预测，不能说“将达到”。",
         "甲县2020年2张，2025年目标3张，高1张；乙县4张，高2张。"),
        ("no", "<5.5%是上限，不是预测；由5.2%到<5.5%不能说城镇调查失业率“将上升”。", None),
        ("caution", "甲县和乙市规模不同，绝对数只可并列，不宜比高低。", None),
        ("caution", "甲县82%的名称是承前补全的，引用时请注明。", None),
        ("no", "40%和2/3两个数核实之前，不宜写2025年的水平。", "40%和2/3两个数核实之前，不宜写2025年的水平。"),
    ],
)  # fmt: skip
def test_what_holds_of_every_indicator_is_said_once(verdict: str, text: str, printed: str | None) -> None:
    found = told([Remark(verdict, text, ("a",))])  # type: ignore[arg-type]
    assert [line for lines in found.values() for line in lines] == ([printed] if printed else [])


def test_the_head_of_the_chapter_says_what_the_remarks_leave_out(seeds_html: str) -> None:
    chapter = seeds_html.split('"chapter comparison"')[1].split('<section class="chapter')[0]
    assert chapter.count(ONCE) == 1
    assert "将达到" not in chapter.replace(ONCE, "")
    assert "规模不同" not in chapter.replace(ONCE, "")
