"""Heads and bodies of told tables that do not fit: brought together where one reading is possible, else not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from generator.parse.grid import CellText, is_figure
from generator.parse.spans import Rows
from generator.rules.table_layout import role_of


def aligned(rows: Rows, heads: int) -> tuple[Rows, bool]:
    """``rows`` (the first ``heads`` of them heads) with every column of the body under its head.

    Two cases have one reading only. A head whose cells span more columns than the body has, but whose lowest cells are
    as many: they pair in order. A head with fewer cells than the body has columns, but with as many heads of values as
    there are columns of figures: these pair in order, and the first head stands over all the words before them.
    False: head and body do not fit, and nothing says how.
    """
    lowest = _lowest([cells for _, cells in rows[:heads]])
    bodies = [cells for _, cells in rows[heads:] if sum(bool(cell.text) for cell in cells) > 1]
    head_width = max((cell.column + cell.colspan for cell in lowest), default=0)
    body_width = max((cell.column + cell.colspan for cells in bodies for cell in cells), default=0)
    if not lowest or not body_width or head_width == body_width:
        return rows, True
    if body_width < head_width:
        return _under_wider(rows, heads, lowest, bodies)
    return _under_narrower(rows, heads, lowest, bodies, body_width)


def _lowest(heads: Sequence[Sequence[CellText]]) -> list[CellText]:
    """The head cells right over the body, from left to right."""
    over: dict[int, CellText] = {}
    for cells in heads:
        for cell in cells:
            over.update(dict.fromkeys(range(cell.column, cell.column + cell.colspan), cell))
    return [cell for column, cell in sorted(over.items()) if cell.column == column]


def _under_wider(
    rows: Rows, heads: int, lowest: Sequence[CellText], bodies: Sequence[Sequence[CellText]]
) -> tuple[Rows, bool]:
    plain = all(cell.colspan == cell.rowspan == 1 for cells in bodies for cell in cells)
    if not any(cell.colspan > 1 for cell in lowest):
        # the last cells of the rows are left out: what is there stands where it should
        return rows, True
    if not plain or any(len(cells) != len(lowest) for cells in bodies):
        return rows, False
    places = {column: cell.column for column, cell in enumerate(lowest)}
    return _moved(rows, heads, places), True


def _under_narrower(
    rows: Rows, heads: int, lowest: Sequence[CellText], bodies: Sequence[Sequence[CellText]], width: int
) -> tuple[Rows, bool]:
    figures = [column for column in range(width) if _holds_figures(column, bodies)]
    told = [cell for cell in lowest if role_of(cell.text) == "value"]
    if not figures or heads != 1 or len(told) != len(figures) or any(cell.colspan > 1 for cell in lowest):
        return rows, False
    words, named = [column for column in range(width) if column not in figures], [c for c in lowest if c not in told]
    if not named or figures[0] < len(words) or told[0].column < len(named):
        return rows, False
    wide = len(words) - len(named) + 1
    placed = [replace(cell, column=cell.column + wide - 1) for cell in lowest[1:]]
    line, _ = rows[0]
    return [(line, (replace(lowest[0], colspan=wide), *placed)), *rows[1:]], True


def _holds_figures(column: int, bodies: Sequence[Sequence[CellText]]) -> bool:
    texts = [cell.text for cells in bodies for cell in cells if cell.column == column and cell.text]
    return bool(texts) and 2 * sum(map(is_figure, texts)) >= len(texts)


def _moved(rows: Rows, heads: int, places: Mapping[int, int]) -> Rows:
    return [
        (line, cells if index < heads else tuple(replace(c, column=places.get(c.column, c.column)) for c in cells))
        for index, (line, cells) in enumerate(rows)
    ]
