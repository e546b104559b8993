"""Layout of tables and boxes (``rules/table_layout.yml``)."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from generator.model.document import ColumnRole
from generator.rules.loader import load
from generator.rules.pattern import Pattern, compiled

Meaning = Literal["cumulative", "no-baseline", "local", "higher-plan", "other"]
SPACES = re.compile(r"\s+")


class Sense(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a note that give a sign its meaning."""

    meaning: Meaning
    words: tuple[str, ...]


class TableLayout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Captions, notes, column heads, name cells, legends and item numbers."""

    caption: Pattern
    table_caption: Pattern
    continued: Pattern
    note: Pattern
    unit_line: Pattern
    columns: dict[ColumnRole, str]
    meaning: Pattern
    valued_line: Pattern
    grouping: str
    units: Pattern
    name_cell: Pattern
    signs: dict[str, str]
    legend: tuple[Sense, ...]
    item_numbers: tuple[Pattern, ...]


LONGEST_CAPTION = 120


@cache
def table_layout() -> TableLayout:
    """``rules/table_layout.yml``."""
    return load("table_layout", TableLayout)


def is_unit(text: str) -> bool:
    """Is the folded ``text`` a unit, as it stands in brackets behind a name?"""
    return bool(compiled(table_layout().units.pattern).match(text.strip()))


def role_of(head: str) -> ColumnRole | None:
    """What a column with the folded ``head`` holds; None where the head does not tell."""
    bare = SPACES.sub("", head)
    return next((role for role, pattern in table_layout().columns.items() if compiled(pattern).search(bare)), None)


def groups(head: str) -> bool:
    """Does a column with the folded ``head`` only group the rows where another names what they count?"""
    return bool(compiled(table_layout().grouping).search(SPACES.sub("", head)))


def meaning_of(clause: str) -> Meaning:
    """What a clause of a note says of the sign it names."""
    senses = (sense.meaning for sense in table_layout().legend if any(word in clause for word in sense.words))
    return next(senses, "other")


def box_caption(text: str) -> re.Match[str] | None:
    """The folded ``text`` as the caption of a 专栏: group 1 its number, group 2 its title."""
    return compiled(table_layout().caption.pattern).match(text) if len(text) <= LONGEST_CAPTION else None


def is_table_caption(text: str) -> bool:
    """Is the folded ``text`` the caption of a table (表1 …)?"""
    return len(text) <= LONGEST_CAPTION and bool(compiled(table_layout().table_caption.pattern).match(text))


def continues(text: str) -> bool:
    """Does the folded caption ``text`` say that its table goes on with the one before?"""
    return len(text) <= LONGEST_CAPTION and bool(compiled(table_layout().continued.pattern).search(text))
