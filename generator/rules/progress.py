"""How progress towards a target is judged."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import msgspec

from generator.rules.loader import load


class ProgressRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``progress.yml``: ``tolerance`` in percentage points, the rule in the words that readers are given, and the
    endings of names that tell of a cut."""

    tolerance: Decimal
    rule: str
    bounds: str
    cuts: tuple[str, ...]

    @property
    def told(self) -> str:
        """The rule as it is published; YAML folds its lines with spaces, which Chinese has not."""
        return (self.rule + self.bounds).replace(" ", "").format(tolerance=f"{self.tolerance:f}")


@cache
def progress_rules() -> ProgressRules:
    """``progress.yml``."""
    return load("progress", ProgressRules)
