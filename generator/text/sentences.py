"""Sentences and clauses of a passage, by its punctuation alone. Input is folded text."""

from __future__ import annotations

import re
from collections.abc import Iterator

SENTENCE_END = re.compile(r"[。!?！？…\n]+[”’」』)\"]*")
CLAUSE_MARKS = frozenset(",;:。!?…\n|")
OPENING, CLOSING = "(〔[《“‘「『【", ")〕]》”’」』】"


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence with its closing mark; together they cover the text."""
    start = 0
    for match in SENTENCE_END.finditer(text):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)
