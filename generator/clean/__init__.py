"""Canonical text → what is content, and what was set aside with its reason. Nothing is deleted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from generator.clean.copies import copies
from generator.clean.edges import brand, foot, head
from generator.clean.lines import Line, lines_of
from generator.clean.marks import invisible, page_numbers, pinyin_glosses
from generator.clean.repeated import captions, watermarks
from generator.clean.told import set_apart, titles_again, told, untabulated, without_overlaps
from generator.model.note import Note, Result
from generator.model.place import Place, Span
from generator.model.source import Aside, Cleaned, Source, SourceText

__all__ = ["clean"]

# In this order: what one sets aside the next no longer sees.
DETECTORS = (page_numbers, captions, watermarks, head, foot)
# More than this set aside is worth a look by whoever publishes.
MUCH = 0.3


def clean(source: Source, text: SourceText) -> Result[Cleaned]:
    """Set aside what general detectors know as furniture; keep everything else, line by line, in order."""
    every = lines_of(text.text)
    asides = list(told(text, every))
    asides += invisible(_without(every, asides))
    asides += copies(_without(every, asides))
    asides += titles_again(text, _without(every, asides))
    lines = untabulated(text, _without(every, asides))
    for detector in DETECTORS:
        found = list(detector(lines))
        asides += found
        lines = _without(lines, found)
    asides += brand(lines, text.text, asides)
    asides += _apart((*set_apart(text), *pinyin_glosses(lines)), asides)
    ordered = tuple(sorted(asides, key=lambda aside: aside.span))
    return Result.of(Cleaned(tuple(_kept(text.text, every, ordered)), ordered), _notes(source, text.text, ordered))


def _apart(inner: Iterable[Aside], asides: Sequence[Aside]) -> Iterator[Aside]:
    """Asides inside lines, those that lie in none of ``asides``."""
    spans = sorted(aside.span for aside in asides)
    starts = [span.start for span in spans]
    for aside in without_overlaps(inner):
        around = spans[max(0, bisect_right(starts, aside.span.start) - 1) : bisect_right(starts, aside.span.end)]
        if not any(span.overlaps(aside.span) for span in around):
            yield aside


def _without(lines: Sequence[Line], asides: Iterable[Aside]) -> tuple[Line, ...]:
    """The lines with what was set aside at their ends taken off; those that it covers are gone."""
    spans = [aside.span for aside in asides]
    starts, ends = {span.start: span.end for span in spans}, {span.end: span.start for span in spans}
    if not spans:
        return tuple(lines)
    left = []
    for line in lines:
        if line.span.start not in starts and line.span.end not in ends:
            left.append(line)
            continue
        start, end = starts.get(line.span.start, line.span.start), ends.get(line.span.end, line.span.end)
        content = line.text[max(0, start - line.span.start) : max(0, end - line.span.start)]
        start += len(content) - len(content.lstrip())
        if content.strip():
            left.append(Line(Span(start, start + len(content.strip())), content.strip()))
    return tuple(left)


def _kept(text: str, lines: Iterable[Line], asides: Sequence[Aside]) -> Iterator[Span]:
    """What the asides, in order, leave of each line, without outer spaces."""
    index = 0
    for line in lines:
        position = line.span.start
        if index == len(asides) or asides[index].span.start >= line.span.end:
            yield line.span
            continue
        while index < len(asides) and asides[index].span.start < line.span.end:
            yield from _stripped(text, position, asides[index].span.start)
            position = asides[index].span.end
            index += 1
        yield from _stripped(text, position, line.span.end)


def _stripped(text: str, start: int, end: int) -> tuple[Span, ...]:
    content = text[start:end]
    first, last = start + len(content) - len(content.lstrip()), start + len(content.rstrip())
    return (Span(first, last),) if first < last else ()


def _notes(source: Source, text: str, asides: Sequence[Aside]) -> tuple[Note, ...]:
    if not asides:
        return ()
    copied = [aside for aside in asides if aside.reason == "copy"]
    others = [aside for aside in asides if aside.reason != "copy"]
    again, gone = _size(text, copied), _size(text, others)
    total = len("".join(text.split())) - again
    notes = []
    if copied:
        detail = f"正文在文件中重复出现，后一份（{again} 字）没有再次读取。"
        notes.append(Note("copied-text", "low", detail, source.id, Place(source.id, copied[0].span)))
    if gone > MUCH * total:
        detail = f"有 {gone / total:.0%} 的文字被识别为页面杂项而搁置，请核对是否误伤正文。"
        notes.append(Note("much-set-aside", "medium", detail, source.id, Place(source.id, others[0].span)))
    return tuple(notes)


def _size(text: str, asides: Iterable[Aside]) -> int:
    return sum(len("".join(aside.span.of(text).split())) for aside in asides)
