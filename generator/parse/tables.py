"""Runs of lines with pipes → a data table: head rows, groups, rows under rows, notes with their legend."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from msgspec import structs

from generator.model.document import BlockKind, Column, Row, Table
from generator.model.note import Note
from generator.model.place import Place, Span
from generator.parse.grid import (
    FIGURE,
    CellText,
    cells_of,
    columns_of,
    filled,
    is_figure,
    led,
    name_cell,
    open_cells_of,
    placed,
    width_of,
)
from generator.parse.legend import legend_of
from generator.parse.lines import Line, joined
from generator.parse.outline import Leaf, Outline
from generator.rules.pattern import compiled
from generator.rules.periods import find
from generator.rules.table_layout import continues, table_layout

YEAR = re.compile(r"(?:19|20)\d\d年")
RowKind = Literal["header", "group", "body", "note"]
LEAF_KINDS: dict[RowKind, BlockKind] = {"header": "header-row", "group": "group-row", "body": "row", "note": "note"}
Rows = Sequence[tuple[Line, tuple[CellText, ...]]]
LONGEST_NOTE = 400
MOST_CELLS = 200_000
MOST_HEAD_ROWS = 4
FEWEST_TABBED = 3
NUMBER = re.compile(r"\d{1,3}")
YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
LETTER = re.compile(r"[^\W\d_]")
TIME = re.compile("[年月季日]")


def is_note(line: Line) -> bool:
    """Does a line explain a table (注:, 资料来源:)?"""
    return len(line.text) <= LONGEST_NOTE and bool(compiled(table_layout().note.pattern).match(line.text))


def is_unit_line(line: Line) -> bool:
    """Does a line give nothing but the unit of a table (单位:万人)?"""
    return len(line.text) <= LONGEST_NOTE and bool(compiled(table_layout().unit_line.pattern).match(line.text))


def is_rule(line: Line) -> bool:
    """Is a line the rule under the head of a Markdown table?"""
    return "--" in line.text and set(line.text) <= set("|-:+= \t")


def is_time(text: str) -> bool:
    """Is a text that begins as a figure a year or a month, as it heads a column?"""
    return bool(YEAR_ALONE.fullmatch(text) or (find(text) and TIME.search(text)))


def is_grid(lines: Sequence[Line]) -> bool:
    """Do rows of several cells prevail? Then it is a data table, not text in a frame."""
    rows = [cells_of(line) for line in lines if not is_rule(line) and not is_note(line)]
    several = [cells for cells in rows if filled(cells) >= 2]
    if not any("|" in line.text for line in lines):
        # tabs also set off words in plain lines: only rows of one width are a table
        width = width_of(rows)
        same = sum(len(cells) == width for cells in several)
        if not any("\t" in line.text for line in lines):
            # spaces set off words still more often: all rows alike, a figure in each but the first
            alike = same == len(rows) and all(any(FIGURE.match(cell.text) for cell in cells[1:]) for cells in rows[1:])
            return alike and len(rows) >= FEWEST_TABBED
        return len(rows) >= FEWEST_TABBED and same * 4 >= len(rows) * 3
    return len(rows) >= 2 and len(several) * 2 >= len(rows)


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of a table with its cells, the kind of row it is and the leaf that holds it."""

    line: Line
    cells: tuple[CellText, ...]
    kind: RowKind
    block: int


def split(lines: Sequence[Line]) -> Rows:
    """Lines between pipes, tabs or wide spaces with their cells."""
    cut = cells_of if led(lines) else open_cells_of
    return [(line, cut(line)) for line in lines]


def add_table(outline: Outline, rows: Rows, caption: int = -1) -> bool:
    """Appends the leaves of the rows, and the table. ``caption`` is the index of a caption leaf.

    Rows of one cell above the head are captions and units, no rows of the grid. False: there are too many cells, and
    the rows were added without a table.
    """
    size = sum(len(cells) for _, cells in rows)
    if size > MOST_CELLS:
        refuse(outline, [line for line, _ in rows], size)
        return False
    top = _top_length(rows)
    above = [outline.add(Leaf("note" if is_unit_line(line) else "caption", line)) for line, _ in rows[:top]]
    rows = rows[top:]
    width = width_of([cells for line, cells in rows if not is_rule(line)])
    found = _lines(outline, rows, width)
    captions = [index for index in above if outline.leaves[index].kind == "caption"]
    caption = caption if caption >= 0 or not captions else captions[-1]
    columns = _continued(outline, caption, found, width)
    if columns:
        found = tuple(replace(each, kind="body") if each.kind == "header" else each for each in found)
    else:
        head = [placed(each.line, each.cells, row, width) for row, each in enumerate(found) if each.kind == "header"]
        columns = columns_of(outline.source, head, [each.cells for each in found if each.kind == "body"], width)
    outline.tables.append(
        Table(
            id=f"t{found[0].line.start}",
            columns=columns,
            rows=rows_of(found, columns, width),
            caption=caption,
            notes=(*(index for index in above if index not in captions), *blocks_of(found, "note")),
            legend=tuple(entry for each in found if each.kind == "note" for entry in legend_of(each.line)),
        )
    )
    return True


def refuse(outline: Outline, lines: Sequence[Line], size: int) -> None:
    """Adds the lines of a table that is too large as they are, with a note."""
    for line in lines:
        outline.add(Leaf("row", line))
    place = Place(outline.source_id, Span(lines[0].start, lines[-1].end))
    detail = f"表格有{size:,}个单元格，超过{MOST_CELLS:,}个的上限，没有作为表格读取。"
    outline.notes.append(Note("table-too-large", "high", detail, outline.source_id, place))


