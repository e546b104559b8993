"""A table of a source as a table of the page: its own cells, and for indicators a unit column and a verdict."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, repeat

from generator.model.collection import Attainment
from generator.model.document import Cell, Column, Row, Table
from generator.model.figure import Observation
from generator.model.place import Span
from generator.render.view import links
from generator.render.view.index import Index, SourceIndex
from generator.render.view.links import Link
from generator.render.view.notes import Margin
from generator.render.view.runs import Line, plain, set_runs
from generator.render.view.verdict import Verdict, attained, heading
from generator.text.typeset import typeset

NUMBER = re.compile(r"[\[\]［］≤≥<>~约 ]*(?:\d[\d,]*)(?:\.(\d+))?%?[\]］]?")


PARAGRAPH = 28


@dataclass(frozen=True, slots=True)
class Dot:
    """How many findings touch a row: the link to the gravest."""

    count: int
    level: str
    link: Link


@dataclass(frozen=True, slots=True)
class CellView:
    """``kind``: name, unit, value, verdict, attribute, text. ``pad`` = digits short of the longest fraction.

    ``wide`` = words where numbers are expected; ``long`` = a cell that is a paragraph.
    """

    kind: str
    line: Line = ()
    anchor: str = ""
    number: str = ""
    marker: str = ""
    unit: str = ""
    inferred: bool = False
    child: bool = False
    key: bool = False
    strong: bool = False
    pad: int = -1
    bracket: bool = False
    wide: bool = False
    dot: Dot | None = None
    verdict: Verdict | None = None

    @property
    def long(self) -> bool:
        return sum(len(run.text) for run in self.line) > PARAGRAPH


@dataclass(frozen=True, slots=True)
class HeadView:
    """A column's head."""

    kind: str
    text: str
    key: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class RowView:
    """``group``: a row that only names what follows."""

    cells: tuple[CellView, ...]
    group: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """ "12 项达标"."""

    number: int
    text: str
    bad: bool = False


@dataclass(frozen=True, slots=True)
class TableView:
    """``wide``: too wide for the text column; ``legend`` explains the verdict."""

    heads: tuple[HeadView, ...]
    rows: tuple[RowView, ...]
    counts: tuple[Count, ...] = ()
    legend: str = ""
    wide: bool = False


LEGEND = (
    "竖线是目标，圆点是完成数，向右为超出；上限型指标（≤）圆点在左为好。"
    "刻度为目标的60%至140%。判定是本站按指标方向所作。"
)
TREND = "走向是本站把目标与基数相比所得，上限型目标高于基数称“宽于基数”。"


