"""目录: chapters and sections, then tables and figures, in two columns of about one length.

The columns are divided here and not by the typesetter, which would lay out every entry three times to balance them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from generator.render.briefing.columns import width
from generator.render.briefing.draft import Entry

MEASURE = 66.0
CHIEF_EM, MINOR_EM = 10.5 * 25.4 / 72, 9.5 * 25.4 / 72
CHIEF, MINOR, GAP = 18.0, 16.0, 10.0
PAGE, TORN = 560.0, 60.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the contents; ``chief`` opens a group; no ``anchor``: a head that is nowhere in the briefing."""

    text: str
    anchor: str
    chief: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """Two columns side by side; or one, flowing over columns and pages, where they are too long for a page."""

    columns: tuple[tuple[Line, ...], ...]


def contents(entries: Sequence[Entry], listed: Sequence[Entry]) -> Contents:
    """``entries`` are chapters and sections, ``listed`` tables and figures."""
    lines = [Line(entry.text, entry.anchor, entry.level == 1) for entry in entries]
    if listed:
        lines += [Line("图表", "", True), *(Line(entry.text, entry.anchor, False) for entry in listed)]
    heights = list(accumulate(map(_height, lines)))
    if not lines or heights[-1] > 2 * PAGE:
        return Contents((tuple(lines),))
    place = _divide(lines, heights)
    return Contents(tuple(filter(None, (tuple(lines[:place]), tuple(lines[place:])))))


def _divide(lines: Sequence[Line], heights: Sequence[float]) -> int:
    """Where the second column begins: about half way, rather before a chapter, never right behind its head."""

    def cost(place: int) -> float:
        uneven = abs(heights[place - 1] - heights[-1] / 2)
        if lines[place].chief:
            return uneven
        return uneven + (PAGE if lines[place - 1].chief else TORN)

    return min(range(1, len(lines)), key=cost, default=1)


def _height(line: Line) -> float:
    """In points."""
    if line.chief:
        return GAP + CHIEF * ceil(width(line.text, CHIEF_EM) / MEASURE)
    return MINOR * ceil(width(line.text, MINOR_EM) / MEASURE)
