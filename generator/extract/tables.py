"""Indicator tables → mentions: every cell that holds a figure, with what its row, column and table say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.extract.tables_captions import PrintedUnits, caption_of, printed_units
from generator.extract.tables_cells import CellFigure, cell_figure, is_empty
from generator.extract.tables_heads import Head, heads_of, year_in, year_status
from generator.extract.tables_names import Named, counting_groups, named
from generator.extract.tables_parts import Part, Reading, parts_of, reading
from generator.model.document import Box, Cell, Column, Document, Row, Table
from generator.model.figure import Attribute, Basis, Mention, Quantity, Status
from generator.model.note import Note, Result
from generator.model.place import Place
from generator.model.source import Source, SourceText
from generator.rules.concepts import nature
from generator.rules.table_words import basis_of
from generator.text.fold import fold

LONGEST_CELL = 40
# A cell that looks like a figure: words of a task or a numbered heading (3.手术占比) do not.
UNREAD = re.compile(r"(?!\d{1,2}[.、)]\D)\D{0,4}\d.{0,16}")
BRACKETS = frozenset({"[ ]", "[]", "〔 〕", "〔〕", "【】"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with all that its cells are read by."""

    source: Source
    text: str
    document: Document
    table: Table
    box: Box | None
    caption: str
    part: Part
    heads: tuple[Head, ...]
    units: PrintedUnits
    groups: dict[int, str]

    def group_of(self, row: Row) -> str:
        """The name of the group row that says what ``row`` counts; empty where it only names a field."""
        return self.groups.get(row.group, "")


def table_mentions(source: Source, text: SourceText, document: Document) -> Result[tuple[Mention, ...]]:
    """The figures of all tables, in reading order.

    A cell is wholly understood or it is no figure: one that holds digits and is not read becomes a note
    ``unread-cell``. A unit that the table does not print stays empty.
    """
    mentions: list[Mention] = []
    notes: list[Note] = []
    for table in document.tables:
        for sheet in _sheets(source, text.text, document, table):
            for index in sheet.part.rows:
                _read_row(sheet, index, table.rows[index], mentions, notes)
    return Result.of(tuple(mentions), notes)


def _sheets(source: Source, text: str, document: Document, table: Table) -> Iterator[Sheet]:
    box = next((box for box in document.boxes if box.table == table.id), None)
    caption = caption_of(table, box, document, text)
    groups = counting_groups(table, text)
    for part in parts_of(table, text):
        heads = heads_of(part.columns, caption, source)
        units = printed_units(table, part, document, text)
        yield Sheet(source, text, document, table, box, caption, part, heads, units, groups)


def _read_row(sheet: Sheet, index: int, row: Row, mentions: list[Mention], notes: list[Note]) -> None:
    read = reading(sheet.part, row, sheet.text)
    for head in sheet.heads:
        cell = read.cells.get(head.index)
        if cell is None or len(cell.span) == 0:
            continue
        content = cell.span.of(sheet.text)
        figure = cell_figure(content) if len(content) <= LONGEST_CELL else None
        if figure is not None:
            mentions.append(_mention(sheet, index, read, head, cell, figure))
        elif not is_empty(content) and UNREAD.fullmatch(fold(content)):
            place = Place(sheet.source.id, cell.span)
            notes.append(Note("unread-cell", "low", f"表格单元“{content[:30]}”不能读作数值。", sheet.source.id, place))


def _mention(sheet: Sheet, index: int, read: Reading, head: Head, cell: Cell, figure: CellFigure) -> Mention:
    row = sheet.table.rows[index]
    summed = figure.bracketed and any(
        entry.sign in BRACKETS and entry.meaning == "cumulative" for entry in sheet.table.legend
    )
    if summed and head.basis == "average":
        head = replace(head, basis="change", measure="累计增长")
    said = named(read, head, sheet.group_of(row), sheet.caption, sheet.text)
    unit = "" if figure.parts else sheet.units.of(index, head, figure.unit)
    if figure.basis != "level" and not figure.unit and not head.moved:
        unit = ""
    flags = {"qualitative"} if figure.qualitative else set()
    if said.completed:
        flags.add("name_completed")
    if figure.parts:
        flags.add("ratio")
    legend = any(entry.sign in BRACKETS for entry in sheet.table.legend)
    if read.doubtful or head.unclear or (figure.bracketed and not legend):
        flags.add("uncertain")
    if head.moved and unit == "%" and not (figure.unit or head.unit):
        unit, flags = "个百分点", flags | {"unit_inferred"}
    period_text = figure.period_text or said.period_text
    quantity = Quantity(
        figure.value, unit, figure.comparator, cell.span.of(sheet.text), cell.span, figure.value_max, figure.parts
    )
    block = sheet.document.blocks[row.block]
    return Mention(
        id=f"{sheet.source.id}:{cell.span.start}",
        name=said.name,
        quantity=quantity,
        quote=block.span,
        block=row.block,
        origin="table",
        rule=figure.rule,
        name_spans=said.spans,
        subject=said.subject,
        period_text=period_text,
        period_origin="header" if figure.period_text or period_text != head.period_text else head.period_origin,
        status=head.status or _row_status(said, head, sheet.source),
        basis=_basis(said.name, head, figure, summed),
        attribute=_attribute(sheet.part.columns, read, sheet.text),
        section=block.section,
        box=sheet.box.number if sheet.box else "",
        cell=(sheet.table.id, index, cell.column),
        parent=_parent(sheet, row, cell),
        flags=frozenset(flags),
    )


def _row_status(said: Named, head: Head, source: Source) -> Status:
    """The status of a row that is a year, where the columns are indicators."""
    year = year_in(said.period_text) if said.period_text != head.period_text else None
    return year_status(year, source) if year else ""


def _basis(name: str, head: Head, figure: CellFigure, summed: bool) -> Basis:
    """The cell's own word, then the head's, then the brackets' by the table's note; never cumulative for a rate."""
    if figure.basis != "level":
        return figure.basis
    if head.moved:
        return head.basis
    added_up = summed or "cumulative" in (head.basis, basis_of(name))
    return "cumulative" if added_up and nature(name) not in ("rate", "stock") else "level"


def _attribute(columns: Iterable[Column], read: Reading, text: str) -> Attribute:
    """约束性 or 预期性 of a row, from the column that says so."""
    index = next((column.index for column in columns if column.role == "attribute"), -1)
    said = "".join(fold(cell.span.of(text)) for column, cell in read.cells.items() if column == index)
    return "约束性" if "约束" in said else "预期性" if "预期" in said else ""


def _parent(sheet: Sheet, row: Row, cell: Cell) -> str:
    """The id of the figure in the same column of the row that this one is a part of."""
    if row.parent < 0:
        return ""
    above = next((each for each in sheet.table.rows[row.parent].cells if each.column == cell.column), None)
    return f"{sheet.source.id}:{above.span.start}" if above and cell_figure(above.span.of(sheet.text)) else ""
