"""Small foreign bodies: page numbers, readings in brackets, characters that nobody sees."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from generator.clean.lines import Line
from generator.model.place import Span
from generator.model.source import Aside
from generator.rules.furniture import compiled, furniture


def page_numbers(lines: Sequence[Line]) -> Iterator[Aside]:
    """Lines that hold a page number in its usual dress and nothing else."""
    pattern = compiled(furniture().page_number.pattern)
    return (Aside("page-number", line.span) for line in lines if pattern.search(line.text))


def pinyin_glosses(lines: Sequence[Line]) -> Iterator[Aside]:
    """Readings with a tone mark, in brackets behind a character: 就業(yè)."""
    pattern = compiled(furniture().pinyin_gloss.pattern)
    for line in lines:
        for match in pattern.finditer(line.text):
            yield Aside("pinyin-gloss", Span(line.span.start + match.start(), line.span.start + match.end()))


def invisible(lines: Sequence[Line]) -> Iterator[Aside]:
    """Lines of nothing but format characters (zero-width spaces, marks of writing direction)."""
    for line in lines:
        if all(char.isspace() or unicodedata.category(char) in {"Cf", "Cc"} for char in line.text):
            yield Aside("invisible", line.span)
