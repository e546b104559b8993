"""The parts of a table: its head and the rows under it, then any further head that stands among the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.extract.tables_cells import cell_figure, is_empty
from generator.model.document import Column, ColumnRole, Row, Table
from generator.model.place import Span
from generator.rules.periods import bare, find
from generator.rules.table_layout import role_of
from generator.rules.table_words import holds_no_figures, is_unit, table_words, units_told
from generator.text.fold import fold

LONGEST_HEAD = 8
BARE_YEAR = re.compile(r"(?:19|20)\d\d")
SIGNS = "①②③④⑤⑥⑦⑧⑨*"


@dataclass(frozen=True, slots=True)
class Part:
    """Columns, and the indices of the body rows that they head.

    ``width`` is how many cells a whole row has. ``doubtful``: a row of words alone came before, which may have been a
    head of its own. ``further``: not the first part, so that what is printed over the table may not hold for it; then
    ``title`` and ``units`` are what stands over it among the rows. ``panel`` counts the tables that stand side by side.
    """

    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    width: int
    doubtful: bool = False
    further: bool = False
    title: str = ""
    units: tuple[str, ...] = ()
    panel: int = 0
    exact: bool = False

    @property
    def name(self) -> int:
        """The column of names: the last of those before the values; -1 where a told table has none."""
        first = next((each.index for each in self.columns if each.role == "value"), len(self.columns))
        named = [each.index for each in self.columns if each.role == "name" and each.index < first]
        return named[-1] if named else -1 if self.exact or self.panel else 0


def parts_of(table: Table, text: str) -> Iterator[Part]:
    """The parts of ``table`` in order, each with the panels that stand side by side in it; most tables are of one."""
    for part in _stacked(table, text):
        yield from _panels(part, table, text)


def _stacked(table: Table, text: str) -> Iterator[Part]:
    """The parts from top to bottom."""
    head = [row for row in table.rows if row.kind == "header"]
    if any(_is_form(row, text) for row in head):
        return
    width = max((_filled_width(row) for row in head), default=0)
    headless = any(_holds_figures(row, text) for row in head)
    columns = tuple(
        _valued(replace(each, header="") if headless else each if table.exact else _carried(each, head, text))
        for each in table.columns
    )
    first = part = Part(columns, (), width, exact=table.exact)
    rows: list[int] = []
    above: list[Row] = []
    for index, row in enumerate(table.rows):
        if row.kind != "body" and not (headless and row.kind == "header"):
            above = [*above, row] if row.kind in ("group", "note") else []
            continue
        if is_head(row, text):
            yield replace(part, rows=tuple(rows))
            part, rows = _headed(first, row, above, text), []
        elif not rows and is_subhead(row, text):
            part = replace(part, columns=_below(part.columns, row, table, text))
        elif _all_words(row, part, text):
            yield replace(part, rows=tuple(rows))
            part, rows = replace(part, doubtful=True), []
        else:
            rows.append(index)
        above = []
    yield replace(part, rows=tuple(rows))


def _headed(first: Part, row: Row, above: Sequence[Row], text: str) -> Part:
    """The part under a head among the rows. A head that is printed again goes on with what stands over the table."""
    columns = _columns(row, first.columns[0].role, text)
    again = [column.header for column in columns] == [column.header for column in first.columns]
    titles = [span.of(text) for each in above if (span := first_cell(each)) and not units_told(span.of(text))]
    units = next(
        (told for each in reversed(above) if (span := first_cell(each)) and (told := units_told(span.of(text)))), ()
    )
    if again and not titles and not units:
        return replace(first, rows=())
    title = fold(titles[-1]) if titles else ""
    return Part(columns, (), _filled_width(row), further=True, title=title, units=units, exact=first.exact)


def titles_of(table: Table, text: str) -> frozenset[int]:
    """The group rows that stand right over a head among the rows: titles of its part, and no groups of rows."""
    found: set[int] = set()
    above: list[int] = []
    for index, row in enumerate(table.rows):
        if row.kind in ("group", "note"):
            above.append(index)
            continue
        if row.kind == "body" and is_head(row, text):
            found.update(above)
        above = []
    return frozenset(found)


def _panels(part: Part, table: Table, text: str) -> Iterator[Part]:
    """Tables side by side: every column of names behind values, with values behind it, begins one."""
    values = [each.index for each in part.columns if each.role == "value"]
    headless = all(not each.header for each in part.columns)
    bounds = [0]
    for each in part.columns:
        opens = each.role == "name" or role_of(fold(each.header)) == "name" or (headless and each.role == "other")
        between = values and values[0] < each.index < values[-1]
        if opens and between and each.index - 1 != bounds[-1] and _holds_words(each.index, part, table, text):
            bounds.append(each.index)
    ends = [*bounds[1:], len(part.columns)]
    for panel, (start, end) in enumerate(zip(bounds, ends, strict=True)):
        columns = part.columns[start:end]
        if panel:
            columns = (replace(columns[0], role="name"), *columns[1:])
        yield part if len(bounds) == 1 else replace(part, columns=columns, panel=panel)


def _holds_words(column: int, part: Part, table: Table, text: str) -> bool:
    """Are the cells of a column words, in most rows?"""
    cells = [cell.span.of(text) for row in part.rows for cell in table.rows[row].cells if cell.column == column]
    return sum(bool(each) and not cell_figure(each) for each in cells) * 2 > sum(map(bool, cells))


def _holds_figures(row: Row, text: str) -> bool:
    """Does a first row that was taken for a head hold figures (1.1, 95%)? Bare years (2020) are heads."""
    texts = [cell.span.of(text) for cell in row.cells[1:] if len(cell.span)]
    return any(cell_figure(each) and not BARE_YEAR.fullmatch(fold(each).rstrip(SIGNS)) for each in texts)


def _is_form(row: Row, text: str) -> bool:
    """Does a first row name what stands beside each name (索引号: … 发布日期: …), as forms do and no table?"""
    return sum(fold(cell.span.of(text)).rstrip().endswith(":") for cell in row.cells) > 1


def is_head(row: Row, text: str) -> bool:
    """Is a row among the others a head: its first cell names columns, no cell holds a figure?"""
    texts = [cell.span.of(text) for cell in row.cells if len(cell.span)]
    if len(texts) < 2 or any(cell_figure(each) and not BARE_YEAR.fullmatch(fold(each)) for each in texts[1:]):
        return False
    first = fold(texts[0])
    return role_of(first) in ("name", "number") or bare(first) in table_words().row_heads


def is_subhead(row: Row, text: str) -> bool:
    """Is a row below the head a second level of it: nothing but units, periods and measures?"""
    texts = [fold(cell.span.of(text)) for cell in row.cells if len(cell.span)]
    return len(texts) > 1 and all(
        not cell_figure(each) and (is_unit(each) or find(each) or role_of(each) in ("value", "unit")) for each in texts
    )


def _all_words(row: Row, part: Part, text: str) -> bool:
    """Does a row fill every column of values with a short word, as a head does?"""
    values = {each.index for each in part.columns if each.role == "value"}
    texts = [cell.span.of(text) for cell in row.cells if cell.column in values]
    attribute = next((each.index for each in part.columns if each.role == "attribute"), -1)
    said = any(cell.column == attribute and len(cell.span) for cell in row.cells)
    return (
        not said
        and len(texts) > 1
        and all(0 < len(each) <= LONGEST_HEAD and not is_empty(each) and not cell_figure(each) for each in texts)
    )


def first_cell(row: Row) -> Span | None:
    """The words of a row that stand first."""
    return next((cell.span for cell in row.cells if len(cell.span)), None)


def _filled_width(row: Row) -> int:
    """Up to which cell a row is filled."""
    return max((cell.column + 1 for cell in row.cells if len(cell.span)), default=0)


def _valued(column: Column) -> Column:
    """A column of dates, numbers to call or ranks holds no values, whatever its cells look like."""
    return replace(column, role="other") if column.role == "value" and holds_no_figures(column.header) else column


def _columns(row: Row, opening: ColumnRole, text: str) -> tuple[Column, ...]:
    """The columns under a head among the rows; a cell that spans several heads them all."""
    columns: dict[int, Column] = {}
    for cell in row.cells:
        header = cell.span.of(text)
        told = role_of(fold(header)) if header else "other"
        known = told if told in ("name", "unit", "attribute", "number", "other") else "value"
        for index in range(cell.column, cell.column + cell.colspan):
            role = known if index or opening == "number" else "name"
            columns[index] = _valued(Column(index, header, cell.span, role))
    return tuple(
        columns.get(index) or Column(index, "", row.cells[0].span, "other") for index in range(max(columns) + 1)
    )


def _below(columns: Sequence[Column], row: Row, table: Table, text: str) -> tuple[Column, ...]:
    """The columns with the second level of their head; an upper head that is blank is the one to its left.

    A line that alone begins with a pipe has an empty first cell.
    """
    others = [each for each in table.rows if each.kind == "body" and each is not row]
    moved = int(_opened(row, text) and not all(_opened(each, text) for each in others))
    below = {cell.column + moved: cell.span.of(text) for cell in row.cells if len(cell.span)}
    nowhere = Span(row.cells[0].span.start, row.cells[0].span.start)
    more = [Column(index, "", nowhere, "value") for index in range(len(columns), max(below) + 1)]
    result, upper = [], ""
    for column in (*columns, *more):
        upper = column.header or (upper if column.role == "value" else "")
        own = below.get(column.index, "")
        result.append(replace(column, header=f"{upper} {own}".strip()) if own else column)
    return tuple(result)


def _opened(row: Row, text: str) -> bool:
    """Does the line of a row begin with a pipe?"""
    start = row.cells[0].span.start
    return "|" in text[text.rfind("\n", 0, start) + 1 : start]


def _carried(column: Column, head: Sequence[Row], text: str) -> Column:
    """An upper head that stands over several columns is printed once: the next columns have it too."""
    if len(head) < 2 or column.role != "value":
        return column
    texts: list[str] = []
    for level, row in enumerate(head):
        own = next((cell for cell in row.cells if cell.column == column.index and len(cell.span)), None)
        below = any(
            cell.column == column.index and len(cell.span) for lower in head[level + 1 :] for cell in lower.cells
        )
        left = [cell for cell in row.cells if 0 < cell.column < column.index and len(cell.span)]
        cell = own or (left[-1] if below and left else None)
        if cell is not None:
            texts.append(cell.span.of(text))
    return replace(column, header=" ".join(texts)) if texts else column
