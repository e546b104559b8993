"""Lines of cells between pipes, and the indicator tables they make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.document import Cell, Column, ColumnRole, Row
from generator.model.place import Span
from generator.parse.lines import Line
from generator.rules.table_layout import compiled, is_unit, role_of, table_layout


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell: its place in the line's text, without outer spaces."""

    text: str
    start: int
    end: int


def cells_of(line: Line) -> tuple[CellText, ...]:
    """The cells of a line; a pipe at either end only closes it."""
    text = line.text
    bars = [match.start() for match in re.finditer(r"\|", text)]
    bounds = [-1, *bars, len(text)]
    cells = [_cell(text, start + 1, end) for start, end in zip(bounds, bounds[1:], strict=False)]
    if len(cells) > 1 and text.startswith("|"):
        cells = cells[1:]
    if len(cells) > 1 and text.endswith("|"):
        cells = cells[:-1]
    return tuple(cells)


def _cell(text: str, start: int, end: int) -> CellText:
    content = text[start:end]
    first = start + len(content) - len(content.lstrip())
    last = max(first, start + len(content.rstrip()))
    return CellText(text[first:last], first, last)


def width_of(lines: Sequence[Line]) -> int:
    """The number of columns: what most rows with several filled cells have."""
    widths = Counter(len(cells_of(line)) for line in lines if filled(line) > 1)
    return widths.most_common(1)[0][0] if widths else 1


def placed(line: Line, row: int, width: int) -> tuple[Cell, ...]:
    """The cells of a line in row ``row`` of a grid of ``width`` columns; empty ones beyond it are none."""
    cells = cells_of(line)
    return tuple(
        Cell(line.span(cell.start, cell.end), row, column)
        for column, cell in enumerate(cells)
        if column < width or cell.text
    )


def filled(line: Line) -> int:
    """How many cells of a line hold anything."""
    return sum(bool(cell.text) for cell in cells_of(line))


def columns_of(source: str, head: Sequence[Row], texts: Sequence[tuple[CellText, ...]], width: int) -> tuple[Column, ...]:
    """The columns under the head rows; ``texts`` are the cells of the body rows, asked where the head is silent."""
    columns = []
    for index in range(width):
        spans = [cell.span for row in head for cell in row.cells if cell.column == index and len(cell.span)]
        header = " ".join(span.of(source) for span in spans)
        span = Span(spans[0].start, spans[-1].end) if spans else Span(head[0].cells[0].span.start, head[0].cells[0].span.start)
        columns.append(Column(index, header, span, _role(index, header, texts)))
    return tuple(columns)


def _role(index: int, header: str, texts: Sequence[tuple[CellText, ...]]) -> ColumnRole:
    from generator.text.fold import fold

    told = role_of(fold(header))
    body = [cells[index].text for cells in texts if index < len(cells) and cells[index].text]
    figures = sum(bool(re.match(r"[\[(【〔<>≤≥=±+-]*\s*\d|^[—–-]+$", text)) for text in body)
    if told in ("attribute", "number", "unit") or (told == "name" and index < 3):
        return told
    if index == 0:
        return "name"
    if body and all(is_unit(text) for text in body):
        return "unit"
    return "value" if told == "value" or (body and 2 * figures >= len(body)) else "other"


@dataclass(frozen=True, slots=True)
class NameCell:
    """A name cell taken apart; spans are places in the line's text."""

    number: str
    marker: str
    part: bool
    name: tuple[int, int]
    unit: tuple[int, int] | None


def name_cell(cell: CellText) -> NameCell:
    """Number, marker, 其中, name and the unit in brackets at the end."""
    match = compiled(table_layout().name_cell.pattern).match(cell.text)
    if match is None:
        return NameCell("", "", False, (cell.start, cell.end), None)
    start, end = match.span("name")
    name = match["name"]
    marker = (match["before"] + match["after"])[:1]
    if name.endswith("*"):
        marker, end, name = marker or "*", end - 1, name[:-1]
    unit = None
    bracket = re.search(r"[(\[]([^()\[\]]{1,20})[)\]]\s*$", name)
    if bracket and is_unit(bracket[1]) and bracket.start():
        unit = (cell.start + start + bracket.start(1), cell.start + start + bracket.end(1))
        end = start + len(name[: bracket.start()].rstrip())
    number = (match["number"] or "").strip("()")
    return NameCell(number, marker, bool(match["part"]), (cell.start + start, cell.start + end), unit)
