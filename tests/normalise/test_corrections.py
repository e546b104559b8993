"""What people settle is applied to one figure, shown as reviewed, and never lost in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from generator.model.figure import Observation
from generator.model.note import Note
from generator.model.source import Period, Source, SourceText
from generator.normalise.corrections import FIELDS, correct
from generator.rules.catalogue import Correction, Corrections
from tests.render.small import TEXT, figures

SOURCE = Source("demo", "demo.txt", "", "示范")


def settle(quote: str, field: str, value: str = "", **more: object) -> tuple[Observation, tuple[Note, ...]]:
    """The first figure after one correction, and the notes."""
    correction = Correction("demo", quote, field, "核对原件", "某人", value=value, **more)  # type: ignore[arg-type]
    found = correct(SOURCE, SourceText(TEXT), figures(), Corrections((correction,)))
    return found.value[0], found.notes


def test_a_corrected_value_has_its_base_value_and_is_marked_reviewed() -> None:
    o, notes = settle("2.06万人", "value", "2.6")
    assert not notes
    assert (o.quantity.value, o.value_base, o.unit_base) == (Decimal("2.6"), Decimal(26000), "人")
    assert o.quantity.text == "2.06万人"
    assert "reviewed" in o.flags
    assert "uncertain" not in o.flags


def test_a_corrected_unit_scales_the_value_anew() -> None:
    o, _ = settle("2.06万人", "unit", "亿元")
    assert (o.unit, o.value_base, o.unit_base) == ("亿元", Decimal(206_000_000), "元")


def test_a_decrease_stays_a_decrease() -> None:
    first = figures()[0]
    falling = replace(first, value_base=Decimal(-20600))
    correction = Correction("demo", "2.06万人", "value", "r", "b", value="2")
    (o,) = correct(SOURCE, SourceText(TEXT), (falling,), Corrections((correction,))).value
    assert o.value_base == Decimal(-20000)


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2025", Period(date(2025, 1, 1), date(2025, 12, 31))),
        ("2021-2025", Period(date(2021, 1, 1), date(2025, 12, 31))),
        ("2017-06-30", Period(date(2017, 6, 30), date(2017, 6, 30))),
        ("2016-01-01/2020-06-30", Period(date(2016, 1, 1), date(2020, 6, 30))),
    ],
)
def test_a_period_is_written_in_four_ways(written: str, period: Period) -> None:
    o, notes = settle("2.06万人", "period", written)
    assert not notes
    assert o.period == period


def test_what_is_confirmed_keeps_its_value_and_loses_its_doubt() -> None:
    o, notes = settle("城镇新增就业不低于2.06万人", "indicator", confirmed=True)
    assert not notes
    assert o.mention.name == "城镇新增就业"
    assert o.flags == {"reviewed"}


def test_a_quote_copied_from_the_website_is_found() -> None:
    o, notes = settle("不低于2.06万人，三次产业", "status", "actual")
    assert not notes
    assert o.status == "actual"


@pytest.mark.parametrize(
    ("quote", "field", "value", "more", "reason"),
    [
        ("没有这句", "value", "1", {}, "找不到"),
        ("2.06万人", "value", "1", {"occurrence": 2}, "找不到"),
        ("广告位招租", "value", "1", {}, "没有数据"),
        ("2.06万人,三次产业比为10:40:50", "value", "1", {}, "2 个数据"),
        ("2.06万人", "values", "1", {}, "没有“values”这一项"),
        ("2.06万人", "value", "很多", {}, "不是数"),
        ("2.06万人", "value", "NaN", {}, "不是数"),
        ("2.06万人", "value", "", {}, "既没有给出"),
        ("2.06万人", "status", "planned", {}, "不在可选值"),
        ("2.06万人", "concept_id", "no.such", {}, "词表中没有"),
        ("2.06万人", "region", "乌有县", {}, "不认识地区"),
        ("2.06万人", "period", "2025-13-01", {}, "不是期间"),
        ("2.06万人", "period", "2025-2021", {}, "之前"),
    ],
)
def test_one_that_does_not_fit_changes_nothing_and_is_a_grave_note(
    quote: str, field: str, value: str, more: dict[str, object], reason: str
) -> None:
    o, (note,) = settle(quote, field, value, **more)
    assert o == figures()[0]
    assert note.severity == "high"
    assert reason in note.detail


def test_corrections_of_other_sources_are_left_alone() -> None:
    correction = Correction("other", "2.06万人", "value", "r", "b", value="1")
    found = correct(SOURCE, SourceText(TEXT), figures(), Corrections((correction,)))
    assert found.value == figures()
    assert not found.notes


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_can_be_settled(field: str) -> None:
    values = {
        "concept_id": "card.coverage", "region": "天津市", "period": "2020", "status": "actual", "basis": "change",
        "comparator": "~", "value": "3", "attribute": "约束性",
    }  # fmt: skip
    before, (o, notes) = figures()[0], settle("2.06万人", field, values.get(field, "项"))
    assert not notes
    assert replace(o, flags=before.flags) != before
