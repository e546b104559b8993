"""Units and measure words: what may follow a number and make it a quantity."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from generator.rules.loader import load


class UnitGroup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Units of one kind. ``not_before``: what makes a unit the head of another word when it follows (力 after 人)."""

    id: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()
    needs_noun: bool = False
    not_before: dict[str, str] = msgspec.field(default_factory=dict)


class Units(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of rules/units.yml."""

    magnitudes: tuple[str, ...]
    approximate: tuple[str, ...]
    units: tuple[UnitGroup, ...]
    denominators: tuple[str, ...]
    per_words: tuple[str, ...]


@cache
def units() -> Units:
    """The units of the trade, checked."""
    return load("units", Units)


def alternation(words: tuple[str, ...] | list[str]) -> str:
    """The words as one alternation, longest first, so that 万亿 wins over 万."""
    return _by_first((word, re.escape(word)) for word in sorted(words, key=lambda word: (-len(word), word)))


def _by_first(patterns: Iterable[tuple[str, str]]) -> str:
    """Words with their patterns, in their order, as one alternation in which those with one first character stand
    together: a text that begins otherwise is not compared with each of them."""
    found: dict[str, list[str]] = {}
    for word, pattern in patterns:
        found.setdefault(word[0], []).append(pattern[len(re.escape(word[0])) :])
    return "|".join(
        re.escape(first) + (rests[0] if len(rests) == 1 else f"(?:{'|'.join(rests)})") for first, rests in found.items()
    )


def _guarded(word: str, group: UnitGroup) -> str:
    """One unit with what may not follow it; the last character decides (万人 as 人)."""
    if word[-1].isascii() and word[-1].isalnum():
        return f"{re.escape(word)}(?![A-Za-z0-9²³])"
    stop = group.not_before.get(word)
    return f"{re.escape(word)}(?!{stop})" if stop else re.escape(word)


@cache
def unit_pattern() -> re.Pattern[str]:
    """A unit and, after a stroke, its denominators (元/人·年); the longest of all groups wins."""
    pairs = [(word, group) for group in units().units for word in group.words]
    pairs.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    parts = _by_first((word, _guarded(word, group)) for word, group in pairs)
    below = f"(?:万|千|百)?(?:{alternation(units().denominators)})"
    return re.compile(f"(?P<unit>(?:{parts})(?:\\s?/\\s?{below}(?:[·.•]?{below})?)?)")


@cache
def nouns_follow() -> frozenset[str]:
    """Units that count what is named after them."""
    return frozenset(word for group in units().units if group.needs_noun for word in group.words)


@cache
def per_pattern() -> re.Pattern[str]:
    """每人每月, 每人每年 … just before a number, with at most a short verb between; 每千瓦时 with none."""
    each = f"(?:每(?:万|千|百|十)?(?:{alternation(units().denominators)})){{1,3}}"
    return re.compile(
        f"(?P<per>{alternation(units().per_words)})(?P<between>[^每,;。:、0-9]{{0,6}})$|(?P<each>{each})\\s?$"
    )
