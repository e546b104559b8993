"""The tables that the format of a source knew: their rows and cells, told by the marks of its reader."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.place import Span
from generator.model.source import Mark


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """A cell as the format gave it: its place in the grid after spans are resolved. ``head``: a head by its markup."""

    span: Span
    row: int
    column: int
    rowspan: int
    colspan: int
    head: bool


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A row: its characters, and the cells that begin in it."""

    span: Span
    cells: tuple[MarkedCell, ...]


@dataclass(frozen=True, slots=True)
class MarkedTable:
    """A table with its rows in order; ``size`` is its cells after spans are resolved.

    ``wide``: a row of it fills several cells.
    """

    span: Span
    rows: tuple[MarkedRow, ...]
    size: int
    wide: bool

    @staticmethod
    def of(span: Span, rows: Sequence[MarkedRow]) -> MarkedTable:
        size = sum(cell.rowspan * cell.colspan for row in rows for cell in row.cells)
        return MarkedTable(
            span, tuple(rows), size, any(sum(len(cell.span) > 0 for cell in row.cells) > 1 for row in rows)
        )


@dataclass(frozen=True, slots=True)
class MarkedTables:
    """All tables of a source in order, none inside another; and the characters raised as signs of a note."""

    tables: tuple[MarkedTable, ...] = ()
    raised: frozenset[int] = frozenset()

    def at(self, position: int) -> MarkedTable | None:
        """The table that holds the character at ``position``."""
        index = bisect_right(self.tables, position, key=lambda table: table.span.start) - 1
        return self.tables[index] if index >= 0 and position < self.tables[index].span.end else None


def marked_tables(marks: Sequence[Mark]) -> MarkedTables:
    """The outermost tables: one that stands in a cell of another is text of that cell."""
    found = sorted((mark for mark in marks if mark.kind in ("table", "row", "cell")), key=_order)
    tables: dict[str, Span] = {}
    end = -1
    for mark in found:
        if mark.kind == "table" and mark.span.start >= end:
            tables[dict(mark.attributes).get("table", "")] = mark.span
            end = mark.span.end
    rows: dict[tuple[str, str], Span] = {}
    cells: dict[tuple[str, str], list[MarkedCell]] = {}
    for mark in found:
        known = dict(mark.attributes)
        key = (known.get("table", ""), known.get("row", ""))
        if key[0] not in tables:
            continue
        if mark.kind == "row":
            rows[key] = mark.span
        elif mark.kind == "cell":
            cells.setdefault(key, []).append(_cell(mark.span, known))
    by_table: dict[str, list[MarkedRow]] = {table: [] for table in tables}
    for key, span in rows.items():
        by_table[key[0]].append(MarkedRow(span, tuple(sorted(cells.get(key, ()), key=lambda cell: cell.column))))
    return MarkedTables(tuple(MarkedTable.of(span, by_table[key]) for key, span in tables.items()), _raised(marks))


def _raised(marks: Sequence[Mark]) -> frozenset[int]:
    return frozenset(
        place for mark in marks if mark.kind == "superscript" for place in range(mark.span.start, mark.span.end)
    )


def _order(mark: Mark) -> tuple[int, int, int]:
    return mark.span.start, -mark.span.end, ("table", "row", "cell").index(mark.kind)


def _cell(span: Span, known: dict[str, str]) -> MarkedCell:
    row, column, rowspan, colspan = (_number(known, key) for key in ("row", "column", "rowspan", "colspan"))
    return MarkedCell(span, row, column, max(1, rowspan), max(1, colspan), known.get("head") == "true")


def _number(known: dict[str, str], key: str) -> int:
    text = known.get(key, "")
    return int(text) if text.isdecimal() else 0


def width_of(rows: Sequence[MarkedRow]) -> int:
    """How many columns the grid has."""
    return max((cell.column + cell.colspan for row in rows for cell in row.cells), default=0)
