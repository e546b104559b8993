"""指标矩阵, 对照 and shared projects as pages show them: every figure linked, every gap a gap."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.model.collection import Collection
from generator.pipeline import collect, find
from generator.render.markdown import write_markdown
from generator.render.view.alignment import of_collection, of_region
from generator.render.view.index import Index
from generator.render.view.kinship import shared_views
from generator.render.view.matrix import matrices
from generator.render.view.region_goals import goals
from generator.rules.context import load_context

COUNTY = """叙永县人力资源和社会保障事业发展“十四五”规划
第一章 发展目标
指标 | 单位 | 2020年 | 2025年 | 属性
城镇登记失业率 | % | 3.9 | ≤5.5 | 预期性
工伤保险参保人数 | 万人 | 3.6 | 4.2 | 预期性
第二章 主要任务
实施“酒城英才”计划，开展农民工技能提升行动。
"""
CITY = """泸州市人力资源和社会保障事业发展“十四五”规划
第一章 发展目标
指标 | 单位 | 2020年 | 2025年 | 属性
城镇登记失业率 | % | 3.5 | ≤5.5 | 预期性
工伤保险参保人数 | 万人 | 30 | 35 | 预期性
技能人才总量 | 万人 | 40 | 52 | 预期性
第二章 主要任务
开展农民工技能提升行动。
"""


def built(folder: Path, *texts: str) -> Collection:
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"d{number}.txt").write_text(text, encoding="utf-8")
    context = load_context(folder)
    sources, noted = find(folder, context)
    collection, _ = collect(folder, sources, noted, context, 1, lambda *_: None)  # type: ignore[arg-type]
    return collection


@pytest.fixture
def index(tmp_path: Path) -> Index:
    return Index(built(tmp_path / "sources", COUNTY, CITY))


def test_every_cell_has_a_place_or_is_a_gap(index: Index) -> None:
    view = matrices(index).by_region
    assert [name for name, _ in view.columns] == ["泸州市", "叙永县"]
    rows = {row.name: row for _, group in view.groups for row in group}
    city, county = rows["技能人才总量"].cells
    assert (city.value, city.when, city.state) == ("52万人", "2025年目标", "shown")
    assert (county.state, county.link) == ("absent", None)
    assert view.filled + view.gaps == len(rows) * 2
    assert rows["城镇登记失业率"].beside == "上限可比松紧，不是实际的数"
    assert rows["工伤保险参保人数"].beside == "地区大小不同，绝对数只可并列"


def test_a_region_is_told_what_stands_above_it(index: Index) -> None:
    view = of_region(index, "510524")
    assert view.lead == "同期同口径、能与上级对照的目标有1对：1对与上级相同。"
    (share,) = [row for row in view.shares if row.when == "2025年目标"]
    assert (share.region, share.value, share.parts[0].value, share.parts[0].result) == (
        "泸州市",
        "35万人",
        "4.2万人",
        "12%",
    )
    assert view.calm == ""


def test_a_region_page_opens_with_its_targets_and_what_there_is(index: Index) -> None:
    view = goals(index, "510524")
    assert view.told == "2项有目标的指标：2项还没有到期的实绩。"
    first = view.goals[0]
    assert (first.name, first.before[0].value, first.after[0].value) == ("城镇登记失业率", "3.9%", "≤5.5%")
    assert first.before[0].when == "2020年"
    assert [goal.order for goal in view.goals] == sorted(goal.order for goal in view.goals)


def test_one_level_alone_gets_one_calm_sentence(tmp_path: Path) -> None:
    alone = Index(built(tmp_path, COUNTY))
    view = of_region(alone, "510524")
    assert view.empty
    assert view.calm.startswith("泸州市、四川省的同类规划不在这批文件里；")
    assert of_collection(alone).calm.startswith("这批文件只说到叙永县")


def test_shared_projects_are_named_with_their_documents(index: Index) -> None:
    (shared,) = [each for each in shared_views(index) if each.certain]
    assert shared.name == "农民工技能提升行动"
    assert {member.source_id for member in shared.members} == {"d0", "d1"}


def test_a_document_without_a_figure_is_a_column_of_gaps(tmp_path: Path) -> None:
    view = matrices(Index(built(tmp_path, COUNTY, "某县一份通知\n这里只有话，没有数。\n"))).by_source
    assert len(view.columns) == 2
    assert view.hidden == 0
    assert {row.cells[1].state for _, rows in view.groups for row in rows} == {"absent"}


def test_without_any_indicator_the_page_says_so(tmp_path: Path) -> None:
    write_markdown(built(tmp_path / "sources", "某县一份通知\n这里只有话，没有数。\n"), tmp_path / "markdown")
    page = (tmp_path / "markdown" / "matrix.md").read_text(encoding="utf-8")
    assert "没有词表内的指标" in page
    assert "<table" not in page


def test_pages_hold_every_cell_without_a_script(index: Index, tmp_path: Path) -> None:
    write_markdown(index.collection, tmp_path / "markdown")
    page = (tmp_path / "markdown" / "matrix.md").read_text(encoding="utf-8")
    assert len(re.findall(r'<td class="absent"></td>', page)) == 2
    assert page.count('href="documents/d1.html#c') >= 3
    region = (tmp_path / "markdown" / "regions" / "510524.md").read_text(encoding="utf-8")
    assert "上限相同" in region
    projects = (tmp_path / "markdown" / "projects.md").read_text(encoding="utf-8")
    assert "农民工技能提升行动" in projects
