"""The lines of a text, each without its outer spaces, as written and as folded."""

from __future__ import annotations

import msgspec

from generator.model.place import Span
from generator.text.fold import folded


class Line(msgspec.Struct, frozen=True):
    """A line that holds something: where it stands without outer spaces, and its folded text."""

    span: Span
    text: str


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of ``text`` that are not blank. Whatever ``str.splitlines`` breaks at is a line break."""
    whole = folded(text)
    lines, position = [], 0
    for raw in text.splitlines(keepends=True):
        content = raw.strip()
        if content:
            start = position + len(raw) - len(raw.lstrip())
            end = start + len(content)
            lines.append(Line(Span(start, end), whole[start:end]))
        position += len(raw)
    return tuple(lines)
