"""A row of totals that is not the sum of the rows above or below it: derived-conflict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.model.collection import Finding, SourceResult
from generator.model.document import Cell, Row, Table
from generator.model.place import Place
from generator.reconcile.compare import last_place
from generator.reconcile.evidence import Evidence
from generator.reconcile.findings.record import record
from generator.reconcile.wording import number, table_name
from generator.rules.findings import pattern
from generator.text.fold import fold
from generator.text.typeset import typeset

NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
LEAST, NEAR, HALF, MOST_CELLS = 3, Decimal("0.15"), Decimal("0.5"), 7
"""Rows besides the total; how far off a total may be and still be meant as the sum of these rows."""


def find(evidence: Evidence) -> Iterator[Finding]:
    """Tables whose first or last row is the total of all others."""
    for result in evidence.results:
        for table in result.document.tables:
            yield from _table(table, result, evidence.folded[result.source.id])


def _table(table: Table, result: SourceResult, text: str) -> Iterator[Finding]:
    body = [row for row in table.rows if row.kind == "body"]
    totals = [row for row in body if any(pattern("total-row").search(cell.span.of(text)) for cell in row.cells)]
    if len(totals) != 1 or totals[0] not in (body[0], body[-1]) or len(body) <= LEAST or _nested(table, body, text):
        return
    parts = [row for row in body if row is not totals[0]]
    for column in table.columns:
        if column.role != "value" or pattern("no-sum-column").search(fold(column.header)):
            continue
        whole, cells = _cell(totals[0], column.index), [_cell(row, column.index) for row in parts]
        values = [_number(cell, text) for cell in (whole, *cells)]
        if whole is None or any(value is None for value in values):
            continue
        yield from _judged(whole, [c for c in cells if c], [v for v in values if v is not None], table, result)


def _nested(table: Table, body: Sequence[Row], text: str) -> bool:
    """Rows of rows: 其中, groups, cells that span."""
    within = any(row.parent >= 0 or "其中" in row.cells[0].span.of(text) for row in body if row.cells)
    grouped = any(row.kind == "group" for row in table.rows)
    return within or grouped or any(cell.rowspan > 1 or cell.colspan > 1 for row in body for cell in row.cells)


def _cell(row: Row, column: int) -> Cell | None:
    return next((cell for cell in row.cells if cell.column == column), None)


def _number(cell: Cell | None, text: str) -> Decimal | None:
    words = fold(cell.span.of(text)).strip() if cell else ""
    return Decimal(words.replace(",", "")) if NUMBER.fullmatch(words) else None


def _judged(
    whole: Cell, cells: Sequence[Cell], values: Sequence[Decimal], table: Table, result: SourceResult
) -> Iterator[Finding]:
    told, parts = values[0], values[1:]
    total = sum(parts, Decimal(0))
    blur = sum((last_place(v) for v in values), Decimal(0)) * HALF if any("." in str(v) for v in values) else Decimal(0)
    gap = abs(total - told)
    if not told or gap <= blur or gap > told * NEAR:
        return
    head = typeset(next(c.header for c in table.columns if c.index == whole.column)).replace(" ", "")
    name = table_name(result, table.id)
    where = "合计" if name == "表中" else f"{name}的合计"
    yield record(
        "derived-conflict.sum",
        [Place(result.source.id, cell.span) for cell in (whole, *cells[:MOST_CELLS])],
        f"{where}与各行之和不合",
        f"“{head}”一列各行相加为{number(total)}，合计一行为{number(told)}，相差{number(gap)}。",
    )
