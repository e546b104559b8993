"""Numbers that are no figures: ordinals, list numbers, years, slogans, laws, phone numbers, parts of names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import msgspec

from generator.rules.first import guarded
from generator.rules.loader import load
from generator.rules.needed import needed

# More are not worth asking for.
MOST_NEEDS = 2


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
    needs: tuple[frozenset[str], ...]
    groups: tuple[int, ...]


@cache
def rejections() -> tuple[Rejection, ...]:
    """Every reason, in the order of the file."""
    rules = load("rejections", tuple[RejectionRule, ...])
    return tuple(_rejection(rule) for rule in rules)


def _rejection(rule: RejectionRule) -> Rejection:
    pattern = guarded(rule.pattern)
    told = (frozenset(rule.needs),) if rule.needs else ()
    needs = sorted({*told, *needed(rule.pattern)}, key=lambda each: (len(each), sorted(each)))
    return Rejection(rule.id, pattern, tuple(needs[:MOST_NEEDS]), tuple(pattern.groupindex.values()))
