"""The period of a figure: from its own words, its section or its document.

What was reached, told in a plan's background, belongs to the plan before.
"""

from __future__ import annotations

import re

import msgspec

from generator.model.figure import Mention
from generator.model.source import Period
from generator.normalise.expressions import When, count_of, resolve
from generator.normalise.fitting import Measure, fitted, governed
from generator.normalise.frame import Frame, reported
from generator.rules.periods import Expression, find, is_year, period_rules, years
from generator.text.fold import folded

REFERENCE = re.compile(r"^(?:比|较|与|同比|环比)")
# Rules whose expressions look back, and those that look ahead, from the day of publication.
BACKWARD = frozenset({"since", "past-years", "this-year", "last-year", "now"})
FORWARD = frozenset({"coming-years", "plan", "numbered-plan", "years", "this-year", "next-year", "plan-period"})
SINCE = re.compile("[比较](?:上年末|上年底|年初|去年末|去年底)")
WINDOWS = frozenset({"since", "past-years"})
AHEAD = re.compile("未来|今后|力争|内")


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
            else _dated(found, fitted(when, mention, measure, frame), flags)
        )
    if when.of_plan or mention.period_origin == "document" or (when.relative and frame.assumed):
        flags.add("period_inferred")
    return _dated(found, fitted(when, mention, measure, frame), flags)


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
    # what is told of one whole year is a year's figure, not a sum of several
    return Dating(period, frozenset(flags), window and not is_year(period))


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
            return Dating(fitted(When(period), mention, measure, frame), frozenset({"period_from_section"}))
    opening = frame.openings[mention.block] if mention.block < len(frame.openings) else None
    # 今年…怎么样? of a stock or a rate asks for the day of the answer
    by_now = opening and opening.rule == "this-year" and measure.reached and measure.nature in ("stock", "rate")
    if opening and not by_now and opening.rule in (BACKWARD if measure.reached else FORWARD) | {"year"}:
        when = resolve(opening, frame)
        if when is not None and (not measure.paired or _opens_with(when, measure)):
            return _dated(opening, fitted(when, mention, measure, frame), {"period_inferred"})
    period = None if measure.paired else _of_document(mention, measure, frame)
    if period is None:
        return UNRESOLVED
    return Dating(fitted(When(period), mention, measure, frame), frozenset({"period_inferred"}))


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
