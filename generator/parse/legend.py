"""What the signs of a table mean, read from the note under that very table: no sign has a meaning of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.document import LegendEntry
from generator.parse.lines import Line
from generator.rules.pattern import compiled
from generator.rules.table_layout import meaning_of, table_layout

CLAUSE = re.compile(r"[^;。,|\u2460-\u2473]+")
OPENING = re.compile(r"\s*(?:(?:注|备注|说明|附注)\s*\d?\s*:|\(?\d{1,2}[.、)])?\s*")
WORDS = re.compile(r"[\u4e00-\u9fff]{2}")


def legend_of(note: Line) -> Iterator[LegendEntry]:
    """The entries of a note line: one for each clause that names a sign and says something of it."""
    for match in CLAUSE.finditer(note.text):
        clause = match[0]
        sign = _sign(clause)
        if not sign or not WORDS.search(clause):
            continue
        opening = OPENING.match(clause)
        start = match.start() + (opening.end() if opening else 0)
        span = note.span(start, match.start() + len(clause.rstrip()))
        yield LegendEntry(sign, meaning_of(clause), note.text[start : match.end()].rstrip(), span)


def _sign(clause: str) -> str:
    signs = table_layout().signs
    return next((sign for sign, pattern in signs.items() if compiled(pattern).search(clause)), "")
