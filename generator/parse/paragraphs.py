"""Paragraphs: whatever no other rule took, with their run-in heads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from generator.model.place import Span
from generator.parse.headings import label_of
from generator.parse.lines import Line
from generator.parse.outline import Leaf, Outline
from generator.parse.told import Told
from generator.rules.headings import headings
from generator.rules.numbering import numbered

FIRST_SENTENCE = re.compile(r"[^。?!;:|]{3,60}?。")
MARKED = re.compile(r"[一二三四五六七八九十]{1,2}是|[—●■◆•·]")
LONGEST_LEAD = 45
LONGEST_FREE_LEAD = 36
SHORTEST_REST = 15
LONGEST_BOLD = 60
SHORTEST_LEAD = 3
CLOSING = ("。", ":", ".")
DIGIT = re.compile(r"\d")
YEAR = re.compile(r"20\d\d年?")


def paragraph(outline: Outline, at: int) -> int:
    """Takes any line: text is never lost."""
    line = outline.lines[at]
    voice = outline.voices.get(at)
    number = None if voice else numbered(line.text)
    asked = voice is not None and voice.role == "question"
    outline.add(
        Leaf(
            "question" if asked else "paragraph",
            line,
            rank=number.rank if number else 0,
            label=voice.label if voice else label_of(line, number),
            lead=None if voice else _bold_lead(outline.told, line) or _lead(line, number.end if number else 0),
            voice=voice,
        )
    )
    return 1


def _bold_lead(told: Told, line: Line) -> Span | None:
    """A run-in head set in bold, up to the stop or colon that ends it, with more behind it."""
    strong = told.strong(line)
    if not 0 < strong <= len(line.text) - SHORTEST_REST or strong > LONGEST_BOLD:
        return None
    number = numbered(line.text)
    head = line.text[number.end if number else 0 : strong]
    closed = head.rstrip().endswith(CLOSING) or line.text[strong:].lstrip().startswith(CLOSING)
    return line.span(number.end if number else 0, strong) if closed and len(head) >= SHORTEST_LEAD else None


def _lead(line: Line, start: int) -> Span | None:
    """The run-in head: a short first sentence without a figure, with more behind it."""
    match = FIRST_SENTENCE.match(line.text, start)
    if match is None or len(line.text) - match.end() < SHORTEST_REST:
        return None
    head = match[0]
    marked = start > 0 or MARKED.match(head)
    figures = DIGIT.search(YEAR.sub("", head))
    if len(head) > (LONGEST_LEAD if marked else LONGEST_FREE_LEAD) or figures or (not marked and head.count(",") > 1):
        return None
    return line.span(start, match.end())


def with_confirmed_leads(leaves: Sequence[Leaf], told: Told) -> tuple[Leaf, ...]:
    """A short first sentence without a number is a head only beside another one, if it names a topic or is bold."""
    confirmed = []
    for index, leaf in enumerate(leaves):
        free = leaf.kind == "paragraph" and leaf.lead is not None and not leaf.rank and not MARKED.match(leaf.text)
        if free and not _beside(leaves, index) and not _names_topic(leaf) and not told.strong(leaf.line):
            leaf = replace(leaf, lead=None)
        confirmed.append(leaf)
    return tuple(confirmed)


def _beside(leaves: Sequence[Leaf], index: int) -> bool:
    neighbours = (leaves[other] for other in (index - 1, index + 1) if 0 <= other < len(leaves))
    return any(leaf.kind == "paragraph" and leaf.lead is not None and not leaf.rank for leaf in neighbours)


def _names_topic(leaf: Leaf) -> bool:
    first = leaf.text.partition("。")[0]
    rules = headings()
    return "," not in first and first.endswith(rules.topics) and not any(word in first for word in rules.lead_ins)
