"""Rows of indicator tables with what they say of one indicator: baseline, target, actual."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.collection import SourceResult
from generator.model.document import Row, Table
from generator.model.figure import Observation
from generator.model.place import Place, Span
from generator.reconcile.evidence import Evidence, in_order
from generator.text.fold import fold_width
from generator.text.typeset import typeset

LIST_NUMBER = re.compile(r"^[*★△▲]?(?:\d{1,2}[.、．)])?\s*")
DASHES = frozenset("—－-–―─")


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """A body row of a table and its observations; each may be missing. ``cells`` are the observations by column."""

    result: SourceResult
    table: Table
    index: int
    baseline: Observation | None
    target: Observation | None
    actual: Observation | None
    cells: tuple[Observation, ...]

    @property
    def row(self) -> Row:
        return self.table.rows[self.index]

    @property
    def source_id(self) -> str:
        return self.result.source.id

    @property
    def any(self) -> Observation:
        return self.cells[0]

    @property
    def name_span(self) -> Span | None:
        """The name that the figures of the row carry; a first column may hold a heading of several rows instead."""
        spans = [span for span in self.any.mention.name_spans if any(c.span.covers(span) for c in self.row.cells)]
        return spans[0] if spans else self.row.name

    @property
    def title(self) -> str:
        """The name as it is said in a sentence: set, without its number."""
        words = fold_width(self.bare_name.span.of(self.result.text.text))
        return typeset(LIST_NUMBER.sub("", words))

    @property
    def name_place(self) -> Place:
        """Number, mark and name, without the unit."""
        name = self.name_span
        cell = next((c.span for c in self.row.cells if name is not None and c.span.covers(name)), None)
        if cell is None or name is None:
            return Place(self.source_id, self.any.quantity.span)
        return Place(self.source_id, Span(cell.start, name.end))

    @property
    def bare_name(self) -> Place:
        """The name alone."""
        return Place(self.source_id, self.name_span) if self.name_span else self.name_place


def indicator_rows(evidence: Evidence) -> tuple[IndicatorRow, ...]:
    """All rows with at least one observation that counts, in the order of the documents."""
    omitted = evidence.counting.omitted
    rows = (row for result in evidence.results for row in rows_of(result))
    return tuple(row for row in rows if any(o.id not in omitted for o in row.cells))


def rows_of(result: SourceResult) -> tuple[IndicatorRow, ...]:
    """The rows of one source."""
    cells: dict[tuple[str, int], list[Observation]] = {}
    for o in in_order(result):
        if o.mention.cell is not None:
            cells.setdefault(o.mention.cell[:2], []).append(o)
    return tuple(row for table in result.document.tables for row in _rows(result, table, cells))


def _rows(
    result: SourceResult, table: Table, cells: Mapping[tuple[str, int], list[Observation]]
) -> Iterator[IndicatorRow]:
    for index, row in enumerate(table.rows):
        found = cells.get((table.id, index))
        if row.kind == "body" and found:
            yield IndicatorRow(
                result,
                table,
                index,
                _first(found, "baseline"),
                _first(found, "target"),
                _first(found, "actual"),
                tuple(found),
            )


def _first(found: list[Observation], status: str) -> Observation | None:
    return next((o for o in found if o.status == status), None)


def plan_tables(result: SourceResult) -> tuple[tuple[IndicatorRow, ...], ...]:
    """The rows of each table of a source that sets targets, table by table."""
    tables: dict[str, list[IndicatorRow]] = {}
    for row in rows_of(result):
        tables.setdefault(row.table.id, []).append(row)
    return tuple(tuple(rows) for rows in tables.values() if any(row.target for row in rows))


def same_indicator(a: IndicatorRow, b: IndicatorRow) -> bool:
    """Two rows of one indicator: one concept, else one name."""
    first, second = a.any, b.any
    if first.concept_id or second.concept_id:
        return first.concept_id == second.concept_id
    return first.mention.name == second.mention.name


def is_dash(text: str) -> bool:
    """A cell that says there is no figure."""
    return bool(text.strip()) and set(text.strip()) <= DASHES
