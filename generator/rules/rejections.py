"""Numbers that are no figures: ordinals, list numbers, years, slogans, laws, phone numbers, parts of names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import msgspec

from generator.rules.first import guarded
from generator.rules.loader import load
from generator.rules.needed import needed


class RejectionRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pattern as everywhere in the rules; ``needs`` are characters of which one must stand in the sentence."""

    id: str
    pattern: str
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Rejection:
    """One reason; the groups ``n`` and ``m`` of its pattern are what is rejected.

    ``needs``: sets of characters of each of which one stands in every sentence that the pattern matches.
    """

    id: str
    pattern: re.Pattern[str]
    needs: frozenset[frozenset[str]]
    groups: tuple[int, ...]


@cache
def rejections() -> tuple[Rejection, ...]:
    """Every reason, in the order of the file."""
    rules = load("rejections", tuple[RejectionRule, ...])
    return tuple(_rejection(rule) for rule in rules)


def _rejection(rule: RejectionRule) -> Rejection:
    pattern = guarded(rule.pattern)
    told = (frozenset(rule.needs),) if rule.needs else ()
    return Rejection(rule.id, pattern, frozenset({*told, *needed(rule.pattern)}), tuple(pattern.groupindex.values()))


@cache
def _signs() -> tuple[dict[str, int], tuple[tuple[int, Rejection], ...]]:
    """Each set of needs as one bit: the bits that a character gives, and those that each reason wants."""
    sets = list(dict.fromkeys(needs for rejection in rejections() for needs in rejection.needs))
    bits = {needs: 1 << place for place, needs in enumerate(sets)}
    given = {char: sum(bits[needs] for needs in sets if char in needs) for char in frozenset().union(*sets)}
    return given, tuple((sum(bits[needs] for needs in each.needs), each) for each in rejections())


def possible(text: str) -> list[Rejection]:
    """The reasons whose patterns lack no character that they need, in the order of the file."""
    given, wanted = _signs()
    held = 0
    for char in given.keys() & set(text):
        held |= given[char]
    return [rejection for wants, rejection in wanted if held & wants == wants]
