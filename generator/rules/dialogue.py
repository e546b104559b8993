"""Words and patterns of dialogues (``rules/dialogue.yml``)."""

from __future__ import annotations

from functools import cache

import msgspec

from generator.rules.loader import load
from generator.rules.pattern import Pattern


class Dialogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of the two sides, offices that persons hold, words of questions on the future, patterns of labels."""

    interviewers: tuple[str, ...]
    interviewees: tuple[str, ...]
    offices: tuple[str, ...]
    ahead: tuple[str, ...]
    back: tuple[str, ...]
    now: tuple[str, ...]
    label: Pattern
    reported: Pattern
    inner: Pattern


@cache
def dialogue() -> Dialogue:
    """``rules/dialogue.yml``."""
    return load("dialogue", Dialogue)
