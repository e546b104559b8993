"""Clauses that say who or what an indicator counts (``rules/definition_words.yml``)."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from generator.rules.loader import load
from generator.rules.pattern import Pattern


class DefinitionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``definition_words.yml``."""

    limits: tuple[Pattern, ...]


@cache
def _limits() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each.pattern})" for each in load("definition_words", DefinitionWords).limits))


def limits(text: str) -> tuple[str, ...]:
    """The clauses of a folded definition that limit what is counted, in order, without their spaces."""
    return tuple(dict.fromkeys("".join(found[0].split()) for found in _limits().finditer(text)))
