"""What a figure of a table is called: the row's name, the column's measure, or the table's own title."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import lru_cache

import msgspec

from generator.extract.tables_columns import Head, is_place
from generator.extract.tables_parts import Part, first_cell
from generator.extract.tables_reading import Reading
from generator.model.document import Row, Table
from generator.model.place import Span
from generator.rules.periods import find, without
from generator.rules.table_words import closing_unit, table_words
from generator.text.fold import fold

# What stands before the name of a row that nobody took apart: a marker, a number, 其中.
NUMBER = re.compile(
    r"^[*★△▲]?(?:\d{1,2}[.、)]|\([一二三四五六七八九十\d]{1,2}\)|[一二三四五六七八九十]{1,2}、)?[*★△▲]?(?:其中[:、]?)?"
)
COMPARED = re.compile(r"^(.{2,}?)((?:比|较|同比|环比|年均).*)$")
SHORT = 3
TABLE_NUMBER = re.compile(r"^(?:专栏|附?表|图表)\s*[\d一二三四五六七八九十—-]*[:.、\s]*")
ROW_NUMBER = re.compile(r"^(?:\(?[一二三四五六七八九十]{1,3}\)?[、.]?|\d{1,2}[.、])")
NOTE_SIGNS = re.compile(r"[①-⑳*†‡]+$")
UNIT_REMARK = re.compile(r"\(?单位.*$")
SPACES = re.compile(r"\s+")


class Named(msgspec.Struct, frozen=True):
    """The name and the characters it was taken from, the place it is of, the words that date it."""

    name: str
    spans: tuple[Span, ...]
    subject: str
    period_text: str
    completed: bool = False


def named(read: Reading, head: Head, whole: str, caption: str, text: str) -> Named | None:
    """A row may hold an indicator, a place or a year; the column, else the caption, then says the indicator.

    ``whole`` completes the names of rows that are nothing without it. None: figures without a name are of nothing.
    """
    label = label_of(read, text)
    alone, place, period = _grouped(read, head, text)
    if head.measure and find(label) and not without(label):
        return Named(_apart(head), (head.span,), place, label)
    if head.measure and (is_place(label) or (not label and read.name is None and alone)):
        return Named(_apart(head), (head.span,), label or place, period)
    if is_place(label):
        return Named(_caption_name(caption), (), label, period, bool(caption)) if caption else None
    if not label:
        return None
    kinds = "".join(f"({_label(fold(span.of(text)))})" for span in read.kinds)
    period = period if head.dated else _own_time(label) or period
    name, spans = whole + label + kinds, (read.name, *read.kinds) if read.name else ()
    if head.measure and head.measure not in label:
        return Named(f"{name}({head.measure})", (*spans, head.span), place, period, bool(whole))
    return Named(name, spans, place, period, bool(whole))


def _apart(head: Head) -> str:
    """What a head measures, with the words for its changes in brackets: 财政收入比上年增长 → 财政收入(比上年增长)."""
    return COMPARED.sub(r"\1(\2)", head.measure) if head.moved else head.measure


def _own_time(label: str) -> str:
    """The year that a name opens with (2020年城镇新增就业): of its figures where their columns name none."""
    expression = find(label)
    return expression.text if expression and "y" in expression.groups and label.startswith(expression.text) else ""


def label_of(read: Reading, text: str) -> str:
    """The folded name of a row without its number, its unit and the signs of notes; empty where it has none."""
    if read.name is None:
        return ""
    label = _label(fold(read.name.of(text)))
    return label if read.taken_apart else _without_number(label)


@lru_cache(maxsize=4096)
def _without_number(label: str) -> str:
    return NUMBER.sub("", label)


def _grouped(read: Reading, head: Head, text: str) -> tuple[bool, str, str]:
    """What the words before a name say: whether they are places and times alone, the place and the time they give."""
    place, period, alone = head.place, head.period_text, bool(read.groups)
    for _, span in read.groups:
        label = _label(fold(span.of(text)))
        if is_place(label):
            place = place or label
        elif find(label) and not without(label):
            period = period if head.dated else label
        else:
            alone = False
    return alone, place, period


def completions(
    part: Part, readings: Mapping[int, Reading], table: Table, titles: Container[int], text: str
) -> dict[int, str]:
    """What completes the names of rows (by index): their group, where it says what its rows count (期末畜禽存栏: 猪).

    A name that stands in several places of the table is completed by the row it is a part of, else by its group: a
    row of its own, or the words before the names in a cell that reaches over several rows. Of one head over both, such
    words are part of the name where they say what is counted, or where the name is but a word (城镇, 男).
    """
    labels = {index: label_of(read, text) for index, read in readings.items()}
    places: dict[str, set[str]] = {}
    for index in readings:
        places.setdefault(labels[index], set()).add(_place(part, table.rows[index], readings[index], titles, text))
    found = {}
    for index, read in readings.items():
        row = table.rows[index]
        inner, shared = _inner(part, read, text)
        group = "" if part.panel or row.group in titles else _group(table, row, text)
        if inner and shared and (inner.endswith(table_words().group_measures) or _is_kind(labels[index])):
            found[index] = f"{inner}:"
        elif group and not table.rows[row.group].number and group.endswith(table_words().group_measures):
            found[index] = group
        elif len(places[labels[index]]) > 1:
            whole = label_of(readings[row.parent], text) if row.parent in readings and not part.panel else ""
            found[index] = f"{whole}:" if whole else f"{inner}:" if inner else group
    return {index: whole for index, whole in found.items() if whole}


def _is_kind(label: str) -> bool:
    """Is a name but the word for a kind (城镇, 男), which says nothing of what is counted?"""
    return len(label) <= SHORT and not label.endswith(table_words().measures)


def _place(part: Part, row: Row, read: Reading, titles: Container[int], text: str) -> str:
    """Where in the table a row stands: its group, what it is a part of, and the words before its name."""
    group = -1 if row.group in titles or part.panel else row.group
    return f"{group}/{-1 if part.panel else row.parent}/{_inner(part, read, text)[0]}"


def _inner(part: Part, read: Reading, text: str) -> tuple[str, bool]:
    """The words right before a name that group it, and whether one head stands over both."""
    for column, span in reversed(read.groups):
        label = _label(fold(span.of(text)))
        label = ROW_NUMBER.sub("", label)
        if not label or is_place(label) or (find(label) and not without(label)) or label in table_words().parts:
            continue
        heads = {each.index: each for each in part.columns}
        over, own = heads.get(column), heads.get(part.name)
        return label, over is not None and own is not None and over.span == own.span and bool(own.header)
    return "", False


def _group(table: Table, row: Row, text: str) -> str:
    if row.group < 0:
        return ""
    head = table.rows[row.group]
    span = head.name or first_cell(head)
    return _label(fold(span.of(text))) if span else ""


@lru_cache(maxsize=4096)
def _label(text: str) -> str:
    """A row's name on one line, without its unit and the footnote signs glued to it."""
    text = NOTE_SIGNS.sub("", SPACES.sub("", text).replace("\\|", "|")).lstrip("#")
    return closing_unit(text)[0].strip(":")


def _caption_name(caption: str) -> str:
    """What a caption says its table counts: without its number and the unit."""
    text = TABLE_NUMBER.sub("", caption)
    return UNIT_REMARK.sub("", text).strip(" |:")
