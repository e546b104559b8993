"""The period of a figure: from its own words, its section or its document, fitted to what is measured.

A stock's or rate's target has the end year; a flow's target and a ceiling held throughout have the whole span; a window
has both ends. What was reached, told in a plan's background, belongs to the plan before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from generator.model.figure import Basis, Mention, Status
from generator.model.source import Period
from generator.normalise.expressions import When, count_of, resolve
from generator.normalise.frame import Frame, reported
from generator.rules.periods import find, period_rules, years

REFERENCE = re.compile(r"^(?:比|较|与|同比|环比)")
UNRESOLVED = frozenset({"period_unresolved"})


@dataclass(frozen=True, slots=True)
class Measure:
    """What the period is fitted to: ``nature`` flow, rate, stock or empty; the final status and basis."""

    nature: str
    status: Status
    basis: Basis


def period_of(mention: Mention, measure: Measure, frame: Frame) -> tuple[Period | None, frozenset[str]]:
    """The period and the flags that say how it was found."""
    if "definition" in mention.flags:
        return None, frozenset()
    words = "" if REFERENCE.match(mention.period_text) else mention.period_text
    found = find(words) if words else None
    if (
        found is None
        and words
        and mention.period_origin == "explicit"
        and not words.startswith(period_rules().recurrent)
    ):
        return None, UNRESOLVED
    if found is None:
        return _by_default(mention, measure, frame)
    when = resolve(found, frame)
    if when is None:
        return None, UNRESOLVED
    flags = {"period_from_section"} if mention.period_origin == "section" else set()
    if when.of_plan or mention.period_origin == "document" or (when.relative and frame.assumed):
        flags.add("period_inferred")
    return _fitted(when, mention, measure, frame), frozenset(flags)


def _by_default(mention: Mention, measure: Measure, frame: Frame) -> tuple[Period | None, frozenset[str]]:
    """No words of its own: the section's time, else the document's; a column of a table is never guessed."""
    setting = frame.setting(mention.section)
    reached = measure.status in ("actual", "baseline", "")
    if mention.cell is None and setting.kind:
        period = setting.period or (frame.previous if setting.kind == "background" else frame.plan)
        if setting.kind != "background" and reached and frame.plan:
            period = None
        if setting.kind == "background" and not reached:
            period = frame.plan
        if period:
            return _fitted(When(period), mention, measure, frame), frozenset({"period_from_section"})
    period = _of_document(mention, reached, frame)
    if period is None:
        return None, UNRESOLVED
    return _fitted(When(period), mention, measure, frame), frozenset({"period_inferred"})


def _of_document(mention: Mention, reached: bool, frame: Frame) -> Period | None:
    """A plan dates its targets; a bulletin or report by its year what it tells; an interview by its own year."""
    source = frame.source
    if source.kind in ("bulletin", "report"):
        return reported(source, frame.text, frame.document)
    if mention.cell is not None:
        return frame.plan if mention.status == "target" else None
    if frame.plan:
        return None if reached else frame.plan
    if frame.today is None:
        return None
    return frame.today if reached else years(frame.today.end.year, frame.today.end.year)


def _fitted(when: When, mention: Mention, measure: Measure, frame: Frame) -> Period:
    """The period cut to what is measured at its end, or widened to the window that a legend gives."""
    period = when.period
    if measure.basis == "cumulative":
        return _window(period, mention, frame)
    bounded = mention.quantity.comparator in ("<=", "<", ">=", ">")
    end: Literal["start", "end", "both"] = "both"
    moved = measure.basis in ("change", "average")
    if moved or when.point or period.start.year == period.end.year or measure.nature not in ("stock", "rate"):
        end = "both"
    elif measure.status in ("target", "forecast"):
        end = "both" if mention.quantity.comparator in ("<=", "<") else "end"
    elif measure.status == "baseline" and mention.cell is None:
        end = "start"
    elif measure.basis == "level" and not (bounded and when.relative):
        end = "end"
    if end == "start":
        return Period(period.start, period.start)
    if end == "both":
        return period
    return Period(period.end, period.end) if when.relative else years(period.end.year, period.end.year)


def _window(period: Period, mention: Mention, frame: Frame) -> Period:
    """A cumulative cell under a single year covers the years that the table's legend names (五年累计)."""
    if mention.cell is None or period.start.year != period.end.year:
        return period
    year = period.end.year
    span = _legend_years(mention.cell[0], frame)
    if span:
        return years(year - span + 1, year)
    return next((plan for plan in (frame.plan, frame.previous) if plan and plan.end.year == year), period)


def _legend_years(table_id: str, frame: Frame) -> int:
    """How many years the ``[ ]`` of a table adds up; 0 when its note does not say."""
    entries = (entry for table in frame.document.tables if table.id == table_id for entry in table.legend)
    found = (find(entry.text) for entry in entries if entry.meaning == "cumulative")
    return next((count_of(each.groups["n"]) for each in found if each and each.rule == "coming-years"), 0)
