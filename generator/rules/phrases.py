"""Word lists of the sentence round a figure: what opens a name, what closes it, what it says of status and basis."""

from __future__ import annotations

import re
from functools import cache

from generator.rules.loader import load
from generator.rules.pattern import Words
from generator.rules.units import alternation


@cache
def _lists() -> dict[str, Words]:
    return {entry.id: entry for entry in load("phrases", tuple[Words, ...])}


@cache
def words(*ids: str) -> tuple[str, ...]:
    """The words of one or more lists of rules/phrases.yml."""
    return tuple(word for each in ids for word in _lists()[each].words)


@cache
def word_set(*ids: str) -> frozenset[str]:
    """The same, to ask whether a word is among them."""
    return frozenset(words(*ids))


@cache
def longest_first(*ids: str) -> tuple[str, ...]:
    """The same, the longest first."""
    return tuple(sorted(words(*ids), key=lambda word: (-len(word), word)))


@cache
def at_start(*ids: str) -> re.Pattern[str]:
    """A word of the lists at the start of a text."""
    return re.compile(f"\\s*(?:{alternation(words(*ids))})")


@cache
def at_end(*ids: str) -> re.Pattern[str]:
    """A word of the lists at the end of a text."""
    return re.compile(f"(?:{alternation(words(*ids))})\\s*$")


@cache
def anywhere(*ids: str) -> re.Pattern[str]:
    """A word of the lists anywhere in a text."""
    return re.compile(alternation(words(*ids)))
