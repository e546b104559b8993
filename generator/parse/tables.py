"""Runs of lines with pipes → a data table: head rows, groups, rows under rows, notes with their legend."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from generator.model.document import BlockKind, LegendEntry, Row, Table
from generator.parse.grid import FIGURE, CellText, cells_of, columns_of, filled, name_cell, placed, width_of
from generator.parse.legend import legend_of
from generator.parse.lines import Line, joined
from generator.parse.outline import Leaf, Outline
from generator.rules.table_layout import compiled, table_layout

RowKind = Literal["header", "group", "body", "note"]
LEAF_KINDS: dict[RowKind, BlockKind] = {"header": "header-row", "group": "group-row", "body": "row", "note": "note"}
LONGEST_NOTE = 400
MOST_HEAD_ROWS = 4
FEWEST_TABBED = 3


def is_note(line: Line) -> bool:
    """Does a line explain a table (注:, 资料来源:)?"""
    return len(line.text) <= LONGEST_NOTE and bool(compiled(table_layout().note.pattern).search(line.text))


def is_unit_line(line: Line) -> bool:
    """Does a line give nothing but the unit of a table (单位:万人)?"""
    return len(line.text) <= LONGEST_NOTE and bool(compiled(table_layout().unit_line.pattern).search(line.text))


def is_rule(line: Line) -> bool:
    """Is a line the rule under the head of a Markdown table?"""
    return "--" in line.text and set(line.text) <= set("|-:+= \t")


def is_grid(lines: Sequence[Line]) -> bool:
    """Do rows of several cells prevail? Then it is a data table, not text in a frame."""
    rows = [cells_of(line) for line in lines if not is_rule(line) and not is_note(line)]
    several = [cells for cells in rows if filled(cells) >= 2]
    if not any("|" in line.text for line in lines):
        # tabs also set off words in plain lines: only rows of one width are a table
        same = sum(len(cells) == width_of(rows) for cells in several)
        return len(rows) >= FEWEST_TABBED and same * 4 >= len(rows) * 3
    return len(rows) >= 2 and len(several) * 2 >= len(rows)


@dataclass(slots=True)
class _Rows:
    """The rows so far; ``group`` and ``whole`` are the rows that the next may stand under, -1 for none."""

    rows: list[Row] = field(default_factory=list)
    bodies: list[tuple[CellText, ...]] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    legend: list[LegendEntry] = field(default_factory=list)
    group: int = -1
    whole: int = -1

    def add(self, kind: RowKind, block: int, line: Line, cells: tuple[CellText, ...], width: int) -> None:
        row = Row(kind, block, placed(line, cells, len(self.rows), width))
        if kind == "note":
            self.notes.append(block)
            self.legend += legend_of(line)
        elif kind == "group":
            row = replace(_named(row, line, cells)[0])
            self.group, self.whole = len(self.rows), -1
        elif kind == "body":
            row, part = _named(row, line, cells)
            row = replace(row, group=self.group, parent=self.whole if part else -1)
            self.whole = self.whole if part else len(self.rows)
            self.bodies.append(cells)
        self.rows.append(row)


def add_table(outline: Outline, lines: Sequence[Line], caption: int = -1) -> Table:
    """Appends the leaves of the rows, and the table. ``caption`` is the index of a caption leaf."""
    content = [(line, cells_of(line)) for line in lines if not is_rule(line)]
    width = width_of([cells for _, cells in content])
    head_rows = _head_length([cells for _, cells in content])
    found = _Rows()
    for line in lines:
        if is_rule(line):
            _join_rule(outline, line)
            continue
        cells = cells_of(line)
        kind = "header" if len(found.rows) < head_rows else _kind(line, cells, width)
        found.add(kind, outline.add(Leaf(LEAF_KINDS[kind], line)), line, cells, width)
    head = [row for row in found.rows if row.kind == "header"]
    table = Table(
        id=f"t{content[0][0].start}",
        columns=columns_of(outline.source, head, found.bodies, width),
        rows=tuple(found.rows),
        caption=caption,
        notes=tuple(found.notes),
        legend=tuple(found.legend),
    )
    outline.tables.append(table)
    return table


def add_notes(outline: Outline, lines: Sequence[Line], before: Sequence[int] = ()) -> None:
    """Note lines behind the last table, and the leaves ``before`` it (its unit line), belong to it."""
    table = outline.tables[-1]
    notes = [*before, *table.notes, *(outline.add(Leaf("note", line)) for line in lines)]
    legend = [*table.legend, *(entry for line in lines for entry in legend_of(line))]
    outline.tables[-1] = replace(table, notes=tuple(notes), legend=tuple(legend))


def _join_rule(outline: Outline, line: Line) -> None:
    """The rule under a head is part of the head's leaf: it holds no content of its own."""
    last = outline.leaves[-1] if outline.leaves else None
    if last is not None and last.kind == "header-row":
        outline.leaves[-1] = replace(last, line=joined(outline.source, (last.line, line)))
    else:
        outline.add(Leaf("row", line))


def _head_length(rows: Sequence[Sequence[CellText]]) -> int:
    """The first row, and those after it that hold no figure and leave their first cell empty; never all rows."""
    length = 1
    for cells in rows[1 : min(len(rows) - 1, MOST_HEAD_ROWS)]:
        if cells[0].text or any(FIGURE.match(cell.text) for cell in cells):
            break
        length += 1
    return length


def _kind(line: Line, cells: Sequence[CellText], width: int) -> RowKind:
    if is_note(line) or (filled(cells) == 1 and is_unit_line(line)):
        return "note"
    return "group" if width > 1 and filled(cells) == 1 and cells[0].text else "body"


def _named(row: Row, line: Line, cells: Sequence[CellText]) -> tuple[Row, bool]:
    """The row with its name cell taken apart; whether it is part (其中) of the row above."""
    cell = next((cell for cell in cells[:2] if re.search(r"[^\W\d_]", cell.text)), cells[0])
    name = name_cell(cell)
    unit = line.span(*name.unit) if name.unit else None
    return replace(row, number=name.number, marker=name.marker, name=line.span(*name.name), unit=unit), name.part
