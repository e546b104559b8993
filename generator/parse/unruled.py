"""Tables that nothing draws: cells set apart by single spaces, or one to a line. Only where one reading is possible."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from generator.model.document import ColumnRole
from generator.parse.grid import CellText, is_figure
from generator.parse.lines import Line, joined
from generator.parse.told import Told
from generator.rules.table_layout import is_unit, role_of
from generator.rules.table_words import closing_unit, table_words

Rows = list[tuple[Line, tuple[CellText, ...]]]

TOKEN = re.compile(r"\S+")
SENTENCE = re.compile(r"[。;!?:,]")
FEWEST_COLUMNS, MOST_COLUMNS = 3, 12
FEWEST_ROWS = 2
LONGEST_CELL = 40
LONGEST_HEAD = 20
LONGEST_WORD = 8
LONGEST_LINE = 160
LONGEST_RUN = 4000
WORD = re.compile(r"[^\d\s—–-]{1,8}")
TELLING = re.compile(r"\(|\d")
NUMBER = re.compile(r"\d{1,2}[.、]?")


def unruled(source: str, lines: Sequence[Line], at: int, told: Told) -> tuple[Rows, int]:
    """The rows of a table that begins in line ``at`` without a sign between its cells, and how many lines they take.

    Lines that the format ``told`` to be blocks of their own are never the cells of one row.
    """
    if _is_one_cell(lines[at].text):
        return [], 0
    rows = list(_spaced(lines, at))
    if len(rows) > FEWEST_ROWS:
        return by_place(source, rows), len(rows)
    rows = _run_on(source, lines[at])
    if rows:
        return rows, 1
    alone = at + 1 < len(lines) and not told.same_block(lines[at], lines[at + 1])
    return ([], 0) if alone else _stacked(source, lines, at)


def _is_one_cell(text: str) -> bool:
    """Neither cells set apart nor a head that may stand alone in its line: most lines of a text."""
    return len(text) > LONGEST_HEAD and " " not in text and len(text.split()) < FEWEST_COLUMNS


@lru_cache(maxsize=8192)
def _role(text: str, first: bool) -> ColumnRole | None:
    """What a column under the head ``text`` holds; the first holds names."""
    if len(text) > LONGEST_HEAD or SENTENCE.search(text) or is_unit(text):
        return None
    role = role_of(text) or ("value" if closing_unit(text)[1] else None)
    return role if first == (role == "name") and role in ("name", "value", "unit", "attribute") else None


def _roles(head: Sequence[str]) -> list[ColumnRole]:
    """What the columns under ``head`` hold; empty where a head does not tell. Any short word may head the names of
    columns that all tell their unit or time."""
    if len(head) > FEWEST_COLUMNS and role_of(head[0]) == "number":
        under = _roles(head[1:])
        return ["number", *under] if under else []
    told: list[ColumnRole] = []
    for text in head[1:]:
        role = _role(text, False)
        if role is None:
            return []
        told.append(role)
    if "value" not in told:
        return []
    plain = _is_words(head[0]) and len(head[0]) <= LONGEST_WORD and role_of(head[0]) in (None, "attribute")
    named = _role(head[0], True) == "name" or (plain and all(TELLING.search(text) for text in head[1:]))
    return ["name", *told] if named else []


def _is_value(text: str) -> bool:
    return is_figure(text) or text in table_words().empty or text in table_words().zero


def _is_words(text: str) -> bool:
    return len(text) <= LONGEST_CELL and not _is_value(text) and not is_unit(text) and not SENTENCE.search(text)


def _is_unit(text: str) -> bool:
    """What stands in a column of units is one, known or not."""
    return is_unit(text) or WORD.fullmatch(text) is not None


HOLDS: dict[ColumnRole, Callable[[str], bool]] = {"value": _is_value, "unit": _is_unit, "attribute": _is_words}


def _spaced(lines: Sequence[Line], at: int) -> Iterator[tuple[Line, tuple[CellText, ...]]]:
    """A head of words, each naming a column, and the lines under it that fill its columns from the right."""
    if len(lines[at].text) > LONGEST_LINE or "|" in lines[at].text:
        return
    words = lines[at].text.split()
    roles = _roles(words) if FEWEST_COLUMNS <= len(words) <= MOST_COLUMNS else []
    if not roles:
        return
    yield lines[at], _tokens(lines[at])
    for line in lines[at + 1 :]:
        cells = _filled(line, roles)
        if not cells:
            return
        yield line, cells


def _tokens(line: Line) -> tuple[CellText, ...]:
    found = (match for match in TOKEN.finditer(line.text))
    return tuple(CellText(match[0], *match.span(), column=column) for column, match in enumerate(found))


def _filled(line: Line, roles: Sequence[ColumnRole]) -> tuple[CellText, ...]:
    """The cells of a line under columns of ``roles``; a name may hold spaces. Fewer cells fill the columns from the
    left, so that the row is known to lack some; none where the line does not fit."""
    if len(line.text) > LONGEST_LINE or "|" in line.text:
        return ()
    tokens = _tokens(line)
    if roles[0] != "number":
        return _named(line, tokens, roles, 0)
    if not tokens or not NUMBER.fullmatch(tokens[0].text):
        return ()
    cells = _named(line, tokens[1:], roles[1:], 1)
    return (tokens[0], *cells) if cells else ()


def _named(line: Line, tokens: Sequence[CellText], roles: Sequence[ColumnRole], first: int) -> tuple[CellText, ...]:
    """The cells that ``tokens`` make under ``roles``, of which the first holds names; ``first`` is its column."""
    more = max(0, len(tokens) - len(roles))
    if len(tokens) < 2 or not all(_is_words(token.text) for token in tokens[: more + 1]):
        return ()
    start, end = tokens[0].start, tokens[more].end
    name = CellText(line.text[start:end], start, end, column=first)
    rest = [replace(token, column=column) for column, token in enumerate(tokens[more + 1 :], first + 1)]
    short = len(tokens) < len(roles)
    fits = [HOLDS[role](cell.text) for role, cell in zip(roles[1:], rest, strict=False)]
    loose = all(_is_value(cell.text) or is_unit(cell.text) for cell in rest) and _is_value(rest[-1].text)
    return (name, *rest) if (loose if short else all(fits)) else ()


def by_place(source: str, rows: Rows) -> Rows:
    """``rows`` with the cells of those that lack some in the columns they stand under, as wide spaces set them.

    A cell stands under a column where it overlaps what whole rows hold there and nothing else; a row whose cells do
    not all tell it stays as it is.
    """
    whole = max(len(cells) for _, cells in rows)
    spans = [[_place(source, line, cell) for cell in cells] for line, cells in rows if len(cells) == whole]
    columns = [(min(a for a, _ in each), max(b for _, b in each)) for each in zip(*spans, strict=True)]
    return [(line, cells if len(cells) == whole else _moved(source, line, cells, columns)) for line, cells in rows]


def _place(source: str, line: Line, cell: CellText) -> tuple[int, int]:
    """From where to where a cell stands in its line as it is set: a Chinese character or space is two wide."""
    before, own = (
        "".join(p.of(source) for p in line.pieces(*ends)) for ends in ((0, cell.start), (cell.start, cell.end))
    )
    start = _wide(line.indent) + _wide(before)
    return start, start + _wide(own)


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _moved(
    source: str, line: Line, cells: tuple[CellText, ...], columns: Sequence[tuple[int, int]]
) -> tuple[CellText, ...]:
    found: dict[int, CellText] = {}
    for cell in cells:
        start, end = _place(source, line, cell)
        under = [index for index, (first, last) in enumerate(columns) if start < last and first < end]
        if len(under) != 1 or under[0] in found or "  " not in line.text:
            return cells
        found[under[0]] = replace(cell, column=under[0])
    nowhere = [CellText("", len(line.text), len(line.text), column) for column in range(len(columns))]
    return tuple(found.get(column, nowhere[column]) for column in range(len(columns)))


def _run_on(source: str, line: Line) -> Rows:
    """Heads and rows in one line, apart by spaces alone: taken apart where only one number of columns fits it."""
    first, _, rest = line.text.partition(" ")
    if len(line.text) > LONGEST_RUN or not rest or "|" in line.text or _role(first, True) is None:
        return []
    tokens = _tokens(line)
    texts = [token.text for token in tokens]
    fits = [width for width in _widths(texts) if (_count(texts, width) + 1) * width == len(texts)]
    if len(fits) != 1 or len(texts) < (FEWEST_ROWS + 1) * fits[0]:
        return []
    rows: Rows = []
    for start in range(0, len(tokens), fits[0]):
        own = tokens[start : start + fits[0]]
        part = line.part(source, own[0].start, own[-1].end)
        if part is None:
            return []
        cells = [
            replace(t, start=t.start - own[0].start, end=t.end - own[0].start, column=i) for i, t in enumerate(own)
        ]
        rows.append((part, tuple(cells)))
    return rows


def _stacked(source: str, lines: Sequence[Line], at: int) -> tuple[Rows, int]:
    """One cell a line: heads, then rows of as many lines. Where two widths fit it can't be told which."""
    if _role(lines[at].text, True) is None:
        return [], 0
    near = [line.text for line in lines[at : at + (FEWEST_ROWS + 1) * MOST_COLUMNS]]
    widths = [width for width in _widths(near) if _count(near[: (FEWEST_ROWS + 1) * width], width) == FEWEST_ROWS]
    texts = [line.text for line in lines[at:]] if widths else near
    found = [(width, count) for width in widths if (count := _count(texts, width)) >= FEWEST_ROWS + (width == 2)]
    if len(found) != 1:
        return [], 0
    width, count = found[0]
    taken = (count + 1) * width
    return [_row(source, lines[start : start + width]) for start in range(at, at + taken, width)], taken


def _widths(texts: Sequence[str]) -> Iterator[int]:
    """How many of ``texts`` may be heads."""
    for width in range(2, min(MOST_COLUMNS, len(texts)) + 1):
        if _role(texts[width - 1], False) is None:
            return
        if _roles(texts[:width]):
            yield width


def _count(texts: Sequence[str], width: int) -> int:
    """How many whole rows follow ``width`` heads."""
    roles = _roles(texts[:width])
    count = 0
    for start in range(width, len(texts) - width + 1, width):
        name, *rest = texts[start : start + width]
        fits = _is_words(name) and role_of(name) != "name"
        if not fits or not all(HOLDS[role](text) for role, text in zip(roles[1:], rest, strict=True)):
            break
        count += 1
    return count


def _row(source: str, lines: Sequence[Line]) -> tuple[Line, tuple[CellText, ...]]:
    cells, start = [], 0
    for column, line in enumerate(lines):
        end = start + len(line.text)
        cells.append(CellText(line.text, start, end, column))
        start = end
    return joined(source, lines), tuple(cells)
