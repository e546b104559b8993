"""A list in a sentence → its items: 甲工程、乙计划和丙平台, with marks inside quotation left alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.rules.projects import projects

OPENING, CLOSING = "“‘《(【「『", "”’》)】」』"
SEPARATORS = "、,;"
SHORTEST = 2
MARK = re.compile(f"[{re.escape(OPENING + CLOSING + SEPARATORS)}]")


def listed(text: str, start: int, end: int, expected: int) -> tuple[tuple[int, int], ...]:
    """Places of the items of ``text[start:end]``.

    A joining word (和, 及) parts the last item only where that makes the number the text declares: it may as well be
    part of a name (和谐劳动关系). ``expected`` 0: no number is declared, 、 alone parts.
    """
    items = list(_between(text, start, end))
    if items and len(items) == expected - 1:
        items[-1:] = _parted(text, *items[-1])
    return tuple(items)


def _between(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    items, depth, first = [], 0, start
    for match in MARK.finditer(text, start, end):
        char = match[0]
        depth = max(0, depth + (char in OPENING) - (char in CLOSING))
        if not depth and char in SEPARATORS:
            items.append((first, match.start()))
            first = match.end()
    items.append((first, end))
    stripped = (_stripped(text, *item) for item in items)
    return [item for item in stripped if item[1] - item[0] >= SHORTEST]


def _parted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """One item at its joining word, if that leaves two items that can be names."""
    depth = 0
    for position in range(start, end):
        depth = max(0, depth + (text[position] in OPENING) - (text[position] in CLOSING))
        word = next((word for word in projects().and_words if text.startswith(word, position)), "")
        if word and not depth and position - start >= SHORTEST and end - position - len(word) >= SHORTEST:
            return [_stripped(text, start, position), _stripped(text, position + len(word), end)]
    return [(start, end)]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    content = text[start:end]
    first = start + len(content) - len(content.lstrip())
    return first, max(first, start + len(content.rstrip()))
