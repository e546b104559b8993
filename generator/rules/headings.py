"""Words that tell headings, run-in heads and titles (``rules/headings.yml``)."""

from __future__ import annotations

from functools import cache

import msgspec

from generator.rules.loader import load
from generator.rules.pattern import Pattern


class Headings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Named parts, the words of colon headings, and how titles end."""

    parts: tuple[str, ...]
    glossaries: tuple[str, ...]
    topics: tuple[str, ...]
    lead_ins: tuple[str, ...]
    title: Pattern
    glued_title: Pattern


@cache
def headings() -> Headings:
    """``rules/headings.yml``."""
    return load("headings", Headings)
