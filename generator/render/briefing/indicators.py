"""指标全表: the indicator tables as the documents print them, and the figures of their prose, each with its place."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.document import Table
from generator.model.figure import Observation
from generator.render import labels
from generator.render.briefing.comparison import remark_of
from generator.render.briefing.draft import Caption, Draft, Head
from generator.render.briefing.library import Shelf
from generator.render.briefing.sheets import Sheet, sheet
from generator.text.typeset import typeset


@dataclass(frozen=True, slots=True)
class ProseRow:
    """A figure stated in a sentence: what, how much, when, and where it stands."""

    name: str
    value: str
    when: str
    status: str
    remark: str
    where: str


@dataclass(frozen=True, slots=True)
class ProseTable:
    """The figures of a document's sentences, in its order."""

    caption: Caption
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
    shelves = [s for s in draft.library.shelves.values() if (s.result.observations if draft.single else _tables(s))]
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
    return ProseTable(caption, tuple(_row(shelf, o) for o in observations))


def _row(shelf: Shelf, o: Observation) -> ProseRow:
    name = typeset(o.mention.name)
    region = o.region.name if o.region else ""
    if o.mention.subject and o.mention.subject not in o.mention.name + region:
        name = f"{name}（{typeset(o.mention.subject)}）"
    span = o.quantity.span
    where = f"{shelf.place(span)}，{span.start}—{span.end}"
    return ProseRow(name, labels.value(o), labels.period(o), labels.status(o), remark_of(o), where)
