"""What the head of a column says: the period, the status, how it is counted, its unit, and what else it measures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.document import Column, Table
from generator.model.figure import Basis, PeriodOrigin, Status
from generator.model.source import Period, Source
from generator.rules.divisions import resolve, words
from generator.rules.periods import bare, find, printed, without
from generator.rules.table_words import basis_of, is_unit, status_of, table_words
from generator.text.fold import fold


@dataclass(frozen=True, slots=True)
class Head:
    """One value column. ``measure`` is what the head names besides (同比增长, 总收入); ``place`` a region as column."""

    index: int
    period_text: str
    period_origin: PeriodOrigin
    status: Status
    basis: Basis
    unit: str
    measure: str
    place: str


def heads_of(table: Table, caption: str, source: Source) -> tuple[Head, ...]:
    """The heads of the columns that hold values; ``caption`` is the folded caption, empty where there is none."""
    heads = [_head(column, caption) for column in table.columns if column.role == "value"]
    return tuple(_with_status(head, heads, source) for head in heads)


def _head(column: Column, caption: str) -> Head:
    text = fold(column.header)
    unit, text = _split_unit(text)
    expression, rest = find(text), without(text)
    period, origin = _caption_period(caption)
    if expression:
        period, origin = printed(text, expression), "header"
    basis = basis_of(rest)
    place = rest if is_place(rest) else ""
    return Head(column.index, period, origin, status_of(rest), basis, unit, "" if place else _measure(rest), place)


def _caption_period(caption: str) -> tuple[str, PeriodOrigin]:
    """The period that the caption names for all columns that name none."""
    expression = find(caption)
    return (printed(caption, expression), "section") if expression else ("", "")


def _split_unit(text: str) -> tuple[str, str]:
    """The unit in the brackets at a head's end, or its closing %, and the head without it."""
    bracket = re.search(r"\(\s*(?:单位:)?([^()]{1,12})\s*\)", text)
    if bracket and is_unit(bracket[1]):
        return bracket[1].replace(" ", ""), text[: bracket.start()] + text[bracket.end() :]
    if (match := re.search(r"[%‰]\s*$", text)) and match.start():
        return match[0].strip(), text[: match.start()]
    return "", text


def is_place(text: str) -> bool:
    """Is the folded ``text`` the name of a division, or a word for a whole one (全市, 全国)?"""
    form = bare(text)
    known = form in words().scopes or form in words().nation
    return known or (len(form) > 2 and form[-1] in "省市县区州盟旗" and resolve(form) is not None)


def _measure(rest: str) -> str:
    """The head without the words that say its status: what it adds to the names of the rows; empty if nothing."""
    text = re.sub(r"[()\[\]:、,]", "", rest)
    for entry in table_words().statuses:
        for word in entry.words:
            text = text.replace(word, "")
    text = re.sub(r"^(?:较|比|到|至|截至)$", "", text)
    return "" if text in table_words().silent else text


def _with_status(head: Head, heads: list[Head], source: Source) -> Head:
    """A head without a word of status gets it from its year: before the plan, in it, or before publication."""
    if head.status or head.basis in ("change", "average"):
        return head if head.status else _replace(head, _by_year(head, heads, source) or "actual")
    return _replace(head, _by_year(head, heads, source))


def _by_year(head: Head, heads: list[Head], source: Source) -> Status:
    year = head_year(head)
    if year is None:
        return "actual" if source.kind in ("bulletin", "report") else ""
    plan = planned(source)
    if plan is None or source.kind in ("bulletin", "report"):
        known = (source.published or source.assumed_date)[:4]
        return "actual" if source.kind in ("bulletin", "report") or (known and year <= int(known)) else ""
    if year >= plan.start.year:
        return "target"
    later = any((other := head_year(each)) is not None and other >= plan.start.year for each in heads)
    return "baseline" if later or any(each.status == "target" for each in heads) else "actual"


def planned(source: Source) -> Period | None:
    """The years a source plans for; a bulletin's year is none."""
    return source.period if source.kind in ("plan", "interpretation", "other") else None


def head_year(head: Head) -> int | None:
    """The last year that the head's own words print."""
    if head.period_origin != "header":
        return None
    found = find(head.period_text)
    year = found and (found.groups.get("y2") or found.groups.get("y"))
    return int(year) if year and len(year) == 4 else None


def _replace(head: Head, status: Status) -> Head:
    return Head(
        head.index, head.period_text, head.period_origin, status, head.basis, head.unit, head.measure, head.place
    )
