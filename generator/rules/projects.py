"""How running text tells projects (``rules/projects.yml``)."""

from __future__ import annotations

from functools import cache

import msgspec

from generator.rules.loader import load
from generator.rules.pattern import Pattern


class Projects(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns over folded text: the head of a field, the parts of a project, projects by name, words that join."""

    field: Pattern
    parts: Pattern
    named: Pattern
    before_name: str
    and_words: tuple[str, ...]


@cache
def projects() -> Projects:
    """``rules/projects.yml``."""
    return load("projects", Projects)
