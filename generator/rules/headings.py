"""Words that tell headings, run-in heads and titles (``rules/headings.yml``)."""

from __future__ import annotations

from functools import cache

import msgspec

from generator.rules.loader import load
from generator.rules.pattern import Pattern, compiled


class Headings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Named parts, the words of colon headings, and how titles end."""

    parts: tuple[str, ...]
    openers: tuple[str, ...]
    glossaries: tuple[str, ...]
    topics: tuple[str, ...]
    lead_ins: tuple[str, ...]
    title: Pattern
    subtitle: Pattern
    not_heading: Pattern
    question: Pattern
    glued_title: Pattern


@cache
def headings() -> Headings:
    """``rules/headings.yml``."""
    return load("headings", Headings)


def is_title(text: str) -> bool:
    """Does the folded ``text`` end as the names of documents do?"""
    return bool(compiled(headings().title.pattern).search(text))


def is_subtitle(text: str) -> bool:
    """Does the folded ``text`` belong to the name of a document in the line above it?"""
    return bool(compiled(headings().subtitle.pattern).search(text))


def never_heads(text: str) -> bool:
    """Is the folded ``text`` a short line that is neither title nor heading?"""
    return bool(compiled(headings().not_heading.pattern).search(text))


def asks(text: str) -> bool:
    """Is the folded ``text`` of a heading a question?"""
    return bool(compiled(headings().question.pattern).search(text.strip()))
