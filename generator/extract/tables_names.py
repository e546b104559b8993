"""What a figure of a table is called: the row's name, the column's measure, or the table's own title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.extract.tables_heads import Head, is_place
from generator.extract.tables_parts import Reading
from generator.model.document import Table
from generator.model.place import Span
from generator.rules.periods import find, without
from generator.rules.table_words import closing_unit, table_words
from generator.text.fold import fold


@dataclass(frozen=True, slots=True)
class Named:
    """The name and the characters it was taken from, the place it is of, the words that date it."""

    name: str
    spans: tuple[Span, ...]
    subject: str
    period_text: str
    completed: bool = False


def named(read: Reading, head: Head, group: str, caption: str, text: str) -> Named:
    """A row may hold an indicator, a place or a year; the column, else the caption, then says the indicator.

    ``group`` completes the names of rows that are nothing without it (期末畜禽存栏: 猪).
    """
    span = read.name
    label = _label(fold(span.of(text))) if span else ""
    if not read.taken_apart:
        label = re.sub(r"^[*★△▲]?(?:\d{1,2}[.、)]|\([一二三四五六七八九十\d]{1,2}\))?[*★△▲]?(?:其中[:、]?)?", "", label)
    if head.measure and find(label) and not without(label):
        return Named(head.measure, (head.span,), head.place, label)
    if is_place(label) and head.measure:
        return Named(head.measure, (head.span,), label, head.period_text)
    if is_place(label) or not label:
        return Named(_caption_name(caption), (), label or head.place, head.period_text, bool(caption))
    name, spans = group + label, (span,) if span else ()
    if head.measure and head.measure not in label:
        return Named(f"{name}({head.measure})", (*spans, head.span), head.place, head.period_text, bool(group))
    return Named(name, spans, head.place, head.period_text, bool(group))


def counting_groups(table: Table, text: str) -> dict[int, str]:
    """Group rows (by index) that say what their rows count: by their last word, or as a name stands in several."""
    under: dict[str, set[int]] = {}
    for row in table.rows:
        if row.kind == "body" and row.name is not None:
            under.setdefault(_label(fold(row.name.of(text))), set()).add(row.group)
    shared = {group for groups in under.values() if len(groups) > 1 for group in groups}
    found = {}
    for index, row in enumerate(table.rows):
        if row.kind == "group":
            span = row.name or row.cells[0].span
            name = _label(fold(span.of(text)))
            if index in shared or (not row.number and name.endswith(table_words().group_measures)):
                found[index] = name
    return found


def _label(text: str) -> str:
    """A row's name on one line, without its unit and the footnote signs glued to it."""
    return closing_unit(re.sub(r"[①-⑳*†‡]+$", "", re.sub(r"\s+", "", text)).lstrip("#"))[0].strip(":")


def _caption_name(caption: str) -> str:
    """What a caption says its table counts: without its number and the unit."""
    text = re.sub(r"^(?:专栏|附?表|图表)\s*[\d一二三四五六七八九十—-]*[:.、\s]*", "", caption)
    return re.sub(r"\(?单位.*$", "", text).strip(" |:")
