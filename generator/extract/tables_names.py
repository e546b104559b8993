"""What a figure of a table is called: the row's name, the column's measure, or the table's own title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.extract.tables_heads import Head, is_place
from generator.model.document import Row
from generator.model.place import Span
from generator.rules.periods import find, without
from generator.text.fold import fold


@dataclass(frozen=True, slots=True)
class Named:
    """The name and the characters it was taken from, the place it is of, the words that date it."""

    name: str
    spans: tuple[Span, ...]
    subject: str
    period_text: str


def named(row: Row, head: Head, caption: str, text: str) -> Named:
    """A row may hold an indicator, a place or a year; the column, else the caption, then says the indicator."""
    span = row.name or next((cell.span for cell in row.cells if len(cell.span)), None)
    label = _label(fold(span.of(text))) if span else ""
    if head.measure and find(label) and not without(label):
        return Named(head.measure, (head.span,), head.place, label)
    if is_place(label) and head.measure:
        return Named(head.measure, (head.span,), label, head.period_text)
    if is_place(label) or not label:
        return Named(_caption_name(caption), (), label or head.place, head.period_text)
    spans = (span,) if span else ()
    if head.measure and head.measure not in label:
        return Named(f"{label}({head.measure})", (*spans, head.span), head.place, head.period_text)
    return Named(label, spans, head.place, head.period_text)


def _label(text: str) -> str:
    """A row's name on one line, without the footnote signs glued to it."""
    return re.sub(r"[①-⑳*†‡]+$", "", re.sub(r"\s+", "", text)).lstrip("#")


def _caption_name(caption: str) -> str:
    """What a caption says its table counts: without its number and the unit."""
    text = re.sub(r"^(?:专栏|附?表|图表)\s*[\d一二三四五六七八九十—-]*[:.、\s]*", "", caption)
    return re.sub(r"\(?单位.*$", "", text).strip(" |:")
