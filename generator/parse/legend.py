"""What the signs of a table mean, read from the note under that very table: no sign has a meaning of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.document import LegendEntry
from generator.parse.lines import Line
from generator.rules.table_layout import Meaning, table_layout

CLAUSE = re.compile(r"[^;；。,，\u2460-\u2473]+")
SIGNS = (
    ("*", re.compile(r"[*＊★]")),
    ("[ ]", re.compile(r"\[[^\]]{0,4}\]|【[^】]{0,4}】|〔[^〕]{0,4}〕|方括号|中括号")),
    ("—", re.compile(r"^\W*[“”\"'‘’]\s*[—–-]+\s*[“”\"'‘’]|^\s*[—–]{1,2}(?=[\u4e00-\u9fff])|[“\"]\s*[—–-]+\s*[”\"]")),
    ("#", re.compile(r"[“”\"]?#")),
)


def legend_of(note: Line) -> Iterator[LegendEntry]:
    """The entries of a note line: one a clause that names a sign and says something of it."""
    for match in CLAUSE.finditer(note.text):
        clause = match[0]
        sign = next((sign for sign, pattern in SIGNS if pattern.search(clause)), "")
        if sign and re.search(r"[\u4e00-\u9fff]{2}", clause):
            start = match.start() + len(clause) - len(clause.lstrip(" |"))
            text = clause.strip(" |")
            yield LegendEntry(sign, _meaning(clause), text, note.span(start, start + len(text)))


def _meaning(clause: str) -> Meaning:
    senses = (sense.meaning for sense in table_layout().legend if any(word in clause for word in sense.words))
    return next(senses, "other")
