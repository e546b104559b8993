"""From an expression of time to days. One function a rule of ``rules/periods.yml``; the table at the end joins them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from generator.model.source import Period
from generator.normalise.frame import Frame
from generator.rules.periods import Expression, five_year_plan, period_rules, years
from generator.text.numerals import chinese

# Until this month a report on the work of a year speaks of the one before.
REPORTED, DECEMBER = 4, 12


class When(msgspec.Struct, frozen=True):
    """``point``: a day is meant (年末), not the time up to it. ``relative``: it counts from the day of publication.

    ``counted``: in years (5年来), so that its other end is never known to the day.
    """

    period: Period
    point: bool = False
    relative: bool = False
    of_plan: bool = False
    counted: bool = False


def _month(year: int, month: int, last_month: int = 0) -> Period | None:
    last = last_month or month
    if not (1 <= month <= 12 and 1 <= last <= 12 and month <= last):
        return None
    return Period(date(year, month, 1), date(year, last, monthrange(year, last)[1]))


def _at_mark(period: Period | None, mark: str, frame: Frame, relative: bool = False) -> When | None:
    """``period`` as what follows its words wants it: its last day (底), its first (初), or from there until now."""
    if period is None:
        return None
    if mark.endswith(("底", "末", "前")):
        return When(Period(period.end, period.end), True, relative)
    if mark.endswith("初"):
        return When(Period(period.start, period.start), True, relative)
    if mark in ("以来", "至今", "起", "后"):
        until = frame.today.end if frame.today else None
        if mark == "起" and until and until < period.start:
            return When(period, False, relative)
        return When(Period(period.start, until), False, True) if until and until >= period.start else None
    return When(period, False, relative)


def _years(found: Expression, frame: Frame) -> When | None:
    first, last = found.number("y"), found.number("y2")
    return When(years(first, last)) if first <= last else None


def _months(found: Expression, frame: Frame) -> When | None:
    period = _month(found.number("y"), found.number("m"), found.number("m2"))
    return When(period) if period else None


def _days(found: Expression, frame: Frame) -> When | None:
    try:
        first = date(found.number("y"), found.number("m"), found.number("d"))
        last = date(int(found.groups.get("y2") or found.groups["y"]), found.number("m2"), found.number("d2"))
    except ValueError:
        return None
    return When(Period(first, last)) if first <= last else None


def _month_to_month(found: Expression, frame: Frame) -> When | None:
    first, last = _month(found.number("y"), found.number("m")), _month(found.number("y2"), found.number("m2"))
    return When(Period(first.start, last.end)) if first and last and first.start <= last.end else None


def _day(found: Expression, frame: Frame) -> When | None:
    try:
        day = date(found.number("y"), found.number("m"), found.number("d"))
    except ValueError:
        return None
    mark = found.groups.get("mark", "")
    return _at_mark(Period(day, day), mark, frame) if mark else When(Period(day, day), True)


def _year_month(found: Expression, frame: Frame) -> When | None:
    return _at_mark(_month(found.number("y"), found.number("m")), found.groups.get("mark", ""), frame)


def _quarter(found: Expression, frame: Frame) -> When | None:
    first, last = period_rules().parts[found.groups["q"]]
    period = _month(found.number("y"), first, last)
    return When(period) if period else None


def _year(found: Expression, frame: Frame) -> When | None:
    year = found.number("y")
    return _at_mark(years(year, year), found.groups.get("mark", ""), frame)


def _plan(found: Expression, frame: Frame) -> When | None:
    return _at_mark(five_year_plan(found.groups["p"]), found.groups.get("mark", ""), frame)


def _plan_beginning(found: Expression, frame: Frame) -> When | None:
    plan = five_year_plan(found.groups["p"])
    return When(years(plan.start.year, plan.start.year + count_of(found.groups["n"]) - 1)) if plan else None


def _last_month(found: Expression, frame: Frame) -> When | None:
    """The month before the day of publication, where that is known to the month."""
    today = frame.today
    if today is None or (today.start.year, today.start.month) != (today.end.year, today.end.month):
        return None
    last = today.start.replace(day=1) - timedelta(days=1)
    return When(Period(last.replace(day=1), last), relative=True)


def _holiday(found: Expression, frame: Frame) -> When | None:
    """The year of the last 国庆假期: its days are not printed and move from year to year."""
    if frame.today is None or (frame.today.start.year, frame.today.start.month) != (
        frame.today.end.year,
        frame.today.end.month,
    ):
        return None
    year = frame.today.end.year - (frame.today.end.month < period_rules().holidays[found.groups["e"]])
    return When(years(year, year), relative=True)


def _this_year_months(found: Expression, frame: Frame) -> When | None:
    if frame.today is None:
        return None
    period = _month(frame.today.end.year, found.number("m"), found.number("m2"))
    return When(period, relative=True) if period else None


def _this_year_month(found: Expression, frame: Frame) -> When | None:
    if frame.today is None:
        return None
    period = _month(frame.today.end.year, found.number("m"))
    return _at_mark(period, found.groups.get("mark", ""), frame, relative=True)


def _this_year_day(found: Expression, frame: Frame) -> When | None:
    if frame.today is None:
        return None
    try:
        day = date(frame.today.end.year, found.number("m"), found.number("d"))
    except ValueError:
        return None
    mark = found.groups.get("mark", "")
    return _at_mark(Period(day, day), mark, frame) if mark else When(Period(day, day), True, True)


def _this_year_part(found: Expression, frame: Frame) -> When | None:
    if frame.today is None:
        return None
    period = _month(frame.today.end.year, *period_rules().parts[found.groups["q"]])
    return When(period, relative=True) if period else None


def _year_from_now(offset: int) -> Callable[[Expression, Frame], When | None]:
    def resolve(found: Expression, frame: Frame) -> When | None:
        # 上年同期 is a part of a year that the words do not name
        if frame.today is None or found.groups.get("mark") == "同期":
            return None
        # 当年 of a rule is the year of each case
        if found.text.startswith("当年") and frame.source.kind not in ("bulletin", "report"):
            return None
        year = frame.today.end.year + offset
        return _at_mark(years(year, year), found.groups.get("mark", "").removesuffix("内"), frame, relative=True)

    return resolve


def _since(found: Expression, frame: Frame) -> When | None:
    opening = period_rules().events[found.groups["e"]]
    if frame.today is None or frame.today.end < opening:
        return None
    return When(Period(opening, frame.today.end), relative=True)


def count_of(text: str) -> int:
    """5 or 五 as a number; 0 for what is none."""
    return int(text) if text.isdigit() else chinese(text) or 0


def _shifted(day: date, count: int) -> date:
    """The same day ``count`` years on; 29 February becomes the 28th."""
    year = day.year + count
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def _past_years(found: Expression, frame: Frame) -> When | None:
    count = count_of(found.groups.get("n") or found.groups["n2"])
    if frame.today is None or not count:
        return None
    first, last = frame.today.start, frame.today.end
    if count == 1 and frame.source.kind == "report" and (last.month <= REPORTED or last.month == DECEMBER):
        # 过去一年 in a report to the meeting at the turn of a year: the calendar year that ends or has ended
        year = last.year - (last.month <= REPORTED)
        return When(years(year, year), of_plan=True)
    start = _shifted(first, -count) + timedelta(days=first == last)
    return When(Period(start, last), relative=True, counted=True)


def _coming_years(found: Expression, frame: Frame) -> When | None:
    """The plan, where it has just so many years; else the years from the day of publication on."""
    count = count_of(found.groups["n"])
    if frame.plan and frame.plan.end.year - frame.plan.start.year + 1 == count:
        return When(frame.plan, of_plan=True)
    if frame.today is None or not count:
        return None
    return When(Period(frame.today.start, _shifted(frame.today.end, count)), relative=True, counted=True)


def around(day: date, frame: Frame) -> Period:
    """A day that was counted in years: its month, or its year where no more is known of the day it counts from."""
    today = frame.today
    if today and (today.start.year, today.start.month) != (today.end.year, today.end.month):
        return years(day.year, day.year)
    return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def _plan_period(found: Expression, frame: Frame) -> When | None:
    if frame.plan is None:
        return None
    if found.groups.get("mark") or found.groups.get("mark2"):
        return When(Period(frame.plan.end, frame.plan.end), True, of_plan=True)
    return When(frame.plan, of_plan=True)


def _now(found: Expression, frame: Frame) -> When | None:
    return When(frame.today, True, True) if frame.today else None


RESOLVERS: dict[str, Callable[[Expression, Frame], When | None]] = {
    "years": _years,
    "days": _days,
    "month-to-month": _month_to_month,
    "months": _months,
    "day": _day,
    "month": _year_month,
    "quarter": _quarter,
    "year": _year,
    "plan-beginning": _plan_beginning,
    "last-month": _last_month,
    "holiday": _holiday,
    "plan": _plan,
    "numbered-plan": _plan,
    "this-year-months": _this_year_months,
    "this-year-day": _this_year_day,
    "this-year-month": _this_year_month,
    "this-year-part": _this_year_part,
    "this-year": _year_from_now(0),
    "last-year": _year_from_now(-1),
    "next-year": _year_from_now(1),
    "since": _since,
    "past-years": _past_years,
    "coming-years": _coming_years,
    "years-before": lambda found, frame: None,
    "plan-period": _plan_period,
    "now": _now,
}


def resolve(found: Expression, frame: Frame) -> When | None:
    """The days that an expression means in this source; None when they can't be known."""
    return RESOLVERS[found.rule](found, frame)
