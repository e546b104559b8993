"""The last look at a source before it is published: every character accounted for, every figure at its characters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.model.collection import SourceResult
from generator.model.figure import Observation
from generator.model.note import Note
from generator.model.place import Place, Span
from generator.text.fold import fold


def proved(result: SourceResult) -> SourceResult:
    """``result`` without the figures that can't be shown in the text; what was found wrong is a grave note."""
    sound = tuple(_sound(result))
    source_id = result.source.id
    notes = list(_gaps(result))
    dropped = len(result.observations) - len(sound)
    if dropped:
        detail = f"有 {dropped} 个数据与原文所在字符不符或编号重复，没有发布。"
        notes.append(Note("figure-unproved", "high", detail, source_id))
    if not notes and sound == result.observations:
        return result
    return replace(result, observations=sound, notes=(*result.notes, *notes))


def _sound(result: SourceResult) -> Iterator[Observation]:
    """The figures whose value stands in the text just where they say, each id once, quoted as it is written there."""
    seen = set[str]()
    asides = sorted(aside.span for aside in result.asides)
    for o in result.observations:
        written = o.quantity.span.of(result.text.text)
        read = _content(result.text.text, o.quantity.span, asides)
        alike = read == o.quantity.text or _bare(read) == _bare(o.quantity.text)
        if o.id not in seen and alike and read.strip():
            seen.add(o.id)
            yield o if written == o.quantity.text else _quoting(o, written)


def _content(text: str, span: Span, asides: Sequence[Span]) -> str:
    """The characters of ``span`` without those that were set aside inside it; ``asides`` are sorted."""
    kept, start = "", span.start
    first, last = (bisect_left(asides, at, key=lambda aside: aside.start) for at in (span.start, span.end))
    for aside in asides[first:last]:
        if span.covers(aside) and aside.start >= start:
            kept += text[start : aside.start]
            start = aside.end
    return kept + text[start : span.end]


def _bare(text: str) -> str:
    """``text`` for comparing: folded, and without the white space that lines break at."""
    return "".join(fold(text).split())


def _quoting(o: Observation, written: str) -> Observation:
    return replace(o, mention=replace(o.mention, quantity=replace(o.quantity, text=written)))


def _gaps(result: SourceResult) -> Iterator[Note]:
    """Conservation: each non-space character lies in exactly one leaf block or exactly one aside."""
    text, end = result.text.text, 0
    for span in (*sorted(_spans(result)), Span(len(text), len(text))):
        missed = text[end : span.start]
        if missed.strip():
            yield _note(result, Span(end, span.start), "没有归入正文，也没有搁置")
        if span.start < end and text[span.start : min(end, span.end)].strip():
            yield _note(result, Span(span.start, min(end, span.end)), "重复归入")
        end = max(end, span.end)


def _spans(result: SourceResult) -> Iterator[Span]:
    for block in result.document.blocks:
        yield from (piece for piece in block.pieces if len(piece))
    yield from (aside.span for aside in result.asides if len(aside.span))


def _note(result: SourceResult, span: Span, what: str) -> Note:
    words = span.of(result.text.text).strip()
    shown = words if len(words) <= 20 else words[:20] + "……"
    source_id = result.source.id
    return Note("not-conserved", "high", f"“{shown}”{what}。", source_id, Place(source_id, span))
