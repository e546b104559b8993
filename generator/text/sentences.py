"""Sentences and clauses of a passage, by its punctuation alone. Input is folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator

SENTENCE_END = re.compile(r"[。!?！？…\n]+[”’」』)\"]*")
CLAUSE_MARKS = frozenset(",;:。!?…\n|")
OPENING, CLOSING = "(〔[《“‘「『【", ")〕]》”’」』】"
_PAIRS = dict(zip(CLOSING, OPENING, strict=True))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence with its closing mark; together they cover the text."""
    start = 0
    for match in SENTENCE_END.finditer(text):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def nesting(text: str) -> list[int]:
    """For every character, the position of the innermost bracket it stands in, or -1. Unpaired brackets count not."""
    inside = [-1] * len(text)
    stack: list[int] = []
    pairs: dict[int, int] = {}
    for index, char in enumerate(text):
        if char in OPENING:
            stack.append(index)
        elif char in CLOSING and stack and text[stack[-1]] == _PAIRS[char]:
            pairs[stack.pop()] = index
    open_now: list[int] = []
    for index in range(len(text)):
        if open_now and index == pairs[open_now[-1]]:
            open_now.pop()
        inside[index] = open_now[-1] if open_now else -1
        if index in pairs:
            open_now.append(index)
    return inside
