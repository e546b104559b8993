"""Editions on invented documents: a draft, its final text as text and as a page, a revision, what explains it, and a
city's plan that shares most of its words with the county's."""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.collection import Collection
from generator.model.relation import Relation
from generator.outcome import Steps, silent
from generator.pipeline import collect, find, load
from generator.reconcile.editions.likeness import Profile, overlap, reach, same_numbers, shingles
from generator.rules.editions import core, mark_of, unwrapped
from generator.text.fold import FULL_WIDTH, fold

TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in (Path(__file__).parent / "editions").glob("*.txt")}
PLAN = TEXTS["plan"]
HEAD, BODY = PLAN.split("\n", 1)
DRAFT = f"{HEAD}（征求意见稿）\n{BODY}".replace("4500张", "4300张").replace("，培训养老护理员2000人次", "")
REVISED = f"{HEAD}（2023年修订）\n{BODY}".replace("4500张", "4200张")
CITY = PLAN.replace("云水县", "沧澜市").replace("全县", "全市").replace("3200", "33200").replace("4500", "46000")
WEB = (
    f"<html><head><title>{HEAD}_云水县人民政府</title></head><body><nav><a href='/'>首页</a></nav>"
    f"<h1>云水县人民政府办公室关于印发《{HEAD}》的通知</h1>"
    + "".join(f"<p>{line}</p>" for line in BODY.strip().split("\n"))
    + "<footer>版权所有 云水县人民政府办公室</footer></body></html>"
)


WORDS = st.text("养老床位达到张县0123456789，。 \n", max_size=80)


