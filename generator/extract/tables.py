"""Indicator tables → mentions: every cell that holds a figure, with what its row, column and table say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.extract.tables_cells import CellFigure, cell_figure, is_empty
from generator.extract.tables_heads import Head, heads_of, is_place
from generator.extract.tables_units import PrintedUnits, printed_units
from generator.model.document import Box, Cell, Document, Row, Table
from generator.model.figure import Attribute, Basis, Mention, Quantity
from generator.model.note import Note, Result
from generator.model.place import Place, Span
from generator.model.source import Source, SourceText
from generator.rules.concepts import nature
from generator.rules.periods import find, without
from generator.rules.table_words import basis_of
from generator.text.fold import fold

LONGEST_CELL = 40
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
    heads: tuple[Head, ...]
    units: PrintedUnits


def table_mentions(source: Source, text: SourceText, document: Document) -> Result[tuple[Mention, ...]]:
    """The figures of all tables, in reading order.

    A cell is wholly understood or it is no figure: one that holds digits and is not read becomes a note
    ``unread-cell``. A unit that the table does not print stays empty.
    """
    mentions: list[Mention] = []
    notes: list[Note] = []
    for table in document.tables:
        sheet = _sheet(source, text.text, document, table)
        for index, row in enumerate(table.rows):
            if row.kind == "body":
                _read_row(sheet, index, row, mentions, notes)
    return Result.of(tuple(mentions), notes)


def _sheet(source: Source, text: str, document: Document, table: Table) -> Sheet:
    box = next((box for box in document.boxes if box.table == table.id), None)
    block = document.blocks[table.caption] if table.caption >= 0 else None
    caption = fold(block.span.of(text)).strip(" |") if block else fold(box.title) if box else ""
    heads = heads_of(table, caption, source)
    return Sheet(source, text, document, table, box, caption, heads, printed_units(table, document, text))


def _read_row(sheet: Sheet, index: int, row: Row, mentions: list[Mention], notes: list[Note]) -> None:
    cells = {cell.column: cell for cell in row.cells}
    for head in sheet.heads:
        cell = cells.get(head.index)
        if cell is None or len(cell.span) == 0:
            continue
        content = cell.span.of(sheet.text)
        figure = cell_figure(content) if len(content) <= LONGEST_CELL else None
        if figure is not None:
            mentions.append(_mention(sheet, index, row, head, cell, figure))
        elif not is_empty(content) and re.search(r"\d", fold(content)):
            place = Place(sheet.source.id, cell.span)
            notes.append(Note("unread-cell", "low", f"表格单元“{content[:30]}”不能读作数值。", sheet.source.id, place))


def _mention(sheet: Sheet, index: int, row: Row, head: Head, cell: Cell, figure: CellFigure) -> Mention:
    name, name_spans, subject, period_text = _named(sheet, row, head)
    basis = _basis(sheet, name, head, figure)
    unit = "" if figure.parts else sheet.units.of(index, head, figure.unit)
    if figure.basis != "level" and not figure.unit:
        unit = ""
    flags = {"qualitative"} if figure.qualitative else set()
    if figure.parts:
        flags.add("ratio")
    if figure.bracketed and not any(entry.sign in BRACKETS for entry in sheet.table.legend):
        flags.add("uncertain")
    if figure.period_text:
        period_text = figure.period_text
    quantity = Quantity(
        figure.value, unit, figure.comparator, cell.span.of(sheet.text), cell.span, figure.value_max, figure.parts
    )
    block = sheet.document.blocks[row.block]
    return Mention(
        id=f"{sheet.source.id}:{cell.span.start}",
        name=name,
        quantity=quantity,
        quote=block.span,
        block=row.block,
        origin="table",
        rule=figure.rule,
        name_spans=name_spans,
        subject=subject,
        period_text=period_text,
        period_origin="header" if figure.period_text or period_text != head.period_text else head.period_origin,
        status=head.status,
        basis=basis,
        attribute=_attribute(sheet.table, row, sheet.text),
        section=block.section,
        box=sheet.box.number if sheet.box else "",
        cell=(sheet.table.id, index, cell.column),
        parent=_parent(sheet, row, cell),
        flags=frozenset(flags),
    )


def _named(sheet: Sheet, row: Row, head: Head) -> tuple[str, tuple[Span, ...], str, str]:
    """(name, its spans, subject, period): a row may hold an indicator, a place or a year, the column the rest."""
    span = row.name or next((cell.span for cell in row.cells if len(cell.span)), None)
    label = _label(fold(span.of(sheet.text))) if span else ""
    column = next(column for column in sheet.table.columns if column.index == head.index)
    year = find(label)
    if year and not without(label) and head.measure:
        return head.measure, (column.span,), head.place, label
    if is_place(label) and head.measure:
        return head.measure, (column.span,), label, head.period_text
    if is_place(label) or not label:
        title = _caption_name(sheet.caption)
        return title, (), label or head.place, head.period_text
    spans = (span,) if span else ()
    if head.measure and head.measure not in label:
        return f"{label}({head.measure})", (*spans, column.span), head.place, head.period_text
    return label, spans, head.place, head.period_text


def _label(text: str) -> str:
    """A row's name on one line, without the footnote signs glued to it."""
    return re.sub(r"[①-⑳*†‡]+$", "", re.sub(r"\s+", "", text)).lstrip("#")


def _caption_name(caption: str) -> str:
    """What a caption says its table counts: without its number, its place and its time."""
    text = re.sub(r"^(?:专栏|附?表|图表)\s*[\d一二三四五六七八九十—-]*[:.、\s]*", "", caption)
    return re.sub(r"\(?单位.*$", "", text).strip(" |:")


def _basis(sheet: Sheet, name: str, head: Head, figure: CellFigure) -> Basis:
    """The cell's own word, then the head's, then the brackets' by the table's note; never cumulative for a rate."""
    if figure.basis != "level":
        return figure.basis
    if head.basis in ("change", "average"):
        return head.basis
    summed = figure.bracketed and any(
        entry.sign in BRACKETS and entry.meaning == "cumulative" for entry in sheet.table.legend
    )
    added_up = summed or "cumulative" in (head.basis, basis_of(name))
    return "cumulative" if added_up and nature(name) not in ("rate", "stock") else "level"


def _attribute(table: Table, row: Row, text: str) -> Attribute:
    """约束性 or 预期性 of a row, from the column that says so."""
    index = next((column.index for column in table.columns if column.role == "attribute"), -1)
    said = "".join(fold(cell.span.of(text)) for cell in row.cells if cell.column == index)
    return "约束性" if "约束" in said else "预期性" if "预期" in said else ""


def _parent(sheet: Sheet, row: Row, cell: Cell) -> str:
    """The id of the figure in the same column of the row that this one is a part of."""
    if row.parent < 0:
        return ""
    above = next((each for each in sheet.table.rows[row.parent].cells if each.column == cell.column), None)
    return f"{sheet.source.id}:{above.span.start}" if above and cell_figure(above.span.of(sheet.text)) else ""
