"""Lines of cells between pipes: their cells, their columns, the name cell taken apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import msgspec

from generator.model.document import Cell, Column, ColumnRole
from generator.model.place import Span
from generator.parse.lines import Line
from generator.rules.pattern import compiled
from generator.rules.table_layout import groups, is_unit, role_of, table_layout
from generator.text.fold import fold

FIGURE = re.compile(r"[\[(【〔<>≤≥=±+-]*\s*\d|[—–-]+$")
# A name with the number of its row before it (1.入学率), which no figure is.
NUMBERED = re.compile(r"\d{1,3}\s*[.、)]\s*[^\d\s%]")
# What the attribute of an indicator says; a column of kinds (类别) says other things.
BINDING = ("约束", "预期", "指导", "引导")
MARKERS = ("*", "★", "△", "▲")
SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
FEWEST_SPACED = 3
# Markdown's way to set a cell in bold.
BOLD = re.compile(r"\*\*\s*([^*]+?)\s*\*\*")
BORDER = re.compile(r"\+[-+= ]{3,}")
TAB = re.compile("\t")
PIPE = re.compile(r"(?<!\\)\|")
UNIT_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,20})[)\]]$")


class CellText(msgspec.Struct, frozen=True):
    """A cell: its folded text without outer spaces, its place in the text of its line, and its place in the grid.

    ``head``: its markup makes it a head. Spans and ``indent``, the spaces that it is set in by, only where the format
    told them.
    """

    text: str
    start: int
    end: int
    column: int = 0
    rowspan: int = 1
    colspan: int = 1
    head: bool = False
    indent: int = 0

    def covers(self, column: int) -> bool:
        """Does the cell stand in or over ``column``?"""
        return self.column <= column < self.column + self.colspan


class NameCell(msgspec.Struct, frozen=True):
    """A name cell taken apart; name and unit are places in the text of its line."""

    number: str
    marker: str
    part: bool
    name: tuple[int, int]
    unit: tuple[int, int] | None


def is_row(line: Line) -> bool:
    """May a line be a row of cells, between pipes or tabs, or at least three set apart by wide spaces?"""
    text = line.text
    if "|" in text or "\t" in text:
        return True
    if text.startswith("+"):
        return BORDER.fullmatch(text) is not None
    return "  " in text and len(SPACES.findall(text)) >= FEWEST_SPACED - 1


def led(lines: Sequence[Line]) -> bool:
    """Do the rows of a table begin with a pipe? Where most do not, one that does has an empty first cell."""
    return 2 * sum(line.text.startswith("|") for line in lines) > len(lines)


def cells_of(line: Line) -> tuple[CellText, ...]:
    """The cells of a line. A pipe at either end only closes it; a tab before the first cell leaves one empty."""
    places = _places(line)
    return _cells(line.text, places[1:] if len(places) > 1 and line.text.startswith("|") else places)


def open_cells_of(line: Line) -> tuple[CellText, ...]:
    """As ``cells_of``, but a pipe at the start stands behind an empty first cell."""
    return _cells(line.text, _places(line))


def _places(line: Line) -> list[tuple[int, int]]:
    """Where the cells of a line stand in its text, outer spaces with them; a pipe at its end only closes the last."""
    text = line.text
    if "|" not in text and "\t" not in text:
        gaps = [match.span() for match in SPACES.finditer(text)]
        return list(zip([0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)], strict=True))
    mark = "|" if "|" in text else "\t"
    bounds = [-1, *(match.start() for match in (PIPE if mark == "|" else TAB).finditer(text)), len(text)]
    places = [(start + 1, end) for start, end in pairwise(bounds)]
    if mark == "\t":
        return [*[(0, 0)] * line.indent.count("\t"), *places]
    return places[:-1] if len(places) > 1 and text.endswith("|") else places


def _cells(text: str, places: Sequence[tuple[int, int]]) -> tuple[CellText, ...]:
    """The cells at ``places``, without outer spaces and the stars of bold words, in the columns 0, 1, 2 …"""
    cells = []
    for column, (start, end) in enumerate(places):
        content = text[start:end]
        first = start + len(content) - len(content.lstrip())
        last = max(first, start + len(content.rstrip()))
        if (bold := BOLD.fullmatch(text, first, last)) is not None:
            first, last = bold.span(1)
        cells.append(CellText(text[first:last], first, last, column))
    return tuple(cells)


def is_figure(text: str) -> bool:
    """Does the folded text of a cell begin as a figure does, or say that there is none (—)?"""
    return bool(FIGURE.match(text)) and not NUMBERED.match(text)


def filled(cells: Sequence[CellText]) -> int:
    """How many cells hold anything."""
    return sum(bool(cell.text) for cell in cells)


def width_of(rows: Sequence[Sequence[CellText]]) -> int:
    """The number of columns: what most rows with several filled cells have."""
    widths = Counter(len(cells) for cells in rows if filled(cells) > 1)
    return widths.most_common(1)[0][0] if widths else 1


def placed(line: Line, cells: Sequence[CellText], row: int, width: int) -> tuple[Cell, ...]:
    """The cells of a line in row ``row`` of a grid of ``width`` columns; empty ones beyond it are none."""
    return tuple(
        Cell(line.span(cell.start, cell.end), row, cell.column, cell.rowspan, cell.colspan)
        for cell in cells
        if cell.column < width or cell.text
    )


def columns_of(
    source: str, head: Sequence[Sequence[Cell]], bodies: Sequence[Sequence[CellText]], width: int
) -> tuple[Column, ...]:
    """The columns under the head rows; the body is asked where the head does not say what a column holds.

    One column at least holds the names: the first of words if no head says which.
    """
    nowhere = Span(head[0][0].span.start, head[0][0].span.start) if head and head[0] else Span(0, 0)
    under = _under(head, bodies, width)
    columns: list[Column] = []
    for index in range(width):
        spans = [cell.span for cells in head for cell in cells if under[cell.column] == index and len(cell.span)]
        header = " ".join(span.of(source) for span in spans)
        span = Span(spans[0].start, spans[-1].end) if spans else nowhere
        body = [cells[index].text for cells in bodies if index < len(cells) and cells[index].text]
        role = role_in(index, fold(header), body)
        # a column of names behind values belongs to a table beside
        beside = role == "name" and any(column.role == "value" for column in columns)
        columns.append(Column(index, header, span, "other" if beside else role))
    return with_names(columns)


def with_names(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The first column of words holds the names where no other does."""
    first = next((column.index for column in columns if column.role == "other"), -1)
    if any(column.role == "name" for column in columns):
        return tuple(columns)
    return tuple(replace(column, role="name") if column.index == first else column for column in columns)


