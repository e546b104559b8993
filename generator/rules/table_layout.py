"""Layout of tables and boxes (``rules/table_layout.yml``)."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from generator.model.document import ColumnRole
from generator.rules.loader import load
from generator.rules.pattern import Pattern

Meaning = Literal["cumulative", "no-baseline", "local", "higher-plan", "other"]


class Sense(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a note that give a sign its meaning."""

    meaning: Meaning
    words: tuple[str, ...]


class TableLayout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Captions, notes, column heads, name cells, legends and item numbers."""

    caption: Pattern
    table_caption: Pattern
    note: Pattern
    unit_line: Pattern
    rule: Pattern
    columns: dict[ColumnRole, str]
    units: Pattern
    name_cell: Pattern
    legend: tuple[Sense, ...]
    item_numbers: tuple[Pattern, ...]


@cache
def table_layout() -> TableLayout:
    """``rules/table_layout.yml``."""
    return load("table_layout", TableLayout)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """``pattern`` over folded text."""
    return re.compile(pattern)


def is_unit(text: str) -> bool:
    """Is the folded ``text`` a unit, as it stands in brackets behind a name?"""
    return bool(compiled(table_layout().units.pattern).match(text.strip()))


def role_of(head: str) -> ColumnRole | None:
    """What a column with the folded ``head`` holds; None where the head does not tell."""
    bare = re.sub(r"\s+", "", head)
    return next((role for role, pattern in table_layout().columns.items() if compiled(pattern).search(bare)), None)
