"""Tables that nothing draws: cells set apart by single spaces, or one to a line. Only where one reading is possible."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from generator.model.document import ColumnRole
from generator.parse.grid import CellText, is_figure
from generator.parse.lines import Line, joined
from generator.rules.table_layout import is_unit, role_of
from generator.rules.table_words import table_words

Rows = list[tuple[Line, tuple[CellText, ...]]]

TOKEN = re.compile(r"\S+")
SENTENCE = re.compile(r"[。;!?:,]")
FEWEST_COLUMNS, MOST_COLUMNS = 3, 12
FEWEST_ROWS = 2
LONGEST_CELL = 40
LONGEST_HEAD = 20
LONGEST_LINE = 160


def unruled(source: str, lines: Sequence[Line], at: int) -> tuple[Rows, int]:
    """The rows of a table that begins in line ``at`` without a sign between its cells, and how many lines they take."""
    rows = list(_spaced(lines, at))
    if len(rows) > FEWEST_ROWS:
        return rows, len(rows)
    return _stacked(source, lines, at)


def _role(text: str, first: bool) -> ColumnRole | None:
    """What a column under the head ``text`` holds; the first holds names."""
    role = role_of(text) if len(text) <= LONGEST_HEAD and not SENTENCE.search(text) and not is_unit(text) else None
    return role if first == (role == "name") and role in ("name", "value", "unit", "attribute") else None


def _is_value(text: str) -> bool:
    return is_figure(text) or text in table_words().empty or text in table_words().zero


def _is_words(text: str) -> bool:
    return len(text) <= LONGEST_CELL and not _is_value(text) and not is_unit(text) and not SENTENCE.search(text)


def _is_unit(text: str) -> bool:
    """What stands in a column of units is one, known or not."""
    return is_unit(text) or re.fullmatch(r"[^\d\s—–-]{1,8}", text) is not None


HOLDS: dict[ColumnRole, Callable[[str], bool]] = {"value": _is_value, "unit": _is_unit, "attribute": _is_words}


def _spaced(lines: Sequence[Line], at: int) -> Iterator[tuple[Line, tuple[CellText, ...]]]:
    """A head of words, each naming a column, and the lines under it that fill its columns from the right."""
    if len(lines[at].text) > LONGEST_LINE or "|" in lines[at].text:
        return
    head = _tokens(lines[at])
    if not FEWEST_COLUMNS <= len(head) <= MOST_COLUMNS or _role(head[0].text, True) is None:
        return
    roles = [_role(cell.text, not index) for index, cell in enumerate(head)]
    if None in roles or "value" not in roles:
        return
    yield lines[at], head
    for line in lines[at + 1 :]:
        cells = _filled(line, [role for role in roles if role])
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
    more = max(0, len(tokens) - len(roles))
    if len(tokens) < 2 or not all(_is_words(token.text) for token in tokens[: more + 1]):
        return ()
    name = CellText(line.text[: tokens[more].end], 0, tokens[more].end)
    rest = [replace(token, column=column) for column, token in enumerate(tokens[more + 1 :], 1)]
    short = len(tokens) < len(roles)
    fits = [HOLDS[role](cell.text) for role, cell in zip(roles[1:], rest, strict=False)]
    loose = all(_is_value(cell.text) or is_unit(cell.text) for cell in rest) and _is_value(rest[-1].text)
    return (name, *rest) if (loose if short else all(fits)) else ()


def _stacked(source: str, lines: Sequence[Line], at: int) -> tuple[Rows, int]:
    """One cell a line: heads, then rows of as many lines. Where two widths fit it can't be told which."""
    if _role(lines[at].text, True) is None:
        return [], 0
    roles: list[ColumnRole] = ["name"]
    for line in lines[at + 1 : at + MOST_COLUMNS]:
        role = _role(line.text, False)
        if role is None:
            break
        roles.append(role)
    found = []
    for width in range(2, len(roles) + 1):
        count = _rows_of(lines, at, roles[:width])
        if "value" in roles[:width] and count >= FEWEST_ROWS + (width == 2):
            found.append((width, count))
    if len(found) != 1:
        return [], 0
    width, count = found[0]
    taken = (count + 1) * width
    return [_row(source, lines[start : start + width]) for start in range(at, at + taken, width)], taken


def _rows_of(lines: Sequence[Line], at: int, roles: Sequence[ColumnRole]) -> int:
    """How many whole rows follow the heads."""
    count, start = 0, at + len(roles)
    while start + len(roles) <= len(lines):
        texts = [line.text for line in lines[start : start + len(roles)]]
        fits = _is_words(texts[0]) and role_of(texts[0]) != "name"
        if not fits or not all(HOLDS[role](text) for role, text in zip(roles[1:], texts[1:], strict=True)):
            break
        count, start = count + 1, start + len(roles)
    return count


def _row(source: str, lines: Sequence[Line]) -> tuple[Line, tuple[CellText, ...]]:
    cells, start = [], 0
    for column, line in enumerate(lines):
        end = start + len(line.text)
        cells.append(CellText(line.text, start, end, column))
        start = end
    return joined(source, lines), tuple(cells)
