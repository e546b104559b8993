"""A period as readers are told of it, the same on the site, in print and in findings."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from generator.model.source import Period


def span_of_time(period: Period | None) -> str:
    """A period in words: "2025年", "2016—2020年", "2017年6月末", "2020年2—6月"."""
    if period is None:
        return "期间未定"
    start, end = period.start, period.end
    if start == end:
        return _day(start)
    full = end.day == monthrange(end.year, end.month)[1] and start.day == 1
    if full and (start.month, end.month) == (1, 12):
        return f"{start.year}年" if start.year == end.year else f"{start.year}—{end.year}年"
    if full and start.year == end.year:
        months = f"{start.month}" if start.month == end.month else f"{start.month}—{end.month}"
        return f"{start.year}年{months}月"
    if full:
        return f"{start.year}年{start.month}月—{end.year}年{end.month}月"
    return f"{_day(start)}—{_day(end)}"


def _day(day: date) -> str:
    if (day.month, day.day) == (12, 31):
        return f"{day.year}年末"
    if day.day == monthrange(day.year, day.month)[1]:
        return f"{day.year}年{day.month}月末"
    return f"{day.year}年{day.month}月{day.day}日"
