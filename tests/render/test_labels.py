"""What readers see of a figure: case by case, in their own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from generator.model.figure import Comparator, Mention, Observation, Quantity, Status
from generator.model.place import Span
from generator.model.source import Period
from generator.render import labels


def figure(
    text: str,
    value: str | None,
    unit: str,
    comparator: Comparator = "=",
    top: str = "",
    parts: str = "",
    base: str = "",
) -> Observation:
    """An observation as a table cell or a sentence gives it."""
    quantity = Quantity(
        Decimal(value) if value else None, unit, comparator, text, Span(0, len(text)),
        Decimal(top) if top else None, tuple(Decimal(p) for p in parts.split(":") if p),
    )  # fmt: skip
    mention = Mention("s:0", "指标", quantity, Span(0, 9), 0, "prose", "rule")
    return Observation(
        "s:0",
        "s",
        mention,
        "",
        None,
        None,
        "target",
        "level",
        unit,
        Decimal(base) if base else None,
        unit.lstrip("万亿"),
    )


@pytest.mark.parametrize(
    ("observation", "shown"),
    [
        (figure("1.5万人", "1.5", "万人"), "1.5万人"),
        (figure("95.0", "95.0", "%"), "95.0%"),
        (figure("<4.5", "4.5", "%", "<"), "<4.5%"),
        (figure("4.5%", "4.5", "%", "<="), "≤4.5%"),
        (figure("[2.06]", "2.06", "万人"), "2.06万人"),
        (figure("3—5家", "3", "家", "range", "5"), "3—5家"),
        (figure("30000多家", "30000", "家", "~"), "约30,000家"),
        (figure("10:40:50", None, "", parts="10:40:50"), "10:40:50"),
        (figure("全覆盖", None, ""), "全覆盖"),
    ],
)
def test_a_value_as_written_with_sign_and_unit(observation: Observation, shown: str) -> None:
    assert labels.value(observation) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [("20600.00", "20,600"), ("15000", "15,000"), ("4.50", "4.5"), ("100", "100"), ("0.028", "0.028"), ("0", "0")],
)
def test_numbers_are_grouped_and_lose_idle_zeros(value: str, shown: str) -> None:
    assert labels.number(Decimal(value)) == shown


def test_a_base_value_keeps_the_sign_and_says_when_it_is_cut() -> None:
    assert labels.base(figure("175万人", "175", "万人", ">=", base="1750000")) == "≥1,750,000人"
    assert labels.base(figure("2/3", "0.6667", "", base=str(Decimal(2) / Decimal(3)))) == "约0.666667"
    assert labels.base(figure("全覆盖", None, "")) == ""


@pytest.mark.parametrize(
    ("words", "start", "end", "status", "said"),
    [
        ("目前", "2017-07-26", "2017-07-26", "actual", "截至2017年7月"),
        ("", "2017-07-26", "2017-07-26", "actual", "截至2017年7月"),
        ("5年来", "2017-07-01", "2017-07-31", "actual", "截至2017年7月"),
        ("截至今年6月底", "2017-06-30", "2017-06-30", "actual", "2017年6月末"),
        ("2017年7月26日", "2017-07-26", "2017-07-26", "actual", "2017年7月26日"),
        ("近年来", "2012-07-01", "2017-07-31", "actual", "2012年7月—2017年7月"),
        ("", "2025-12-31", "2025-12-31", "target", "2025年末"),
    ],
)
def test_the_day_of_telling_is_no_date_of_the_figure(
    words: str, start: str, end: str, status: Status, said: str
) -> None:
    o = figure("57人", "57", "人")
    period = Period(date.fromisoformat(start), date.fromisoformat(end))
    dated = replace(o, mention=replace(o.mention, period_text=words), period=period, status=status)
    assert labels.as_of(dated) == said
    assert labels.as_of(replace(dated, flags=frozenset({"reviewed"}))) == labels.period(dated)
