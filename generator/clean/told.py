"""What the format of a source told: furniture of its pages, words struck out, readings and note marks set apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from generator.clean.lines import Line
from generator.model.place import Span
from generator.model.source import Aside, SourceText
from generator.rules.furniture import compiled, furniture
from generator.text.fold import fold

BEHIND = 8
HEAD_LINES = 25


def told(text: SourceText, lines: Sequence[Line]) -> Iterator[Aside]:
    """The furniture that the reader marked, line by line."""
    starts = [line.span.start for line in lines]
    for mark in text.marks:
        if mark.kind != "furniture":
            continue
        reason = dict(mark.attributes).get("reason", "")
        for line in lines[max(0, bisect_right(starts, mark.span.start) - 1) :]:
            if line.span.start >= mark.span.end:
                break
            span = Span(max(line.span.start, mark.span.start), min(line.span.end, mark.span.end))
            if span.of(text.text).strip():
                yield Aside(reason, span)


def titles_again(text: SourceText, lines: Sequence[Line]) -> Iterator[Aside]:
    """The name of a page above its text, where it has just been printed: the site prints it, then the document."""
    page = next((dict(mark.attributes) for mark in text.marks if mark.kind == "about"), {})
    title = "".join(fold(page.get("title", "")).split())
    printed = [line for line in lines[:HEAD_LINES] if title and "".join(line.text.split()) == title]
    yield from (Aside("repeated-caption", line.span) for line in printed[1:])


def untabulated(text: SourceText, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines outside the tables that the reader told: what recurs in a table, or looks like a credit, is a cell."""
    tables = sorted(mark.span for mark in text.marks if mark.kind == "table")
    starts = [span.start for span in tables]
    if not tables:
        return tuple(lines)
    inside = (tables[max(0, bisect_right(starts, line.span.start) - 1)] for line in lines)
    return tuple(line for line, table in zip(lines, inside, strict=True) if not table.overlaps(line.span))


def set_apart(text: SourceText) -> Iterator[Aside]:
    """Words struck out, readings above characters, and raised marks that lead to a note."""
    for mark in text.marks:
        if mark.kind == "struck":
            yield from _by_line(text.text, mark.span, "struck")
        elif mark.kind == "ruby":
            yield from _by_line(text.text, mark.span, "pinyin-gloss")
        elif mark.kind == "superscript" and _leads_to_note(text.text, mark.span):
            yield Aside("note-mark", mark.span)


def _by_line(text: str, span: Span, reason: str) -> Iterator[Aside]:
    start = span.start
    for line in span.of(text).splitlines(keepends=True):
        if line.strip():
            first = start + len(line) - len(line.lstrip())
            yield Aside(reason, Span(first, start + len(line.rstrip())))
        start += len(line)


def _leads_to_note(text: str, span: Span) -> bool:
    """A raised sign behind a word or a finished figure; none that is a power, none that opens the note itself."""
    before = fold(text[max(0, span.start - BEHIND) : span.start])
    sign = fold(span.of(text))
    if not before or before[-1].isspace() or not compiled(furniture().note_mark.pattern).search(sign):
        return False
    return not (sign.isdigit() and compiled(furniture().power_base.pattern).search(before))


def without_overlaps(asides: Iterable[Aside]) -> Iterator[Aside]:
    """The asides in order; of two that overlap the first that begins."""
    end = -1
    for aside in sorted(asides, key=lambda aside: aside.span):
        if aside.span.start >= end:
            yield aside
            end = aside.span.end
