"""The parts of a table: its head and the rows under it, then any further head that stands among the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.extract.tables_cells import cell_figure
from generator.model.document import Column, Row, Table
from generator.rules.periods import bare
from generator.rules.table_layout import role_of
from generator.rules.table_words import table_words
from generator.text.fold import fold


@dataclass(frozen=True, slots=True)
class Part:
    """Columns, and the indices of the body rows that they head."""

    columns: tuple[Column, ...]
    rows: tuple[int, ...]


def parts_of(table: Table, text: str) -> Iterator[Part]:
    """The parts of ``table`` in order; most tables are of one."""
    head = [row for row in table.rows if row.kind == "header"]
    columns = tuple(_carried(column, head, text) for column in table.columns)
    rows: list[int] = []
    for index, row in enumerate(table.rows):
        if row.kind == "body" and is_head(row, text):
            yield Part(columns, tuple(rows))
            columns, rows = _columns(row, text), []
        elif row.kind == "body":
            rows.append(index)
    yield Part(columns, tuple(rows))


def is_head(row: Row, text: str) -> bool:
    """Is a row among the others a head: its first cell names columns, no cell holds a figure?"""
    texts = [cell.span.of(text) for cell in row.cells if len(cell.span)]
    if len(texts) < 2 or any(cell_figure(each) for each in texts[1:]):
        return False
    first = fold(texts[0])
    return role_of(first) in ("name", "number") or bare(first) in table_words().row_heads


def _columns(row: Row, text: str) -> tuple[Column, ...]:
    columns = []
    for cell in row.cells:
        header = cell.span.of(text)
        told = role_of(fold(header)) if header else "other"
        role = (
            "name"
            if cell.column == 0
            else told
            if told in ("name", "unit", "attribute", "number", "other")
            else "value"
        )
        columns.append(Column(cell.column, header, cell.span, role or "value"))
    return tuple(columns)


def _carried(column: Column, head: Sequence[Row], text: str) -> Column:
    """An upper head that stands over several columns is printed once: the next columns have it too."""
    if len(head) < 2 or column.role != "value":
        return column
    texts: list[str] = []
    for level, row in enumerate(head):
        own = next((cell for cell in row.cells if cell.column == column.index and len(cell.span)), None)
        below = any(
            cell.column == column.index and len(cell.span) for lower in head[level + 1 :] for cell in lower.cells
        )
        left = [cell for cell in row.cells if 0 < cell.column < column.index and len(cell.span)]
        cell = own or (left[-1] if below and left else None)
        if cell is not None:
            texts.append(cell.span.of(text))
    return replace(column, header=" ".join(texts)) if texts else column
