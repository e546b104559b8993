"""Indicator tables → mentions: every cell that holds a figure, with what its row, column and table say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.extract.tables_captions import caption_of, printed_units
from generator.extract.tables_cells import cell_figure, is_empty
from generator.extract.tables_heads import heads_of
from generator.extract.tables_mentions import Sheet, mention_of
from generator.extract.tables_names import completions
from generator.extract.tables_parts import parts_of, reading
from generator.model.document import Document, Row, Table
from generator.model.figure import Mention
from generator.model.note import Note, Result
from generator.model.place import Place
from generator.model.source import Source, SourceText
from generator.text.fold import fold

LONGEST_CELL = 40
# A cell that looks like a figure: words of a task or a numbered heading (3.手术占比) do not.
UNREAD = re.compile(r"(?!\d{1,2}[.、)]\D)\D{0,4}\d.{0,16}")


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
    wholes = completions(table, text)
    for part in parts_of(table, text):
        heads = heads_of(part.columns, caption, source)
        units = printed_units(table, part, document, text)
        yield Sheet(source, text, document, table, box, caption, part, heads, units, wholes)


def _read_row(sheet: Sheet, index: int, row: Row, mentions: list[Mention], notes: list[Note]) -> None:
    read = reading(sheet.part, row, sheet.text)
    for head in sheet.heads:
        cell = read.cells.get(head.index)
        if cell is None or len(cell.span) == 0:
            continue
        content = cell.span.of(sheet.text)
        figure = cell_figure(content) if len(content) <= LONGEST_CELL else None
        if figure is not None:
            mentions.append(mention_of(sheet, index, read, head, cell, figure))
        elif not is_empty(content) and UNREAD.fullmatch(fold(content)):
            place = Place(sheet.source.id, cell.span)
            notes.append(Note("unread-cell", "low", f"表格单元“{content[:30]}”不能读作数值。", sheet.source.id, place))
