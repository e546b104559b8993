"""The period of a figure: from its own words, its section or its document, fitted to what is measured.

A stock's or rate's target has the end year; a flow's target and a ceiling held throughout have the whole span; a window
has both ends. What was reached, told in a plan's background, belongs to the plan before.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from generator.model.figure import Basis, Mention, Status
from generator.model.source import Period
from generator.normalise.expressions import When, around, count_of, resolve
from generator.normalise.frame import Frame, reported
from generator.rules.periods import Expression, find, period_rules, years
from generator.rules.phrases import anywhere, at_start
from generator.text.fold import folded

REFERENCE = re.compile(r"^(?:比|较|与|同比|环比)")
# Rules whose expressions look back, and those that look ahead, from the day of publication.
BACKWARD = frozenset({"since", "past-years", "this-year", "last-year", "now"})
FORWARD = frozenset({"coming-years", "plan", "numbered-plan", "years", "this-year", "next-year", "plan-period"})
ADDED = re.compile("新|累计|合计|先后|总投资|投入|共(?!有)")
DEED = re.compile("(?:建设|改造|修缮|整治|治理|加固|开工|培训|发放|减免|搬迁|救助|就业|脱贫|出列)$")
ADDING = re.compile("^(?:.{0,6}新增|新建|改建|改造|新改建|培训|培育|引进|治理|修复|搬迁|招聘|选派|开展)")
HELD = re.compile("始终|一直|连续|每年|逐年")
SINCE = re.compile("[比较](?:上年末|上年底|年初|去年末|去年底)")
LIST = 80
WINDOWS = frozenset({"since", "past-years"})
AHEAD = re.compile("未来|今后|力争|内")
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


class Dating(msgspec.Struct, frozen=True):
    """The period (None: not known), the flags that say how it was found, and whether it looks back over a window."""

    period: Period | None
    flags: frozenset[str] = frozenset()
    window: bool = False


UNRESOLVED = Dating(None, frozenset({"period_unresolved"}))


def period_of(mention: Mention, measure: Measure, frame: Frame) -> Dating:
    """The period of a mention, its own words first; never a guess."""
    if "definition" in mention.flags:
        return Dating(None)
    words = "" if REFERENCE.match(mention.period_text) else mention.period_text
    found = find(words) if words else None
    if (
        found
        and found.rule in BACKWARD - FORWARD
        and measure.status == "target"
        and mention.period_origin != "explicit"
    ):
        # 目前 of a sentence before does not date what is still to come
        return _by_default(mention, measure, frame)
    if found and measure.status == "standard" and found.rule in ("last-year", "next-year"):
        # 上年度 of a rule is the year before each case
        return _by_default(mention, measure, frame)
    if found is None and words.startswith(period_rules().recurrent):
        found = _in_sentence(mention, frame)
    elif found is None and words and mention.period_origin == "explicit":
        return UNRESOLVED
    if found is None:
        return _by_default(mention, measure, frame)
    when = (
        _of_section(found, mention, frame)
        or _before_section(found, mention, frame)
        or _past(found, measure, frame)
        or resolve(found, frame)
    )
    if when is None or (measure.paired and not _opens_with(when, measure)):
        return UNRESOLVED
    flags = {"period_from_section"} if mention.period_origin == "section" else set()
    if mention.period_origin == "section" and (window := _added_until(when, measure, mention, frame)):
        flags |= set() if when.point or measure.basis == "cumulative" else {"period_inferred"}
        when = When(window)
    elif when.point and mention.period_origin == "section" and _takes_time(mention, measure):
        # 年末 of a sentence before dates no flow: the year of the section or the document does, if it has one
        other = _by_default(mention, measure, frame)
        return (
            other
            if other.period and other.period.start <= when.period.end <= other.period.end
            else _dated(found, _fitted(when, mention, measure, frame), flags)
        )
    if when.of_plan or mention.period_origin == "document" or (when.relative and frame.assumed):
        flags.add("period_inferred")
    return _dated(found, _fitted(when, mention, measure, frame), flags)


def _added_until(when: When, measure: Measure, mention: Mention, frame: Frame) -> Period | None:
    """2020年 of a sentence before: what was done or added up in a section on the plan before is of all its years."""
    setting = frame.setting(mention.section)
    period = setting.period or frame.previous if setting.kind == "background" else None
    done = measure.basis == "level" and (measure.nature == "flow" or (not measure.nature and governed(mention.name)))
    added = (done or measure.basis == "cumulative") and measure.reached
    over = period is not None and period.start.year < period.end.year == when.period.end.year == when.period.start.year
    return period if added and over else None


def _takes_time(mention: Mention, measure: Measure) -> bool:
    """A flow or a change over a time, which no single day can date."""
    if measure.basis == "level":
        return measure.nature == "flow" or (not measure.nature and governed(mention.name))
    return (
        measure.basis == "change" and not mention.name.endswith(("余额)", "总量)")) and not SINCE.search(mention.name)
    )


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


def _opens_with(when: When, measure: Measure) -> bool:
    """Can a baseline be dated by the first day of a span? Not by a year, and only a stock or a rate has a first day."""
    return when.period.start.year != when.period.end.year and measure.nature in ("stock", "rate")


def _of_section(found: Expression, mention: Mention, frame: Frame) -> When | None:
    """今后五年 in a section on a plan of five years is that plan; 五年来 in its background is the plan before."""
    setting = frame.setting(mention.section)
    period = setting.period
    if found.rule == "past-years":
        period = period or frame.previous if setting.kind == "background" and frame.plan else None
    if found.rule not in ("coming-years", "past-years") or period is None:
        return None
    length = period.end.year - period.start.year + 1
    count = count_of(found.groups.get("n") or found.groups["n2"])
    return When(period, of_plan=True) if length == count else None


def _before_section(found: Expression, mention: Mention, frame: Frame) -> When | None:
    """上一个五年 in a section on a plan is the plan before that one."""
    setting = frame.setting(mention.section)
    period = setting.period or (frame.previous if setting.kind == "background" else frame.plan)
    if found.rule != "years-before" or period is None:
        return None
    length = period.end.year - period.start.year + 1
    return When(years(period.start.year - length, period.start.year - 1), of_plan=True)


def _past(found: Expression, measure: Measure, frame: Frame) -> When | None:
    """五年累计 of what was reached is the plan before, where it has as many years; 5年内 looks ahead all the same."""
    if found.rule != "coming-years" or not measure.reached or AHEAD.search(found.text):
        return None
    before = frame.previous
    length = before.end.year - before.start.year + 1 if before else 0
    return When(before, of_plan=True) if before and length == count_of(found.groups["n"]) else None


def _dated(found: Expression, period: Period, flags: set[str]) -> Dating:
    window = found.rule in WINDOWS or found.groups.get("mark") in ("以来", "至今")
    return Dating(period, frozenset(flags), window)


def _in_sentence(mention: Mention, frame: Frame) -> Expression | None:
    """每年 says how often; when is said before it in the sentence, if at all."""
    return find(folded(frame.text)[mention.quote.start : mention.quantity.span.start])


def _by_default(mention: Mention, measure: Measure, frame: Frame) -> Dating:
    """No words of its own: the section's time, else the document's; a column of a table is never guessed."""
    setting = frame.setting(mention.section)
    if mention.cell is None and setting.kind:
        period: Period | None
        if setting.kind == "year":
            period = setting.period
        elif setting.kind == "background":
            period = (setting.period or frame.previous) if measure.reached else frame.plan
        else:
            period = None if measure.reached and frame.plan else setting.period or frame.plan
        if period and not (measure.paired and not _opens_with(When(period), measure)):
            return Dating(_fitted(When(period), mention, measure, frame), frozenset({"period_from_section"}))
    opening = frame.openings[mention.block] if mention.block < len(frame.openings) else None
    # 今年…怎么样? of a stock or a rate asks for the day of the answer
    by_now = opening and opening.rule == "this-year" and measure.reached and measure.nature in ("stock", "rate")
    if opening and not by_now and opening.rule in (BACKWARD if measure.reached else FORWARD) | {"year"}:
        when = resolve(opening, frame)
        if when is not None and (not measure.paired or _opens_with(when, measure)):
            return _dated(opening, _fitted(when, mention, measure, frame), {"period_inferred"})
    period = None if measure.paired else _of_document(mention, measure, frame)
    if period is None:
        return UNRESOLVED
    return Dating(_fitted(When(period), mention, measure, frame), frozenset({"period_inferred"}))


def _of_document(mention: Mention, measure: Measure, frame: Frame) -> Period | None:
    """A plan dates its targets, a bulletin what it tells by its year, an interview by its own; a report nothing."""
    if frame.source.kind == "bulletin":
        return reported(frame.source, frame.text, frame.document)
    if mention.cell is not None:
        return frame.plan if mention.status == "target" else None
    if frame.plan:
        return None if measure.reached else frame.plan
    if frame.today is None or measure.status == "baseline" or frame.source.kind == "report":
        return None
    return frame.today if measure.reached else years(frame.today.end.year, frame.today.end.year)


def _fitted(when: When, mention: Mention, measure: Measure, frame: Frame) -> Period:
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
