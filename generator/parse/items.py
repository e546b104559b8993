"""The projects of a box: "01 title text 02 title text …" run together, or one a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.parse.lines import Line
from generator.rules.numbering import ordinal
from generator.rules.table_layout import compiled, table_layout

LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered project in a line: places of its number, title, text and end in the line's text."""

    start: int
    number: str
    title: tuple[int, int]
    body: tuple[int, int]


def item_starts(lines: Sequence[Line]) -> tuple[str, list[list[re.Match[str]]]]:
    """The numbering that runs 1, 2, 3 … through the lines, and its matches in each; the outermost one that runs."""
    for style in table_layout().item_numbers:
        pattern = compiled(style.pattern)
        expected, found = 1, []
        for line in lines:
            row = []
            for match in pattern.finditer(line.text):
                if ordinal(match[1]) == expected and _plausible(style.id, match):
                    row.append(match)
                    expected += 1
            found.append(row)
        if expected > 2 or (expected == 2 and any(row and row[0].start() == 0 for row in found)):
            return style.id, found
    return "", [[] for _ in lines]


def _plausible(style: str, match: re.Match[str]) -> bool:
    """A bare number is an item's only with a leading zero or at the very start of the line."""
    return style != "zero" or match[0].lstrip().startswith("0") or (match.start() == 0 and len(match[1]) == 2)


def item_of(text: str, match: re.Match[str], end: int) -> Item:
    """The item that begins with ``match`` and ends at ``end`` (a closing pipe is no part of it)."""
    content = text[match.end() : end].rstrip("| ")
    first = match.end()
    cut = _title_end(content)
    body = first + cut + len(content[cut:]) - len(content[cut:].lstrip(" |:。"))
    return Item(match.start(), match[1] if not match[0].startswith("0") else match[0].strip(), (first, first + cut), (min(body, first + len(content)), first + len(content)))


def _title_end(content: str) -> int:
    """A title ends at the first space or pipe, else at its colon or full stop; a long one-piece text has none."""
    for mark in (r"\s*\|", r"\s", r"[:。]"):
        match = re.search(mark, content)
        if match and 0 < match.start() <= LONGEST_TITLE:
            return match.start()
    return len(content) if len(content) <= LONGEST_TITLE else 0
