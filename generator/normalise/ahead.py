"""No fact lies in the future: what a document says of a time after its own date is a target or a forecast.

The words decide which of the two; where they are silent the status stays empty and the figure is marked as uncertain.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from generator.model.figure import Mention, Status
from generator.model.source import Period
from generator.normalise.frame import Frame
from generator.rules.phrases import anywhere
from generator.text.fold import folded

# What is printed in December tells of a year that is as good as over.
CLOSE = timedelta(days=31)
FAR = 400
AIMS = re.compile("目标|计划|规划|预期|力争|争取|确保|努力|任务|拟|将|要(?!求|素|点)|安排|预算")
DONE = re.compile("已|了|累计|截至|目前|以来|同比|共|比上年|较上年|完成|假期|长假|黄金周")


class Checked(msgspec.Struct, frozen=True):
    """The status a figure may have, and whether a doubt remains."""

    status: Status
    uncertain: bool = False


def checked(mention: Mention, status: Status, period: Period | None, frame: Frame) -> Checked:
    """``status`` unless the document's own printed date makes it impossible. An assumed date proves nothing."""
    if status not in ("actual", "") or period is None or frame.today is None or frame.assumed:
        return Checked(status)
    if not _ahead(mention, period, frame.today.end, frame):
        return Checked(status)
    if mention.cell is not None and not status:
        words = _caption(mention, frame) + frame.source.title
    else:
        words = _titles(mention, frame) + _said(mention, frame)
    if anywhere("forecast").search(words):
        return Checked("forecast")
    if AIMS.search(words) or frame.source.kind == "plan":
        return Checked("target")
    return Checked("", status == "actual")


def _ahead(mention: Mention, period: Period, today: date, frame: Frame) -> bool:
    """Does the period end after the document's day? Of a year that runs, the words may tell what is done so far."""
    if period.end <= today + CLOSE:
        return False
    if period.start > today:
        return True
    return period.start.year < period.end.year or not (
        mention.cell is None and DONE.search(mention.period_text + _said(mention, frame))
    )


def _said(mention: Mention, frame: Frame) -> str:
    """The sentence up to its figure; of a very long one what stands near."""
    end = mention.quantity.span.start
    return folded(frame.text)[max(mention.quote.start, end - FAR) : end]


def _titles(mention: Mention, frame: Frame) -> str:
    """The titles of the sections that a figure stands in."""
    titles, section = "", mention.section
    while 0 <= section < len(frame.document.sections):
        titles += frame.document.sections[section].title
        section = frame.document.sections[section].parent
    return folded(titles)


def _caption(mention: Mention, frame: Frame) -> str:
    """The caption of the table that a cell stands in."""
    table = next((each for each in frame.document.tables if mention.cell and each.id == mention.cell[0]), None)
    block = table.caption if table else -1
    return folded(frame.document.blocks[block].span.of(frame.text)) if block >= 0 else ""
