"""What a target asks of each year from its baseline: an even increment, a compound rate, a share of a sum."""

from __future__ import annotations

from decimal import Decimal

from generator.model.chain import Step
from generator.model.figure import LOWER
from generator.model.source import Period
from generator.reconcile.chains.arithmetic import (
    apart,
    bracketed,
    compound,
    gap_unit,
    inside,
    is_share,
    percent,
    scale,
    signed,
    told,
)
from generator.reconcile.chains.judging import bound_of, holds
from generator.reconcile.chains.readings import YEAR, Reading, months
from generator.reconcile.chains.stations import Stop
from generator.reconcile.wording import POINTS, rounded
from generator.text.periods import span_of_time

LEAST_YEARS = 2
WHOLE = ("人", "个", "家", "所", "户", "处", "座", "张", "件")
"""What is counted one by one: less than one of it a year says nothing."""
DIGITS = 3
"""Figures that an average keeps before it is rounded away."""


def years_between(first: Period, last: Period) -> int:
    """Whole years from the end of one period to the end of another; 0 where they are not whole."""
    a, b = first.end, last.end
    return b.year - a.year if (a.month, a.day) == (b.month, b.day) else 0


def pace(baseline: Stop, target: Stop, way: str) -> Step | None:
    """The yearly change from the baseline to the target; None where less than two years lie between, or no whole ones.

    A side with several values gives none, for the reason said.
    """
    first, last = baseline.head, target.head
    years = years_between(first.period, last.period)
    if years < LEAST_YEARS:
        return None
    reason = _why_none(baseline, target, way)
    if reason:
        return Step("pace", first.id, last.id, unit=gap_unit(first), reason=reason)
    yearly = (last.value - first.value) / years
    rate = None if is_share(first) or min(first.value, last.value) <= 0 else compound(first.value, last.value, years)
    unit, factor = scale(first, last)
    asked = f"平均每年{_least(last)}{'增加' if yearly > 0 else '减少'}{average(abs(yearly) / factor)}{unit}"
    if is_share(first):
        asked = f"平均每年{_least(last)}{'提高' if yearly > 0 else '降低'}{average(abs(yearly))}{POINTS[first.unit]}"
    left, right = bracketed(inside(last.value, factor)), bracketed(inside(first.value, factor))
    sums = f"（{left}−{right}）÷{years}={signed(average(yearly / factor))}{POINTS.get(unit, unit)}"
    if rate is not None:
        asked += f"，年均{'增长' if rate > 0 else '下降'}{percent(abs(rate))}"
        sums += f"，（{left}÷{right}）^(1/{years})−1={signed(percent(rate))}"
    start, end = (f"{span_of_time(each.period)}{told(each, unit, factor)}" for each in (first, last))
    text = f"由{start}到{end}，{asked}"
    return Step("pace", first.id, last.id, gap=yearly, unit=gap_unit(first), share=rate, text=text, sums=sums)


def _least(target: Reading) -> str:
    return "" if target.exact else "至少"


def _why_none(baseline: Stop, target: Stop, way: str) -> str:
    first, last = baseline.head, target.head
    for stop, word in ((baseline, "基数"), (target, "目标")):
        if stop.disputed:
            return f"{span_of_time(stop.period)}的{word}有不同的数，核实前不算年均"
    if not first.exact:
        return "基数只是界限，不算年均"
    if first.value == last.value:
        return "目标与基数持平，不要求变化"
    counted = first.unit in WHOLE and first.value % 1 == last.value % 1 == 0
    if counted and abs(last.value - first.value) < years_between(first.period, last.period):
        return f"{years_between(first.period, last.period)}年只差{apart(last, first)}，不算年均"
    needed = bound_of(last.comparator, way)
    if needed is not None and holds(first.value, last.value, needed):
        return f"目标{'低' if needed in LOWER else '高'}于基数，不要求{'增长' if needed in LOWER else '下降'}"
    return ""


def share_of_sum(target: Stop) -> Step | None:
    """What a sum over several years asks of each on average; a rate summed up over years has no such part."""
    head = target.head
    length = months(head.period)
    years, rest = divmod(length, YEAR)
    if years < LEAST_YEARS or rest or is_share(head) or head.comparator == "~":
        return None
    if target.disputed:
        reason = f"{span_of_time(target.period)}的目标有不同的数，核实前不算年均"
        return Step("pace", "", head.id, unit=gap_unit(head), reason=reason)
    yearly = head.value / years
    each = f"{average(yearly / head.factor)}{head.scale}"
    text = f"{span_of_time(head.period)}目标{head.written}，平均每年{_least(head)}{each}"
    sums = f"{inside(head.value, head.factor)}÷{years}={each}"
    return Step("pace", "", head.id, gap=yearly, unit=gap_unit(head), text=text, sums=sums)


def average(value: Decimal) -> str:
    """A computed average with three figures at least, and at most four decimals: 0.054, 0.37, 1234.6."""
    if not value:
        return "0"
    places = max(1, DIGITS - 1 - value.adjusted())
    return rounded(value, min(places, 4))
