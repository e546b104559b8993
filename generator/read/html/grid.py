"""Tables as browsers lay them out: which cell stands in which row and column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.read.html.tree import Element

MOST_CELLS = 200_000
MOST_SPANNED = 1000
ORDER = {"thead": 0, "tbody": 1, "tfoot": 2}
Group = tuple[str, Sequence[Element]]


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell and its place in the grid after spans are resolved. ``head``: its markup makes it a head."""

    element: Element
    row: int
    column: int
    rowspan: int
    colspan: int
    head: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows of a table, each with the cells that begin in it, in the order of their columns.

    ``refused`` says in words why it is not read as a table; the places then mean nothing.
    """

    captions: tuple[Element, ...]
    rows: tuple[tuple[Placed, ...], ...]
    width: int
    refused: str = ""


def grid_of(table: Element) -> Grid:
    """The grid of a table, head groups first and foot groups last, after the table model of HTML (4.9.12).

    A cell never reaches out of its row group. A table over 200,000 cells or with a span over 1,000 is refused.
    """
    captions = tuple(child for child in table.elements() if child.tag == "caption")
    groups = sorted(_groups(table), key=lambda group: ORDER[group[0]])
    cells = [cell for _, members in groups for row in members for cell in cells_of(row)]
    widest = max((max(span_of(cell, "rowspan"), span_of(cell, "colspan")) for cell in cells), default=1)
    if widest > MOST_SPANNED:
        detail = f"有单元格跨 {widest:,} 行或列，超过 {MOST_SPANNED:,} 的上限"
        return Grid(captions, _unplaced(groups), 1, detail)
    rows: list[tuple[Placed, ...]] = []
    width = 0
    for kind, members in groups:
        taken: dict[int, int] = {}
        for index, member in enumerate(members):
            asked = sum(span_of(cell, "colspan") for cell in cells_of(member))
            if max(width, asked) * (len(rows) + 1) > MOST_CELLS:
                return Grid(captions, _unplaced(groups), 1, f"超过 {MOST_CELLS:,} 个单元格的上限")
            rows.append(tuple(_row(member, len(rows), len(members) - index, taken, kind == "thead")))
            width = max((width, *(cell.column + cell.colspan for cell in rows[-1])))
    return Grid(captions, tuple(rows), width)


def cells_of(row: Element) -> Iterator[Element]:
    """The cells of a row: the parser lets nothing else stand in it."""
    return (child for child in row.elements() if child.tag in ("td", "th"))


def span_of(cell: Element, name: str) -> int:
    """A span as HTML reads it: the digits it begins with, else 1; a rowspan of 0 reaches to the end of its group."""
    if name not in cell.attributes:
        return 1
    text = cell.get(name).strip()
    digits = text[: len(text) - len(text.lstrip("0123456789"))]
    return int(digits[:9]) if digits else 1


def _groups(table: Element) -> Iterator[Group]:
    """The row groups of a table in the order of the markup, each with its rows."""
    for child in table.elements():
        if child.tag in ORDER:
            yield child.tag, tuple(row for row in child.elements() if row.tag == "tr")


def _unplaced(groups: Sequence[Group]) -> tuple[tuple[Placed, ...], ...]:
    return tuple(
        tuple(Placed(cell, 0, 0, 1, 1, head=False) for cell in cells_of(row)) for _, rows in groups for row in rows
    )


def _row(row: Element, index: int, left: int, taken: dict[int, int], head: bool) -> Iterator[Placed]:
    """The cells of a row, each in the first column that no cell above reaches into; ``left`` rows in its group."""
    own: dict[int, int] = {}
    column = 0
    for cell in cells_of(row):
        while taken.get(column, 0) > 0:
            column += 1
        colspan = max(1, span_of(cell, "colspan"))
        rowspan = min(span_of(cell, "rowspan") or left, left)
        yield Placed(cell, index, column, rowspan, colspan, head or cell.tag == "th")
        own.update(dict.fromkeys(range(column, column + colspan), rowspan))
        column += colspan
    for each in {*taken, *own}:
        taken[each] = max(taken.get(each, 0), own.get(each, 0)) - 1
