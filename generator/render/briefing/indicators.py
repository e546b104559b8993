"""指标全表: the indicator tables as the documents print them, and the figures of their prose, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.document import Table
from generator.model.figure import Observation
from generator.render import labels
from generator.render.briefing.columns import GUTTER, fitted, widest
from generator.render.briefing.comparison import remark_of
from generator.render.briefing.draft import Caption, Draft, Head
from generator.render.briefing.library import Shelf
from generator.render.briefing.runs import Line, Run, text_of
from generator.render.briefing.sheets import Sheet, sheet
from generator.text.typeset import typeset

SMALL, SPACED = 8 * 25.4 / 72, 1.06
VALUE_GUTTER, WIDEST_VALUE, WIDEST_WHEN, STATUS, WIDEST_PLACE, LEAST_NAME = 6.5, 34.0, 34.0, 11.0, 72.0, 42.0


@dataclass(frozen=True, slots=True)
class ProseRow:
    """A figure stated in a sentence: what, how much, when, and where it stands."""

    name: str
    value: str
    when: Line
    status: str
    remark: str
    where: str


@dataclass(frozen=True, slots=True)
class ProseTable:
    """The figures of a document's sentences, in its order; ``widths`` of its columns in millimetres."""

    caption: Caption
    widths: tuple[float, ...]
    rows: tuple[ProseRow, ...]


@dataclass(frozen=True, slots=True)
class SourceFigures:
    """The tables of one document."""

    head: Head | None
    sheets: tuple[Sheet, ...]
    prose: ProseTable | None


@dataclass(frozen=True, slots=True)
class Indicators:
    """The chapter, document by document."""

    head: Head
    sources: tuple[SourceFigures, ...]


def indicators(draft: Draft) -> Indicators | None:
    """The chapter; None where no document states a figure."""
    shelves = [
        s for s in draft.library.shelves.values()
        if (s.result.observations if draft.single else _tables(s)) and not draft.superseded(s.id)
    ]  # fmt: skip
    if not shelves:
        return None
    return Indicators(draft.chapter("指标全表"), tuple(_source(draft, shelf) for shelf in shelves))


def _source(draft: Draft, shelf: Shelf) -> SourceFigures:
    head = draft.of_source(shelf.name)
    sheets = tuple(sheet(draft, shelf, table) for table in _tables(shelf))
    prose = [o for o in shelf.observations if not o.mention.cell and "definition" not in o.flags]
    return SourceFigures(head, sheets, _prose(draft, shelf, prose) if prose and draft.single else None)


def _tables(shelf: Shelf) -> list[Table]:
    """The tables that hold figures."""
    filled = {o.mention.cell[0] for o in shelf.observations if o.mention.cell}
    return [table for table in shelf.result.document.tables if table.id in filled]


def _prose(draft: Draft, shelf: Shelf, observations: list[Observation]) -> ProseTable:
    caption = draft.table(f"{shelf.name}正文里的数字", "出处后为字符位置")
    rows = tuple(_row(shelf, o) for o in observations)
    return ProseTable(caption, _widths(rows), rows)


def _widths(rows: Sequence[ProseRow]) -> tuple[float, ...]:
    """As their words ask, the longest cut short; the name takes what is left."""
    value = min(widest([row.value for row in rows]) + VALUE_GUTTER, WIDEST_VALUE)
    when = min(widest([text_of(row.when) for row in rows]) * SPACED + GUTTER, WIDEST_WHEN)
    where = min(
        widest([row.where + (f"（{row.remark}）" if row.remark else "") for row in rows], SMALL) + 1, WIDEST_PLACE
    )
    return fitted((0, value, when, STATUS, where), 0, least=LEAST_NAME)


def _row(shelf: Shelf, o: Observation) -> ProseRow:
    name = typeset(o.mention.name)
    region = o.region.name if o.region else ""
    if o.mention.subject and o.mention.subject not in o.mention.name + region:
        name = f"{name}（{typeset(o.mention.subject)}）"
    span = o.quantity.span
    where = f"{shelf.place(span)}，{span.start}—{span.end}"
    return ProseRow(name, labels.value(o), _unbroken(labels.period(o)), labels.status(o), remark_of(o), where)


def _unbroken(period: str) -> Line:
    """A period that breaks, where it must, between its two ends and never within one."""
    first, dash, last = period.partition("—")
    return tuple(Run(text, glued=True) for text in (first + dash, last) if text)
