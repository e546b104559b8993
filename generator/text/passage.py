"""Text taken from several pieces of a source, folded for matching; it knows where each character came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

import msgspec

from generator.model.place import Span
from generator.text.fold import folded


class Passage(msgspec.Struct, frozen=True):
    """``text`` is the folded text of the pieces, joined with nothing between them.

    ``starts`` are the positions in ``text`` at which the pieces begin, ``pieces`` their spans in the source.
    """

    text: str
    pieces: tuple[Span, ...]
    starts: tuple[int, ...]

    @staticmethod
    def of(source: str, pieces: Iterable[Span]) -> Passage:
        pieces = tuple(pieces)
        text = folded(source)
        if len(pieces) == 1:
            return Passage(pieces[0].of(text), pieces, (0,))
        starts = accumulate((len(piece) for piece in pieces[:-1]), initial=0)
        return Passage("".join(piece.of(text) for piece in pieces), pieces, tuple(starts) if pieces else ())

    def offset(self, position: int) -> int:
        """The source offset of the character at ``position``."""
        index = bisect_right(self.starts, position) - 1
        return self.pieces[index].start + position - self.starts[index]

    def place(self, offset: int) -> int:
        """The position in ``text`` of the source's character ``offset``, or of the first that was kept behind it."""
        index = bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1
        if index < 0:
            return 0
        return self.starts[index] + min(offset - self.pieces[index].start, len(self.pieces[index]))

    def span(self, start: int, end: int) -> Span:
        """The source span of ``text[start:end]``; an empty range gives an empty span."""
        if start >= end:
            place = self.offset(start) if start < len(self.text) else self.pieces[-1].end
            return Span(place, place)
        if len(self.pieces) == 1:
            first = self.pieces[0].start
            return Span(first + start, first + end)
        return Span(self.offset(start), self.offset(end - 1) + 1)
