"""What the head of one column says: the period, the status, how it is counted, its unit, and what else it measures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.model.document import Column
from generator.model.figure import Basis, PeriodOrigin, Status
from generator.model.place import Span
from generator.rules.divisions import resolve, words
from generator.rules.pattern import compiled
from generator.rules.periods import Expression, bare, find, five_year_plan, printed, without
from generator.rules.table_words import basis_of, is_unit, status_of, table_words
from generator.text.fold import fold

# Years, and parts of them, that the words do not name.
OF_SOME_YEAR = frozenset({"this-year", "this-year-months", "this-year-month", "this-year-part"})
BRACKET = re.compile(r"\(\s*(?:单位:)?([^()]{1,12})\s*\)")
SIGNS = "①②③④⑤⑥⑦⑧⑨*†‡"
MARK = re.compile(r"[()\[\]:、,]")
OF_NOW = re.compile("今|本")
SHARE_AT_END = re.compile(r"±?\s*[%‰]\s*$")
MOVE_AT_END = re.compile(r"±\s*[^\s±]{1,6}\s*$")
LOOSE = re.compile(r"[\s±]")


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


def head_of(column: Column, caption: str, title: str) -> Head:
    """What the head of ``column`` says, under the folded ``caption`` of its table and the ``title`` of its document."""
    unit, text = _split_unit(fold(column.header).rstrip(SIGNS))
    own = compiled(table_words().references).sub("", bare(text))
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
    """3月末 under a caption or a title of a year is 3月末 of that year, 年度 that year."""
    if expression.rule not in OF_SOME_YEAR:
        return words
    found = [each for line in (caption, title) if (each := find(line)) and "y" in each.groups]
    year = found[0].groups["y"] if found and "y2" not in found[0].groups else ""
    if not year:
        return words
    if expression.rule == "this-year":
        return f"{year}年{expression.groups.get('mark', '').removeprefix('年').removesuffix('内')}"
    return words if OF_NOW.match(words) else f"{year}年{words}"


def _split_unit(text: str) -> tuple[str, str]:
    """The unit of a head, and the head without it: the last in brackets, a closing %, or a unit as its last word."""
    brackets = [match for match in BRACKET.finditer(text) if is_unit(match[1])]
    if brackets:
        rest = BRACKET.sub(lambda match: "" if is_unit(match[1]) else match[0], text)
        return LOOSE.sub("", brackets[-1][1]), rest
    match = SHARE_AT_END.search(text) or MOVE_AT_END.search(text)
    if match and match.start() and is_unit(unit := LOOSE.sub("", match[0])):
        return unit, text[: match.start()]
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
    text = MARK.sub("", rest)
    for entry in table_words().statuses:
        for word in entry.words:
            # 完成率 is a measure of its own
            text = text if text == f"{word}率" else text.replace(word, "")
    if moved:
        return text.removeprefix("累计")
    if text in table_words().silent or (dated and _silent().fullmatch(text)):
        return ""
    return _plain().sub("", text)


@cache
def _silent() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, sorted(table_words().silent, key=len, reverse=True)))})+")


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(f"(?<=.)(?:{'|'.join(map(re.escape, table_words().plain))})$")


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