def one_named(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Columns of which only one holds the names of the rows: the last before the values that does not merely group.

    Those before it hold what the names are grouped by; those behind it name the rows of a table beside.
    """
    first = next((column.index for column in columns if column.role == "value"), len(columns))
    names = [column for column in columns if column.role == "name"]
    before = [column for column in names if column.index < first]
    named = [column for column in before if not groups(fold(column.header))] or before or names[:1]
    others = {column.index for column in names if column is not named[-1]}
    return tuple(replace(column, role="other") if column.index in others else column for column in columns)


def _under(head: Sequence[Sequence[Cell]], bodies: Sequence[Sequence[CellText]], width: int) -> dict[int, int]:
    """For each column of the head the column of the body under it.

    Flattened tables lose their spans: where head and body fill different columns but equally many, they pair in order.
    """
    told = sorted({cell.column for cells in head for cell in cells if len(cell.span)})
    held = sorted({column for cells in bodies for column, cell in enumerate(cells) if cell.text and column < width})
    pairs = {cell.column: cell.column for cells in head for cell in cells}
    if told != held and len(told) == len(held):
        pairs |= dict(zip(told, held, strict=True))
    return pairs


def role_in(index: int, header: str, body: Sequence[str]) -> ColumnRole:
    """What a column holds, by its folded head and by the texts under it."""
    told = role_of(header)
    figures = 2 * sum(map(is_figure, body)) >= len(body)
    if told == "attribute" and body and not any(word in text for text in body for word in BINDING):
        told = None
    if told in ("number", "unit", "name") or (told == "attribute" and index):
        return told
    if index == 0 and not (told == "value" and body and figures):
        return "name"
    if body and all(is_unit(text) for text in body):
        return "unit"
    return "value" if told == "value" or (body and figures) else "other"


def name_cell(cell: CellText) -> NameCell:
    """Number, marker, 其中, name and the unit in brackets at the end."""
    match = compiled(table_layout().name_cell.pattern).match(cell.text)
    if match is None:
        return NameCell("", "", False, (cell.start, cell.end), None)
    name, start = match["name"], cell.start + match.start("name")
    marker = (match["before"] + match["after"])[:1]
    if name.endswith(MARKERS):
        marker, name = marker or name[-1], name[:-1].rstrip()
    bracket = UNIT_BRACKET.search(name)
    unit = None
    if bracket and bracket.start() and is_unit(bracket[1]):
        unit = (start + bracket.start(1), start + bracket.end(1))
        name = name[: bracket.start()].rstrip()
    number = (match["number"] or "").strip("()")
    return NameCell(number, marker, bool(match["part"]), (start, start + len(name)), unit)
