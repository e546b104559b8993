"""The projects of a box: "01 title text 02 title text …" run together, or one a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.model.document import BoxItem
from generator.model.place import Span
from generator.parse.lines import Line
from generator.parse.outline import Leaf, Outline
from generator.parse.tables import is_note
from generator.rules.numbering import ordinal
from generator.rules.pattern import compiled
from generator.rules.table_layout import table_layout

LONGEST_TITLE = 40
TITLE_END = re.compile(r"\s*\||\s|[:。]")
NO_NAME = re.compile(r"[。;|\s:]")


def add_items(outline: Outline, lines: Sequence[Line]) -> tuple[BoxItem, ...]:
    """Appends a leaf for each project and for text before the first. No project: a leaf for each line."""
    items: list[BoxItem] = []
    for line, matches in zip(lines, _numbers(lines), strict=True):
        bounds = [match.start() for match in matches]
        before = line.part(outline.source, 0, bounds[0] if bounds else len(line.text))
        if before is not None:
            outline.add(Leaf("note" if is_note(line) else "row", before))
        for match, (start, end) in zip(matches, pairwise([*bounds, len(line.text)]), strict=True):
            part = line.part(outline.source, start, end)
            if part is not None:
                items.append(_item(line, match, end, outline.add(Leaf("row", part))))
    return tuple(items)


def starts_items(lines: Sequence[Line]) -> bool:
    """Do rows of cells number projects from 01 on? Then the first is no head of a table."""
    firsts = [line.text.lstrip("| ")[:2] for line in lines[:2]]
    return firsts[:1] == ["01"] and firsts[1:] in ([], ["02"])


def _numbers(lines: Sequence[Line]) -> list[list[re.Match[str]]]:
    """For each line the numbers of the projects that begin in it: of the first style that counts 1, 2, 3 …"""
    for style in table_layout().item_numbers:
        found: list[list[re.Match[str]]] = []
        expected = 1
        for line in lines:
            matches = []
            for match in compiled(style.pattern).finditer(line.text):
                if ordinal(match[1]) == expected:
                    matches.append(match)
                    expected += 1
            found.append(matches)
        # a single number counts only where a line begins with it
        if expected > 2 or any(matches and matches[0].start() == 0 for matches in found):
            return found
    return [[] for _ in lines]


def _item(line: Line, match: re.Match[str], end: int, block: int) -> BoxItem:
    """The project that begins with ``match`` and ends at ``end``; a closing pipe is no part of it."""
    first = match.end()
    content = line.text[first:end].rstrip("| ")
    cut = _title_length(content)
    last = first + len(content)
    body = min(last, first + cut + len(content[cut:]) - len(content[cut:].lstrip(" |:。")))
    return BoxItem(
        number=match[1],
        title=line.span(first, first + cut),
        body=line.span(body, last),
        span=Span(line.span(match.start(1), first).start, line.span(first, last).end),
        block=block,
    )


def _title_length(content: str) -> int:
    """A title ends at the first pipe, space, colon or full stop; a text without them has none unless it is short."""
    if len(content) <= LONGEST_TITLE and not NO_NAME.search(content):
        return len(content)
    match = TITLE_END.search(content)
    return match.start() if match and match.start() <= LONGEST_TITLE else 0
