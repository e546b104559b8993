"""An indicator table as its document prints it: groups, 其中 rows, points aligned, units that are missing supplied."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.model.document import Row, Table
from generator.model.figure import Observation
from generator.model.place import Span
from generator.render import labels
from generator.render.briefing.columns import GUTTER, TYPE_AREA, fitted, widest
from generator.render.briefing.draft import Caption, Draft
from generator.render.briefing.library import Shelf
from generator.text.typeset import typeset

NUMERIC = re.compile(r"[\[<>≤≥＜＞约]*-?\d[\d,]*(?P<decimals>\.\d+)?(?P<tail>[\]%]*)")
DAGGER, MISSING = "†", "—"
LONG_HEAD, AIR, FIGURE_GUTTER = 12, 10.0, 5.0
NOTE_DAGGER = f"{DAGGER} 原表缺单位，据同组各行或指标解释补出，为推断。"
SHORT, FEW = 18, 10


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its head, its width in millimetres, what it holds."""

    header: str
    width: float
    kind: str


@dataclass(frozen=True, slots=True)
class SheetCell:
    """``hidden`` are figures set invisible after ``text``, so that the points of a column stand below each other."""

    text: str
    kind: str
    hidden: str = ""
    bold: bool = False
    inset: bool = False


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Rows under a group head (empty where the table has none)."""

    title: str
    rows: tuple[tuple[SheetCell, ...], ...]

    @property
    def few(self) -> bool:
        """So few rows that the group stays whole where its table breaks."""
        return len(self.rows) <= FEW


@dataclass(frozen=True, slots=True)
class Sheet:
    """An indicator table ready to be set."""

    caption: Caption
    columns: tuple[SheetColumn, ...]
    groups: tuple[SheetGroup, ...]
    notes: tuple[str, ...]

    @property
    def short(self) -> bool:
        """Is it so short that it had better not break over two pages?"""
        return sum(len(group.rows) + bool(group.title) for group in self.groups) <= SHORT


def sheet(draft: Draft, shelf: Shelf, table: Table) -> Sheet:
    """``table`` of the document on ``shelf``, its place in the caption."""
    document = shelf.result.document
    box = next((b for b in document.boxes if b.table == table.id), None)
    first, last = document.blocks[table.rows[0].block], document.blocks[table.rows[-1].block]
    name = f"专栏{box.number}　{typeset(box.title)}" if box and box.number else _caption(shelf, table)
    where = shelf.place(Span(first.start, first.start + 1))
    caption = draft.table(name, f"{shelf.name}，{where}，字符{first.start}—{last.end}")
    grid = _Grid(shelf, table)
    notes = tuple(typeset(document.blocks[i].span.of(shelf.text).strip(" |　")) for i in table.notes)
    if grid.dagger:
        notes = (*notes, NOTE_DAGGER)
    if settled := _settled(shelf, table):
        notes = (*notes, settled)
    columns = grid.columns()
    return Sheet(caption, columns, grid.groups(), notes)


def _settled(shelf: Shelf, table: Table) -> str:
    """The cells that people have settled, with what holds: the table itself stays as it is printed."""
    told = [
        f"{typeset(o.mention.name)}“{o.quantity.text}”核定为{labels.value(o)}，{labels.period(o)}，{labels.status(o)}"
        for o in shelf.observations
        if o.mention.cell and o.mention.cell[0] == table.id and "reviewed" in o.flags
    ]
    return f"人工核定：{'；'.join(told)}。" if told else ""


def _caption(shelf: Shelf, table: Table) -> str:
    if table.caption < 0:
        return "指标表"
    return typeset(shelf.result.document.blocks[table.caption].span.of(shelf.text).strip(" |　"))


class _Grid:
    """The table taken apart: number and unit in columns of their own where they stand in the name cell."""

    def __init__(self, shelf: Shelf, table: Table) -> None:
        self._text = shelf.text
        self._table = table
        self._body = [row for row in table.rows if row.kind == "body"]
        roles = {column.role for column in table.columns}
        self._numbered = "number" not in roles and any(row.number for row in self._body)
        self._units = "unit" not in roles and any(row.unit for row in self._body)
        self._inferred = {
            o.mention.cell[1]: o for o in shelf.observations
            if o.mention.cell and o.mention.cell[0] == table.id and "unit_inferred" in o.flags
        }  # fmt: skip
        self.dagger = False
        self._rows = {i: self._cells(i, row) for i, row in enumerate(table.rows) if row.kind == "body"}

    def _kinds(self) -> list[tuple[str, str]]:
        """(header, kind) of the columns as printed."""
        found = [("序号", "number")] if self._numbered else []
        for column in self._table.columns:
            kind = {"name": "name", "value": "figure", "attribute": "attribute", "unit": "unit"}.get(
                column.role, "text"
            )
            found.append((typeset(column.header) or ("指标" if kind == "name" else ""), kind))
            if kind == "name" and self._units:
                found.append(("单位", "unit"))
        return found

    def _cells(self, index: int, row: Row) -> tuple[SheetCell, ...]:
        cells = [SheetCell(row.number + row.marker, "number")] if self._numbered else []
        by_column = {cell.column: cell for cell in row.cells}
        bold = "约束性" in "".join(cell.span.of(self._text) for cell in row.cells)
        for column in self._table.columns:
            cell = by_column.get(column.index)
            text = typeset(cell.span.of(self._text).strip()) if cell else ""
            if column.role == "name":
                cells.append(SheetCell(self._name(row, text), "name", inset=row.parent >= 0))
                if self._units:
                    cells.append(SheetCell(self._unit(index, row), "unit"))
            elif column.role == "value":
                cells.append(SheetCell(text or MISSING, "figure"))
            else:
                cells.append(SheetCell(text, column.role, bold=bold and text == "约束性"))
        return tuple(cells)

    def _name(self, row: Row, text: str) -> str:
        name = typeset(row.name.of(self._text)) if row.name else text
        return f"其中：{name}" if row.parent >= 0 and not name.startswith("其中") else name

    def _unit(self, index: int, row: Row) -> str:
        if row.unit:
            return typeset(row.unit.of(self._text))
        inferred: Observation | None = self._inferred.get(index)
        if inferred is None or not inferred.unit:
            return ""
        self.dagger = True
        return inferred.unit + DAGGER

    def columns(self) -> tuple[SheetColumn, ...]:
        kinds = self._kinds()
        asked = []
        for position, (header, kind) in enumerate(kinds):
            texts = [cells[position].text for cells in self._rows.values() if position < len(cells)]
            head = widest([header]) * (0.9 if len(header) <= LONG_HEAD else 0.5)
            asked.append(max(widest(texts), head) + (FIGURE_GUTTER if kind == "figure" else GUTTER))
        figures = [i for i, (_, kind) in enumerate(kinds) if kind == "figure"]
        spare = max(0.0, TYPE_AREA - sum(asked)) / max(1, len(figures))
        asked = [wide + min(spare, AIR) if i in figures else wide for i, wide in enumerate(asked)]
        elastic = next((i for i, (_, kind) in enumerate(kinds) if kind == "name"), 0)
        widths = fitted(asked, elastic, TYPE_AREA)
        return tuple(SheetColumn(h, w, k) for (h, k), w in zip(kinds, widths, strict=True))

    def groups(self) -> tuple[SheetGroup, ...]:
        rows = self._aligned()
        found: list[tuple[str, list[tuple[SheetCell, ...]]]] = []
        for index, row in enumerate(self._table.rows):
            if row.kind == "group":
                found.append((self._group_title(row), []))
            elif index in rows:
                if not found:
                    found.append(("", []))
                found[-1][1].append(rows[index])
        return tuple(SheetGroup(title, tuple(members)) for title, members in found if members or title)

    def _group_title(self, row: Row) -> str:
        return typeset(" ".join(cell.span.of(self._text) for cell in row.cells if len(cell.span)).strip())

    def _aligned(self) -> dict[int, tuple[SheetCell, ...]]:
        """Figures padded on the right, column by column, by what the longest of them has after its point."""
        tails: dict[int, tuple[int, str]] = {}
        for cells in self._rows.values():
            for position, cell in enumerate(cells):
                found = NUMERIC.fullmatch(cell.text) if cell.kind == "figure" else None
                if found:
                    decimals, tail = tails.get(position, (0, ""))
                    tails[position] = (
                        max(decimals, len(found["decimals"] or "")), max(tail, found["tail"], key=len)
                    )  # fmt: skip
        return {i: tuple(_padded(c, tails.get(p)) for p, c in enumerate(cells)) for i, cells in self._rows.items()}


def _padded(cell: SheetCell, longest: tuple[int, str] | None) -> SheetCell:
    if longest is None:
        return cell
    decimals, tail = longest
    if cell.text == MISSING:
        return replace(cell, hidden=("." if decimals else "") + "0" * (decimals - 1) + tail)
    found = NUMERIC.fullmatch(cell.text) if cell.kind == "figure" else None
    if not found:
        return cell
    missing = decimals - len(found["decimals"] or "")
    point = "." if missing and not found["decimals"] else ""
    hidden = point + "0" * (missing - len(point)) + tail[len(found["tail"]) :]
    return replace(cell, hidden=hidden)
