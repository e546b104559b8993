"""Digits set above or below the line: a number that was read over them is none that was written (3.2×10⁴)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from generator.model.figure import Mention
from generator.model.note import Note, Result
from generator.model.place import Place
from generator.model.source import Source, SourceText


def on_the_line(source: Source, text: SourceText, mentions: Iterable[Mention]) -> Result[tuple[Mention, ...]]:
    """``mentions`` without those whose digits run on into raised or lowered ones; each of these is a note.

    A raised digit behind a letter or a word belongs to the unit (km²): it does no harm.
    """
    raised = sorted(mark.span for mark in text.marks if mark.kind in ("superscript", "subscript"))
    starts = [span.start for span in raised if text.text[max(0, span.start - 1) : span.start].isdigit()]
    if not starts:
        return Result(tuple(mentions))
    kept, notes = [], []
    for mention in mentions:
        span = mention.quantity.span
        first = bisect_left(starts, span.start + 1)
        if first == len(starts) or starts[first] >= span.end:
            kept.append(mention)
            continue
        detail = f"“{mention.quantity.text}”含上标或下标数字，没有作为数据。"
        notes.append(Note("raised-digits", "low", detail, source.id, Place(source.id, span)))
    return Result(tuple(kept), tuple(notes))