def _continued(outline: Outline, caption: int, rows: Sequence[TableLine], width: int) -> tuple[Column, ...]:
    """The columns of the table before, where the caption says that this one goes on with it and it has no head."""
    if caption < 0 or not outline.tables or not continues(outline.leaves[caption].text):
        return ()
    columns = outline.tables[-1].columns
    headless = any(is_figure(cell.text) and not is_time(cell.text) for cell in rows[0].cells[1:])
    return columns if len(columns) == width and headless else ()


def _lines(outline: Outline, rows: Rows, width: int) -> tuple[TableLine, ...]:
    """The rows with their kinds, each with a leaf of its own; a rule goes with the row before it, else behind it."""
    head_rows = _head_length([cells for line, cells in rows if not is_rule(line)])
    found: list[TableLine] = []
    rules: list[Line] = []
    for line, cells in rows:
        if is_rule(line):
            rules.append(line)
            if found:
                _join_rules(outline, found[-1].block, rules)
            continue
        kind = "header" if len(found) < head_rows else kind_of(line, cells, width)
        held = joined(outline.source, (*rules, line))
        rules.clear()
        found.append(TableLine(line, cells, kind, outline.add(Leaf(LEAF_KINDS[kind], held))))
    return tuple(found)


def _join_rules(outline: Outline, block: int, rules: list[Line]) -> None:
    """A rule holds no content of its own: it is part of a row's leaf."""
    leaf = outline.leaves[block]
    outline.leaves[block] = structs.replace(leaf, line=joined(outline.source, (leaf.line, *rules)))
    rules.clear()


def rows_of(lines: Sequence[TableLine], columns: Sequence[Column], width: int, exact: bool = False) -> tuple[Row, ...]:
    """The rows of the model: names taken apart, each under its group, a 其中 row under the row it is part of, as is one
    that is set in deeper than those above it.

    ``exact``: the format told which cell stands where, so that no first cell is a name by its place alone.
    """
    rows: list[Row] = []
    group = whole = -1
    above: list[tuple[int, int]] = []
    for index, each in enumerate(lines):
        row = Row(each.kind, each.block, placed(each.line, each.cells, index, width))
        if each.kind == "group":
            row, _ = _named(row, each, columns, exact)
            group, whole, above = index, -1, []
        elif each.kind == "body":
            row, part = _named(row, each, columns, exact)
            indent = next((cell.indent for cell in each.cells if cell.text), 0)
            above = [(deep, at) for deep, at in above if deep < indent]
            row = replace(row, group=group, parent=whole if part else above[-1][1] if above else -1)
            whole = whole if part else index
            above.append((indent, index))
        rows.append(row)
    return tuple(rows)


def blocks_of(lines: Sequence[TableLine], kind: RowKind) -> tuple[int, ...]:
    """The leaves of the rows of a kind."""
    return tuple(each.block for each in lines if each.kind == kind)


def _top_length(rows: Rows) -> int:
    """How many rows of one cell stand above the first with several; none if no row has several."""
    first = next((at for at, (line, cells) in enumerate(rows) if filled(cells) > 1 and not is_rule(line)), 0)
    return first if not any(is_rule(line) for line, _ in rows[:first]) else 0


def add_notes(outline: Outline, lines: Sequence[Line], before: Sequence[int] = ()) -> None:
    """Note lines behind the last table, and the leaves ``before`` it (its unit line), belong to it."""
    table = outline.tables[-1]
    notes = [*before, *table.notes, *(outline.add(Leaf("note", line)) for line in lines)]
    legend = [*table.legend, *(entry for line in lines for entry in legend_of(line))]
    outline.tables[-1] = replace(table, notes=tuple(notes), legend=tuple(legend))


def _head_length(rows: Sequence[Sequence[CellText]]) -> int:
    """The first row, and those after it that hold no figure and leave their first cell empty; never all rows."""
    length = 1
    for cells in rows[1 : min(len(rows) - 1, MOST_HEAD_ROWS)]:
        if cells[0].text or any(FIGURE.match(cell.text) and not YEAR.match(cell.text) for cell in cells):
            break
        length += 1
    return length


def kind_of(line: Line, cells: Sequence[CellText], width: int) -> RowKind:
    """What a row below the head is; one that fills its first cell alone opens a group."""
    if is_note(line) or (filled(cells) == 1 and is_unit_line(line)):
        return "note"
    first = bool(cells) and cells[0].column == 0 and bool(cells[0].text)
    return "group" if width > 1 and filled(cells) == 1 and first else "body"


def _named(row: Row, each: TableLine, columns: Sequence[Column], exact: bool) -> tuple[Row, bool]:
    """The row with its name cell taken apart; whether it is part (其中) of the row above.

    The name stands in the column of names, in a group row in its first cell with a word in it. A row that leaves it
    empty has none: what stands elsewhere is no name.
    """
    told = {column.index for column in columns if column.role == "name"} if each.kind == "body" else set()
    told = told or {cell.column for cell in each.cells}
    worded = [at for at, cell in enumerate(each.cells) if LETTER.search(cell.text)]
    at = next((at for at in worded if any(map(each.cells[at].covers, told)) or (not exact and at == 0)), -1)
    if at < 0:
        return row, False
    name = name_cell(each.cells[at])
    number = name.number
    if not number and at and NUMBER.fullmatch(each.cells[at - 1].text):
        number = each.cells[at - 1].text
    unit = each.line.span(*name.unit) if name.unit else None
    return replace(row, number=number, marker=name.marker, name=each.line.span(*name.name), unit=unit), name.part
