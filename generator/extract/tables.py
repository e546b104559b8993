"""Indicator tables → mentions: every cell that holds a figure, with what its row, column and table say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.extract.tables_captions import caption_of, place_of, printed_units
from generator.extract.tables_cells import cell_figure, is_empty
from generator.extract.tables_grid import grid_of
from generator.extract.tables_heads import heads_of
from generator.extract.tables_mentions import Sheet, mention_of
from generator.extract.tables_names import completions
from generator.extract.tables_parts import parts_of, titles_of
from generator.extract.tables_reading import Reading, reading
from generator.model.document import Document, Table
from generator.model.figure import Mention
from generator.model.note import Note, Result
from generator.model.place import Place
from generator.model.source import Source, SourceText
from generator.text.fold import fold
from generator.text.titles import printed_title

LONGEST_CELL = 40
# A cell that looks like a figure: words of a task or a numbered heading (3.手术占比) do not.
UNREAD = re.compile(r"(?!\d{1,2}[.、)]\D)\D{0,4}\d.{0,16}")


def table_mentions(source: Source, text: SourceText, document: Document) -> Result[tuple[Mention, ...]]:
    """The figures of all tables, in reading order.

    A cell is wholly understood or it is no figure: one that holds digits and is not read becomes a note
    ``unread-cell``. A unit that the table does not print stays empty; a figure that nothing names is left out.
    """
    mentions: list[Mention] = []
    notes: list[Note] = []
    for table in document.tables:
        found: list[Mention] = []
        for sheet, readings in _sheets(source, text.text, document, table):
            for index, read in readings.items():
                _read_row(sheet, index, read, found, notes)
        # the rows of tables side by side are read in turn
        mentions += sorted(found, key=lambda mention: mention.quantity.span)
    return Result.of(tuple(mentions), notes)


def _sheets(
    source: Source, text: str, document: Document, table: Table
) -> Iterator[tuple[Sheet, Mapping[int, Reading]]]:
    """The parts of a table, each with its rows as read."""
    box = next((box for box in document.boxes if box.table == table.id), None)
    over = caption_of(table, box, document, text)
    title = printed_title(source, text, document)
    grid, titles = grid_of(table), titles_of(table, text)
    for part in parts_of(table, text):
        caption = part.title or over
        readings = {index: reading(part, index, table.rows[index], grid, text) for index in part.rows}
        heads = heads_of(part.columns, caption, source, f"{over} {title}")
        place = place_of(caption)
        heads = tuple(replace(head, place=head.place or place) for head in heads)
        units = printed_units(table, part, readings, heads, document, text)
        wholes = completions(part, readings, table, titles, text)
        yield Sheet(source, text, document, table, box, caption, part, heads, units, wholes), readings


def _read_row(sheet: Sheet, index: int, read: Reading, mentions: list[Mention], notes: list[Note]) -> None:
    for head in sheet.heads:
        cell = read.cells.get(head.index)
        if cell is None or len(cell.span) == 0 or cell.span == read.name:
            continue
        content = cell.span.of(sheet.text)
        figure = cell_figure(content) if len(content) <= LONGEST_CELL else None
        if figure is not None:
            mention = mention_of(sheet, index, read, head, cell, figure)
            mentions += [mention] if mention else []
        elif not is_empty(content) and UNREAD.fullmatch(fold(content)):
            place = Place(sheet.source.id, cell.span)
            notes.append(Note("unread-cell", "low", f"表格单元“{content[:30]}”不能读作数值。", sheet.source.id, place))
