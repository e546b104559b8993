"""What the sections of a document speak of, by their titles and their order: what was reached, or what is aimed at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from generator.model.document import Section
from generator.model.source import SourceKind
from generator.rules.pattern import compiled
from generator.rules.period_words import period_words
from generator.rules.units import alternation
from generator.text.fold import fold

Standing = Literal["past", "goal", ""]
AND = re.compile("[和及与、,]|以及|暨")


@lru_cache(maxsize=4096)
def titled_standing(title: str) -> Standing:
    """``past`` or ``goal`` by a title alone; the last word is its head, and a title that names both says neither."""
    rules, text = period_words(), fold(title).strip(" ?:。")
    past = _last(rules.past_sections, text)
    if past < 0 and (match := compiled(rules.past_heads.pattern).search(text)):
        past = match.start()
    goal = _last(rules.goal_sections, text)
    if past < 0 or goal < 0:
        return "past" if past >= 0 else "goal" if goal >= 0 else ""
    if AND.search(text, min(past, goal), max(past, goal)):
        return ""
    return "past" if past > goal else "goal"


def _last(words: tuple[str, ...], text: str) -> int:
    """Where the last of ``words`` begins in ``text``; -1 for none, as in most titles."""
    return max(text.rfind(word) for word in words) if _any(words).search(text) else -1


@cache
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(alternation(words))


def standings(sections: Sequence[Section], kind: SourceKind, title: str = "") -> tuple[Standing, ...]:
    """By section: its own title, else the one that holds it, else its place.

    What a plan tells before its aims (第一章 基础, then 第二章 指导思想) is what it starts from. What a report tells
    after its aims for the year to come goes on with them. ``title`` decides for a document of aims alone (工作计划).
    """
    found: list[Standing] = []
    aims = _aims(sections) if kind == "plan" else 0
    for section in sections:
        own = titled_standing(section.title)
        if not own and section.parent >= 0:
            own = found[section.parent]
        elif not own and section.index < aims:
            own = "past"
        elif not own and kind in ("report", "other"):
            own = _going_on(sections, found, section) or whole(kind, title)
        found.append(own)
    return tuple(found)


def whole(kind: SourceKind, title: str) -> Standing:
    """``goal`` for a document without a kind of its own whose title says that it is one of aims (2023年工作计划)."""
    named = kind in ("report", "other") and compiled(period_words().aims_title.pattern).search(fold(title))
    return "goal" if named and titled_standing(title) == "goal" else ""


def _aims(sections: Sequence[Section]) -> int:
    """The index of the first chapter that opens the aims of a plan; 0 where nothing stands before it that tells."""
    rules = period_words()
    chapters = [section for section in sections if section.parent < 0]
    for place, chapter in enumerate(chapters):
        if compiled(rules.aims_heads.pattern).search(fold(chapter.title)):
            before = [fold(each.title) for each in chapters[:place]]
            told = place <= 2 and not any(compiled(rules.deeds.pattern).search(title) for title in before)
            return chapter.index if told else 0
    return 0


def _going_on(sections: Sequence[Section], found: Sequence[Standing], section: Section) -> Standing:
    """``goal`` if the last chapter before that says anything speaks of aims."""
    before = (found[each.index] for each in reversed(sections[: section.index]) if each.parent == section.parent)
    return "goal" if next((standing for standing in before if standing), "") == "goal" else ""
