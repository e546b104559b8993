"""Side by side: a remark stands only beside the figures that it speaks of, a warning only at the figure it is about."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.model.collection import Collection, ConceptPage, Finding, KeyFigure, Point, Remark, Series
from generator.model.figure import Comparator, Observation, Status
from generator.model.place import Place, Span
from generator.model.source import Period, Region
from generator.render.view.figures import key_figure
from generator.render.view.index import Index
from generator.render.view.shared import side_by_side
from generator.rules.periods import years
from tests.render import small

HERE, THERE = Region("叙永县", "510524"), Region("天津市", "120000")


def figure(
    value: str, source_id: str, period: Period, comparator: Comparator = "=", status: Status = "actual"
) -> Observation:
    """A figure of 城镇新增就业 in one of two documents."""
    o = small.figures()[0]
    quantity = replace(o.quantity, value=Decimal(value), comparator=comparator)
    key = f"{source_id}:{value}:{period.end.year}"
    return replace(
        o, id=key, source_id=source_id, mention=replace(o.mention, id=key, quantity=quantity), period=period,
        region=HERE if source_id == "demo" else THERE, value_base=Decimal(value) * 10000, status=status,
        flags=frozenset(),
    )  # fmt: skip


def shared(observations: list[Observation], remarks: list[Remark]) -> Collection:
    """Two documents that share an indicator, and what may be said of it."""
    made = small.collection(*(o for o in observations if o.source_id == "demo"))
    (first,) = made.results
    other = replace(
        first,
        source=replace(first.source, id="other", short_title="他市规划"),
        observations=tuple(o for o in observations if o.source_id == "other"),
    )
    concept = next(c for c in made.concepts if c.id == "emp.urban_new_jobs")
    series = Series(concept.id, HERE, tuple(Point(o.id, True) for o in observations))
    return replace(made, results=(first, other), pages=(ConceptPage(concept, (series,), tuple(remarks)),), findings=())


OLD = figure("2", "demo", years(2011, 2015))
NEW = figure("2.06", "demo", years(2016, 2020))
BESIDE = figure("175", "other", years(2016, 2020))
FLOOR = figure("180", "other", years(2021, 2025), ">=", "target")


def told(observations: list[Observation], *remarks: Remark) -> tuple[str, str]:
    (row,) = side_by_side(Index(shared(observations, list(remarks))), 8).rows
    return row.verdict, row.remark


def test_a_remark_on_a_figure_that_is_not_shown_is_left_out() -> None:
    growth = Remark("yes", "可以相减。", (OLD.id, NEW.id))
    assert told([OLD, NEW, BESIDE], growth) == ("", "")


def test_a_remark_on_the_figures_shown_stands_beside_them() -> None:
    beside = Remark("caution", "规模不同。", (NEW.id, BESIDE.id))
    assert told([OLD, NEW, BESIDE], beside) == ("当心", "规模不同。")


def test_of_two_that_fit_the_graver_is_said() -> None:
    beside, never = Remark("yes", "可比。", (NEW.id, BESIDE.id)), Remark("no", "不可比。", (NEW.id, BESIDE.id))
    assert told([NEW, BESIDE], beside, never) == ("不能", "不可比。")


def test_the_same_figure_printed_twice_is_one_figure() -> None:
    again = replace(NEW, id="demo:again")
    beside = Remark("caution", "规模不同。", (again.id, BESIDE.id))
    assert told([NEW, again, BESIDE], beside)[1] == "规模不同。"


def test_bounds_say_what_they_forbid_where_no_remark_fits() -> None:
    growth = Remark("yes", "可以相减。", (OLD.id, NEW.id))
    assert told([OLD, NEW, FLOOR], growth) == ("当心", "≥180万人只是下限，不能相减；各地规模不同，绝对数只可并列。")


def shown(o: Observation, finding: Finding, *others: Observation) -> str:
    collection = replace(small.collection(o, *others), findings=(finding,))
    return key_figure(Index(collection), KeyFigure(o.id, "other")).caution


@pytest.mark.parametrize(
    ("kind", "subject", "witness"),
    [
        ("ambiguous-subject", "主语不明", ""),
        ("target-below-baseline", "目标低于基数", ""),
        ("value-conflict", "数值冲突", "数值冲突"),
    ],
)
def test_a_warning_stands_at_the_figure_that_the_finding_is_about(kind: str, subject: str, witness: str) -> None:
    aimed, ratio, _ = small.figures()
    reached = replace(ratio, status="actual")
    places = (Place("demo", aimed.quantity.span), Place("demo", reached.quantity.span))
    finding = Finding("F2", kind, "medium", places, "两处", "两处各是什么")
    assert shown(aimed, finding, reached) == subject
    assert shown(reached, finding, aimed) == witness


def test_the_words_of_a_clause_are_about_the_figure_in_it() -> None:
    o = small.figures()[0]
    clause = Span(o.quantity.span.start - 4, o.quantity.span.end)
    assert shown(o, Finding("F3", "ambiguous-subject", "medium", (Place("demo", clause),), "两解", "")) == "主语不明"


def test_what_is_reached_in_one_place_is_not_set_beside_what_another_aims_at() -> None:
    goal = figure("180", "other", years(2021, 2025), "=", "target")
    size = Remark("caution", "规模不同，绝对数只可并列。", (NEW.id, goal.id))
    assert told([NEW, goal], size) == ("当心", "规模不同，绝对数只可并列；有的是目标，有的是已有的数，不能并列比较。")
    assert told([NEW, goal]) == ("当心", "有的是目标，有的是已有的数，不能并列比较。")


def test_figures_that_agree_when_rounded_are_said_to_agree_before_any_caution() -> None:
    exact, coarse = figure("38.15", "demo", years(2020, 2020)), figure("38.2", "other", years(2020, 2020))
    agreed = Remark("yes", "四舍五入后一致，是同一个数。", (exact.id, coarse.id))
    inferred = Remark("caution", "期间是推断的。", (exact.id, coarse.id))
    assert told([exact, coarse], agreed) == ("能", "四舍五入后一致，是同一个数。")
    assert told([exact, coarse], agreed, inferred) == ("当心", "四舍五入后一致，是同一个数。期间是推断的。")
