"""Runs of lines with pipes → a data table: head rows, groups, rows under rows, notes with their legend."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.model.document import BlockKind, LegendEntry, Row, Table
from generator.parse.grid import CellText, cells_of, columns_of, filled, name_cell, placed, width_of
from generator.parse.legend import legend_of
from generator.parse.lines import Line
from generator.parse.outline import Leaf, Outline
from generator.rules.table_layout import compiled, table_layout

FIGURE = re.compile(r"^[\[(【〔<>≤≥=±+-]*\s*\d[\d.,:]*|^[—–-]+$")


def is_note(line: Line) -> bool:
    return bool(compiled(table_layout().note.pattern).search(line.text))


def is_unit_line(line: Line) -> bool:
    return bool(compiled(table_layout().unit_line.pattern).search(line.text))


def is_rule(line: Line) -> bool:
    """The line under the head of a Markdown table."""
    return bool(compiled(table_layout().rule.pattern).match(line.text))


def is_grid(lines: Sequence[Line]) -> bool:
    """Rows of several cells: a data table, not text in a frame."""
    rows = [line for line in lines if not is_rule(line) and not is_note(line)]
    return len(rows) >= 2 and sum(filled(line) >= 2 for line in rows) * 2 >= len(rows)


def add_table(outline: Outline, lines: Sequence[Line], caption: int = -1) -> Table:
    """Appends the leaves of the rows and the table itself. ``caption`` is the index of a caption leaf."""
    rows_of_text = [line for line in lines if not is_rule(line)]
    width = width_of(rows_of_text)
    head_rows = _head_length(rows_of_text)
    rows: list[Row] = []
    bodies: list[tuple[CellText, ...]] = []
    notes: list[int] = []
    legend: list[LegendEntry] = []
    seen = 0
    for line in lines:
        if is_rule(line):
            _join_rule(outline, line)
            continue
        kind = "header" if seen < head_rows else _kind(line, width)
        seen += 1
        leaf_kind: BlockKind = {"header": "header-row", "group": "group-row", "note": "note", "body": "row"}[kind]
        block = outline.add(Leaf(leaf_kind, (line,)))
        if kind == "note":
            notes.append(block)
            legend += legend_of(line)
        row = Row(kind, block, placed(line, len(rows), width))
        if kind in ("group", "body"):
            row = _named(row, line, rows)
            bodies += [cells_of(line)] if kind == "body" else []
        rows.append(row)
    head = [row for row in rows if row.kind == "header"]
    columns = columns_of(outline.source, head or rows[:1], bodies, width)
    table_id = f"t{rows_of_text[0].passage.pieces[0].start}"
    table = Table(table_id, columns, tuple(rows), caption, tuple(notes), tuple(legend))
    outline.tables.append(table)
    return table


def add_notes(outline: Outline, lines: Sequence[Line]) -> None:
    """Note lines that follow the last table without pipes belong to it."""
    table = outline.tables[-1]
    for line in lines:
        block = outline.add(Leaf("note", (line,)))
        table = replace(table, notes=(*table.notes, block), legend=(*table.legend, *legend_of(line)))
    outline.tables[-1] = table


def _join_rule(outline: Outline, line: Line) -> None:
    """The rule under a head is part of the head's leaf: it holds no content of its own."""
    last = outline.leaves[-1] if outline.leaves else None
    if last is not None and last.kind == "header-row":
        outline.leaves[-1] = replace(last, lines=(*last.lines, line))
    else:
        outline.add(Leaf("row", (line,)))


def _head_length(lines: Sequence[Line]) -> int:
    """The first row, and those after it that hold no figure and leave their first cell empty."""
    length = 0
    for line in lines:
        cells = cells_of(line)
        if length and (cells[0].text or any(FIGURE.match(cell.text) for cell in cells)):
            break
        length += 1
    return min(length, max(1, len(lines) - 1))


def _kind(line: Line, width: int) -> str:
    if is_note(line) or (is_unit_line(line) and filled(line) == 1):
        return "note"
    cells = cells_of(line)
    return "group" if width > 1 and filled(line) == 1 and cells[0].text else "body"


def _named(row: Row, line: Line, rows: Sequence[Row]) -> Row:
    """The row with its name cell taken apart, its group, and for a 其中 row the row it is part of."""
    cells = cells_of(line)
    cell = next((cell for cell in cells[:2] if re.search(r"[^\W\d_]", cell.text)), cells[0])
    name = name_cell(cell)
    group = next((index for index in range(len(rows) - 1, -1, -1) if rows[index].kind == "group"), -1)
    row = replace(
        row,
        number=name.number,
        marker=name.marker,
        name=line.span(*name.name),
        unit=line.span(*name.unit) if name.unit else None,
        group=-1 if row.kind == "group" else group,
    )
    if not name.part:
        return row
    whole = (index for index in range(len(rows) - 1, group, -1) if rows[index].kind == "body")
    above = next(whole, -1)
    return replace(row, parent=rows[above].parent if above >= 0 and rows[above].parent >= 0 else above)
