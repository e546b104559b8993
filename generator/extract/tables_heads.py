"""The heads of a table: what each says, what they say together, and whether they are reached or aimed at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.extract.tables_columns import Head, head_of, head_year
from generator.extract.tables_turns import dated_as_the_others, dated_in_turn, measured_in_turn, summed
from generator.model.document import Column
from generator.model.figure import Status
from generator.model.source import Period, Source
from generator.rules.pattern import compiled
from generator.rules.periods import bare, without, years
from generator.rules.table_words import table_words
from generator.text.fold import fold

PART_OF_YEAR = re.compile("[月季]|上半年|下半年")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def heads_of(columns: Sequence[Column], caption: str, source: Source, title: str = "") -> tuple[Head, ...]:
    """The heads of the columns that hold values; ``caption`` is the folded caption, empty where there is none.

    ``title`` is that of the document: the year of its months where neither head nor caption prints one.
    """
    heads = [head_of(column, caption, title) for column in columns if column.role == "value"]
    measures = {head.measure for head in heads if not head.moved}
    if len(measures) == 1 and measures <= set(table_words().matters):
        heads = [head if head.moved else replace(head, measure="") for head in heads]
    heads = [summed(head, heads) for head in heads]
    heads = [dated_as_the_others(head, heads) for head in heads]
    heads = dated_in_turn(heads)
    heads = measured_in_turn(heads)
    plan = planned(source)
    if plan is None and any(column.role == "attribute" for column in columns):
        plan = _aimed_at(heads)
    heads, plan = _looking_back(heads, plan)
    heads = _set_before_the_plan(heads, plan)
    heads = [_with_status(head, heads, source, plan) for head in heads]
    heads = [_set_out_from(head, heads, plan) for head in heads]
    if plan is None and _tells_what_was(heads):
        heads = [head if head.status else replace(head, status="actual") for head in heads]
    said = Counter(_says(head) for head in heads)
    blank = {column.index for column in columns if not column.header.strip()}
    torn = {column.index for column in columns if _tells_two_times(column.header)}
    unsure = blank | torn | ({head.index for head in heads if not head.dated} if torn else set())
    heads = [replace(head, period_text="", period_origin="") if head.index in torn else head for head in heads]
    return tuple(replace(head, unclear=head.unclear or said[_says(head)] > 1 or head.index in unsure) for head in heads)


def _looking_back(heads: Sequence[Head], plan: Period | None) -> tuple[list[Head], Period | None]:
    """A table of what an earlier plan reached (2015年, 规划目标, 2020年完成) is judged by the years of that plan.

    Its target without a year is one of its last year: the plan that the document itself is comes later.
    """
    found = sorted({year for head in heads if not head.moved and (year := head_year(head)) is not None})
    last = next((head for head in heads if head.status == "actual" and head_year(head) == found[-1]), None)
    aim = next((head for head in heads if head.status == "target" and head_year(head) is None), None)
    earlier = plan is not None and len(found) > 1 and found[-1] < plan.start.year
    # behind what was reached, a target would be the next one
    if last is None or aim is None or not earlier or aim.index > last.index:
        return list(heads), plan
    period = last.period_text if re.fullmatch(r"\d{4}年?", last.period_text) else f"{found[-1]}年"
    told = [
        replace(head, period_text=period, period_origin="section")
        if head.status == "target" and not head.period_text
        else head
        for head in heads
    ]
    return told, years(found[0] + 1, found[-1])


def _set_before_the_plan(heads: Sequence[Head], plan: Period | None) -> list[Head]:
    """规划数 over 2020年 and 2025年: a plan aims at nothing before it begins, so the first is what it sets out from."""
    levels = [head for head in heads if not head.moved]
    aims = all(head.status == "target" and head_year(head) is not None for head in levels)
    if plan is None or not aims or not any((head_year(head) or 0) >= plan.start.year for head in levels):
        return list(heads)
    return [
        replace(head, status="") if not head.moved and (head_year(head) or 0) < plan.start.year else head
        for head in heads
    ]


def _tells_what_was(heads: Sequence[Head]) -> bool:
    """Are the figures set beside those of the year before (同比), or parts of a year with their growth? Then they are
    reached, where no column aims at anything."""
    if any(head.status in ("target", "forecast") for head in heads):
        return False
    changes = [head for head in heads if head.basis == "change"]
    parts = any(not head.moved and PART_OF_YEAR.search(head.period_text) for head in heads)
    return any(compiled(table_words().before).search(head.measure) for head in changes) or (bool(changes) and parts)


def _tells_two_times(header: str) -> bool:
    """Does a head name two years and no span between them? Then two heads ran together, and neither stands here."""
    rest = without(compiled(table_words().references).sub("", bare(fold(header))))
    return YEAR.search(rest) is not None


def _says(head: Head) -> tuple[str, ...]:
    return head.period_text, head.status, head.basis, head.unit, head.measure, head.place


def _with_status(head: Head, heads: Sequence[Head], source: Source, plan: Period | None) -> Head:
    """A head without a word of status gets it from its year: before the plan, in it, or before publication."""
    if head.status:
        return head
    if (
        head.moved
        and head_year(head) is None
        and plan
        and any(_by_year(each, heads, source, plan) == "target" for each in heads)
    ):
        return replace(head, status="target")
    return replace(head, status=_by_year(head, heads, source, plan))


def _set_out_from(head: Head, heads: Sequence[Head], plan: Period | None) -> Head:
    """What was reached (2020年完成值) just before the plan, beside what it aims at, is the baseline of that aim."""
    if plan is None or head.status != "actual" or head.moved:
        return head
    first = plan.start.year
    aims = any(each.status == "target" and (head_year(each) or first) >= first for each in heads)
    before = [year for each in heads if not each.moved and (year := head_year(each)) is not None and year < first]
    base = any(each.status == "baseline" for each in heads)
    return replace(head, status="baseline") if aims and not base and head_year(head) == max(before, default=0) else head


def year_status(year: int, source: Source, plan: Period | None) -> Status:
    """What a year alone says: aimed at within the plan, reached before it or before publication; else nothing."""
    if source.kind in ("bulletin", "report"):
        return "actual"
    if plan is not None:
        return "target" if year >= plan.start.year else "actual"
    known = (source.published or source.assumed_date)[:4]
    return "actual" if known and year < int(known) else ""


def _by_year(head: Head, heads: Sequence[Head], source: Source, plan: Period | None) -> Status:
    if head.status:
        return head.status
    year = head_year(head)
    if year is None:
        return "actual" if source.kind in ("bulletin", "report") else ""
    if plan is None or year >= plan.start.year:
        return year_status(year, source, plan)
    others = [other for each in heads if not each.moved and (other := head_year(each)) is not None]
    before = [other for other in others if other < plan.start.year]
    aims = any(each.status == "target" for each in heads) or len(before) < len(others)
    return "baseline" if aims and year == max(before, default=0) else "actual"


def _aimed_at(heads: Sequence[Head]) -> Period | None:
    """约束性 and 预期性 indicators are aimed at: without a known plan, the last year of their table is its end."""
    found = sorted({year for head in heads if not head.moved and (year := head_year(head)) is not None})
    return years(found[-2] + 1, found[-1]) if len(found) > 1 else None


def planned(source: Source) -> Period | None:
    """The years a source plans for; a bulletin's year is none."""
    return source.period if source.kind in ("plan", "interpretation", "other") else None
