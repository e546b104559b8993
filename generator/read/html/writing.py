"""Blocks and tables → the canonical text and the marks over it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.model.place import Span
from generator.model.source import Mark
from generator.read.html.flow import Run
from generator.read.html.page import Block, CellBlocks, Page, TableBlock


@dataclass(slots=True)
class _Text:
    parts: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    tables: int = 0

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def mark(self, kind: str, start: int, **attributes: str) -> None:
        """A mark from ``start`` to where the text has come."""
        self.marks.append(Mark(kind, Span(start, self.length), tuple(attributes.items())))

    def block(self, block: Block) -> int:
        """A block with what is marked in it, not how it stands among others; returns where it begins."""
        start = self.length
        self.write(block.text)
        for run in block.runs:
            first, last = _trimmed(block.text, run)
            self.marks.append(Mark(run.kind, Span(start + first, start + last)))
        if block.item:
            self.mark("item", start, list=block.item.kind, number=block.item.number, depth=str(block.item.depth))
        return start

    def paragraph(self, block: Block) -> None:
        start = self.block(block)
        self.mark("paragraph", start)
        if block.level:
            self.mark("heading", start, level=str(block.level))
        if block.reason:
            self.mark("furniture", start, reason=block.reason)
        self.write("\n")

    def table(self, table: TableBlock) -> None:
        start, number = self.length, str(self.tables)
        self.tables += 1
        for index, row in enumerate(table.rows):
            if row:
                self.row(row, number, str(index))
        self.mark("table", start, table=number)
        if table.reason:
            self.mark("furniture", start, reason=table.reason)

    def row(self, cells: Iterable[CellBlocks], table: str, row: str) -> None:
        start = self.length
        for index, cell in enumerate(cells):
            self.write("\t" if index else "")
            self.cell(cell, table)
        self.mark("row", start, table=table, row=row)
        self.write("\n")

    def cell(self, cell: CellBlocks, table: str) -> None:
        start, place = self.length, cell.place
        for index, block in enumerate(cell.blocks):
            self.write("\n" if index else "")
            self.block(block)
        self.mark(
            "cell", start, table=table, row=str(place.row), column=str(place.column), rowspan=str(place.rowspan),
            colspan=str(place.colspan), head="true" if place.head else "",
        )  # fmt: skip


def written(page: Page) -> tuple[str, tuple[Mark, ...]]:
    """The text of a page, a line end behind every block and row, and the marks in the order in which they begin."""
    text = _Text()
    for part in page.parts:
        if isinstance(part, Block):
            text.paragraph(part)
        else:
            text.table(part)
    marks = sorted(text.marks, key=lambda mark: (mark.span.start, -mark.span.end))
    return "".join(text.parts), tuple(marks)


def _trimmed(text: str, run: Run) -> tuple[int, int]:
    content = text[run.start : run.end]
    start = run.start + len(content) - len(content.lstrip())
    return start, start + len(content.strip())