def collected(folder: Path, files: dict[str, str], catalogue: str = "") -> Collection:
    """The collection of ``files`` (name → text), through every stage."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    if catalogue:
        (folder / "catalogue.yml").write_text(catalogue, encoding="utf-8")
    context = load(folder)
    sources, notes = find(folder, context)
    return collect(folder, sources, notes, context, 1, Steps(silent, len(sources) + 2))[0]


def told(collection: Collection) -> set[tuple[str, str, str]]:
    return {(each.kind, each.source_id, each.target_id) for each in collection.relations}


def only(collection: Collection) -> Relation:
    (relation,) = collection.relations
    return relation


def figures(relation: Relation, collection: Collection) -> list[tuple[str, str, str, str]]:
    written = {o.id: o.quantity.text for o in collection.observations} | {"": ""}
    return [(c.kind, written[c.before], written[c.after], c.difference) for c in relation.figures]


def test_a_draft_is_compared_figure_by_figure_and_does_not_count(tmp_path: Path) -> None:
    collection = collected(tmp_path, {"a.txt": DRAFT, "b.txt": PLAN})
    relation = only(collection)
    assert (relation.kind, relation.source_id, relation.counted) == ("draft", "a", "b")
    assert relation.roles == ("征求意见稿", "正式稿")
    changed = [each for each in figures(relation, collection) if each[0] != "unchanged"]
    assert changed == [("changed", "4300张", "4500张", "提高200张"), ("added", "", "2000人次", "")]
    assert {o.source_id for o in collection.counted_observations} == {"b"}
    assert {point.observation_id.split(":")[0] for series in collection.series for point in series.points} <= {"b"}
    assert [result.source.id for result in collection.results] == ["a", "b"]


def test_the_same_text_in_two_formats_counts_once(tmp_path: Path) -> None:
    collection = collected(tmp_path, {"page.html": WEB, "text.txt": PLAN})
    relation = only(collection)
    assert relation.kind == "copy"
    assert len(collection.counted_results) == 1
    assert {each[0] for each in figures(relation, collection)} == {"unchanged"}


def test_the_same_text_in_full_width_counts_once(tmp_path: Path) -> None:
    wide = PLAN.translate({narrow: full for full, narrow in FULL_WIDTH.items()})
    assert only(collected(tmp_path, {"a.txt": PLAN, "b.txt": wide})).kind == "copy"


def test_a_county_and_its_city_are_two_plans(tmp_path: Path) -> None:
    assert not collected(tmp_path, {"county.txt": PLAN, "city.txt": CITY}).relations


def test_two_places_that_fill_in_one_form_are_two_plans(tmp_path: Path) -> None:
    nameless = HEAD.removeprefix("云水县")
    other = BODY.replace("3200", "3100").replace("4500", "4400").replace("1200", "900").replace("31.5", "30.2")
    assert not collected(tmp_path, {"a.txt": f"{nameless}\n{BODY}", "b.txt": f"{nameless}\n{other}"}).relations
    files = {"a.txt": DRAFT, "b.txt": f"{nameless}\n{other}"}
    assert not collected(tmp_path / "draft", files).relations


def test_months_are_no_editions(tmp_path: Path) -> None:
    month = "2023年{}月云水县经济运行情况\n1—{}月，固定资产投资增长{}%，城镇新增就业{}人，总体平稳，预期向好。\n"
    files = {f"m{n}.txt": month.format(n, n, n / 2, n * 31) for n in (8, 9, 10)}
    assert not collected(tmp_path, files).relations


def test_drafts_follow_one_another(tmp_path: Path) -> None:
    files = {
        "a.txt": f"{HEAD}（送审稿）\n{BODY.replace('4500', '4400')}",
        "b.txt": f"{HEAD}（讨论稿）\n{BODY.replace('4500', '4100')}",
        "c.txt": DRAFT,
        "d.txt": PLAN,
    }
    collection = collected(tmp_path, files)
    assert told(collection) == {("draft", "b", "c"), ("draft", "c", "a"), ("draft", "a", "d")}
    assert [result.source.id for result in collection.counted_results] == ["d"]


def test_successive_plans_are_linked_and_both_count(tmp_path: Path) -> None:
    collection = collected(tmp_path, {"a.txt": TEXTS["earlier"], "b.txt": PLAN})
    assert told(collection) == {("predecessor", "a", "b")}
    assert len(collection.counted_results) == 2
    assert not only(collection).figures


def test_an_interpretation_repeats_and_differs(tmp_path: Path) -> None:
    collection = collected(tmp_path, {"plan.txt": PLAN, "said.txt": TEXTS["interpretation"]})
    relation = only(collection)
    assert (relation.kind, relation.told, relation.counted) == ("interpretation", "stated", "")
    assert [each[:3] for each in figures(relation, collection)] == [
        ("unchanged", "3200张", "3200张"),
        ("unchanged", "4500张", "4500张"),
        ("changed", "55%", "50%"),
        ("unchanged", "95%", "95%"),
        ("added", "", "3.2亿元"),
    ]
    counted = [o.quantity.text for o in collection.counted_observations if o.source_id == "said"]
    assert counted == ["50%", "3.2亿元"]
    (finding,) = collection.findings
    assert finding.kind == "value-conflict"
    assert {place.source_id for place in finding.places} == {"plan", "said"}


def test_an_interpretation_without_its_plan_says_what_is_missing(tmp_path: Path) -> None:
    (absent,) = collected(tmp_path, {"said.txt": TEXTS["interpretation"]}).counting.absent
    assert (absent.kind, absent.title) == ("interpretation", HEAD)


def test_a_title_with_words_left_out_needs_a_text_in_common(tmp_path: Path) -> None:
    short = HEAD.replace("体系", "")
    said = f"《{short}》解读\n\n" + "\n".join(BODY.split("\n")[3:9])
    relation = only(collected(tmp_path / "said", {"plan.txt": PLAN, "said.txt": said}))
    assert (relation.kind, relation.told) == ("interpretation", "inferred")
    other = f"《{short}》解读\n\n一、背景是什么？\n为积极应对人口老龄化，我县编制了规划，明年起组织实施。\n"
    collection = collected(tmp_path / "other", {"plan.txt": PLAN, "said.txt": other})
    assert not collection.relations
    assert collection.counting.absent[0].alike


def test_a_revision_takes_the_place_of_the_plan_and_of_what_explained_it(tmp_path: Path) -> None:
    files = {"final.txt": PLAN, "revised.txt": REVISED, "said.txt": TEXTS["interpretation"]}
    collection = collected(tmp_path, files)
    assert told(collection) == {("revision", "final", "revised"), ("interpretation", "said", "final")}
    assert {o.source_id for o in collection.counted_observations} == {"revised"}


def test_a_notice_of_adjustment_changes_what_it_names_and_nothing_else(tmp_path: Path) -> None:
    collection = collected(tmp_path, {"plan.txt": PLAN, "notice.txt": TEXTS["notice"]})
    relation = only(collection)
    assert relation.partial
    assert figures(relation, collection) == [("changed", "4500张", "4200张", "降低300张")]
    counted = [o.quantity.text for o in collection.counted_observations]
    assert "4200张" in counted
    assert "4500张" not in counted
    assert "1200户" in counted


def test_the_former_figure_in_a_notice_is_the_plan_s_own(tmp_path: Path) -> None:
    notice = TEXTS["notice"].replace("到2025年，全县养老床位达到4200张", "养老床位2025年目标由4500张调整为4200张")
    collection = collected(tmp_path, {"plan.txt": PLAN, "notice.txt": notice})
    assert figures(only(collection), collection) == [
        ("changed", "4500张", "4200张", "降低300张"),
        ("unchanged", "4500张", "4500张", ""),
    ]
    assert "4500张" not in [o.quantity.text for o in collection.counted_observations]


@pytest.mark.parametrize("order", list(permutations("abc")))
def test_the_order_of_sources_does_not_matter(tmp_path: Path, order: tuple[str, str, str]) -> None:
    texts = dict(zip(order, ("draft", "final", "web"), strict=True))
    given_texts = {"draft": (".txt", DRAFT), "final": (".txt", PLAN), "web": (".html", WEB)}
    files = {f"{prefix}-{name}{given_texts[name][0]}": given_texts[name][1] for prefix, name in texts.items()}
    collection = collected(tmp_path, files)
    assert {each.kind for each in collection.relations} == {"draft", "copy"}
    (left,) = collection.counted_results
    assert not left.source.id.endswith("draft")


def test_the_catalogue_has_the_last_word(tmp_path: Path) -> None:
    catalogue = "sources:\n- {path: a.txt, id: a, unrelated: [b]}\n- {path: b.txt, id: b}\n"
    assert not collected(tmp_path, {"a.txt": DRAFT, "b.txt": PLAN}, catalogue).relations
    catalogue = "sources:\n- {path: a.txt, id: a}\n- {path: b.txt, id: b, same_as: a}\n"
    relation = only(collected(tmp_path, {"a.txt": TEXTS["earlier"], "b.txt": CITY}, catalogue))
    assert (relation.kind, relation.told, relation.counted) == ("copy", "catalogue", "a")
    assert relation.choice == "目录指定"


def test_an_entry_that_names_nothing_is_a_note_and_stops_nobody(tmp_path: Path) -> None:
    catalogue = (
        "sources:\n- {path: a.txt, id: a, replaces: nobody}\n- {path: b.txt, id: b, same_as: b}\n"
        "- {path: c.txt, id: c, replaces: d}\n- {path: d.txt, id: d, replaces: c}\n"
    )
    files = {"a.txt": PLAN, "b.txt": TEXTS["earlier"], "c.txt": CITY, "d.txt": TEXTS["notice"]}
    collection = collected(tmp_path, files, catalogue)
    notes = [note.detail for note in collection.notes if note.kind == "unknown-relation"]
    assert len(notes) == 3
    assert "“nobody”不在本库" in notes[0]
    assert len(collection.counted_results) == 4


def test_documents_of_one_title_keep_names_that_tell_them_apart(tmp_path: Path) -> None:
    collection = collected(tmp_path, {"a.txt": DRAFT, "b.txt": PLAN, "c.html": WEB})
    names = [result.source.short_title for result in collection.results]
    assert len(set(names)) == 3
    assert names[0].endswith("（征求意见稿）")


@given(WORDS, WORDS)
def test_likeness_is_symmetric_and_knows_its_like(first: str, second: str) -> None:
    a, b = _profile(first), _profile(second)
    for measured in (overlap, reach, same_numbers):
        assert measured(a, b) == measured(b, a)
        assert 0 <= measured(a, b) <= 1
    assert overlap(a, a) == (1 if a.shingles else 0)


@given(st.text("养老床位达到张县0123456789", min_size=7, max_size=60), st.data())
def test_line_breaks_and_marks_change_nothing(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(text)))
    mark = data.draw(st.sampled_from(("\n", " ", "　", "，", "。\n　　")))
    assert shingles(text) == shingles(fold(text[:cut] + mark + text[cut:]))


def _profile(text: str) -> Profile:
    return Profile(shingles(fold(text)), Counter(character for character in text if character.isdigit()))


@pytest.mark.parametrize(
    ("title", "plain", "stage", "revised"),
    [
        ("某市民政事业发展“十四五”规划", "某市民政规划", 0, False),
        ("某市民政事业发展“十四五”规划(征求意见稿)", "某市民政规划", 2, False),
        ("某市人民政府关于印发《某市民政事业“十四五”规划纲要》的通知", "某市民政规划", 0, False),
        ("关于公开征求《某市民政事业发展“十四五”规划(草案)》意见的公告", "某市民政规划", 4, False),
        ("某市民政事业发展“十四五”规划(2023年修订)", "某市民政规划", 0, True),
        ("某省国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", "某省国民经济社会规划", 0, False),
        ("钢铁产业调整和振兴规划", "钢铁产业调整振兴规划", 0, False),
    ],
)
def test_titles(title: str, plain: str, stage: int, revised: bool) -> None:
    assert core(unwrapped(title)) == plain
    assert (mark_of(title).stage, mark_of(title).revised) == (stage, revised)
