"""The scorer is strict: what means something else is not right, however alike it looks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.model.figure import Observation
from generator.model.place import Span
from tests.quality.facts import CorpusError, Fact, marked, opening, unmarked
from tests.quality.score import (
    comparator_right,
    confirmed,
    kind_right,
    name_right,
    pairs,
    period_right,
    unit_right,
    value_right,
)
from tests.render.small import figures

FIGURE = figures()[0]  # ≥2.06万人, 城镇新增就业, 2025, target


def fact(**more: object) -> Fact:
    """What is said of ``FIGURE``, but for what the test changes."""
    same = Fact(
        "demo", FIGURE.quantity.span, "figure", "2.06万人", ("城镇新增就业人数",), ("2025",), ("target",), (">=",),
        "2.06", ("万人",),
    )  # fmt: skip
    return replace(same, **more)  # type: ignore[arg-type]


def named(name: str) -> Observation:
    return replace(FIGURE, mention=replace(FIGURE.mention, name=name))


def test_what_is_marked_is_right_in_everything() -> None:
    checks = (value_right, unit_right, comparator_right, name_right, period_right, kind_right)
    assert all(check(fact(), FIGURE) for check in checks)


@pytest.mark.parametrize(
    ("value", "unit", "right"),
    [
        ("20600", "人", True),
        ("2.06", "万人次", True),
        ("2.06", "人", False),
        ("2.6", "万人", False),
        ("2.06", "", True),
    ],
)
def test_the_scale_is_part_of_the_value(value: str, unit: str, right: bool) -> None:
    assert value_right(fact(value=value, units=(unit,) if unit else ()), FIGURE) is right


def test_a_ratio_needs_its_parts_and_a_range_both_ends() -> None:
    ratio = figures()[1]
    assert value_right(fact(value="10:40:50", units=()), ratio)
    assert not value_right(fact(value="10:40:51", units=()), ratio)
    quantity = replace(FIGURE.quantity, value=Decimal(3), value_max=Decimal(5))
    ranged = replace(FIGURE, mention=replace(FIGURE.mention, quantity=quantity))
    assert value_right(fact(value="3~5"), ranged)
    assert not value_right(fact(value="3~6"), ranged)


@pytest.mark.parametrize(
    ("wanted", "read"),
    [
        ("地区生产总值", "人均地区生产总值"),
        ("城镇登记失业率", "城镇调查失业率"),
        ("城镇新增就业人数", "新增就业人数"),
        ("工伤保险参保人数", "工伤保险单位职工参保人数"),
        ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
        ("第一产业增加值", "第二产业增加值"),
    ],
)
def test_another_scope_is_another_name(wanted: str, read: str) -> None:
    assert not name_right(fact(names=(wanted,)), named(read))
    assert not name_right(fact(names=(read,)), named(wanted))


def test_what_means_the_same_is_right() -> None:
    assert name_right(fact(names=("城镇新增就业",)), named("累计城镇新增就业"))
    assert name_right(fact(names=("甲", "改造农村危房")), named("改造农村危房"))


def test_a_period_is_right_at_both_ends() -> None:
    assert not period_right(fact(periods=("2021-2025",)), FIGURE)
    assert period_right(fact(periods=("2021-2025", "2025")), FIGURE)
    assert period_right(fact(periods=()), replace(FIGURE, period=None))
    assert not period_right(fact(), replace(FIGURE, period=None))


def test_the_basis_is_not_the_status() -> None:
    assert not kind_right(fact(kinds=("cumulative",)), FIGURE)
    assert kind_right(fact(kinds=("cumulative",)), replace(FIGURE, basis="cumulative"))
    assert kind_right(fact(kinds=("change",)), replace(FIGURE, basis="average"))
    assert not kind_right(fact(kinds=("average",)), replace(FIGURE, basis="change"))


def test_one_observation_serves_one_fact_and_a_second_is_not_confirmed() -> None:
    twin = replace(FIGURE, id="demo:twin")
    found = pairs([fact()], [FIGURE, twin])
    assert [o for _, o in found] == [FIGURE]
    assert not confirmed([fact()], twin, [FIGURE])
    assert confirmed([fact(counts="threshold")], twin, [])
    assert not pairs([fact(span=Span(0, 3))], [FIGURE])


def test_marks_tell_places_in_the_text_without_them() -> None:
    default, raw = opening(
        "#2021-2025 target\n到2025年达{2.06万人|城镇新增就业|2025||>=}，{[3]|甲/乙|*|actual||3 家}。\n"
    )
    text = unmarked(raw)
    first, second = marked("x", raw, default)
    assert text == "到2025年达2.06万人，[3]。\n"
    assert [each.span.of(text) for each in (first, second)] == ["2.06万人", "[3]"]
    assert (first.value, first.units, first.periods, first.kinds, first.comparators) == (
        "2.06", ("万人",), ("2025",), ("target",), (">=",),
    )  # fmt: skip
    assert (second.value, second.units, second.names, second.periods) == ("3", ("家",), ("甲", "乙"), ())


def test_a_mark_whose_value_is_not_plain_must_give_it() -> None:
    with pytest.raises(CorpusError, match="give value and unit"):
        marked("x", "{两家|甲}", ("*", "target"))
