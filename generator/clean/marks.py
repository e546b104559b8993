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
        if "(" not in line.text:
            continue
        for match in pattern.finditer(line.text):
            yield Aside("pinyin-gloss", Span(line.span.start + match.start(), line.span.start + match.end()))


def invisible(lines: Sequence[Line]) -> Iterator[Aside]:
    """Format characters (zero-width spaces, marks of writing direction) at either end of a line, or all of it.

    Inside a line they stay: whatever is quoted from it must be the very characters of the text.
    """
    for line in lines:
        if line.text[0].isalnum() and (line.text[-1].isalnum() or line.text[-1] in "。;:!?|"):
            continue
        first, last = 0, len(line.text)
        while first < last and _unseen(line.text[first]):
            first += 1
        while first < last and _unseen(line.text[last - 1]):
            last -= 1
        if first:
            yield Aside("invisible", Span(line.span.start, line.span.start + first))
        if last < len(line.text):
            yield Aside("invisible", Span(line.span.start + last, line.span.end))


def _unseen(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in {"Cf", "Cc"}
