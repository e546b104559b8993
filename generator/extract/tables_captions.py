"""What is printed round a table: its caption, and its units (row, unit column, head, unit row, caption line)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.extract.tables_heads import Head
from generator.extract.tables_parts import Part, Reading, reading
from generator.model.document import Box, Document, Row, Table
from generator.rules.table_layout import compiled, table_layout
from generator.rules.table_words import closing_unit, is_unit, table_words
from generator.text.fold import fold

# Columns of growth are in % even where the rows print another unit; 增减额 is in the unit of the row.
GROWTH = re.compile("年均|增长|增速|增幅|同比|升降")


@dataclass(frozen=True, slots=True)
class PrintedUnits:
    """The units of one table that stand outside its cells; ``table`` is that of the caption, ``rows`` by row index."""

    table: str
    columns: dict[int, str]
    rows: dict[int, str]

    def of(self, row: int, head: Head, cell: str) -> str:
        """The unit of a cell, empty where none is printed. A column of changes has its own before the row's."""
        if cell:
            return cell
        if head.moved and (head.unit or self.columns.get(head.index)):
            return head.unit or self.columns[head.index]
        if head.moved and re.search(GROWTH, head.measure):
            return ""
        return self.rows.get(row) or head.unit or self.columns.get(head.index, "") or self.table


def caption_of(table: Table, box: Box | None, document: Document, text: str) -> str:
    """The folded caption: the table's own, the box's title, or the line before it (a unit line may lie between)."""
    if table.caption >= 0:
        return fold(document.blocks[table.caption].span.of(text)).strip(" |")
    if box is not None:
        return fold(box.title)
    pattern = compiled(table_layout().table_caption.pattern)
    first = table.rows[0].block if table.rows else 0
    for block in reversed(document.blocks[max(0, first - 2) : first]):
        line = fold(block.span.of(text)).strip()
        if pattern.search(line):
            return line
        if not compiled(table_layout().unit_line.pattern).search(line):
            break
    return ""


def printed_units(table: Table, part: Part, document: Document, text: str) -> PrintedUnits:
    """All units that ``table`` prints outside its cells."""
    column = next((each.index for each in part.columns if each.role == "unit"), -1)
    rows: dict[int, str] = {}
    for index, row in enumerate(table.rows):
        unit = _row_unit(row, reading(part, row, text) if row.cells else None, column, text)
        if not unit and row.parent >= 0:
            unit = rows.get(row.parent, "")
        if unit:
            rows[index] = unit
    over = "" if part.further else _caption_unit(table, document, text)
    return PrintedUnits(over, _unit_row(table, text), rows)


def _clean(text: str) -> str:
    return re.sub(r"[\s()]", "", fold(text))


def _row_unit(row: Row, read: Reading | None, column: int, text: str) -> str:
    if row.unit is not None:
        return _clean(row.unit.of(text))
    if read is None:
        return ""
    if read.name is not None and (unit := closing_unit(fold(read.name.of(text)).strip())[1]):
        return unit
    cell = read.cells.get(column)
    unit = _clean(cell.span.of(text)) if cell else ""
    # what stands in a column of units is one, known or not
    return unit if is_unit(unit) or re.fullmatch(r"[^\d—–-]{1,8}", unit) else ""


def _unit_row(table: Table, text: str) -> dict[int, str]:
    """The units of a row that holds nothing else, below the heads."""
    for row in table.rows[:4]:
        texts = {cell.column: _clean(cell.span.of(text)) for cell in row.cells}
        filled = {index: unit for index, unit in texts.items() if unit and unit not in table_words().unit_captions}
        if filled and all(is_unit(unit) for unit in filled.values()):
            return filled
    return {}


def _caption_unit(table: Table, document: Document, text: str) -> str:
    """单位:亿元 in the caption, a note or the block before the table; empty when several units are named."""
    first = table.rows[0].block if table.rows else -1
    near = {table.caption, *table.notes, first - 1, table.caption - 1, table.caption + 1}
    words = "|".join(table_words().unit_captions)
    for index in sorted(near & set(range(len(document.blocks)))):
        block = document.blocks[index]
        if len(block.span) > 120 and block.kind == "paragraph":
            continue
        for match in re.finditer(rf"(?:{words})\s*:\s*([^\s()|;。]+)", fold(block.span.of(text))):
            return match[1] if is_unit(match[1]) else ""
    return ""
