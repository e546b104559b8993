"""What may not be set side by side, and what does not add up (``alignment.yml``)."""

from __future__ import annotations

from functools import cache

import msgspec

from generator.rules.concepts import concepts
from generator.rules.loader import load


class AlignmentRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``alignment.yml``: pairs of concept ids, words in names."""

    near: tuple[tuple[str, str], ...]
    shared_out: tuple[str, ...]


@cache
def alignment_rules() -> AlignmentRules:
    """``alignment.yml``."""
    return load("alignment", AlignmentRules)


@cache
def near_concepts() -> tuple[tuple[str, str], ...]:
    """Pairs of concepts that are easily taken for one: those listed, and every part with what it is a part of."""
    parts = tuple((concept.id, concept.parent) for concept in concepts() if concept.parent)
    return (*alignment_rules().near, *parts)
