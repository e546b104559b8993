"""The parts of a table: its head and the rows under it, then any further head that stands among the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.extract.tables_cells import cell_figure, is_empty
from generator.model.document import Cell, Column, Row, Table
from generator.model.place import Span
from generator.rules.periods import bare, find
from generator.rules.table_layout import role_of
from generator.rules.table_words import holds_no_figures, is_unit, table_words
from generator.text.fold import fold

LONGEST_HEAD = 8


@dataclass(frozen=True, slots=True)
class Part:
    """Columns, and the indices of the body rows that they head.

    ``width`` is how many cells a whole row has. ``doubtful``: a row of words alone came before, which may have been a
    head of its own. ``further``: not the first part, so that what is printed over the table may not hold for it.
    """

    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    width: int
    doubtful: bool = False
    further: bool = False

    @property
    def name(self) -> int:
        """The column of names: the last of those before the values."""
        first = next((each.index for each in self.columns if each.role == "value"), len(self.columns))
        named = [each.index for each in self.columns if each.role == "name" and each.index < first]
        return named[-1] if named else 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A row under its columns: cell by column, the name, and whether it is doubtful which cell stands where."""

    cells: Mapping[int, Cell]
    name: Span | None
    taken_apart: bool
    doubtful: bool


def parts_of(table: Table, text: str) -> Iterator[Part]:
    """The parts of ``table`` in order; most tables are of one."""
    head = [row for row in table.rows if row.kind == "header"]
    width = max((_filled_width(row) for row in head), default=0)
    headless = any(_holds_figures(row, text) for row in head)
    columns = (replace(each, header="") if headless else _carried(each, head, text) for each in table.columns)
    part = Part(tuple(map(_valued, columns)), (), width)
    rows: list[int] = []
    for index, row in enumerate(table.rows):
        if row.kind != "body" and not (headless and row.kind == "header"):
            continue
        if is_head(row, text):
            yield replace(part, rows=tuple(rows))
            part, rows = Part(_columns(row, text), (), len(row.cells), further=True), []
        elif not rows and is_subhead(row, text):
            part = replace(part, columns=_below(part.columns, row, table, text))
        elif _all_words(row, part, text):
            yield replace(part, rows=tuple(rows))
            part, rows = replace(part, doubtful=True), []
        else:
            rows.append(index)
    yield replace(part, rows=tuple(rows))


def reading(part: Part, row: Row, text: str) -> Reading:
    """``row`` under the columns of ``part``.

    A row that lacks as many cells as there are columns of categories before the name lost them to a cell that spans
    rows: it is moved right. One that lacks other cells is doubtful.
    """
    count = _filled_width(row)
    missing = max(part.width, len(part.columns)) - len(row.cells)
    categories = sum(each.role == "name" and each.index < part.name for each in part.columns)
    moved = missing if 0 < missing <= categories and not cell_figure(row.cells[0].span.of(text)) else 0
    cells = {cell.column + moved: cell for cell in row.cells}
    values = [each.index for each in part.columns if each.role == "value"]
    short = missing > moved and bool(values) and count + moved <= max(values)
    if not categories:
        return Reading(cells, row.name or _first(row), row.name is not None, part.doubtful or short)
    name = cells.get(part.name)
    return Reading(cells, name.span if name else None, False, part.doubtful or short)


def _holds_figures(row: Row, text: str) -> bool:
    """Does a first row that was taken for a head hold figures (1.1, 95%)? Bare years (2020) are heads."""
    texts = [cell.span.of(text) for cell in row.cells[1:] if len(cell.span)]
    return any(cell_figure(each) and not re.fullmatch(r"(?:19|20)\d\d", fold(each)) for each in texts)


def is_head(row: Row, text: str) -> bool:
    """Is a row among the others a head: its first cell names columns, no cell holds a figure?"""
    texts = [cell.span.of(text) for cell in row.cells if len(cell.span)]
    if len(texts) < 2 or any(cell_figure(each) for each in texts[1:]):
        return False
    first = fold(texts[0])
    return role_of(first) in ("name", "number") or bare(first) in table_words().row_heads


def is_subhead(row: Row, text: str) -> bool:
    """Is a row below the head a second level of it: nothing but units, periods and measures?"""
    texts = [fold(cell.span.of(text)) for cell in row.cells if len(cell.span)]
    return len(texts) > 1 and all(
        not cell_figure(each) and (is_unit(each) or find(each) or role_of(each) in ("value", "unit")) for each in texts
    )


def _all_words(row: Row, part: Part, text: str) -> bool:
    """Does a row fill every column of values with a short word, as a head does?"""
    values = {each.index for each in part.columns if each.role == "value"}
    texts = [cell.span.of(text) for cell in row.cells if cell.column in values]
    attribute = next((each.index for each in part.columns if each.role == "attribute"), -1)
    said = any(cell.column == attribute and len(cell.span) for cell in row.cells)
    return (
        not said
        and len(texts) > 1
        and all(0 < len(each) <= LONGEST_HEAD and not is_empty(each) and not cell_figure(each) for each in texts)
    )


def _first(row: Row) -> Span | None:
    return next((cell.span for cell in row.cells if len(cell.span)), None)


def _filled_width(row: Row) -> int:
    """Up to which cell a row is filled."""
    return max((cell.column + 1 for cell in row.cells if len(cell.span)), default=0)


def _valued(column: Column) -> Column:
    """A column of dates, numbers to call or ranks holds no values, whatever its cells look like."""
    return replace(column, role="other") if column.role == "value" and holds_no_figures(column.header) else column


def _columns(row: Row, text: str) -> tuple[Column, ...]:
    columns = []
    for cell in row.cells:
        header = cell.span.of(text)
        told = role_of(fold(header)) if header else "other"
        known = told if told in ("name", "unit", "attribute", "number", "other") else "value"
        columns.append(_valued(Column(cell.column, header, cell.span, "name" if cell.column == 0 else known)))
    return tuple(columns)


def _below(columns: Sequence[Column], row: Row, table: Table, text: str) -> tuple[Column, ...]:
    """The columns with the second level of their head; an upper head that is blank is the one to its left.

    A line that alone begins with a pipe has an empty first cell.
    """
    others = [each for each in table.rows if each.kind == "body" and each is not row]
    moved = int(_opened(row, text) and not all(_opened(each, text) for each in others))
    below = {cell.column + moved: cell.span.of(text) for cell in row.cells if len(cell.span)}
    nowhere = Span(row.cells[0].span.start, row.cells[0].span.start)
    more = [Column(index, "", nowhere, "value") for index in range(len(columns), max(below) + 1)]
    result, upper = [], ""
    for column in (*columns, *more):
        upper = column.header or (upper if column.role == "value" else "")
        own = below.get(column.index, "")
        result.append(replace(column, header=f"{upper} {own}".strip()) if own else column)
    return tuple(result)


def _opened(row: Row, text: str) -> bool:
    """Does the line of a row begin with a pipe?"""
    start = row.cells[0].span.start
    return "|" in text[text.rfind("\n", 0, start) + 1 : start]


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
