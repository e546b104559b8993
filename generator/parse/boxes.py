"""专栏 with what stands in their frames, and tables outside them."""

from __future__ import annotations

import re
import sys

from generator.model.document import Box, BoxItem, BoxKind
from generator.model.place import Span
from generator.parse.grid import cells_of, filled, is_row
from generator.parse.items import add_items, starts_items
from generator.parse.lines import Line
from generator.parse.marked_tables import in_marked, is_marked, lines_in, marked_table
from generator.parse.outline import Leaf, Outline
from generator.parse.tables import Rows, add_notes, add_table, is_grid, is_note, is_rule, is_unit_line, split
from generator.parse.unruled import unruled
from generator.rules.headings import is_title
from generator.rules.numbering import numbered
from generator.rules.table_layout import box_caption, continues, is_table_caption

# How the lines of a frame may begin where no pipes draw it.
ITEM = re.compile(r"0\d\s|[\u2460-\u2473]|\d{1,2}[.、](?!\d)|\(\d{1,2}\)|[—●■◆]")
SHORTEST_TEXT = 30
ENOUGH = 20
TOP = 4
LONGEST_CAPTION = 40
SENTENCE, CLAUSE = re.compile("[|。;!?:]"), re.compile("[,、]")
ANNEX = re.compile(r"^附[件表]\s*\d{0,2}\s*:")


def box(outline: Outline, at: int) -> int:
    """A caption 专栏N with the lines in its frame: an indicator table, numbered projects, or plain text."""
    line = outline.lines[at]
    match = box_caption(line.text)
    if match is None:
        return 0
    caption = outline.add(Leaf("caption", line))
    units = _units(outline, at + 1)
    start = at + 1 + len(units)
    unit_leaves = [outline.add(Leaf("note", unit)) for unit in units]
    kind: BoxKind = "text"
    table, items = "", tuple[BoxItem, ...]()
    known = len(outline.tables)
    taken = 0 if starts_items(_piped(outline, start, TOP)) else _grid(outline, start, caption)
    if len(outline.tables) > known:
        grid = outline.tables[-1]
        table = grid.id
        kind = "indicators" if any(column.role == "value" for column in grid.columns) else "text"
        notes = _notes(outline, start + taken)
        add_notes(outline, notes, unit_leaves)
        taken += len(notes)
    elif not taken and (inside := _frame(outline, start)):
        items, taken = add_items(outline, inside), len(inside)
        kind = "projects" if items else "text"
    outline.boxes.append(
        Box(
            number=match[1],
            title=line.printed(outline.source, *match.span(2)),
            kind=kind,
            span=Span(line.start, outline.leaves[-1].line.end),
            blocks=(caption, len(outline.leaves)),
            section=-1,
            caption=caption,
            table=table,
            items=items,
        )
    )
    return 1 + len(units) + taken


def table(outline: Outline, at: int) -> int:
    """A run of lines of cells outside a box, with the caption and the unit line before it, the notes behind it."""
    line = outline.lines[at]
    named = outline.title < 0 and is_title(line.text)
    captioned = not is_marked(outline, at) and (
        is_table_caption(line.text) or (not named and _heads_table(outline, at))
    )
    # a short line may name the table that follows, or be the head of one that nothing draws
    return (captioned and _table(outline, at, 1)) or _table(outline, at, 0)


def _table(outline: Outline, at: int, captioned: int) -> int:
    """The table with the unit line before it, from line ``at`` on, whose first ``captioned`` lines name it."""
    start = at + captioned
    units = _units(outline, start)
    start += len(units)
    if is_marked(outline, start):
        if start > at and box_caption(outline.text(start)):
            return 0
    elif not _opens_grid(outline, start) and not _unruled(outline, start)[1]:
        return 0
    caption = outline.add(Leaf("caption", outline.lines[at])) if captioned else -1
    unit_leaves = [outline.add(Leaf("note", unit)) for unit in units]
    known = len(outline.tables)
    start += _grid(outline, start, caption)
    if len(outline.tables) == known:
        return start - at
    notes = _notes(outline, start)
    add_notes(outline, notes, unit_leaves)
    return start - at + len(notes)


def _opens_grid(outline: Outline, at: int) -> bool:
    """Do the next lines hold cells? The first decide: a long run that is no table is not read again at each line."""
    first = _piped(outline, at, ENOUGH)
    return bool(first) and any(filled(cells_of(row)) > 1 for row in first[:TOP]) and is_grid(first)


def _grid(outline: Outline, at: int, caption: int) -> int:
    """Adds the table that begins in a line; returns how many lines it takes, 0 where there is none."""
    if is_marked(outline, at):
        return marked_table(outline, at, caption)
    inside = _piped(outline, at)
    if is_grid(inside):
        add_table(outline, split(inside), caption)
        return len(inside)
    rows, taken = _unruled(outline, at)
    if taken:
        add_table(outline, rows, caption)
    return taken


def _unruled(outline: Outline, at: int) -> tuple[Rows, int]:
    """The rows of a table that nothing draws, from line ``at`` on, and how many lines they take."""
    if at >= len(outline.lines) or at in outline.undrawn:
        return [], 0
    rows, taken = unruled(outline.source, outline.lines, at, outline.told)
    if not taken:
        outline.undrawn.add(at)
    return rows, taken


def _heads_table(outline: Outline, at: int) -> bool:
    """A short unfinished line, as it stands above a table to name it; with clauses if the format told that table."""
    text = outline.lines[at].text
    if continues(text):
        return True
    if is_row(outline.lines[at]):
        return False
    text = ANNEX.sub("", text)
    if not 4 <= len(text) <= LONGEST_CAPTION or SENTENCE.search(text) or numbered(text) is not None:
        return False
    return not CLAUSE.search(text) or is_marked(outline, at + 1) or is_marked(outline, at + 2)


def _units(outline: Outline, at: int) -> tuple[Line, ...]:
    """The unit line above a table, if pipes follow it."""
    if at + 1 >= len(outline.lines):
        return ()
    line, under = outline.lines[at : at + 2]
    alone = is_unit_line(line) and "|" not in line.text.rstrip("| ")
    return (line,) if alone and (is_row(under) or is_marked(outline, at + 1)) else ()


def _piped(outline: Outline, at: int, most: int = sys.maxsize) -> tuple[Line, ...]:
    """The lines of cells from ``at``, at most so many, up to the next caption or the head of another table."""
    lines, end, ruled = outline.lines, at, False
    while end < min(len(lines), at + most) and is_row(lines[end]) and not box_caption(lines[end].text):
        if (end > at and is_table_caption(lines[end].text)) or in_marked(outline, end):
            break
        if is_rule(lines[end]) and "+" not in lines[end].text:
            if ruled and end - at > 2:
                return lines[at : end - 1]
            ruled = True
        end += 1
    return lines[at:end]


def _frame(outline: Outline, at: int) -> tuple[Line, ...]:
    """The lines of cells; without any, the items that follow, else the one paragraph that does."""
    framed = lines_in(outline, at) or _piped(outline, at)
    if framed:
        return framed
    end = at
    while end < len(outline.lines) and ITEM.match(outline.text(end)):
        end += 1
    text = outline.text(at)
    if end == at and len(text) > SHORTEST_TEXT and numbered(text) is None and at not in outline.voices:
        end += 1
    return outline.lines[at:end]


def _notes(outline: Outline, at: int) -> tuple[Line, ...]:
    end = at
    while end < len(outline.lines) and is_note(outline.lines[end]):
        end += 1
    return outline.lines[at:end]
