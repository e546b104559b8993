"""The words of a source around the places of a finding: the sentence, or the table row with its column heads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.model.document import Row, Table
from generator.model.place import Place, Span
from generator.render.view.index import Index, SourceIndex
from generator.render.view.links import Link
from generator.text.typeset import typeset, typeset_pieces

STOP = re.compile(r"[。！？!?]+[”’」』）)]*")
CLAUSE = re.compile(r"[，；：、,;:]")
LONGEST, KEPT, GAP = 150, 60, "……"
Words = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class QuotedCell:
    """A cell under its column's head."""

    head: str
    words: Words


@dataclass(frozen=True, slots=True)
class Quote:
    """``words``: text and whether it is what the finding concerns; ``cells`` for a table row, its name in ``words``."""

    words: Words
    cells: tuple[QuotedCell, ...]
    where: str
    link: Link


def quotes(index: Index, places: Iterable[Place]) -> tuple[Quote, ...]:
    """The places in order, those of one sentence or row together."""
    groups: dict[tuple[str, Span], list[Span]] = {}
    for place in places:
        source = index.sources.get(place.source_id)
        if source is not None:
            groups.setdefault((source.id, _extent(source, place.span)), []).append(place.span)
    return tuple(_quote(index.sources[source_id], extent, spans) for (source_id, extent), spans in groups.items())


def quote(source: SourceIndex, span: Span) -> Quote:
    """One place."""
    return _quote(source, _extent(source, span), [span])


def _row(source: SourceIndex, block: int) -> tuple[Table, Row] | None:
    for table in source.result.document.tables:
        for row in table.rows:
            if row.block == block and row.kind == "body":
                return table, row
    return None


def _extent(source: SourceIndex, span: Span) -> Span:
    """The sentence or row around ``span``."""
    index = source.block_at(span.start)
    if index < 0:
        return span
    block = source.result.document.blocks[index]
    if _row(source, index):
        return block.span
    end = max(block.end, span.end)
    stops = [found.end() for found in STOP.finditer(source.text, block.start, end)]
    start = max([block.start, *(s for s in stops if s <= span.start)])
    return Span(start, min([end, *(s for s in stops if s >= span.end)]))


def _quote(source: SourceIndex, extent: Span, spans: list[Span]) -> Quote:
    found = _row(source, source.block_at(extent.start))
    where = f"{source.name}　{source.place(spans[0])}"
    link = source.anchor(spans[0])
    if found is None:
        return Quote(_shortened(_words(source, extent, spans)), (), where, link)
    table, row = found
    columns = {column.index: column for column in table.columns}
    name, cells = _words(source, row.cells[0].span, spans), []
    for cell in row.cells[1:]:
        if len(cell.span):
            head = typeset(columns[cell.column].header) if cell.column in columns else ""
            cells.append(QuotedCell(head, _words(source, cell.span, spans)))
    return Quote(name, tuple(cells), where, link)


def _words(source: SourceIndex, extent: Span, spans: list[Span]) -> Words:
    hidden = {i for a in source.result.asides if a.span.overlaps(extent) for i in range(a.span.start, a.span.end)}
    offsets = [i for i in range(extent.start, extent.end) if i not in hidden]
    raw = "".join(" " if source.text[i].isspace() else source.text[i] for i in offsets)
    letters = ((p, any(s.start <= i < s.end for s in spans)) for i, p in zip(offsets, typeset_pieces(raw), strict=True))
    joined = (("".join(p for p, _ in group), marked) for marked, group in groupby(letters, key=lambda x: x[1]))
    return tuple((text, marked) for text, marked in joined if text)


def _shortened(words: Words) -> Words:
    """Long sentences keep what stands near the marked words; a gap is shown as ……."""
    if sum(len(text) for text, _ in words) <= LONGEST:
        return words
    return tuple(_trim(words))


def _trim(words: Words) -> Iterator[tuple[str, bool]]:
    for i, (text, marked) in enumerate(words):
        if marked or len(text) <= 2 * KEPT:
            yield text, marked
            continue
        head = _cut(text, KEPT) if i else ""
        tail = _cut(text[::-1], KEPT)[::-1] if i < len(words) - 1 else ""
        yield f"{head}{GAP}{tail}", False


def _cut(text: str, most: int) -> str:
    """At a comma near ``most`` characters, else there."""
    found = [m.end() for m in CLAUSE.finditer(text, 0, most)]
    return text[: found[-1] if found and found[-1] > most // 2 else most]
