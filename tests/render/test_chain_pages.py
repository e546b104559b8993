"""Chains and progress as pages: every figure leads to its place or says its source, and nothing is said twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.model.chain import Actual
from generator.model.collection import Collection
from generator.model.source import Period
from generator.reconcile import reconcile
from generator.render.markdown.environment import environment
from generator.render.view.chain import ChainView, FigureView, chain
from generator.render.view.concept import concept
from generator.render.view.index import Index
from generator.render.view.progress import Entry, progress
from generator.rules.actuals import Actuals
from generator.rules.catalogue import Catalogue, Corrections
from generator.rules.context import Context
from tests.reconcile.invented import region, written

NEW_JOBS, RATE = "1.城镇新增就业人数(万人)", "2.劳动人事争议仲裁结案率(%)"
PLAN = {
    "id": "jia",
    "title": "甲县规划",
    "period": "2021-2025",
    "text": [
        {
            "box": 1,
            "columns": ["指标", "2020年目标 = target 2020", "2020年 = actual 2020"],
            "rows": [["1.高技能人才总量(万人)", "0.3", "0.26"], [RATE, ">90", "96.33"]],
        },
        {
            "box": 2,
            "columns": ["指标", "2020年 = baseline 2020", "2025年 = target 2025"],
            "rows": [["1.高技能人才总量(万人)", "0.26", "0.35"], [RATE, "90", "90"]],
        },
    ],
}


def published(year: int, value: str, url: str = "", source: str = "统计公报") -> Actual:
    where = region("甲县")
    assert where is not None
    return Actual(
        "tal.high_skilled", where, Period(date(year, 1, 1), date(year, 12, 31)), Decimal(value), "万人",
        Decimal(value) * 10000, "人", source, url, year - 2000,
    )  # fmt: skip


def collection(*actuals: Actual, **more: Any) -> Collection:
    context = Context(Catalogue(), Corrections(), Actuals(actuals))
    return reconcile([written(PLAN | more)], (), context)


def views(made: Collection) -> dict[str, ChainView]:
    index = Index(made)
    return {each.name: chain(index, each) for each in made.chains}


def shown(view: ChainView) -> Iterator[FigureView]:
    for row in view.rows:
        yield from (*row.targets, *row.actuals)


def test_every_figure_of_a_document_is_linked_and_every_other_says_its_source() -> None:
    made = collection(published(2023, "0.29", "https://example.org/a"))
    anchors = {(o.source_id, f"c{o.quantity.span.start}") for o in made.observations}
    places = [place for view in views(made).values() for figure in shown(view) for place in figure.places]
    assert len(places) == 9
    for place in places:
        if place.link is not None:
            assert (place.link.page.removeprefix("documents/"), place.link.anchor) in anchors
        else:
            assert (place.name, place.url) == ("来源：统计公报（actuals.csv第23行）", "https://example.org/a")


def test_the_title_says_the_verdict_and_the_next_target() -> None:
    found = views(collection())
    assert found["高技能人才总量"].title == (
        "2020年目标未达标，比目标低0.04万人（13.3%）；2025年目标0.35万人，比2020年的0.26万人高0.09万人（34.6%）"
    )
    assert found["劳动人事争议仲裁结案率"].title == "2020年目标不判定；2025年目标90%，数与2020年目标相同，由>90%改为90%"


def test_two_values_stand_side_by_side_with_their_finding() -> None:
    row = next(row for row in views(collection())["劳动人事争议仲裁结案率"].rows if row.when == "2020年")
    assert [figure.value for figure in row.actuals] == ["96.33%", "90%"]
    assert all(figure.disputed for figure in row.actuals)
    assert not any(figure.disputed for figure in row.targets)
    assert [kind for kind, _ in row.findings] == ["数值冲突"]


def test_of_a_target_that_is_due_only_the_verdict_is_told() -> None:
    rows = {row.when: row for row in views(collection())["高技能人才总量"].rows}
    assert [said.label for said in rows["2020年"].said] == ["未达标"]
    assert [said.label for said in rows["2025年"].said] == ["比已有的数", "比前一目标", "每年须走"]
    assert [said.computed for said in rows["2025年"].said] == [False, False, True]


def entries(made: Collection) -> dict[str, tuple[Entry, ...]]:
    return {group.id: group.entries for group in progress(Index(made)).groups}


def test_the_page_counts_what_it_lists() -> None:
    view = progress(Index(collection(published(2024, "0.27"))))
    listed = {group.id: len(group.entries) for group in view.groups}
    assert dict(view.counts) == {"达标": "0", "未达标": "1", "不判定": "1", "进行中、有实绩可比": "1", "其中落后": "1"}
    assert listed["due"] == 2
    assert listed["warnings"] == 1
    assert "under-way" not in listed


@pytest.mark.parametrize(("value", "group", "label"), [("0.27", "warnings", "预警"), ("0.34", "under-way", "进度正常"),
                                                       ("0.36", "under-way", "已达到")])  # fmt: skip
def test_a_running_target_stands_in_one_group_only(value: str, group: str, label: str) -> None:
    found = entries(collection(published(2024, value)))
    (entry,) = found[group]
    assert entry.said.label == label
    assert entry.time == 80
    assert entry.way is not None
    assert 0 <= entry.way <= 100
    assert ("warnings" in found) != ("under-way" in found)


def test_what_a_target_asks_is_told_only_while_it_runs() -> None:
    assert [entry.when for entry in entries(collection())["asked"]] == ["2025年"]
    assert "asked" not in entries(collection(published(2025, "0.35")))


def test_a_collection_without_targets_says_so() -> None:
    view = progress(Index(collection(text=["甲县有山有水。"])))
    assert (view.groups, view.chains) == ((), 0)


def test_nothing_that_a_file_of_actuals_says_becomes_markup() -> None:
    hostile = published(2023, "0.29", "https://example.org/'\"><script>", "<script>alert(1)</script>{{7*7}}[x](y)")
    index = Index(collection(hostile))
    page = index.pages["tal.high_skilled"]
    given: dict[str, object] = {"concept": concept(index, page), "progress": progress(index)}
    for name, view in given.items():
        text = environment().get_template(f"{name}.md.j2").render(page=name, view=view)
        assert "alert" in text
        assert "<script>" not in text
        assert "[x](y)" not in text
        assert "{{" not in text
