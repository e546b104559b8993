"""When a project of one document is that of another (``kinship.yml``)."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from generator.rules.divisions import codes, division, level
from generator.rules.divisions import words as division_words
from generator.rules.loader import load
from generator.rules.pattern import Pattern
from generator.text.fold import fold


class KinshipRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``kinship.yml``."""

    heads: tuple[str, ...]
    tails: tuple[str, ...]
    verbs: tuple[str, ...]
    generic: frozenset[str]
    fields: frozenset[str]
    synonyms: dict[str, str]
    idle_quotes: frozenset[str]
    brands: tuple[str, ...]
    families: tuple[tuple[str, ...], ...]
    people: frozenset[str]
    qualifiers: frozenset[str]
    quoted: Pattern
    told: Pattern


@cache
def kinship_rules() -> KinshipRules:
    """``kinship.yml``."""
    return load("kinship", KinshipRules)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """``quoted`` or ``told``, compiled."""
    return re.compile(getattr(kinship_rules(), name).pattern)


@cache
def places() -> frozenset[str]:
    """What a place may be called in the name of a project: its brand, or the short name of a province or city."""
    found = set(kinship_rules().brands)
    for code in codes():
        kind, name = level(code), fold(division(code).name)  # type: ignore[union-attr]
        if kind == "county":
            continue
        endings = division_words().endings[kind]
        short = division_words().short_names.get(name) or next(
            (name.removesuffix(end) for end in endings if name.endswith(end)), name
        )
        if len(short) == 2:
            found.add(short)
    return frozenset(found)
