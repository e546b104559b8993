"""A row under the columns of its part: which cell stands where, what names the row, what groups it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.extract.tables_cells import cell_figure
from generator.extract.tables_grid import Grid
from generator.extract.tables_parts import Part
from generator.model.document import Cell, Row
from generator.model.place import Span

SILENT = ("number", "unit", "attribute")


@dataclass(frozen=True, slots=True)
class Reading:
    """A row under its columns: the cells that begin in it by column, and its name (None: it has none).

    ``over`` also holds the cells that reach into the row. ``taken_apart``: the row itself knows its name, number and
    unit. ``groups`` are the words before the name, from cells that may reach down over several rows; ``kinds`` those
    behind a name that reaches down over several. ``doubtful``: it can't be told which cell stands where, or whose name
    it has.
    """

    cells: Mapping[int, Cell]
    over: Mapping[int, Cell]
    name: Span | None
    taken_apart: bool
    doubtful: bool
    groups: tuple[tuple[int, Span], ...] = ()
    kinds: tuple[Span, ...] = ()


def reading(part: Part, index: int, row: Row, grid: Grid, text: str) -> Reading:
    """``row`` (the ``index``-th of its table) under the columns of ``part``."""
    return _told(part, index, row, grid) if part.exact else _flattened(part, row, text)


def _told(part: Part, index: int, row: Row, grid: Grid) -> Reading:
    """As the format placed the cells: what reaches into the row from above stands in it too."""
    columns = {each.index: each for each in part.columns}
    over = {column: cell for column, cell in grid.over[index].items() if column in columns}
    cells = {column: cell for column, cell in grid.own[index].items() if column in columns}
    values = [each.index for each in part.columns if each.role == "value"]
    name = over.get(part.name)
    words = [(column, cell) for column, cell in over.items() if columns[column].role not in (*SILENT, "value")]
    before = [(column, cell.span) for column, cell in words if column < part.name and cell is not name]
    shared = name is not None and any(cell.rowspan < name.rowspan for column, cell in cells.items() if column in values)
    first = min(values, default=0)
    kinds = [cell.span for column, cell in words if shared and part.name < column < first and cell is not name]
    short = bool(values) and max(grid.over[index], default=0) < max(values) and len(row.cells) < len(columns)
    apart = name is not None and row.name is not None and name.span.covers(row.name)
    return Reading(
        cells=cells,
        over=over,
        name=row.name if apart else name.span if name else None,
        taken_apart=apart,
        doubtful=part.doubtful or short or (shared and not kinds),
        groups=tuple(before),
        kinds=tuple(kinds),
    )


def _flattened(part: Part, row: Row, text: str) -> Reading:
    """Cells in their order. A row that lacks as many cells as there are columns of categories before the name lost
    them to a cell that spans rows: it is moved right. One that lacks other cells is doubtful."""
    columns = {each.index: each for each in part.columns}
    count = max((cell.column + 1 for cell in row.cells if len(cell.span)), default=0)
    missing = max(part.width, len(part.columns)) - len(row.cells)
    categories = sum(each.role == "name" and each.index < part.name for each in part.columns)
    moved = missing if 0 < missing <= categories and not cell_figure(row.cells[0].span.of(text)) else 0
    cells = {cell.column + moved: cell for cell in row.cells if part.panel == 0 or cell.column in columns}
    values = [each.index for each in part.columns if each.role == "value"]
    # tabs keep an empty cell, but those that close a line are lost with its end
    told = (
        any(not len(cell.span) for cell in row.cells) and "\t" in text[row.cells[0].span.start : row.cells[-1].span.end]
    )
    short = missing > moved and bool(values) and count + moved <= max(values)
    doubtful = part.doubtful or (short and not told)
    if categories or part.panel:
        name = cells.get(part.name)
        return Reading(cells, cells, name.span if name and len(name.span) else None, False, doubtful)
    if row.name is not None:
        return Reading(cells, cells, row.name, True, doubtful)
    first = next((cell for cell in row.cells if len(cell.span)), None)
    lost = first is None or (first.column in values and first.column > 0)
    return Reading(cells, cells, None if lost or first is None else first.span, False, doubtful)
