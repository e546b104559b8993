"""Lines that look like the rows of a table and were read as none: their figures are missing, so that must be told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.model.document import Block
from generator.model.note import Note
from generator.model.place import Place, Span
from generator.parse.grid import is_figure
from generator.rules.pattern import compiled
from generator.rules.table_layout import table_layout
from generator.rules.table_words import table_words
from generator.text.fold import fold

FEWEST_LINES, FEWEST_CELLS, FEWEST_FIGURES = 3, 3, 2
LONGEST_LINE = 160
PROSE = frozenset("。;!?")
# 2020年:52: a value behind its year is a cell, too.
YEAR = re.compile(r"^(?:19|20)\d\d年?:(?=.)")


def lost_tables(source_id: str, text: str, blocks: Sequence[Block]) -> Iterator[Note]:
    """A note for every run of at least three paragraphs that look like rows of a table."""
    for alike, run in groupby(blocks, lambda block: block.kind == "paragraph" and _like_a_row(block.span.of(text))):
        rows = list(run)
        if alike and len(rows) >= FEWEST_LINES:
            detail = f"有{len(rows)}行像是一张表，没有能按表读出，其中的数没有收录，请对照原文。"
            place = Place(source_id, Span(rows[0].start, rows[-1].end))
            yield Note("unread-table", "medium", detail, source_id, place)


def _like_a_row(line: str) -> bool:
    """Several cells set apart by spaces, at least two of them figures, and no sentence."""
    if len(line) > LONGEST_LINE or " " not in (folded := fold(line)) or PROSE & set(folded):
        return False
    if compiled(table_layout().valued_line.pattern).match(folded):
        return False
    cells = [YEAR.sub("", cell) for cell in folded.split()]
    empty = table_words().empty
    return len(cells) >= FEWEST_CELLS and sum(is_figure(cell) or cell in empty for cell in cells) >= FEWEST_FIGURES
