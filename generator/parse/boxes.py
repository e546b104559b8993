"""专栏: a caption and what stands in its frame — an indicator table, numbered projects, or plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.model.document import Box, BoxItem, BoxKind
from generator.model.place import Span
from generator.parse.items import item_of, item_starts
from generator.parse.lines import Line
from generator.parse.outline import Leaf, Outline
from generator.parse.tables import add_notes, add_table, is_grid, is_note, is_rule, is_unit_line
from generator.rules.numbering import numbered
from generator.rules.table_layout import compiled, table_layout


def box(outline: Outline, at: int) -> int:
    """A caption 专栏N with the lines in its frame."""
    line = outline.lines[at]
    match = compiled(table_layout().caption.pattern).match(line.text)
    if match is None:
        return 0
    caption = outline.add(Leaf("caption", (line,)))
    inside = _inside(outline, at + 1)
    table, items, kind = "", (), "text"
    if inside and is_grid(inside):
        table, kind = add_table(outline, inside, caption).id, "indicators"
        notes = _notes(outline, at + 1 + len(inside))
        add_notes(outline, notes)
        inside = (*inside, *notes)
    elif inside:
        items = add_items(outline, inside)
        kind = "projects" if items else "text"
    box_kind: BoxKind = "indicators" if kind == "indicators" else "projects" if kind == "projects" else "text"
    end = outline.leaves[-1].pieces[-1].end
    title = line.span(*match.span(2)).of(outline.source).strip()
    outline.boxes.append(
        Box(match[1], title, box_kind, Span(line.passage.pieces[0].start, end), (caption, len(outline.leaves)), -1, caption, table, items)
    )
    return 1 + len(inside)


def table(outline: Outline, at: int) -> int:
    """A run of lines with pipes outside a box, with the caption and the unit line before it, the notes behind it."""
    lines = outline.lines
    start = at
    caption_line = compiled(table_layout().table_caption.pattern).match(lines[at].text)
    if caption_line:
        start += 1
    units = start
    while start < len(lines) and start - units < 2 and is_unit_line(lines[start]) and "|" not in lines[start].text:
        start += 1
    inside = _piped(outline, start)
    if not inside or not is_grid(inside):
        return 0
    caption = outline.add(Leaf("caption", (lines[at],))) if caption_line else -1
    first = [outline.add(Leaf("note", (line,))) for line in lines[units:start]]
    add_table(outline, inside, caption)
    if first:
        from dataclasses import replace

        outline.tables[-1] = replace(outline.tables[-1], notes=(*first, *outline.tables[-1].notes))
    notes = _notes(outline, start + len(inside))
    add_notes(outline, notes)
    return start - at + len(inside) + len(notes)


def _piped(outline: Outline, at: int) -> tuple[Line, ...]:
    """The lines with pipes from ``at``, up to the next caption or the head of another table."""
    end = at
    lines = outline.lines
    ruled = False
    while end < len(lines) and "|" in lines[end].text and not compiled(table_layout().caption.pattern).match(lines[end].text):
        if is_rule(lines[end]):
            if ruled and end - at > 2:
                return lines[at : end - 1]
            ruled = True
        end += 1
    return lines[at:end]


def _inside(outline: Outline, at: int) -> tuple[Line, ...]:
    """What stands in the frame: the lines with pipes; without any, numbered items, else the next paragraph."""
    piped = _piped(outline, at)
    if piped:
        return piped
    lines = outline.lines
    end = at
    first = re.compile(r"^0\d\s|^[\u2460-\u2473]|^\d{1,2}[.、](?!\d)|^\(\d{1,2}\)")
    while end < len(lines) and first.match(lines[end].text):
        end += 1
    if end == at and end < len(lines) and numbered(lines[end].text) is None and len(lines[end].text) > 30 and end not in outline.voices:
        end += 1
    return lines[at:end]


def _notes(outline: Outline, at: int) -> tuple[Line, ...]:
    end = at
    while end < len(outline.lines) and is_note(outline.lines[end]) and len(outline.lines[end].text) < 300:
        end += 1
    return outline.lines[at:end]


def add_items(outline: Outline, lines: Sequence[Line]) -> tuple[BoxItem, ...]:
    """A leaf for each project, and for the text before the first; lines without a number belong to the last."""
    _, starts = item_starts(lines)
    items: list[BoxItem] = []
    for line, matches in zip(lines, starts, strict=True):
        bounds = [match.start() for match in matches]
        before = line.part(outline.source, 0, bounds[0] if bounds else len(line.text))
        if before is not None:
            outline.add(Leaf("note" if is_note(line) else "row", (before,)))
        for match, (start, end) in zip(matches, pairwise([*bounds, len(line.text)]), strict=True):
            part = line.part(outline.source, start, end)
            if part is None:
                continue
            block = outline.add(Leaf("row", (part,)))
            item = item_of(line.text, match, end)
            items.append(
                BoxItem(item.number, line.span(*item.title), line.span(*item.body), Span(line.span(item.start, item.start + 1).start, max(line.span(*item.body).end, line.span(*item.title).end)), block)
            )
    return tuple(items)
