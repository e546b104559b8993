"""指标解释 as a table: a column of terms beside a column that says what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.document import Cell, Definition, Row, Table
from generator.model.place import Span
from generator.rules.pattern import compiled
from generator.rules.table_layout import is_unit, role_of, table_layout
from generator.text.fold import fold

SHORTEST_MEANING = 8


def glossary_definitions(tables: Sequence[Table], text: str) -> Iterator[Definition]:
    """The entries of every table with a head 解释, 含义 or 定义, in their order; ``text`` is the canonical text."""
    for table in tables:
        heads = {column.index: fold(column.header).strip() for column in table.columns}
        meaning = next((i for i, head in heads.items() if compiled(table_layout().meaning.pattern).search(head)), -1)
        term = next((i for i, head in heads.items() if role_of(head) == "name"), -1)
        if meaning < 0 or not 0 <= term < meaning:
            continue
        for row in table.rows:
            if row.kind == "body" and (found := _entry(row, term, meaning, text)):
                yield found


def _entry(row: Row, term: int, meaning: int, text: str) -> Definition | None:
    cells = {cell.column: cell for cell in row.cells if len(cell.span)}
    if term not in cells or meaning not in cells or len(cells[meaning].span) < SHORTEST_MEANING:
        return None
    name, unit = _term(row, cells[term], text)
    return Definition(row.number, name, unit, cells[meaning].span, row.block)


def _term(row: Row, cell: Cell, text: str) -> tuple[Span, Span | None]:
    """The term and the unit that stands in brackets behind it."""
    if row.name is not None and cell.span.covers(row.name):
        return row.name, row.unit
    words = fold(cell.span.of(text)).rstrip()
    opened = words.rfind("(")
    if words.endswith(")") and opened > 0 and is_unit(words[opened + 1 : -1]):
        start = cell.span.start + opened
        return Span(cell.span.start, start), Span(start + 1, cell.span.start + len(words) - 1)
    return Span(cell.span.start, cell.span.start + len(words)), None
