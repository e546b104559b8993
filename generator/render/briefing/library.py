"""Finding one's way in a collection: a source, an observation, the words around a place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from generator.model.collection import Collection, Finding
from generator.model.document import Row
from generator.model.figure import Observation
from generator.model.place import Place, Span
from generator.render.sources import IndexedSource

SENTENCE = re.compile(r"[。！？!?\n]+[”’」』）)]*")


@dataclass(frozen=True)
class Shelf(IndexedSource):
    """One source with what is needed to quote it."""

    @cached_property
    def rows(self) -> dict[int, Row]:
        """Table rows by their block."""
        return {row.block: row for table in self.result.document.tables for row in table.rows}

    @cached_property
    def hidden(self) -> frozenset[int]:
        """Offsets of characters that were set aside as no content."""
        return frozenset(i for aside in self.result.asides for i in range(aside.span.start, aside.span.end))

    def quote(self, span: Span) -> Span:
        """The sentence or table row around ``span``."""
        index = self.block_at(span.start)
        if index < 0:
            return span
        block = self.result.document.blocks[index]
        start, end = block.start, max(block.end, span.end)
        if index in self.rows:
            return Span(start, end)
        ends = [found.end() for found in SENTENCE.finditer(self.text, start, end)]
        return Span(
            max([start, *(e for e in ends if e <= span.start)]),
            min([end, *(e for e in ends if e >= span.end)]),
        )


@dataclass(frozen=True)
class Library:
    """The collection, indexed."""

    collection: Collection
    shelves: dict[str, Shelf] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shelves", {r.source.id: Shelf(r) for r in self.collection.results})

    @cached_property
    def observations(self) -> dict[str, Observation]:
        return {o.id: o for o in self.collection.observations}

    @cached_property
    def findings(self) -> dict[str, Finding]:
        return {finding.id: finding for finding in self.collection.findings}

    def words(self, place: Place) -> str:
        return place.span.of(self.shelves[place.source_id].text)

    def observation_at(self, place: Place) -> Observation | None:
        """The observation whose figure lies at ``place``."""
        shelf = self.shelves.get(place.source_id)
        return next((o for o in shelf.observations if o.quantity.span.overlaps(place.span)), None) if shelf else None

    def observations_at(self, places: Iterable[Place]) -> tuple[Observation, ...]:
        found = (self.observation_at(place) for place in places)
        return tuple(dict.fromkeys(o for o in found if o is not None))

    def where(self, place: Place) -> str:
        """Where ``place`` is, for a reader: the document's name, unless there is but one, and the place in it."""
        shelf = self.shelves[place.source_id]
        words = shelf.place(place.span)
        return words if len(self.shelves) == 1 else f"{shelf.name}，{words}"

    def wheres(self, places: Iterable[Place]) -> str:
        """Where each of ``places`` is, a document named once: "甲规划，专栏2第6项、专栏1第3项；乙规划，第八段"."""
        found: dict[str, list[str]] = {}
        for place in places:
            shelf = self.shelves[place.source_id]
            if (words := shelf.place(place.span)) not in found.setdefault(shelf.name, []):
                found[shelf.name].append(words)
        named = len(self.shelves) > 1
        return "；".join((f"{name}，" if named else "") + "、".join(words) for name, words in found.items())

    def place_of(self, o: Observation) -> Place:
        return Place(o.source_id, o.quantity.span)

    def region(self, o: Observation) -> str:
        return o.region.name if o.region else self.shelves[o.source_id].name
