"""What the head of a column says: the period, the status, how it is counted, its unit, and what else it measures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.model.document import Column
from generator.model.figure import Basis, PeriodOrigin, Status
from generator.model.place import Span
from generator.model.source import Period, Source
from generator.rules.divisions import resolve, words
from generator.rules.periods import Expression, bare, find, five_year_plan, printed, without, years
from generator.rules.table_words import basis_of, is_unit, status_of, table_words
from generator.text.fold import fold

# Parts of a year that the words do not name.
OF_SOME_YEAR = frozenset({"this-year-months", "this-year-month", "this-year-part"})
BRACKET = re.compile(r"\(\s*(?:单位:)?([^()]{1,12})\s*\)")
SIGNS = "①②③④⑤⑥⑦⑧⑨*†‡"


@dataclass(frozen=True, slots=True)
class Head:
    """One value column. ``measure`` is what the head names besides (同比增长, 总收入); ``place`` a region as column.

    ``total`` is what the head says besides its time, as printed; ``dated``: it says its time itself.
    ``unclear``: the column has no head, or another has the very same, so that what it holds is doubtful.
    """

    index: int
    span: Span
    period_text: str
    period_origin: PeriodOrigin
    status: Status
    basis: Basis
    unit: str
    measure: str
    place: str
    total: str = ""
    dated: bool = False
    unclear: bool = False

    @property
    def moved(self) -> bool:
        """Does the column hold changes and not levels?"""
        return self.basis in ("change", "average")


def heads_of(columns: Sequence[Column], caption: str, source: Source, title: str = "") -> tuple[Head, ...]:
    """The heads of the columns that hold values; ``caption`` is the folded caption, empty where there is none.

    ``title`` is that of the document: the year of its months where neither head nor caption prints one.
    """
    heads = [_head(column, caption, title) for column in columns if column.role == "value"]
    measures = {head.measure for head in heads if not head.moved}
    if len(measures) == 1 and measures <= set(table_words().matters):
        heads = [head if head.moved else replace(head, measure="") for head in heads]
    heads = [_summed(head, heads) for head in heads]
    heads = [_dated_as_the_others(head, heads) for head in heads]
    heads = _dated_in_turn(heads)
    plan = planned(source)
    if plan is None and any(column.role == "attribute" for column in columns):
        plan = _aimed_at(heads)
    heads = [_with_status(head, heads, source, plan) for head in heads]
    heads = [_set_out_from(head, heads, plan) for head in heads]
    said = Counter(_says(head) for head in heads)
    blank = {column.index for column in columns if not column.header.strip()}
    torn = {column.index for column in columns if _tells_two_times(column.header)}
    unsure = blank | torn | ({head.index for head in heads if not head.dated} if torn else set())
    heads = [replace(head, period_text="", period_origin="") if head.index in torn else head for head in heads]
    return tuple(replace(head, unclear=said[_says(head)] > 1 or head.index in unsure) for head in heads)


def _tells_two_times(header: str) -> bool:
    """Does a head name two years and no span between them? Then two heads ran together, and neither stands here."""
    rest = without(re.sub(table_words().references, "", bare(fold(header))))
    return re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", rest) is not None


def _says(head: Head) -> tuple[str, ...]:
    return head.period_text, head.status, head.basis, head.unit, head.measure, head.place


def _head(column: Column, caption: str, title: str) -> Head:
    unit, text = _split_unit(fold(column.header).rstrip(SIGNS))
    own = re.sub(table_words().references, "", bare(text))
    expression, rest = find(own), without(own)
    basis, status = basis_of(bare(text)), status_of(bare(text))
    period, origin = _caption_period(caption)
    if expression:
        period, origin = _in_year(printed(text, expression), expression, caption, title), "header"
    rest = rest.removeprefix("其中").lstrip(":")
    place = rest if is_place(rest) else ""
    moved = basis in ("change", "average")
    said = bare(text).replace(expression.text if expression else "", "", 1) if moved else without(text)
    measure = "" if place else _measure(said.removeprefix("其中").lstrip(":"), expression is not None, moved)
    return Head(
        column.index, column.span, period, origin, status, basis, unit, measure, place, rest, expression is not None
    )


def _caption_period(caption: str) -> tuple[str, PeriodOrigin]:
    """The period that the caption names for all columns that name none; a plan's is that of its section."""
    expression = find(caption)
    if expression is None:
        return "", ""
    return printed(caption, expression), "section" if "plan" in expression.rule else "header"


def _in_year(words: str, expression: Expression, caption: str, title: str) -> str:
    """3月末 under a caption or a title of a year is 3月末 of that year."""
    if expression.rule not in OF_SOME_YEAR or re.match("今|本", words):
        return words
    dates = (found.groups.get("y", "") for line in (caption, title) if (found := find(line)))
    year = next((year for year in dates if year), "")
    return f"{year}年{words}" if year else words


