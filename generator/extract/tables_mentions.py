"""One cell of a table with all that is said of it → a mention."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.extract.tables_captions import PrintedUnits
from generator.extract.tables_cells import CellFigure, cell_figure
from generator.extract.tables_columns import Head, year_in
from generator.extract.tables_heads import planned, year_status
from generator.extract.tables_names import Named, named
from generator.extract.tables_parts import Part
from generator.extract.tables_reading import Reading
from generator.extract.tables_turns import over_years
from generator.model.document import Box, Cell, Column, Document, Row, Table
from generator.model.figure import Attribute, Basis, Mention, Quantity, Status
from generator.model.place import Span
from generator.model.source import Source
from generator.rules.concepts import nature
from generator.rules.pattern import compiled
from generator.rules.table_words import basis_of, table_words
from generator.text.fold import fold

BRACKETS = "[ ]"
# 年均增速〔累计〕: the head itself says what brackets mean in its column.
SUMS_IN_HEAD = re.compile(r"[\[〔【(](?:五年)?累计(?:数|值)?[\]〕】)]")
# A speed of growth is told in per cent, whatever grows.
SPEED = re.compile("增速|增长率|增长速度")
# How units end of what is counted each time that it happens; 件 and 场 are things as well, and may be there at once.
HAPPENING = "次"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A part of a table with all that its cells are read by."""

    source: Source
    text: str
    document: Document
    table: Table
    box: Box | None
    caption: str
    part: Part
    heads: tuple[Head, ...]
    units: PrintedUnits
    wholes: dict[int, str]

    @property
    def explained(self) -> bool:
        """Does the table's note say what its brackets mean?"""
        return any(entry.sign == BRACKETS for entry in self.table.legend)

    @property
    def sums(self) -> bool:
        """Do brackets hold what several years add up to?"""
        return any(entry.sign == BRACKETS and entry.meaning == "cumulative" for entry in self.table.legend)


def mention_of(sheet: Sheet, index: int, read: Reading, head: Head, cell: Cell, figure: CellFigure) -> Mention | None:
    """What ``figure`` in ``cell`` (row ``index``) says under ``head``; None where nothing names it."""
    row = sheet.table.rows[index]
    block = sheet.document.blocks[row.block]
    under = [each for each in sheet.heads if cell.column <= each.index < cell.column + cell.colspan]
    head = over_years(under) if len(under) > 1 else head
    in_head = SUMS_IN_HEAD.search(head.total) is not None
    summed = figure.bracketed and (sheet.sums or in_head)
    told = _by_brackets(sheet, index, read, head) if summed and head.basis == "average" else head
    if in_head and told is head:
        told = replace(head, measure=SUMS_IN_HEAD.sub("", head.measure))
    said = named(read, told, sheet.wholes.get(index, ""), sheet.caption, sheet.text)
    if said is None:
        return None
    unit, inferred = _unit(sheet.units, index, said.name, replace(told, measure="") if summed else told, figure)
    quantity = Quantity(
        figure.value, unit, figure.comparator, cell.span.of(sheet.text), cell.span, figure.value_max, figure.parts
    )
    flags = {
        "qualitative": figure.qualitative,
        "ratio": bool(figure.parts),
        "name_completed": said.completed,
        "unit_inferred": inferred,
        "uncertain": read.doubtful
        or told.unclear
        or _twice_negative(told, figure)
        or _shared(sheet, read, cell)
        or (figure.bracketed and not (sheet.explained or in_head)),
    }
    own = figure.period_text or (said.period_text != head.period_text)
    return Mention(
        id=f"{sheet.source.id}:{cell.span.start}",
        name=said.name,
        quantity=quantity,
        quote=_quote(sheet, row, block.span),
        block=row.block,
        origin="table",
        rule=figure.rule,
        name_spans=said.spans,
        subject=said.subject,
        period_text=figure.period_text or said.period_text,
        period_origin="header" if own else head.period_origin,
        status=head.status or _row_status(said, head, sheet.source),
        basis=_basis(said.name, told, figure, summed, unit),
        attribute=_attribute(sheet.part.columns, read, sheet.text),
        section=block.section,
        box=sheet.box.number if sheet.box else "",
        cell=(sheet.table.id, index, cell.column),
        parent=_parent(sheet, row, cell),
        flags=frozenset(flag for flag, holds in flags.items() if holds),
    )


