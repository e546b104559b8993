"""One source, indexed: its name, its figures in reading order, the block at an offset. Every writer starts here."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from generator.model.collection import SourceResult
from generator.model.figure import Observation
from generator.model.place import Span
from generator.render import labels
from generator.text.typeset import typeset

LONG, LEAST = 20, 6
REMARK = re.compile(r"[（(][^（()）]*[)）]$")
UNCLOSED = re.compile(r"[（(《〈“][^（(《〈“）)》〉”]*$")


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
        return labels.place(self.result, span)


def shortened(title: str) -> str:
    """``title`` without its subtitle, and where it is long without a closing remark, then cut outside of brackets."""
    title = title.partition("——")[0]
    bare = REMARK.sub("", title) or title
    for name in (title, bare):
        if width(name) <= LONG:
            return name
    end = next(i for i in range(len(bare), 0, -1) if width(bare[:i]) <= LONG)
    outside = UNCLOSED.sub("", bare[:end])
    return f"{outside if len(outside) >= LEAST else bare[:end]}……"


def width(text: str) -> float:
    """How wide ``text`` is in Chinese characters."""
    return sum(0.5 if char.isascii() else 1 for char in text)
