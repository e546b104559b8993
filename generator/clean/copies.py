"""A text that stands in its file twice: pages hold a copy for the telephone, files are glued from two downloads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.clean.lines import Line
from generator.model.source import Aside

FEWEST = 10
SHORTEST = 500
SHARE = 0.25
# A line that begins a copy is long enough to say something.
OPENING = 12


def copies(lines: Sequence[Line]) -> Iterator[Aside]:
    """Runs of lines that repeat earlier ones word for word and in order, where they hold a quarter of all text.

    What is that long and that much of the whole is a copy: nothing new is said in it. The first stays.
    """
    least = max(SHORTEST, SHARE * sum(len(line.text) for line in lines))
    first: dict[str, int] = {}
    at = done = 0
    while at < len(lines):
        earlier = first.setdefault(lines[at].text, at)
        start, end = _common(lines, earlier, at, done) if earlier < at and len(lines[at].text) >= OPENING else (at, at)
        if end - start >= FEWEST and sum(len(line.text) for line in lines[start:end]) >= least:
            yield from (Aside("copy", line.span) for line in lines[start:end])
            at = done = end
        else:
            at += 1


def _common(lines: Sequence[Line], earlier: int, at: int, done: int) -> tuple[int, int]:
    """The lines around ``at`` that are those around ``earlier``; the two runs never overlap, nor what is ``done``."""
    most = min(earlier, at - earlier - 1, at - done)
    before = next((n for n in range(most) if lines[earlier - 1 - n].text != lines[at - 1 - n].text), most)
    most = min(at - before - earlier, len(lines) - at)
    length = next((n for n in range(most) if lines[earlier + n].text != lines[at + n].text), most)
    return at - before, at + length
