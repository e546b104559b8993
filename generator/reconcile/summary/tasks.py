"""The main tasks of a document, as it heads them itself: chapters, announced tasks, projects or run-in heads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.collection import SourceResult, Statement
from generator.model.document import Enumerated, Section
from generator.model.place import Place, Span
from generator.rules.summaries import summary_rules
from generator.text.fold import fold
from generator.text.typeset import typeset

LABEL = re.compile(r"[(（]?[一二三四五六七八九十\d]{1,3}(?:[)）、.．]|是)\s*")
MOST, LEAST, LONGEST = 12, 3, 40


def tasks(result: SourceResult) -> tuple[Statement, ...]:
    """The first of the ways below that gives at least three; a statistical bulletin has none."""
    if result.source.kind == "bulletin":
        return ()
    for way in (_announced, _chapters, _answered, _enumerated, _heads, _projects):
        found = tuple(way(result))[:MOST]
        if len(found) >= LEAST:
            return found
    return ()


def _statement(result: SourceResult, span: Span) -> Statement:
    words = typeset(" ".join(span.of(result.text.text).split())).rstrip("。；;:：，,")
    return Statement(words, (Place(result.source.id, span),), extracted=True)


def _announced(result: SourceResult) -> Iterator[Statement]:
    """What stands under the heading or question that speaks of tasks."""
    document = result.document
    for section in document.sections:
        if not any(word in fold(section.title) for word in summary_rules().tasks):
            continue
        under = [s for s in document.sections if s.parent == section.index and s.heading >= 0]
        if len(under) >= LEAST:
            yield from (_heading(result, s) for s in under)
            return
        first, last = section.blocks
        for items in document.enumerations:
            if len(items) >= LEAST and all(first <= item.block < last for item in items):
                yield from (_statement(result, _lead(result, item.span)) for item in items)
                return


def _heading(result: SourceResult, section: Section) -> Statement:
    """The title without its number: its place says which it is."""
    place = Place(result.source.id, result.document.blocks[section.heading].span)
    return Statement(typeset(section.title).strip(), (place,), extracted=True)


def _lead(result: SourceResult, span: Span) -> Span:
    """The first sentence of an item without its number, or its first clause where that is long."""
    number = LABEL.match(fold(span.of(result.text.text)))
    span = Span(span.start + (number.end() if number else 0), span.end)
    text = fold(span.of(result.text.text))
    for mark in ("。", ";", ","):
        at = text.find(mark)
        if 0 < at <= LONGEST:
            return Span(span.start, span.start + at)
    return Span(span.start, min(span.end, span.start + LONGEST))


def _chapters(result: SourceResult) -> Iterator[Statement]:
    for section in result.document.sections:
        headed = section.heading >= 0 and result.document.blocks[section.heading].kind == "heading"
        idle = any(word in fold(section.title) for word in summary_rules().not_tasks)
        if section.level == 1 and headed and not idle:
            yield _heading(result, section)


def _answered(result: SourceResult) -> Iterator[Statement]:
    """Run-in heads of the last answer to a question about plans."""
    document, text = result.document, fold(result.text.text)
    asked = [
        i
        for i, turn in enumerate(document.turns)
        if turn.role in ("interviewer", "question")
        and any(
            word in document.blocks[block].span.of(text)
            for block in range(*turn.blocks)
            for word in summary_rules().plans
        )
    ]
    if not asked or asked[-1] + 1 >= len(document.turns):
        return
    for block in document.blocks[slice(*document.turns[asked[-1] + 1].blocks)]:
        lead = block.lead if block.kind == "paragraph" else None
        if lead is not None and len(lead) <= LONGEST and lead.of(text).startswith(summary_rules().verbs):
            yield _statement(result, lead)


def _enumerated(result: SourceResult) -> Iterator[Statement]:
    """The longest enumeration that begins with verbs of doing: 加强, 推进."""
    told = [items for items in result.document.enumerations if _to_do(result, items)]
    longest = max(told, key=len, default=())
    yield from (_statement(result, _lead(result, item.span)) for item in longest)


def _to_do(result: SourceResult, items: tuple[Enumerated, ...]) -> bool:
    verbs = summary_rules().verbs
    bare = [
        fold(item.span.of(result.text.text)).lstrip("一二三四五六七八九十是0123456789()（）、.． ") for item in items
    ]
    return sum(words.startswith(verbs) for words in bare) * 2 >= len(items)


def _heads(result: SourceResult) -> Iterator[Statement]:
    """Run-in heads of the last answer: 促进高质量就业。"""
    for block in result.document.blocks:
        if block.kind == "paragraph" and block.lead is not None and len(block.lead) <= LONGEST:
            yield _statement(result, block.lead)


def _projects(result: SourceResult) -> Iterator[Statement]:
    yield from (_statement(result, item.title) for box in result.document.boxes for item in box.items)
