"""A period fitted to what is measured in it.

A stock's or rate's target has the end year; a flow's target and a ceiling held throughout have the whole span; a window
has both ends.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from generator.model.figure import Basis, Mention, Status
from generator.model.source import Period
from generator.normalise.expressions import When, around, count_of
from generator.normalise.frame import Frame
from generator.rules.periods import find, period_rules, years
from generator.rules.phrases import anywhere, at_start
from generator.text.fold import folded

ADDED = re.compile("新|累计|合计|先后|总投资|投入|共(?!有)")
DEED = re.compile("(?:建设|改造|修缮|整治|治理|加固|开工|培训|发放|减免|搬迁|救助|就业|脱贫|出列)$")
ADDING = re.compile("^(?:.{0,6}新增|新建|改建|改造|新改建|培训|培育|引进|治理|修复|搬迁|招聘|选派|开展)")
HELD = re.compile("始终|一直|连续|每年|逐年")
LIST = 80
CLAUSE_MARK = re.compile("[,;。]")


class Measure(msgspec.Struct, frozen=True):
    """What the period is fitted to: ``nature`` flow, rate, stock or empty; the final status and basis.

    ``paired``: a baseline whose words of time are those of the figure that it is compared with (由3增加到5).
    """

    nature: str
    status: Status
    basis: Basis
    paired: bool = False

    @property
    def reached(self) -> bool:
        return self.status in ("actual", "baseline", "")


def fitted(when: When, mention: Mention, measure: Measure, frame: Frame) -> Period:
    """The period cut to what is measured at its end, or widened to the window that a legend gives."""
    period = when.period
    added = measure.basis in ("cumulative", "average") or _adds_up(mention, measure, frame)
    if added and (whole := _whole_plan(when, mention, measure, frame)):
        return whole
    if measure.basis == "cumulative":
        return _window(period, mention, frame)
    end = _end(when, mention, measure, frame)
    if end == "start":
        return around(period.start, frame) if when.counted else Period(period.start, period.start)
    if end == "both":
        return period
    if not when.relative:
        return years(period.end.year, period.end.year)
    if frame.today and period.end == frame.today.end:
        return frame.today
    return around(period.end, frame) if when.counted else Period(period.end, period.end)


def _adds_up(mention: Mention, measure: Measure, frame: Frame) -> bool:
    """到2025年,新增学位1.2万个: a deed is added up over the years of the plan; 出口额 is of 2025 alone."""
    if measure.basis != "level" or not mention.period_text.startswith(("到", "至")) or _reaches(mention, frame):
        return False
    return measure.nature in ("flow", "") and ADDING.search(mention.name) is not None


def _whole_plan(when: When, mention: Mention, measure: Measure, frame: Frame) -> Period | None:
    """到2025年,年均增长7.5%: what is added up or averaged until a plan's last year is so over the plan."""
    until = mention.cell is None and not when.relative and measure.status in ("target", "forecast")
    single = when.period.start.year == when.period.end.year
    return frame.plan if until and single and frame.plan and frame.plan.end.year == when.period.end.year else None


def _reaches(mention: Mention, frame: Frame) -> bool:
    """Does the text say that the figure is reached (营业收入达到1亿元), and not added up?"""
    start = mention.quantity.span.start
    return folded(frame.text)[max(0, start - 4) : start].rstrip().endswith(period_rules().reaching)


def _end(when: When, mention: Mention, measure: Measure, frame: Frame) -> Literal["start", "end", "both"]:
    """Which end of a span is meant. A bound that was held over years holds for all of them."""
    comparator, span = mention.quantity.comparator, when.period.start.year != when.period.end.year
    if when.point or not span or measure.basis != "level" or measure.status == "standard":
        return "both"
    reaches = _reaches(mention, frame)
    ahead = measure.status in ("target", "forecast")
    state = measure.nature in ("stock", "rate") or _stands(mention, measure, frame, when.counted)
    if not state and not (reaches and (ahead or not measure.nature)):
        return "both"
    if ahead:
        return "both" if comparator in ("<=", "<") else "end"
    if measure.status == "baseline" and mention.cell is None:
        return "start"
    held = when.relative or HELD.search(_clause_before(mention, frame))
    return "both" if held and comparator in ("<=", "<", ">=", ">") else "end"


def _clause_before(mention: Mention, frame: Frame, reach: int = 24) -> str:
    start = mention.quantity.span.start
    return CLAUSE_MARK.split(folded(frame.text)[max(0, start - reach) : start])[-1]


def _window(period: Period, mention: Mention, frame: Frame) -> Period:
    """A cumulative cell under a single year covers the years that the table's legend names (五年累计)."""
    if mention.cell is None or period.start.year != period.end.year or period.end.month != 12:
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


def governed(name: str) -> bool:
    """Does a name begin with a verb or end with a deed (修缮文物建筑, 保障房建设)? Then it tells what was done."""
    verb = at_start("verbs").match(name)
    return DEED.search(name) is not None or (verb is not None and verb.end() < len(name))


def _stands(mention: Mention, measure: Measure, frame: Frame, counted_back: bool) -> bool:
    """公交线路48条 of a plan's background counts what there is at its end, not what was added in its years."""
    inherited = mention.period_origin != "explicit"
    background = inherited and (counted_back or frame.setting(mention.section).kind == "background")
    counted = mention.quantity.unit and not mention.quantity.unit.split("/")[0].endswith("元")
    told = mention.cell is None and mention.rule not in ("after", "from-to") and measure.basis == "level"
    told = told and not measure.nature and measure.reached
    if not (background and counted and told) or governed(mention.name):
        return False
    before = _clause_before(mention, frame, LIST)
    at = before.rfind(mention.name)
    before = before[:at] if at >= 0 else before
    return not (ADDED.search(before) or anywhere("verbs").search(before))
