"""Quoting a source: its own words, set in Chinese typography, the words concerned in bold, cut where it is long."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from generator.model.document import Row
from generator.model.place import Span
from generator.render.briefing.library import Shelf
from generator.render.briefing.runs import Line, Run
from generator.text.typeset import typeset_pieces

BAR, GAP = "｜", "……"
EMPTY_CELLS = " |｜\t\n\u3000"
SHORT = 10
CLAUSE = re.compile(r"[^，；：、。！？]*[，；：、。！？]*[”’」』）]*")
Letter = tuple[str, bool]


def quoted(shelf: Shelf, quote: Span, strong: Iterable[Span], limit: int = 120, whole: bool = False) -> Line:
    """The characters of ``quote`` with those of ``strong`` in bold; about ``limit`` characters, gaps shown as …….

    ``whole``: exactly these characters, without a sign that more stands before them.
    """
    marks = tuple(strong)
    row = shelf.rows.get(shelf.block_at(quote.start))
    if row is not None and not whole:
        return _row(shelf, row, marks)
    letters = _letters(shelf, Span(quote.start, quote.start + len(quote.of(shelf.text).rstrip(EMPTY_CELLS))), marks)
    open_start = (
        not whole and quote.start > 0 and quote.start not in shelf.starts and not _sentence_start(shelf, quote.start)
    )
    return _runs(_cut(letters, limit, open_start))


def _sentence_start(shelf: Shelf, offset: int) -> bool:
    before = shelf.text[:offset].rstrip(" \u3000\t")
    return not before or before[-1] in "。！？!?\n”’」』）)"


def _letters(shelf: Shelf, span: Span, strong: tuple[Span, ...]) -> list[Letter]:
    """What was set aside is left out, unless it is the very words concerned (the date above a page)."""
    named = {i for s in strong for i in range(s.start, s.end)}
    shown = range(span.start, min(span.end, len(shelf.text)))
    offsets = [i for i in shown if i not in shelf.hidden or i in named]
    raw = "".join(" " if shelf.text[i].isspace() else shelf.text[i] for i in offsets)
    pieces = typeset_pieces(raw)
    return [(piece, i in named) for i, piece in zip(offsets, pieces, strict=True) if piece]


def _row(shelf: Shelf, row: Row, strong: tuple[Span, ...]) -> Line:
    """A table row: its cells divided by bars, each kept with its bar."""
    runs: list[Run] = []
    cells = [cell for cell in row.cells if len(cell.span)]
    for cell in cells:
        line = list(_runs(_letters(shelf, cell.span, strong)))
        if not line:
            continue
        if cell is not cells[-1]:
            line = [*line[:-1], *_barred(line[-1])]
        runs += line
    return tuple(runs)


def _barred(run: Run) -> Line:
    """``run`` with a bar behind it, and the bar kept with the characters before it, so that it never opens a line."""
    if len(run.text) <= SHORT:
        return (replace(run, glued=True, tail=BAR),)
    return (replace(run, text=run.text[:-2]), Run(run.text[-2:], run.strong, True, tail=BAR))


def _runs(letters: Iterable[Letter]) -> Line:
    return tuple(
        Run("".join(char for char, _ in group), strong)
        for strong, group in groupby(letters, key=lambda letter: letter[1])
    )


def _clauses(letters: list[Letter]) -> list[list[Letter]]:
    text = "".join(char[0] if char else "" for char, _ in letters)
    if len(text) != len(letters):
        return [letters]
    found, place = [], 0
    for match in CLAUSE.finditer(text):
        if match.end() > place:
            found.append(letters[place : match.end()])
            place = match.end()
    return found


def _cut(letters: list[Letter], limit: int, open_start: bool) -> list[Letter]:
    clauses = _clauses(letters)
    lengths = [len(clause) for clause in clauses]
    kept = {i for i, clause in enumerate(clauses) if any(strong for _, strong in clause)} or {0}
    if sum(lengths) <= limit:
        kept = set(range(len(clauses)))
    for step in (-1, 1, -2, 2, -3, 3):
        for near in [i + step for i in sorted(kept)]:
            if near in range(len(clauses)) and sum(lengths[k] for k in kept | {near}) <= limit:
                kept.add(near)
    gap: Letter = (GAP, False)
    shown: list[Letter] = [gap] if open_start and 0 in kept else []
    for i, clause in enumerate(clauses):
        if i in kept:
            shown += clause
        elif not shown or shown[-1] is not gap:
            shown.append(gap)
    return shown
