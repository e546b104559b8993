"""Numbers that are no figures: ordinals, list numbers, years, slogans, laws, phone numbers, parts of names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import msgspec

from generator.rules.first import guarded
from generator.rules.loader import load


class RejectionRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pattern as everywhere in the rules; ``needs`` are characters of which one must stand in the sentence."""

    id: str
    pattern: str
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Rejection:
    """One reason; the groups ``n`` and ``m`` of its pattern are what is rejected."""

    id: str
    pattern: re.Pattern[str]
    needs: frozenset[str]


@cache
def rejections() -> tuple[Rejection, ...]:
    """Every reason, in the order of the file."""
    rules = load("rejections", tuple[RejectionRule, ...])
    return tuple(Rejection(rule.id, guarded(rule.pattern), frozenset(rule.needs)) for rule in rules)
