"""What a summary takes from a document's structure."""

from __future__ import annotations

from functools import cache

import msgspec

from generator.model.source import SourceKind
from generator.rules.loader import load


class SummaryRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``summaries.yml``."""

    kinds: dict[SourceKind, str]
    not_tasks: tuple[str, ...]
    tasks: tuple[str, ...]
    past: tuple[str, ...]
    strengthening: tuple[str, ...]
    plans: tuple[str, ...]
    verbs: tuple[str, ...]


@cache
def summary_rules() -> SummaryRules:
    """``summaries.yml``."""
    return load("summaries", SummaryRules)