@dataclass(frozen=True)
class TableSetter:
    """One table on its way to the page."""

    index: Index
    source: SourceIndex
    table: Table
    margin: Margin

    @cached_property
    def _by_cell(self) -> dict[tuple[int, int], Observation]:
        found: dict[tuple[int, int], Observation] = {}
        for o in self.source.observations:
            if o.mention.cell is not None and o.mention.cell[0] == self.table.id:
                found.setdefault((o.mention.cell[1], o.mention.cell[2]), o)
        return found

    @cached_property
    def _attainments(self) -> dict[int, Attainment]:
        return {
            a.row: a
            for a in self.index.collection.attainments
            if a.source_id == self.source.id and a.table_id == self.table.id
        }

    @cached_property
    def _status(self) -> dict[int, str]:
        """The status that most figures of a column have."""
        counts: dict[int, Counter[str]] = {}
        for (_, column), o in self._by_cell.items():
            counts.setdefault(column, Counter())[o.status] += 1
        return {column: found.most_common(1)[0][0] for column, found in counts.items()}

    @cached_property
    def _key(self) -> int:
        wanted = ("actual", "target") if self._attainments else ("target", "actual")
        for status in wanted:
            columns = [c for c, s in self._status.items() if s == status]
            if columns:
                return max(columns)
        return -1

    @cached_property
    def _named(self) -> bool:
        roles = {column.role for column in self.table.columns}
        return "name" in roles and "value" in roles

    @cached_property
    def _verdicts(self) -> dict[int, Verdict]:
        found: dict[int, Verdict] = {}
        for i, row in enumerate(self.table.rows):
            if row.kind != "body":
                continue
            if self._attainments:
                verdict = attained(self._attainments[i]) if i in self._attainments else None
            else:
                verdict = heading(self.index, self._of(i, "baseline"), self._of(i, "target"))
            if verdict is not None:
                found[i] = verdict
        return found if any(v.mood != "none" for v in found.values()) else {}

    def _of(self, row: int, status: str) -> Observation | None:
        return next((o for (r, _), o in sorted(self._by_cell.items()) if r == row and o.status == status), None)

    @cached_property
    def _fractions(self) -> dict[int, int]:
        """The longest fraction of every value column."""
        longest: dict[int, int] = {}
        for row in self.table.rows:
            for cell in row.cells:
                found = NUMBER.fullmatch(typeset(cell.span.of(self.source.text)))
                if row.kind == "body" and found:
                    longest[cell.column] = max(longest.get(cell.column, 0), len(found[1] or ""))
        return longest

    @cached_property
    def _with_unit(self) -> bool:
        if any(column.role == "unit" for column in self.table.columns):
            return False
        return self._named and any(self._unit(i, row)[0] for i, row in enumerate(self.table.rows))

    def _unit(self, i: int, row: Row) -> tuple[str, bool]:
        """The row's unit and whether it was concluded."""
        if row.unit is not None:
            return typeset(row.unit.of(self.source.text)), False
        mine = [o for (r, _), o in sorted(self._by_cell.items()) if r == i and o.unit]
        mine = [o for o in mine if o.basis in ("level", "cumulative")] or mine
        # columns of several units have them in their heads
        alike = len({o.unit for o in mine}) == 1
        return (mine[0].unit, "unit_inferred" in mine[0].flags) if alike else ("", False)

    def view(self) -> TableView:
        """The table, ready for a template."""
        rows = tuple(self._row(i, row) for i, row in enumerate(self.table.rows) if row.kind in ("group", "body"))
        legend = (LEGEND if self._attainments else TREND) if self._verdicts else ""
        heads = self._anchored(list(self._heads()))
        return TableView(heads, rows, tuple(self._counts()), legend, len(heads) > 6 or not self._named)

    def _anchored(self, heads: list[HeadView]) -> tuple[HeadView, ...]:
        """The heads, each printed head row's anchor on one of them."""
        blocks = self.source.result.document.blocks
        anchors = [f"p{blocks[row.block].start}" for row in self.table.rows if row.kind == "header"]
        return tuple(
            replace(head, anchor=anchor) for head, anchor in zip(heads, chain(anchors, repeat("")), strict=False)
        )

    def _heads(self) -> Iterator[HeadView]:
        for column in self.table.columns:
            kind = {"name": "name", "value": "value", "attribute": "attribute", "unit": "unit"}.get(column.role, "text")
            if column.role == "attribute" and self._verdicts:
                yield HeadView("verdict", "完成数÷目标" if self._attainments else "走向")
            yield HeadView(kind if self._named else "text", typeset(column.header), column.index == self._key)
            if column.role == "name" and self._with_unit:
                yield HeadView("unit", "单位")
        if self._verdicts and not any(column.role == "attribute" for column in self.table.columns):
            yield HeadView("verdict", "完成数÷目标" if self._attainments else "走向")

    def _row(self, i: int, row: Row) -> RowView:
        anchor = f"p{self.source.result.document.blocks[row.block].start}"
        cells = {cell.column: cell for cell in row.cells}
        if row.kind == "group":
            line = tuple(run for cell in row.cells for run in set_runs(self.index, self.source, [cell.span]))
            return RowView((CellView("name", line, anchor),), True)
        shown = list(self._cells(i, row, cells))
        shown[0] = replace(shown[0], anchor=anchor)
        return RowView(tuple(shown))

    def _cells(self, i: int, row: Row, cells: dict[int, Cell]) -> Iterator[CellView]:
        for column in self.table.columns:
            cell = cells.get(column.index)
            if column.role == "attribute" and self._verdicts:
                yield CellView("verdict", verdict=self._verdicts.get(i))
            yield self._cell(i, row, column, cell)
            if column.role == "name" and self._with_unit:
                unit, inferred = self._unit(i, row)
                yield CellView("unit", plain(unit), inferred=inferred)
        if self._verdicts and not any(column.role == "attribute" for column in self.table.columns):
            yield CellView("verdict", verdict=self._verdicts.get(i))

    def _cell(self, i: int, row: Row, column: Column, cell: Cell | None) -> CellView:
        if cell is None or not len(cell.span):
            return CellView("value" if column.role == "value" and self._named else "text")
        line = set_runs(self.index, self.source, [cell.span])
        if not self._named:
            return CellView("text", line)
        if column.role == "name":
            return self._name(i, row, cell)
        if column.role == "value":
            return self._value(column, line)
        text = typeset(cell.span.of(self.source.text))
        kind = "attribute" if column.role == "attribute" else "unit" if column.role == "unit" else "text"
        return CellView(kind, line, strong=text == "约束性")

    def _name(self, i: int, row: Row, cell: Cell) -> CellView:
        span = row.name if row.name is not None and len(row.name) else cell.span
        found = self.margin.findings(self.source.result.document.blocks[row.block].span)
        dot = Dot(len(found), found[0].severity, links.finding(found[0].id)) if found else None
        unit, inferred = self._unit(i, row) if self._with_unit else ("", False)
        return CellView(
            "name", self._name_line(row, span), number=row.number, marker=row.marker, unit=unit, inferred=inferred,
            child=row.parent >= 0, dot=dot,
        )  # fmt: skip

    def _name_line(self, row: Row, span: Span) -> Line:
        line = set_runs(self.index, self.source, [span])
        return (*plain("其中："), *line) if row.parent >= 0 and "其中" not in span.of(self.source.text) else line

    def _value(self, column: Column, line: Line) -> CellView:
        text = "".join(run.text for run in line)
        found = NUMBER.fullmatch(text)
        key = column.index == self._key
        if not found:
            return CellView("value", line, key=key, wide=len(text) > 2)
        short = self._fractions[column.index] - len(found[1] or "")
        dotless = self._fractions[column.index] > 0 and not found[1]
        return CellView("value", line, key=key, pad=short * 2 + dotless, bracket=text.endswith(("]", "］")))

    def _counts(self) -> Iterator[Count]:
        moods = Counter(v.mood for v in self._verdicts.values())
        bad = sum(v.bad for v in self._verdicts.values())
        if self._attainments:
            yield Count(moods["met"], "项达标")
            yield Count(moods["missed"], "项未达标", moods["missed"] > 0)
            if moods["open"]:
                yield Count(moods["open"], "项不判定")
        elif self._verdicts:
            other = sum(v.mood in ("up", "down") and not v.bad for v in self._verdicts.values())
            if other:
                yield Count(other, "项提高或收紧")
            for mood, text in (("same", "项持平"), ("bad", "项低于或宽于基数"), ("none", "项无基数")):
                number = bad if mood == "bad" else moods[mood]  # type: ignore[index]
                if number:
                    yield Count(number, text, mood == "bad")
