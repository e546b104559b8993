"""What cleaning kept, as lines: folded for matching, and knowing where each character stands in the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from generator.model.place import Span
from generator.model.source import Cleaned
from generator.text.passage import Passage


class Line(msgspec.Struct, frozen=True):
    """A line, several run on, or a part cut off by a rule.

    ``text`` is folded, without outer spaces. ``gap``: a blank line or an aside is before it.
    ``indent``: the space that it begins with, which is no part of it.
    """

    passage: Passage
    text: str
    gap: bool = False
    indent: str = ""

    @staticmethod
    def of(source: str, pieces: Iterable[Span], gap: bool = False, indent: str = "") -> Line:
        """The line that holds ``pieces`` of ``source``."""
        passage = Passage.of(source, pieces)
        return Line(passage, passage.text, gap, indent)

    @property
    def start(self) -> int:
        """Where it begins in the source."""
        return self.passage.pieces[0].start

    @property
    def end(self) -> int:
        """Where it ends in the source."""
        return self.passage.pieces[-1].end

    def span(self, start: int, end: int) -> Span:
        """The source span of ``text[start:end]``."""
        return self.passage.span(start, end)

    def pieces(self, start: int, end: int) -> Iterator[Span]:
        """The source pieces that hold ``text[start:end]``."""
        for begin, piece in zip(self.passage.starts, self.passage.pieces, strict=True):
            first, last = max(start, begin), min(end, begin + len(piece))
            if first < last:
                yield Span(piece.start + first - begin, piece.start + last - begin)

    def printed(self, source: str, start: int, end: int) -> str:
        """``text[start:end]`` as the source prints it."""
        if len(self.passage.pieces) == 1:
            return source[self.start + start : self.start + min(end, len(self.text))].strip()
        return "".join(piece.of(source) for piece in self.pieces(start, end)).strip()

    def part(self, source: str, start: int, end: int) -> Line | None:
        """``text[start:end]`` without outer spaces as a line of its own; None if nothing is left."""
        content = self.text[start:end]
        first, last = start + len(content) - len(content.lstrip()), start + len(content.rstrip())
        if first >= last:
            return None
        if start == 0:
            return Line.of(source, self.pieces(first, last), self.gap, self.indent)
        return Line.of(source, self.pieces(first, last))


def lines_of(text: str, cleaned: Cleaned) -> tuple[Line, ...]:
    """The kept spans, those of one line together."""
    rows: list[list[Span]] = []
    before: list[tuple[bool, str]] = []
    for span in cleaned.kept:
        between = (text[rows[-1][-1].end if rows else 0 : span.start] + ".").splitlines()
        if rows and len(between) == 1:
            rows[-1].append(span)
            continue
        rows.append([span])
        indent = between[-1][:-1]
        before.append((len(between) > 2, indent if indent.isspace() else ""))
    return tuple(Line.of(text, row, *known) for row, known in zip(rows, before, strict=True))


def joined(source: str, lines: Sequence[Line]) -> Line:
    """Several lines as one, their pieces in order."""
    if len(lines) == 1:
        return lines[0]
    pieces = (piece for line in lines for piece in line.passage.pieces)
    return Line.of(source, pieces, lines[0].gap, lines[0].indent)


def cut(source: str, line: Line, positions: Iterable[int]) -> tuple[Line, ...]:
    """``line`` cut before each of the positions; nothing is lost but outer spaces."""
    bounds = [0, *positions, len(line.text)]
    parts = (line.part(source, start, end) for start, end in pairwise(bounds))
    return tuple(part for part in parts if part is not None)
