"""The words that date a figure: in its clause, before it in the paragraph, in its section, or nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.document import Document
from generator.model.figure import PeriodOrigin
from generator.rules.period_words import period_pattern, period_words
from generator.text.fold import fold

REFERENCE = re.compile(r"(?:比|较|与|同|相对于|高于|低于|超过)$")
INSIDE_TITLE = re.compile(r"《[^》]*》")


@dataclass(frozen=True, slots=True)
class Dated:
    """The words as written and where they stand."""

    text: str
    origin: PeriodOrigin


def periods_in(text: str) -> list[tuple[int, int, bool]]:
    """(start, end, opens a clause) of every word of time that dates something; points of comparison are left out."""
    titles = [match.span() for match in INSIDE_TITLE.finditer(text)]
    found = []
    for match in period_pattern().finditer(text):
        start, end = match.span()
        if any(low <= start < high for low, high in titles) or REFERENCE.search(text[max(0, start - 4) : start]):
            continue
        if re.match("相比|比[,，]|同期相比", text[end : end + 4]):
            continue
        before = text[:start].rstrip(" “")
        opens = not before or before[-1] in ",;。:、(" or before.endswith(("到", "是", "截至", "其中"))
        found.append((start, end, opens))
    return found


def nearest(text: str, periods: list[tuple[int, int, bool]], at: int) -> str:
    """The last word of time before ``at`` in a sentence."""
    inside = [(start, end) for start, end, _ in periods if end <= at]
    return text[slice(*inside[-1])].strip(" ,") if inside else ""


def section_period(document: Document, section: int) -> str:
    """The words of the section path that date what stands in it (主要目标, “十三五”时期…), innermost first."""
    words = period_words()
    while section >= 0:
        title = fold(document.sections[section].title)
        if match := period_pattern().search(title):
            return match[0]
        for word in (*words.goal_sections, *words.past_sections):
            if word in title:
                return word
        section = document.sections[section].parent
    return ""


def section_kind(document: Document, section: int) -> str:
    """``goal`` or ``past`` by the titles of the section path, empty when they do not say."""
    words = period_words()
    while section >= 0:
        title = fold(document.sections[section].title)
        if any(word in title for word in words.past_sections):
            return "past"
        if any(word in title for word in words.goal_sections):
            return "goal"
        section = document.sections[section].parent
    return ""
