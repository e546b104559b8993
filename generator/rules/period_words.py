"""Words that date a figure."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from generator.rules.first import guarded
from generator.rules.loader import load
from generator.rules.pattern import Pattern


class PeriodWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of rules/period_words.yml."""

    periods: tuple[Pattern, ...]
    references: tuple[str, ...]
    goal_sections: tuple[str, ...]
    past_sections: tuple[str, ...]
    past_heads: Pattern
    aims_heads: Pattern
    deeds: Pattern
    aims_title: Pattern


@cache
def period_words() -> PeriodWords:
    """The period words, checked."""
    return load("period_words", PeriodWords)


@cache
def period_pattern() -> re.Pattern[str]:
    """Any expression of time; the patterns are tried in the order of the file."""
    return guarded("|".join(f"(?:{entry.pattern})" for entry in period_words().periods))


@lru_cache(maxsize=64)
def periods_in(text: str) -> tuple[re.Match[str], ...]:
    """The expressions of time in a sentence, in order: who dates its figures and who counts them ask for the same."""
    return tuple(period_pattern().finditer(text))
