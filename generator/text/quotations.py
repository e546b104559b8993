"""Words quoted from a text, and which time they stand in it: how people point at a place without counting characters.

Folded forms are compared, as readers copy from the website, which sets the punctuation anew.
"""

from __future__ import annotations

from generator.model.place import Span
from generator.text.fold import fold


def found(quote: str, occurrence: int, text: str) -> Span | None:
    """Where ``quote`` stands in ``text`` for the n-th time (from 1); None where it does not, or says nothing."""
    wanted, folded, start = fold(quote), fold(text), -1
    if not wanted or occurrence < 1:
        return None
    for _ in range(occurrence):
        start = folded.find(wanted, start + 1)
        if start < 0:
            return None
    return Span(start, start + len(wanted))


def occurrence(span: Span, folded: str) -> int:
    """For which time, from 1, the words of ``span`` stand in the ``folded`` text."""
    wanted, times, at = span.of(folded), 0, -1
    while (at := folded.find(wanted, at + 1)) >= 0 and at <= span.start:
        times += 1
    return times
