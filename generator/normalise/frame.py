"""What dates, places and explains the figures of one source: its plan, its day of publication, its sections."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.model.document import Document
from generator.model.source import Period, Source, SourceKind, SourceText
from generator.rules.periods import (
    Expression,
    bare,
    find,
    five_year_plan,
    named_plan,
    period_rules,
    section_kind,
    titled,
    years,
)
from generator.rules.section_standing import standings
from generator.text.fold import folded
from generator.text.titles import printed_title

SectionKind = Literal["background", "goals", "outlook", "year", ""]
OPENING_BLOCKS = 5
YEAR = re.compile(r"(?:19|20)(?<!\d\d\d)\d\d(?=年)")
OFTEN, LONG_BEFORE = 5, 2
ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
SPEAKER = re.compile(r"^[^:：,，。]{0,8}[:：]")


@dataclass(frozen=True, slots=True)
class Setting:
    """The time a section speaks of: ``background`` (what was reached), ``goals``, ``outlook`` (a later year).

    ``year``: a title that names nothing but a time (2016年重点工作).
    """

    kind: SectionKind
    period: Period | None = None


UNSAID = Setting("")


@dataclass(frozen=True, slots=True)
class Frame:
    """``plan``: the years the source plans for. ``today``: the last day it can know of; ``assumed`` if not printed.

    ``openings`` is, by block, the expression of time that the question answered there, or else the article, opens with.
    """

    source: Source
    text: str
    document: Document
    plan: Period | None
    today: Period | None
    assumed: bool
    settings: tuple[Setting, ...]
    openings: tuple[Expression | None, ...]

    def setting(self, section: int) -> Setting:
        return self.settings[section] if 0 <= section < len(self.settings) else UNSAID

    @property
    def previous(self) -> Period | None:
        """The plan before: as many years, ending the day before this one begins."""
        if self.plan is None:
            return None
        first, last = self.plan.start.year, self.plan.end.year
        return years(first - (last - first + 1), first - 1)


def frame(source: Source, text: SourceText, document: Document) -> Frame:
    """All that the resolvers need to know of one source."""
    told = reported(source, text.text, document)
    printed = told or partial_date(source.published) or _delivered(source, text.text, document)
    today = printed or partial_date(source.assumed_date)
    if told is None and today and _older(text.text, today):
        printed = today = None
    plan = _planned(source, text.text, document)
    settings: list[Setting] = []
    for section, standing in zip(
        document.sections, standings(document.sections, source.kind, source.title), strict=True
    ):
        own = _setting(section.title, plan)
        above = settings[section.parent] if 0 <= section.parent < len(settings) else Setting("")
        settings.append(own if own.kind else above if above.kind else _by_place(standing, settings, source.kind))
    assumed = printed is None and today is not None
    openings = _openings(source, text.text, document)
    return Frame(source, text.text, document, plan, today, assumed, tuple(settings), openings)


def _older(text: str, today: Period) -> bool:
    """Does a text speak mostly of a year long before its date? Then the date is that of a web page or a reprint."""
    counted = Counter(int(year) for year in YEAR.findall(folded(text)))
    if not counted:
        return False
    year, times = max(counted.items(), key=lambda pair: (pair[1], pair[0]))
    return times >= OFTEN and 2 * times >= counted.total() and today.end.year - year >= LONG_BEFORE


def _openings(source: Source, text: str, document: Document) -> tuple[Expression | None, ...]:
    """Interviews alone: a question (未来5年,…?) dates its answer, the first paragraph the rest."""
    found: list[Expression | None] = [None] * len(document.blocks)
    if source.kind != "interview":
        return tuple(found)
    paragraphs = (block for block in document.blocks if block.kind in ("paragraph", "question"))
    first = next(paragraphs, None)
    asked = lead = _opening(first.span.of(text)) if first else None
    for turn in document.turns:
        if turn.role in ("interviewer", "question"):
            asked = _opening(document.blocks[turn.blocks[0]].span.of(text)) or lead
        for index in range(*turn.blocks):
            found[index] = asked
    return tuple(found)


def _opening(text: str) -> Expression | None:
    """The expression that a text begins with, after a speaker's name."""
    form = bare(SPEAKER.sub("", text.strip()[:60]))
    expression = find(form)
    if expression is None:
        return None
    return expression if form.removeprefix("党的").lstrip("自在从到").startswith(expression.text) else None


def _delivered(source: Source, text: str, document: Document) -> Period | None:
    """The day that a report prints as that of its delivery."""
    if source.kind != "report":
        return None
    pattern = re.compile(period_rules().delivered.pattern)
    for block in document.blocks[:OPENING_BLOCKS]:
        if match := pattern.search(bare(block.span.of(text)[:400])):
            return partial_date(f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}")
    return None


def _planned(source: Source, text: str, document: Document) -> Period | None:
    """The years a source plans for: known beforehand, or those of a plan's own title (2021年工作要点)."""
    if source.kind not in ("plan", "interpretation", "other"):
        return None
    if source.period or source.kind == "other":
        return source.period
    found = titled(printed_title(source, text, document))
    # what explains a text of one year (2021年…办法解读) plans nothing
    single = found is not None and found.start.year == found.end.year
    if single and source.kind == "interpretation":
        return None
    return found or (named_plan(folded(text)) if source.kind == "plan" else None)


def reported(source: Source, text: str, document: Document) -> Period | None:
    """The year that a bulletin tells of: 今年 and 年末 are its own, not those of the day it appeared."""
    if source.kind != "bulletin":
        return None
    found = find(printed_title(source, text, document)) if source.period is None else None
    if found and found.rule == "year" and not found.groups.get("mark"):
        return years(found.number("y"), found.number("y"))
    return source.period


def _setting(title: str, plan: Period | None) -> Setting:
    """A section's title read for what it says of time; empty when it says nothing."""
    expression, kind = find(title), section_kind(title)
    period: Period | None = None
    if expression and expression.rule in ("plan", "numbered-plan"):
        period = five_year_plan(expression.groups["p"])
    elif expression and expression.rule in ("years", "year"):
        period = years(expression.number("y"), int(expression.groups.get("y2", expression.groups["y"])))
    if period and plan and period.start > plan.end:
        return Setting("outlook", period)
    if period and plan and period.end < plan.start:
        return Setting("background", period)
    if kind == "background":
        return Setting("background", period)
    if kind == "goals":
        return Setting("goals", period or plan)
    return Setting("year", period) if period else Setting("")


def _by_place(standing: str, before: Sequence[Setting], kind: SourceKind) -> Setting:
    """A section whose title names no time: what a plan starts from, or a report's aims that go on."""
    if standing == "past":
        return Setting("background")
    if standing == "goal" and kind in ("report", "other"):
        return next((each for each in reversed(before) if each.period), Setting(""))
    return Setting("")


def partial_date(text: str) -> Period | None:
    """2017, 2017-07 or 2017-07-26 as first and last possible day; None for anything else."""
    match = ISO_DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if not month:
        return years(year, year)
    try:
        last = day or monthrange(year, month)[1]
        return Period(date(year, month, day or 1), date(year, month, last))
    except ValueError:
        return None