def _twice_negative(head: Head, figure: CellFigure) -> bool:
    """A negative figure under 同比下降: may the sign repeat the word, or turn it round?"""
    falling = compiled(table_words().both_ways).sub("", head.measure)
    said = head.moved and any(word in falling for word in table_words().falls)
    return said and figure.value is not None and figure.value < 0


def _quote(sheet: Sheet, row: Row, block: Span) -> Span:
    """The row; the lines that are drawn round it are no words of it."""
    cells = [cell.span for cell in row.cells if len(cell.span)]
    return Span(cells[0].start, cells[-1].end) if "\n" in block.of(sheet.text) and not sheet.table.exact else block


def _shared(sheet: Sheet, read: Reading, cell: Cell) -> bool:
    """Does one cell stand in several rows with names of their own?"""
    name = read.over.get(sheet.part.name)
    return cell.rowspan > 1 and (name is None or name.rowspan < cell.rowspan)


def _by_brackets(sheet: Sheet, index: int, read: Reading, head: Head) -> Head:
    """年均/累计 with [ ]: what a flow adds up to, or by how much a stock or a rate has grown in all."""
    said = named(read, replace(head, measure=""), sheet.wholes.get(index, ""), sheet.caption, sheet.text)
    kind = nature(said.name) if said else ""
    if kind == "flow":
        return replace(head, basis="cumulative", measure="")
    return replace(head, basis="change", measure="累计增长", unclear=head.unclear or not kind)


def _unit(units: PrintedUnits, index: int, name: str, head: Head, figure: CellFigure) -> tuple[str, bool]:
    """The unit printed for the cell and whether it is inferred: differences of shares are in percentage points."""
    if figure.parts or (figure.basis != "level" and not figure.unit and not head.moved):
        return "", False
    unit = units.of(index, name, head, figure.unit)
    if not unit and head.moved and SPEED.search(head.measure) and nature(name.split("(")[0]) != "rate":
        return "%", True
    if head.moved and unit == units.rows.get(index) == "%" and not (figure.unit or head.unit):
        return "个百分点", True
    return unit, index in units.inherited and unit == units.rows.get(index) and not (figure.unit or head.unit)


def _row_status(said: Named, head: Head, source: Source) -> Status:
    """The status of a row that is a year, where the columns are indicators."""
    year = year_in(said.period_text) if said.period_text != head.period_text else None
    return year_status(year, source, planned(source)) if year else ""


def _basis(name: str, head: Head, figure: CellFigure, summed: bool, unit: str) -> Basis:
    """The cell's own word, then the head's, then the brackets' by the table's note; never cumulative for a rate.

    What is counted in 人次 or 件 happens and adds up, also where its name is that of a stock (转移就业).
    """
    if figure.basis != "level":
        return figure.basis
    if head.moved:
        return head.basis
    added_up = summed or "cumulative" in (head.basis, basis_of(name))
    kind = "flow" if summed and unit.endswith(HAPPENING) else nature(name)
    return "cumulative" if added_up and kind not in ("rate", "stock") else "level"


def _attribute(columns: Iterable[Column], read: Reading, text: str) -> Attribute:
    """约束性 or 预期性 of a row, from the column that says so."""
    index = next((column.index for column in columns if column.role == "attribute"), -1)
    said = "".join(fold(cell.span.of(text)) for column, cell in read.over.items() if column == index)
    return "约束性" if "约束" in said else "预期性" if "预期" in said else ""


def _parent(sheet: Sheet, row: Row, cell: Cell) -> str:
    """The id of the figure in the same column of the row that this one is a part of."""
    if row.parent < 0 or sheet.part.panel:
        return ""
    above = next((each for each in sheet.table.rows[row.parent].cells if each.column == cell.column), None)
    return f"{sheet.source.id}:{above.span.start}" if above and cell_figure(above.span.of(sheet.text)) else ""
