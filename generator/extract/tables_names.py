"""What a figure of a table is called: the row's name, the column's measure, or the table's own title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.extract.tables_heads import Head, is_place
from generator.extract.tables_parts import Reading
from generator.model.document import Row, Table
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


def named(read: Reading, head: Head, whole: str, caption: str, text: str) -> Named:
    """A row may hold an indicator, a place or a year; the column, else the caption, then says the indicator.

    ``whole`` completes the names of rows that are nothing without it.
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
    name, spans = whole + label, (span,) if span else ()
    if head.measure and head.measure not in label:
        return Named(f"{name}({head.measure})", (*spans, head.span), head.place, head.period_text, bool(whole))
    return Named(name, spans, head.place, head.period_text, bool(whole))


def completions(table: Table, text: str) -> dict[int, str]:
    """What completes the names of rows (by index): their group, where it says what its rows count (期末畜禽存栏: 猪).

    A name that stands in several places of the table is completed by the row it is a part of, else by its group.
    """
    labels = [_label(fold(span.of(text))) if (span := row.name or _first(row)) else "" for row in table.rows]
    bodies = [index for index, row in enumerate(table.rows) if row.kind == "body"]
    places: dict[str, set[tuple[int, int]]] = {}
    for index in bodies:
        places.setdefault(labels[index], set()).add((table.rows[index].group, table.rows[index].parent))
    found = {}
    for index in bodies:
        row = table.rows[index]
        group = labels[row.group] if row.group >= 0 else ""
        if group and not table.rows[row.group].number and group.endswith(table_words().group_measures):
            found[index] = group
        elif len(places[labels[index]]) > 1:
            found[index] = f"{labels[row.parent]}:" if row.parent >= 0 else group
    return found


def _first(row: Row) -> Span | None:
    return next((cell.span for cell in row.cells if len(cell.span)), None)


def _label(text: str) -> str:
    """A row's name on one line, without its unit and the footnote signs glued to it."""
    return closing_unit(re.sub(r"[①-⑳*†‡]+$", "", re.sub(r"\s+", "", text)).lstrip("#"))[0].strip(":")


def _caption_name(caption: str) -> str:
    """What a caption says its table counts: without its number and the unit."""
    text = re.sub(r"^(?:专栏|附?表|图表)\s*[\d一二三四五六七八九十—-]*[:.、\s]*", "", caption)
    return re.sub(r"\(?单位.*$", "", text).strip(" |:")
