"""What is printed round a table: its caption, and its units (row, unit column, head, unit row, caption line)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.extract.tables_columns import Head
from generator.extract.tables_parts import Part
from generator.extract.tables_reading import Reading
from generator.model.document import Box, Document, Row, Table
from generator.rules.divisions import leading
from generator.rules.pattern import compiled
from generator.rules.periods import without
from generator.rules.table_layout import table_layout
from generator.rules.table_words import announces_unit, closing_unit, is_unit, table_words, units_told
from generator.text.fold import fold

# Columns of growth are in % even where the rows print another unit; 增减额 is in the unit of the row.
GROWTH = re.compile("年均|增长|增速|增幅|同比|升降")
# What is told in per cent where a caption gives a unit and % together.
SHARE = re.compile(r"(?:率|比重|占比|比例|增长|增速|增幅|涨幅|降幅|幅度)$")
MOVED = re.compile("增减|增加|减少|变化")
PERCENT = "%"
CAPTION_NUMBER = re.compile(r"^(?:专栏|附?表|图表|附件)\s*[\d一二三四五六七八九十—-]*\s*[:.、]?\s*")
SHORT = 2
SHARES = frozenset({PERCENT, "‰", "个百分点", "百分点"})
LOOSE = re.compile(r"[\s()]")
WORD = re.compile(r"[^\d—–-]{1,8}")


@dataclass(frozen=True, slots=True)
class PrintedUnits:
    """The units of one table that stand outside its cells; ``table`` those of the caption, ``rows`` by row index.

    ``inherited`` are the rows with the unit of the row that they are set in under, which no word calls their whole.
    ``split``: some columns of changes are told to be rates (增速), so that the others (增减) are amounts.
    """

    table: tuple[str, ...]
    columns: dict[int, str]
    rows: dict[int, str]
    split: bool = False
    inherited: frozenset[int] = frozenset()

    def of(self, row: int, name: str, head: Head, cell: str) -> str:
        """The unit of a cell, empty where none is printed; a column of changes or shares has its own, not the row's."""
        if cell:
            return cell
        own = head.unit or self.columns.get(head.index, "")
        if own and (head.moved or head.unit in SHARES):
            return own
        if head.moved and GROWTH.search(head.measure):
            return PERCENT if PERCENT in self.table and len(self.table) > 1 and self._rate(head) else ""
        return self.rows.get(row) or own or self._over_all(name, head)

    def _rate(self, head: Head) -> bool:
        return not MOVED.search(head.measure) or not self.split

    def _over_all(self, name: str, head: Head) -> str:
        """The caption's unit; of 万元、% the one that fits, if only one is no share."""
        if len(self.table) < 2:
            return "".join(self.table)
        others = [unit for unit in self.table if unit != PERCENT]
        if PERCENT not in self.table or len(others) != 1:
            return ""
        share = SHARE.search(head.measure or name) or (head.moved and not self.split)
        return PERCENT if share else others[0]


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
        if pattern.search(line) or block.kind == "title":
            return line
        if not compiled(table_layout().unit_line.pattern).search(line):
            break
    return ""


def printed_units(
    table: Table, part: Part, readings: Mapping[int, Reading], heads: Sequence[Head], document: Document, text: str
) -> PrintedUnits:
    """All units that ``part`` of ``table`` prints outside its cells; ``readings`` are its rows as read."""
    column = next((each.index for each in part.columns if each.role == "unit"), -1)
    rows: dict[int, str] = {}
    inherited: set[int] = set()
    for index, read in readings.items():
        unit = _row_unit(table.rows[index], read, column, text)
        if not unit and part.panel == 0 and table.rows[index].parent >= 0:
            unit = _of_whole(read, rows.get(table.rows[index].parent, ""), text)
            inherited |= set() if _says_part(table.rows[index], text) else {index}
        if unit:
            rows[index] = unit
    over = part.units if part.further else _caption_units(table, document, text)
    split = any(head.moved and not MOVED.search(head.measure) and not head.unit for head in heads)
    return PrintedUnits(over, _unit_row(table, text), rows, split, frozenset(inherited))


def _says_part(row: Row, text: str) -> bool:
    first = next((fold(cell.span.of(text)).strip() for cell in row.cells if len(cell.span)), "")
    return first.lstrip("*0123456789.、 ").startswith(("其中", "#"))


def _of_whole(read: Reading, unit: str, text: str) -> str:
    """A part is counted in the unit of its whole, unless it is a share of it."""
    name = fold(read.name.of(text)).strip() if read.name else ""
    return "" if SHARE.search(name) and unit != PERCENT else unit


def place_of(caption: str) -> str:
    """The division that a folded caption opens with, behind its number and its time; empty where there is none."""
    found = leading(without(CAPTION_NUMBER.sub("", caption)))
    return found.name if found and len(found.name) > SHORT else ""


def _clean(text: str) -> str:
    return LOOSE.sub("", fold(text))


def _row_unit(row: Row, read: Reading, column: int, text: str) -> str:
    """The unit of a row: behind its name, in its column of units, or behind the words that group it."""
    if row.unit is not None and read.taken_apart:
        return _clean(row.unit.of(text))
    for span in (read.name, *(span for _, span in reversed(read.groups))):
        if span is not None and (unit := closing_unit(fold(span.of(text)).strip())[1]):
            return unit
    cell = read.over.get(column)
    unit = _clean(cell.span.of(text)) if cell else ""
    # what stands in a column of units is one, known or not
    return unit if is_unit(unit) or WORD.fullmatch(unit) else ""


def _unit_row(table: Table, text: str) -> dict[int, str]:
    """The units of a row that holds nothing else, below the heads."""
    for row in table.rows[:4]:
        texts = {cell.column: _clean(cell.span.of(text)) for cell in row.cells}
        filled = {index: unit for index, unit in texts.items() if unit and unit not in table_words().unit_captions}
        if filled and all(is_unit(unit) for unit in filled.values()):
            return filled
    return {}


def _caption_units(table: Table, document: Document, text: str) -> tuple[str, ...]:
    """单位:亿元 in the caption, a note or the block before the table; empty where it names what is no unit."""
    first = table.rows[0].block if table.rows else -1
    near = {table.caption, *table.notes, first - 1, table.caption - 1, table.caption + 1}
    for index in sorted(near & set(range(len(document.blocks)))):
        block = document.blocks[index]
        if len(block.span) > 120 and block.kind == "paragraph":
            continue
        line = block.span.of(text)
        if announces_unit(line):
            return units_told(line)
    return ()
