"""A text that stands in its file twice: pages hold a copy for the telephone, files are glued from two downloads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.clean.lines import Line
from generator.model.source import Aside

FEWEST = 10
SHORTEST = 500
SHARE = 0.25
# Lines that recur more often are no witness to a copy.
MOST_COPIES = 4
# A line that begins a copy is long enough to say something.
OPENING = 12


def copies(lines: Sequence[Line]) -> Iterator[Aside]:
    """Runs of lines that repeat earlier ones word for word and in order, where they hold a quarter of all text.

    What is that long and that much of the whole is a copy: nothing new is said in it. The first stays.
    """
    least = max(SHORTEST, SHARE * sum(len(line.text) for line in lines))
    times = Counter(line.text for line in lines)
    first: dict[str, int] = {}
    at = done = 0
    while at < len(lines):
        text = lines[at].text
        earlier = first.setdefault(text, at)
        telling = earlier < at and len(text) >= OPENING and times[text] <= MOST_COPIES
        start, end = _common(lines, earlier, at, done) if telling else (at, at + 1)
        if end - start >= FEWEST and sum(len(line.text) for line in lines[start:end]) >= least:
            yield from (Aside("copy", line.span) for line in lines[start:end])
            done = end
        at = max(at + 1, end)


def _common(lines: Sequence[Line], earlier: int, at: int, done: int) -> tuple[int, int]:
    """The lines around ``at`` that are those around ``earlier``; the two runs never overlap, nor what is ``done``."""
    most = min(at - earlier, len(lines) - at)
    length = next((n for n in range(most) if lines[earlier + n].text != lines[at + n].text), most)
    if length < FEWEST:
        return at, at + length
    most = min(earlier, at - earlier - 1, at - done)
    before = next((n for n in range(most) if lines[earlier - 1 - n].text != lines[at - 1 - n].text), most)
    return at - before, at + min(length, at - earlier - before)
