"""The rows of a table with every place of the grid filled: a cell stands wherever it reaches, down or across."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.document import Cell, Table


@dataclass(frozen=True, slots=True)
class Grid:
    """By row index: the cells that begin in it (``own``), and those that stand over each of its columns (``over``)."""

    own: tuple[Mapping[int, Cell], ...]
    over: tuple[Mapping[int, Cell], ...]


def grid_of(table: Table) -> Grid:
    """The grid of ``table``. Where no format told it, a cell stands in its own place alone."""
    own = tuple({cell.column: cell for cell in row.cells if len(cell.span)} for row in table.rows)
    if not table.exact:
        return Grid(own, own)
    over: list[dict[int, Cell]] = [{} for _ in table.rows]
    for index, row in enumerate(table.rows):
        for cell in row.cells:
            _spread(over, index, cell)
    return Grid(own, tuple({c: cell for c, cell in sorted(row.items()) if len(cell.span)} for row in over))


def _spread(over: list[dict[int, Cell]], index: int, cell: Cell) -> None:
    for row in over[index : index + cell.rowspan]:
        for column in range(cell.column, cell.column + cell.colspan):
            row.setdefault(column, cell)