def _split_unit(text: str) -> tuple[str, str]:
    """The unit of a head, and the head without it: the last in brackets, a closing %, or a unit as its last word."""
    brackets = [match for match in BRACKET.finditer(text) if is_unit(match[1])]
    if brackets:
        rest = BRACKET.sub(lambda match: "" if is_unit(match[1]) else match[0], text)
        return re.sub(r"[\s±]", "", brackets[-1][1]), rest
    if (match := re.search(r"±?\s*[%‰]\s*$", text)) and match.start():
        return re.sub(r"[\s±]", "", match[0]), text[: match.start()]
    before, _, last = text.rstrip().rpartition(" ")
    # single characters set apart are one word that was spaced out (月 份)
    if before and len(last) + len(before.split()[-1]) > 2 and is_unit(last):
        return last, before
    return "", text


@lru_cache(maxsize=4096)
def is_place(text: str) -> bool:
    """Is the folded ``text`` the name of a division, or a word for a whole one (全市, 全国)?"""
    form = bare(text)
    known = form in words().scopes or form in words().nation
    return known or (len(form) > 2 and form[-1] in "省市县区州盟旗" and resolve(form) is not None)


def _measure(rest: str, dated: bool, moved: bool) -> str:
    """A head without the words that say its status: what it adds to the names of the rows; empty if nothing."""
    text = re.sub(r"[()\[\]:、,]", "", rest)
    for entry in table_words().statuses:
        for word in entry.words:
            # 完成率 is a measure of its own
            text = text if text == f"{word}率" else text.replace(word, "")
    if moved:
        return text.removeprefix("累计")
    silent = "|".join(map(re.escape, sorted(table_words().silent, key=len, reverse=True)))
    if text in table_words().silent or (dated and re.fullmatch(f"(?:{silent})+", text)):
        return ""
    plain = "|".join(map(re.escape, table_words().plain))
    return re.sub(f"(?<=.)(?:{plain})$", "", text)


def _summed(head: Head, heads: Sequence[Head]) -> Head:
    """A column 合计 beside columns of single years in a row adds them up."""
    own = sorted(year for each in heads if not each.moved and (year := head_year(each)) is not None)
    whole = own == list(range(own[0], own[-1] + 1)) if len(own) > 2 else False
    if head.dated or not whole or head.total not in table_words().totals:
        return head
    return replace(head, period_text=f"{own[0]}—{own[-1]}年", period_origin="header", basis="cumulative")


def _dated_as_the_others(head: Head, heads: Sequence[Head]) -> Head:
    """A column of changes without a date of its own has that of the levels beside it, if they all have the same."""
    levels = {each.period_text for each in heads if not each.moved}
    if not head.moved or head.dated or len(levels) != 1 or not (only := levels.pop()):
        return head
    return replace(head, period_text=only, period_origin="header")


def _dated_in_turn(heads: Sequence[Head]) -> list[Head]:
    """Changes without a date of their own, printed behind each of several levels, have the date of that level.

    Behind two levels of years in a row a single change is that of the later year.
    """
    turns: list[list[Head]] = []
    for head in heads:
        if not head.moved:
            turns.append([head])
        elif turns:
            turns[-1].append(head)
    lengths = {len(turn) for turn in turns}
    undated = not any(head.dated for turn in turns for head in turn[1:])
    dated = len(turns) > 1 and all(turn[0].dated for turn in turns)
    if not dated or not undated or heads[0].moved:
        return list(heads)
    if len(lengths) == 1 and lengths != {1}:
        return [_dated(head, turn[0]) for turn in turns for head in turn]
    later = max(turns, key=lambda turn: head_year(turn[0]) or 0)[0]
    known = sorted(head_year(turn[0]) or 0 for turn in turns)
    last = turns[-1][1:]
    if len(turns) == 2 and len(last) == 1 and last[0].basis == "change" and known[0] and known[1] - known[0] == 1:
        return [turns[0][0], turns[1][0], _dated(last[0], later)]
    return list(heads)


def _dated(head: Head, level: Head) -> Head:
    return replace(head, period_text=level.period_text, period_origin="header") if head.moved else head


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


def over_years(heads: Sequence[Head]) -> Head:
    """The head of one cell that stands under several: of all their years, if they follow each other; else undated."""
    found = [head_year(head) for head in heads]
    first = next((year for year in found if year is not None), 0)
    if found == list(range(first, first + len(found))) and len({head.status for head in heads}) == 1:
        return replace(heads[0], period_text=f"{first}—{found[-1]}年", period_origin="header", unclear=True)
    return replace(heads[0], period_text="", period_origin="", unclear=True)


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


def head_year(head: Head) -> int | None:
    """The last year that the head's own words print."""
    return year_in(head.period_text) if head.period_origin == "header" else None


def year_in(text: str) -> int | None:
    """The last year that an expression of time names; None where it names none."""
    found = find(text)
    if found and "plan" in found.rule and (plan := five_year_plan(found.groups.get("p", ""))):
        return plan.end.year
    year = found and (found.groups.get("y2") or found.groups.get("y"))
    return int(year) if year and len(year) == 4 else None
