"""Statements about an indicator that hold no number."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import msgspec

from generator.rules.loader import load


class Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words with one meaning. ``before``: a pattern that must follow in the clause; then the name stands after."""

    id: str
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()
    value: int | None = None
    before: str = ""

    @property
    def number(self) -> Decimal | None:
        return None if self.value is None else Decimal(self.value)


@cache
def qualitative() -> tuple[Statement, ...]:
    """All of rules/qualitative.yml."""
    return load("qualitative", tuple[Statement, ...])
