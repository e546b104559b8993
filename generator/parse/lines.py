"""What cleaning kept, as lines: folded for matching, and knowing where each character stands in the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.place import Span
from generator.model.source import Cleaned
from generator.text.passage import Passage


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the part of one that a rule cut off. ``gap``: blank space or an aside stands before it."""

    passage: Passage
    gap: bool = False

    @property
    def text(self) -> str:
        """Folded, without outer spaces."""
        return self.passage.text

    def span(self, start: int, end: int) -> Span:
        """The source span of ``text[start:end]``."""
        return self.passage.span(start, end)

    def part(self, source: str, start: int, end: int, gap: bool = False) -> Line | None:
        """``text[start:end]`` without outer spaces as a line of its own; None if nothing is left."""
        content = self.text[start:end]
        start, end = start + len(content) - len(content.lstrip()), start + len(content.rstrip())
        if start >= end:
            return None
        pieces = tuple(piece for piece in self._pieces(start, end) if len(piece))
        return Line(Passage.of(source, pieces), gap)

    def _pieces(self, start: int, end: int) -> Iterator[Span]:
        for begin, piece in zip(self.passage.starts, self.passage.pieces, strict=True):
            first, last = max(start, begin), min(end, begin + len(piece))
            if first < last:
                yield Span(piece.start + first - begin, piece.start + last - begin)


def lines_of(text: str, cleaned: Cleaned) -> tuple[Line, ...]:
    """The kept spans, those of one line together."""
    rows: list[list[Span]] = []
    gaps: list[bool] = []
    for span in cleaned.kept:
        between = text[rows[-1][-1].end : span.start] if rows else ""
        breaks = len(between.splitlines()) - 1 + between.endswith(("\n", "\r")) if between else 0
        if rows and breaks < 1:
            rows[-1].append(span)
        else:
            rows.append([span])
            gaps.append(breaks > 1)
    return tuple(Line(Passage.of(text, row), gap) for row, gap in zip(rows, gaps, strict=True))


def cut(source: str, line: Line, positions: list[int]) -> list[Line]:
    """``line`` cut before each of the positions; nothing is lost but outer spaces."""
    bounds = [0, *positions, len(line.text)]
    parts = [
        line.part(source, start, end, line.gap if start == 0 else False)
        for start, end in zip(bounds, bounds[1:], strict=False)
    ]
    return [part for part in parts if part is not None]
