"""Texts broken at a fixed width: their lines run on to paragraphs again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.parse.grid import is_row
from generator.parse.lines import Line, joined
from generator.parse.told import Told
from generator.rules.numbering import numbered

FINISHED = re.compile(r"[。.!?;:…|][”\"’')》]*$")
FEWEST = 8
SHORTEST = 15
FULL = 0.85


def unwrapped(source: str, lines: Sequence[Line], told: Told) -> tuple[Line, ...]:
    """``lines`` as they are, or with broken paragraphs run on where the whole text is set to one width.

    It is, if most lines without pipes stop unfinished and near the width of the widest common one. Lines never run on
    from one block to the next where the format told the blocks.
    """
    width = _width([(line.text, _extent(source, line)) for line in lines if not is_row(line)])
    if not width:
        return tuple(lines)
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and told.same_block(paragraphs[-1][-1], line) and _runs_on(source, paragraphs[-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return tuple(joined(source, paragraph) for paragraph in paragraphs)


def _extent(source: str, line: Line) -> float:
    """How much of a printed line the characters of ``line`` and its indent take, in Chinese characters."""
    printed = line.indent + "".join(piece.of(source) for piece in line.passage.pieces)
    # in UTF-8 what is set as wide as a Chinese character takes three bytes, what is half as wide one
    wide = (len(printed.encode(errors="replace")) - len(printed)) / 2
    return wide + (len(printed) - wide) / 2


def _width(lines: Sequence[tuple[str, float]]) -> float:
    """The width a text is set to, in Chinese characters; 0 if it is not. Each line comes with its extent."""
    lines = [line for line in lines if line[1] >= SHORTEST]
    if len(lines) < FEWEST:
        return 0
    width = sorted(extent for _, extent in lines)[len(lines) * 9 // 10]
    full = [text for text, extent in lines if FULL * width <= extent <= width / FULL]
    unfinished = sum(not FINISHED.search(text) for text in full)
    return width if 2 * len(full) >= len(lines) and 2 * unfinished >= len(full) else 0


def _runs_on(source: str, paragraph: Sequence[Line], line: Line, width: float) -> bool:
    """The line before is full and unfinished, and this one begins nothing: no number, no deeper indent, no table."""
    first, before = paragraph[0], paragraph[-1]
    return (
        not line.gap
        and len(line.indent) <= len(first.indent)
        and _extent(source, before) >= FULL * width
        and not FINISHED.search(before.text)
        and not is_row(line)
        and numbered(line.text) is None
    )
