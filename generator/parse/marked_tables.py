"""Tables that the format of a source told: its grid is taken as it is, and read by the same rules as any other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model.document import Column, Table
from generator.model.place import Span
from generator.parse.disagreement import aligned
from generator.parse.grid import CellText, is_figure, one_named, role_in, with_names
from generator.parse.legend import legend_of
from generator.parse.lines import Line
from generator.parse.outline import Leaf, Outline
from generator.parse.spans import Rows, collapsed
from generator.parse.table_marks import MarkedCell, MarkedRow, MarkedTable
from generator.parse.tables import (
    LEAF_KINDS,
    MOST_CELLS,
    TableLine,
    blocks_of,
    is_note,
    is_time,
    is_unit_line,
    kind_of,
    refuse,
    rows_of,
)
from generator.rules.table_layout import continues
from generator.text.fold import fold

MOST_HEAD_ROWS = 5
POWER_BASE = re.compile(r"(?:[a-zA-Z]|(?<!\d)10)$")


def in_marked(outline: Outline, at: int) -> bool:
    """Does line ``at`` stand in a table that the format told?"""
    return at < len(outline.lines) and outline.marked.at(outline.lines[at].start) is not None


def is_marked(outline: Outline, at: int) -> bool:
    """Does line ``at`` stand in a table of several columns that the format told? One column is only a frame."""
    if not outline.marked.tables or at >= len(outline.lines):
        return False
    marked = outline.marked.at(outline.lines[at].start)
    return marked is not None and marked.wide


def lines_in(outline: Outline, at: int) -> tuple[Line, ...]:
    """The lines from ``at`` on that stand in the same told table; none where there is no such table."""
    marked = outline.marked.at(outline.lines[at].start) if at < len(outline.lines) else None
    end = at
    while marked is not None and end < len(outline.lines) and outline.lines[end].start < marked.span.end:
        end += 1
    return outline.lines[at:end]


def marked_table(outline: Outline, at: int, caption: int = -1) -> int:
    """Adds the table that the format told, from line ``at`` on; returns the lines it takes, 0 where there is none.

    ``caption`` is the index of a caption leaf. One column of cells is no table: its lines are left to other rules.
    """
    marked = outline.marked.at(outline.lines[at].start) if is_marked(outline, at) else None
    if marked is None:
        return 0
    lines = lines_in(outline, at)
    rows = list(_rows(outline, lines, marked))
    if marked.size > MOST_CELLS:
        refuse(outline, lines, marked.size)
        return len(lines)
    if not any(sum(bool(cell.text) for cell in cells) > 1 for _, cells in rows):
        return 0
    _add(outline, rows, caption)
    return len(lines)


def _rows(outline: Outline, lines: Sequence[Line], marked: MarkedTable) -> Iterator[tuple[Line, tuple[CellText, ...]]]:
    """Every row that holds anything, as a line of its own with its cells; their spans count the rows that are left."""
    pieces = [piece for line in lines for piece in line.passage.pieces]
    found: list[tuple[Line, MarkedRow]] = []
    at = 0
    for row in marked.rows:
        own = []
        while at < len(pieces) and pieces[at].start < row.span.end:
            own.append(pieces[at])
            at += 1
        if own:
            found.append((Line.of(outline.source, own, gap=not found), row))
    kept = sorted(row.cells[0].row if row.cells else 0 for _, row in found)
    for line, row in found:
        yield line, tuple(_cell(line, cell, kept, outline.marked.raised) for cell in row.cells)


def _cell(line: Line, cell: MarkedCell, kept: Sequence[int], raised: frozenset[int]) -> CellText:
    """A cell in the text of its row, without outer spaces and without the signs of notes raised at its end."""
    start, end = line.passage.place(cell.span.start), line.passage.place(cell.span.end)
    while end > start and (line.text[end - 1].isspace() or _is_sign(line, start, end, raised)):
        end -= 1
    while start < end and line.text[start].isspace():
        start += 1
    rowspan = sum(cell.row <= row < cell.row + cell.rowspan for row in kept) if cell.rowspan > 1 else 1
    indent = max(0, line.passage.offset(start) - cell.span.start) if start < end else 0
    return CellText(line.text[start:end], start, end, cell.column, max(1, rowspan), cell.colspan, cell.head, indent)


def _is_sign(line: Line, start: int, end: int, raised: frozenset[int]) -> bool:
    """Is the last character raised as the sign of a note? A power behind a unit or a ten is none (km², 10⁴)."""
    if not raised or line.passage.offset(end - 1) not in raised:
        return False
    base = end - 1
    while base > start and line.passage.offset(base - 1) in raised:
        base -= 1
    return not POWER_BASE.search(line.text[start:base]) and base > start


def _add(outline: Outline, rows: Rows, caption: int) -> Table:
    """Appends the leaves of the rows, and the table; rows of one cell above the head are captions and units."""
    width = max(cell.column + cell.colspan for _, cells in rows for cell in cells)
    top = _top_length(rows, width)
    above = [outline.add(Leaf("note" if is_unit_line(line) else "caption", line)) for line, _ in rows[:top]]
    captions = [index for index in above if outline.leaves[index].kind == "caption"]
    known = _continued(outline, caption if caption >= 0 else max(captions, default=-1), rows[top:], width)
    heads = 0 if known else _head_length(rows[top:])
    rows, fits = aligned(rows[top:], heads)
    rows, width = (rows, width) if known else collapsed(rows, heads, width)
    found = []
    for index, (line, cells) in enumerate(rows):
        kind = "header" if index < heads else kind_of(line, cells, width)
        found.append(TableLine(line, cells, kind, outline.add(Leaf(LEAF_KINDS[kind], line))))
    columns = known or _columns(outline.source, found, width, fits)
    table = Table(
        id=f"t{found[0].line.start}",
        columns=columns,
        rows=rows_of(found, columns, width, exact=True),
        caption=caption if caption >= 0 or not captions else captions[-1],
        notes=(*(index for index in above if index not in captions), *blocks_of(found, "note")),
        legend=tuple(entry for each in found if each.kind == "note" for entry in legend_of(each.line)),
        exact=True,
    )
    outline.tables.append(table)
    return table


def _continued(outline: Outline, caption: int, rows: Rows, width: int) -> tuple[Column, ...]:
    """The columns of the table before, where a caption says that this one goes on with it and it has no head."""
    if caption < 0 or not outline.tables or not continues(outline.leaves[caption].text):
        return ()
    first = [cell.text for cell in rows[0][1][1:] if cell.text]
    columns = outline.tables[-1].columns
    return columns if len(columns) == width and any(map(_is_figure, first)) else ()


def _top_length(rows: Rows, width: int) -> int:
    """How many rows of one cell stand above the head: a title over all columns, a unit wherever it stands."""
    for at, (line, cells) in enumerate(rows):
        own = [cell for cell in cells if cell.text]
        if len(own) != 1 or not (own[0].column == 0 or own[0].colspan >= width or is_unit_line(line)):
            return at
        if own[0].column == 0 and own[0].colspan < width and own[0].rowspan > 1:
            return at
    return 0


def _head_length(rows: Rows) -> int:
    """The rows that are marked as heads or joined to the first by cells that span rows, then those without a figure
    that leave the first column to a cell above; never all rows."""
    most = min(len(rows) - 1, MOST_HEAD_ROWS)
    length = 0
    while length < most and all(cell.head for cell in rows[length][1] if cell.text):
        length += 1
    length = max(1, length)
    reach = max((cell.rowspan for cell in rows[0][1]), default=1)
    for at, (line, cells) in enumerate(rows[length:most], length):
        opens = any(cell.column == 0 and cell.text for cell in cells)
        if opens or is_note(line) or any(_is_figure(cell.text) for cell in cells):
            break
        if at >= reach and not any(cell.text for cell in cells):
            break
        length += 1
    return length


def _is_figure(text: str) -> bool:
    """A figure, and no year or month that heads a column."""
    return is_figure(text) and not is_time(text)


def _columns(source: str, rows: Sequence[TableLine], width: int, fits: bool) -> tuple[Column, ...]:
    """Each column under all the head cells that stand over it.

    ``fits``: the head can be trusted to stand over the right columns; else its values have no heads.
    """
    heads = [each for each in rows if each.kind == "header"]
    bodies = [each for each in rows if each.kind == "body"]
    columns = []
    for index in range(width):
        spans = [each.line.span(cell.start, cell.end) for each in heads for cell in each.cells if _over(cell, index)]
        header = " ".join(" ".join(span.of(source).split()) for span in spans)
        span = Span(spans[0].start, spans[-1].end) if spans else Span(heads[0].line.start, heads[0].line.start)
        body = [cell.text for each in bodies for cell in each.cells if cell.column == index and cell.text]
        role = role_in(index, fold(header), body)
        role = "other" if role == "value" and not body else role
        columns.append(Column(index, header if fits or role != "value" else "", span, role))
    return one_named(with_names(columns))


def _over(cell: CellText, column: int) -> bool:
    return bool(cell.text) and cell.covers(column)
