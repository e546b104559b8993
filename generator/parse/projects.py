"""Fields of projects told in running text → inline boxes: "就业部分设置了两项工程,…包括三个子项目,分别是:…"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model.document import Box, BoxItem
from generator.model.note import Note
from generator.model.place import Place, Span
from generator.parse.lines import Line
from generator.parse.listing import listed
from generator.parse.outline import Leaf
from generator.rules.numbering import ordinal
from generator.rules.pattern import compiled
from generator.rules.projects import projects

CLAUSE_ENDS = "。;:,"
LONGEST_NAME = 50


def inline_boxes(source_id: str, source: str, leaves: Sequence[Leaf]) -> Iterator[tuple[Box, tuple[Note, ...]]]:
    """A box for each paragraph that tells the projects of a field, with a note where declared and listed differ."""
    for index, leaf in enumerate(leaves):
        head = compiled(projects().field.pattern).match(leaf.text) if leaf.kind == "paragraph" else None
        if head is None:
            continue
        found = tuple(_items(leaf.line, head, index))
        items = tuple(item for item, _ in found)
        if not any(item.parts for item in items) and (not head[2] or len(items) < 2):
            continue
        title = leaf.line.printed(source, *head.span(1))
        span = Span(leaf.line.start, leaf.line.end)
        box = Box("", title, "projects", span, (index, index + 1), -1, items=items, inline=True)
        yield box, tuple(_notes(source_id, source, leaf.line, head, found))


def _items(line: Line, head: re.Match[str], block: int) -> Iterator[tuple[BoxItem, int]]:
    """The projects in order, each with the number of parts it declares (0: none)."""
    text = line.text
    clauses = list(compiled(projects().parts.pattern).finditer(text, head.end(1)))
    told = [(_name(text, clause.start()), clause) for clause in clauses]
    titles = {text[slice(*name)] for name, _ in told}
    for name in _named(text, head, clauses):
        if not any(text[slice(*name)] in title or title in text[slice(*name)] for title in titles if title):
            yield BoxItem("", line.span(*name), line.span(name[1], name[1]), line.span(*name), block), 0
    for name, clause in told:
        declared = ordinal(clause[1])
        parts = listed(text, *clause.span(2), declared)
        body = (clause.start() + len(clause[0]) - len(clause[0].lstrip(",")), clause.end())
        spans = tuple(line.span(*part) for part in parts)
        yield BoxItem("", line.span(*name), line.span(*body), line.span(name[0], clause.end()), block, spans), declared


def _name(text: str, end: int) -> tuple[int, int]:
    """The name that a clause of parts stands behind: the clause before it without the words that lead to it."""
    start = max((text.rfind(mark, max(0, end - LONGEST_NAME), end) for mark in CLAUSE_ENDS), default=-1) + 1
    start = max(start, end - LONGEST_NAME)
    head = compiled(projects().field.pattern).match(text[start:end])
    start += head.end() if head else 0
    led = compiled(projects().before_name).match(text[start:end])
    return start + (led.end() if led else 0), end


def _named(text: str, head: re.Match[str], clauses: Sequence[re.Match[str]]) -> tuple[tuple[int, int], ...]:
    """Projects that the first sentence lists by name, where it says nothing of their parts."""
    end = text.find("。", head.end())
    end = len(text) if end < 0 else end
    match = compiled(projects().named.pattern).search(text, head.end(), end)
    if match is None or any(clause.start() < end for clause in clauses):
        return ()
    return listed(text, *match.span(1), ordinal(head[2] or ""))


def _notes(
    source_id: str, source: str, line: Line, head: re.Match[str], found: Sequence[tuple[BoxItem, int]]
) -> Iterator[Note]:
    """Declared against listed, for the field and for each project."""
    if head[2] and ordinal(head[2]) != len(found):
        span = line.span(*head.span(2))
        detail = f"文中称“{head[2]}”项，列出的是 {len(found)} 项。"
        yield Note("declared-count", "low", detail, source_id, Place(source_id, span))
    for item, declared in found:
        if item.parts and declared != len(item.parts):
            detail = f"“{item.title.of(source)}”称有 {declared} 个子项目，列出的是 {len(item.parts)} 个。"
            yield Note("declared-count", "low", detail, source_id, Place(source_id, item.span))
