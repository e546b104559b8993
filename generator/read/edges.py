"""What a file tells of itself at its edges: the first lines and the last, what a page has in its head."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.model.source import SourceText
from generator.read import READERS, UnreadableSource, read
from generator.rules.furniture import furniture, reason
from generator.text.fold import fold

# How many lines are first and last; what is kept of a long first one; a line that only signs and dates is no longer.
OPENING, CLOSING = 12, 6
LONGEST, LONGEST_DATE = 400, 16
# In so many characters from either end all of them are found.
FRONT, BACK = 20_000, 2_000
PUBLISHED = re.compile(r"发布(?:时间|日期)\s*:.*")


@dataclass(frozen=True, slots=True)
class Edges:
    """The first lines of a file, with all that stands above its text (``head``) and without (``opening``), the last
    short ones, a line that says when it was published; what a web page says of itself where nobody sees it."""

    opening: tuple[str, ...] = ()
    head: str = ""
    closing: str = ""
    dated: str = ""
    title: str = ""
    published: str = ""


def edges_of(path: Path) -> Edges:
    """The first lines that hold anything, folded, and the last short ones, where a document is signed and dated.

    What the reader knows as furniture is left out. Nothing where the file can't be read: the build names it later.
    """
    if path.suffix.lower() not in READERS:
        return Edges()
    try:
        text = read(path).value
    except UnreadableSource:
        return Edges()
    content = _content_of(text)
    first, last = _lines(content[:FRONT]), _lines(content[-BACK:])
    signed = [line for line in last[-CLOSING:] if len(line) <= LONGEST_DATE]
    facts = next((dict(mark.attributes) for mark in text.marks if mark.kind == "about"), {})
    head = [line[:LONGEST] for line in first[:OPENING]]
    opening = tuple(line for line in head if not reason(furniture().head, line))
    said = [match for line in _lines(text.text[:FRONT]) if (match := PUBLISHED.search(line))]
    dated = [facts["printed"]] if "printed" in facts else [match[0] for match in said]
    return Edges(
        opening,
        "\n".join(head),
        "\n".join(signed),
        "\n".join(dated[:1]),
        facts.get("title", ""),
        facts.get("published", ""),
    )


def _content_of(text: SourceText) -> str:
    """The text without what its reader marked as furniture."""
    parts, start = [], 0
    for mark in text.marks:
        if mark.kind == "furniture" and mark.span.start >= start:
            parts.append(text.text[start : mark.span.start])
            start = mark.span.end
    return "".join((*parts, text.text[start:]))


def _lines(text: str) -> list[str]:
    return [line for line in (line.strip() for line in fold(text).splitlines()) if line]
