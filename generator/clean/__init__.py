"""Canonical text → what is content, and what was set aside with its reason. Nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.clean.edges import brand, foot, head
from generator.clean.lines import Line, lines_of
from generator.clean.marks import invisible, page_numbers, pinyin_glosses
from generator.clean.repeated import captions, watermarks
from generator.model.note import Note, Result
from generator.model.place import Place, Span
from generator.model.source import Aside, Cleaned, Source, SourceText

__all__ = ["clean"]

# More than this set aside is worth a look by whoever publishes.
MUCH = 0.3


def clean(source: Source, text: SourceText) -> Result[Cleaned]:
    """Set aside what general detectors know as furniture; keep everything else, line by line, in order."""
    lines = lines_of(text.text)
    asides = list(watermarks(lines))
    lines = _without(lines, asides)
    for detector in (invisible, page_numbers, captions, head, foot):
        found = list(detector(lines))
        asides += found
        lines = _without(lines, found)
    asides += [*brand(lines, text.text, asides), *pinyin_glosses(lines)]
    return Result.of(_cleaned(text.text, asides), _notes(source, text.text, asides))


def _without(lines: Sequence[Line], asides: Iterable[Aside]) -> tuple[Line, ...]:
    """The lines with what was set aside at their end taken off; those that it covers are gone."""
    ends = {aside.span.end: aside.span.start for aside in asides}
    left = []
    for line in lines:
        start = ends.get(line.span.end, line.span.end)
        rest = line.text[: max(0, start - line.span.start)].rstrip()
        if rest:
            left.append(Line(Span(line.span.start, line.span.start + len(rest)), rest))
    return tuple(left)


def _cleaned(text: str, asides: Iterable[Aside]) -> Cleaned:
    """What the asides leave of each line, without outer spaces."""
    ordered = tuple(sorted(asides, key=lambda aside: aside.span))
    kept: list[Span] = []
    index = 0
    for line in lines_of(text):
        position = line.span.start
        while index < len(ordered) and ordered[index].span.start < line.span.end:
            kept += _stripped(text, Span(position, ordered[index].span.start))
            position = ordered[index].span.end
            index += 1
        kept += _stripped(text, Span(position, line.span.end))
    return Cleaned(tuple(kept), ordered)


def _stripped(text: str, span: Span) -> tuple[Span, ...]:
    content = span.of(text)
    start = span.start + len(content) - len(content.lstrip())
    end = span.start + len(content.rstrip())
    return (Span(start, end),) if start < end else ()


def _notes(source: Source, text: str, asides: Sequence[Aside]) -> tuple[Note, ...]:
    total = sum(not char.isspace() for char in text)
    gone = sum(not char.isspace() for aside in asides for char in aside.span.of(text))
    if gone <= MUCH * total:
        return ()
    first = min((aside.span for aside in asides), default=Span(0, 0))
    detail = f"有 {gone / total:.0%} 的文字被识别为页面杂项而搁置，请核对是否误伤正文。"
    return (Note("much-set-aside", "medium", detail, source.id, Place(source.id, first)),)
