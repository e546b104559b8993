"""One pattern of the trade: what it matches, and the examples that prove it both ways."""

from __future__ import annotations

import re
from functools import cache

import msgspec


class Pattern(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named regular expression over folded text.

    Every string of ``examples`` must match (``re.search``), none of ``counter`` may; a test checks both. A pattern
    without an example is a dead rule and fails that test.
    """

    id: str
    pattern: str
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()
    note: str = ""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word list with one meaning; longest match first. ``examples`` are sentences in which a word of it counts."""

    id: str
    words: tuple[str, ...]
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """``pattern`` over folded text, compiled once: ``re`` itself forgets patterns when there are many."""
    return re.compile(pattern)
