"""The grid of a table whose cells span columns, without the columns that only its layout needed."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from generator.parse.grid import CellText
from generator.parse.lines import Line

Rows = Sequence[tuple[Line, tuple[CellText, ...]]]


def collapsed(rows: Rows, heads: int, width: int) -> tuple[Rows, int]:
    """``rows`` (the first ``heads`` of them heads) with neighbouring columns made one where they are one column.

    They are if nothing but spans tells them apart: the same head cells stand over both, or none over one of them,
    and no row fills both. Returns the rows with their new columns, and how many columns there are.
    """
    over = _over(rows[:heads], width)
    groups: list[list[int]] = []
    filled = _filled(rows[heads:], width)
    for column in range(width):
        if groups and _same(groups[-1], column, over, filled):
            groups[-1].append(column)
        else:
            groups.append([column])
    place = {column: index for index, group in enumerate(groups) for column in group}
    return [(line, _moved(cells, place)) for line, cells in rows], len(groups)


def _over(heads: Rows, width: int) -> list[tuple[int, ...]]:
    """For each column the head cells with words that stand over it, told by where they begin in the text."""
    return [
        tuple(cell.start + 1_000_000 * row for row, (_, cells) in enumerate(heads) for cell in cells
              if cell.text and cell.covers(column))
        for column in range(width)
    ]  # fmt: skip


def _filled(bodies: Rows, width: int) -> list[frozenset[int]]:
    """For each column the rows that have a cell with words in it, or one that reaches into them from above."""
    found: list[set[int]] = [set() for _ in range(width)]
    for row, (_, cells) in enumerate(bodies):
        for cell in cells:
            if cell.text:
                found[cell.column].update(range(row, row + cell.rowspan))
    return [frozenset(each) for each in found]


def _same(group: Sequence[int], column: int, over: Sequence[tuple[int, ...]], filled: Sequence[frozenset[int]]) -> bool:
    if over[column] != over[group[0]]:
        return not over[column] and not filled[column]
    return not any(filled[each] & filled[column] for each in group)


def _moved(cells: Sequence[CellText], place: dict[int, int]) -> tuple[CellText, ...]:
    """The cells in their new columns; of those that fall into one, an empty one is none."""
    moved: dict[int, CellText] = {}
    for cell in cells:
        column = place[cell.column]
        last = place[cell.column + cell.colspan - 1]
        if column not in moved or cell.text:
            moved[column] = replace(cell, column=column, colspan=last - column + 1)
    return tuple(moved[column] for column in sorted(moved))
