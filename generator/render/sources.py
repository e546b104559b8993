"""One source, indexed: its name, its figures in reading order, the block at an offset. Every writer starts here."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from generator.model.collection import SourceResult
from generator.model.figure import Observation
from generator.model.place import Span
from generator.render import places
from generator.text.titles import shortened
from generator.text.typeset import typeset


@dataclass(frozen=True)
class IndexedSource:
    """A source and ways into it; writers add their own."""

    result: SourceResult

    @property
    def id(self) -> str:
        return self.result.source.id

    @property
    def text(self) -> str:
        return self.result.text.text

    @cached_property
    def title(self) -> str:
        return typeset(self.result.source.title)

    @cached_property
    def name(self) -> str:
        """Short enough to be cited again and again: the catalogue's, else the title, cut where it is long."""
        short = self.result.source.short_title
        return typeset(short) if short else shortened(self.title)

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """In reading order; of two that begin together the longer first."""
        return tuple(
            sorted(self.result.observations, key=lambda o: (o.quantity.span.start, -o.quantity.span.end, o.id))
        )

    @cached_property
    def starts(self) -> list[int]:
        """Where each block begins."""
        return [block.start for block in self.result.document.blocks]

    def block_at(self, offset: int) -> int:
        """The block at ``offset`` or the last before it; -1 where there is none."""
        return bisect_right(self.starts, offset) - 1

    def place(self, span: Span) -> str:
        """Where ``span`` is, for a reader."""
        return places.place(self.result, span)
