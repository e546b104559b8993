"""Document → mentions: what tables, boxes and sentences say, before anything is resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from generator.extract.prose import prose_mentions
from generator.extract.raised import on_the_line
from generator.extract.tables import table_mentions
from generator.extract.valued_lines import valued_lines
from generator.model.document import Document
from generator.model.figure import Mention
from generator.model.note import Result
from generator.model.source import Source, SourceText


def extract(source: Source, text: SourceText, document: Document) -> Result[tuple[Mention, ...]]:
    """All mentions of a document in reading order, each with an id of its own."""
    tables = table_mentions(source, text, document)
    lines = valued_lines(source, text, document)
    taken = {mention.block for mention in lines}
    prose = (mention for mention in prose_mentions(source, text, document) if mention.block not in taken)
    found = on_the_line(source, text, (*tables.value, *lines, *prose))
    return Result(_numbered(found.value), (*tables.notes, *found.notes))


def _numbered(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """In reading order; where several start at one character, ``:2``, ``:3`` … after the first."""
    result: list[Mention] = []
    seen: Counter[str] = Counter()
    for mention in sorted(mentions, key=lambda each: (each.quantity.span, each.id)):
        seen[mention.id] += 1
        result.append(mention if seen[mention.id] == 1 else replace(mention, id=f"{mention.id}:{seen[mention.id]}"))
    return tuple(result)
