"""Small invented documents for the cases: a few lines and tables with their figures, as the stages before yield them.

A source of a case has ``text`` (list items: a paragraph as a string, or a table as a mapping), ``figures`` found in its
paragraphs, ``definitions`` and further structure by the words that carry it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from generator.model.collection import SourceResult
from generator.model.document import (
    Block,
    Box,
    Cell,
    Column,
    Definition,
    Document,
    Enumerated,
    LegendEntry,
    Row,
    Table,
    Turn,
)
from generator.model.figure import Mention, Observation, Quantity
from generator.model.place import Span
from generator.model.source import Period, Region, Source, SourceText
from generator.rules.concepts import concept, match
from generator.rules.divisions import resolve
from generator.rules.units_base import base_unit, to_base
from generator.text.fold import fold

ROW_NAME = re.compile(r"(?P<marker>\*?)(?:(?P<number>\d+)\.)?(?:其中:)?(?P<name>[^()（）]+?)(?:\((?P<unit>[^()]+)\))?")
FIGURE = re.compile(r"\[?(?P<sign>[<>≤≥]?)(?P<value>\d+(?:\.\d+)?)(?P<unit>[^\d\]]*)\]?")
SIGNS = {"": "=", "<": "<", ">": ">", "≤": "<=", "≥": ">="}
LEGEND = {"累计": "cumulative", "积累": "cumulative", "上级": "higher-plan", "增加": "local", "基数": "no-baseline"}


def period(words: str) -> Period | None:
    """ "2025", "2021-2025", "2020-06-30"; empty gives None."""
    if not words:
        return None
    if words.count("-") == 2:
        day = date.fromisoformat(words)
        return Period(day, day)
    first, _, last = words.partition("-")
    return Period(date(int(first), 1, 1), date(int(last or first), 12, 31))


def region(name: str) -> Region | None:
    """A real division with its code, or an invented one."""
    return resolve(name) or Region(name, f"code-{name}", name) if name else None


@dataclass
class Writer:
    """Collects the text and what stands where."""

    given: dict[str, Any]
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)

    def line(self, words: str, kind: str = "paragraph") -> Span:
        start = len(self.text)
        self.text += words + "\n"
        span = Span(start, start + len(words))
        self.blocks.append(Block(kind, (span,)))  # type: ignore[arg-type]
        return span

    def table(self, given: dict[str, Any]) -> None:
        first, caption = len(self.blocks), -1
        if "box" in given:
            caption = len(self.blocks)
            self.line(f"专栏{given['box']} {given.get('title', '主要指标')}", "caption")
        heads = [head.partition(" = ") for head in given["columns"]]
        rows, columns = [self._row([head for head, _, _ in heads], 0, "header")], []
        for index, (head, _, meaning) in enumerate(heads):
            role = "name" if index == 0 else "attribute" if meaning == "attribute" else "value"
            columns.append(Column(index, head, rows[0].cells[index].span, role))  # type: ignore[arg-type]
        name = f"t{rows[0].cells[0].span.start}"
        for number, cells in enumerate(given["rows"], start=1):
            row = self._row(cells, number, "body")
            rows.append(row)
            self._cells(row, number, name, [meaning for _, _, meaning in heads], given)
        legend = tuple(self._legend(sign, words) for sign, words in given.get("legend", {}).items())
        self.tables.append(Table(name, tuple(columns), tuple(rows), caption, (), legend))
        span = Span(self.blocks[first].start, self.blocks[-1].end)
        if "box" in given:
            self.boxes.append(
                Box(
                    str(given["box"]),
                    given.get("title", "主要指标"),
                    "indicators",
                    span,
                    (first, len(self.blocks)),
                    -1,
                    caption,
                    name,
                )
            )

    def _row(self, cells: list[str], index: int, kind: str) -> Row:
        start, block, found = len(self.text), len(self.blocks), []
        for column, words in enumerate(cells):
            found.append(Cell(Span(start, start + len(words)), index, column))
            start += len(words) + 3
        self.line(" | ".join(cells) + " |", "header-row" if kind == "header" else "row")
        parsed = ROW_NAME.fullmatch(cells[0])
        assert parsed is not None, cells[0]
        at = found[0].span.start
        unit = Span(at + parsed.start("unit"), at + parsed.end("unit")) if parsed["unit"] else None
        name = Span(at + parsed.start("name"), at + parsed.end("name"))
        return Row(kind, block, tuple(found), parsed["number"] or "", parsed["marker"], name, unit)  # type: ignore[arg-type]

    def _cells(self, row: Row, index: int, table: str, meanings: list[str], given: dict[str, Any]) -> None:
        attribute = next(
            (c.span.of(self.text) for c, m in zip(row.cells, meanings, strict=True) if m == "attribute"), ""
        )
        for cell, meaning in zip(row.cells, meanings, strict=True):
            words = cell.span.of(self.text)
            if not meaning or meaning == "attribute" or not re.search(r"\d", words):
                continue
            status, _, when = meaning.partition(" ")
            above = [o.id for o in self.observations if o.mention.cell == (table, index - 1, cell.column)]
            parent = above[0] if above and "其中" in row.cells[0].span.of(self.text) else ""
            summed = words.startswith("[")
            when = given.get("sums", {}).get(when, when) if summed else when
            assert row.name is not None
            unit = row.unit.of(self.text) if row.unit else given.get("inferred", "")
            self.observe(
                cell.span,
                row.name,
                status,
                when,
                unit,
                cell=(table, index, cell.column),
                attribute=attribute,
                basis="cumulative" if summed else "level",
                box=str(given.get("box", "")),
                block=row.block,
                parent=parent,
                flags=() if row.unit or ":" in words else ("unit_inferred",),
            )

    def _legend(self, sign: str, words: str) -> LegendEntry:
        span = self.line(words, "note")
        meaning = next((code for word, code in LEGEND.items() if word in words), "other")
        return LegendEntry(sign, meaning, words, span)  # type: ignore[arg-type]

    def figure(self, given: dict[str, Any]) -> None:
        """A figure of a paragraph: its words ``at`` (the ``nth`` time), its ``name`` where that stands in the text."""
        start = -1
        for _ in range(given.get("nth", 1)):
            start = self.text.index(given["at"], start + 1)
        span = Span(start, start + len(given["at"]))
        block = next(i for i, b in enumerate(self.blocks) if b.start <= start < b.end)
        before = self.text[self.blocks[block].start : start]
        written = given.get("written", given["name"])
        at = before.rfind(written)
        place = Span(self.blocks[block].start + at, self.blocks[block].start + at + len(written)) if at >= 0 else None
        self.observe(
            span,
            place,
            given.get("status", "actual"),
            str(given.get("period", "")),
            given.get("unit", ""),
            name=given["name"],
            comparator=given.get("comparator", ""),
            basis=given.get("basis", "level"),
            block=block,
            flags=tuple(given.get("flags", ())),
            box=str(given.get("box", "")),
            where=given.get("region"),
        )

    def observe(
        self,
        span: Span,
        name_place: Span | None,
        status: str,
        when: str,
        unit: str,
        *,
        block: int,
        name: str = "",
        comparator: str = "",
        basis: str = "level",
        cell: tuple[str, int, int] | None = None,
        attribute: str = "",
        box: str = "",
        flags: tuple[str, ...] = (),
        where: str | None = None,
        parent: str = "",
    ) -> None:
        words = fold(span.of(self.text))
        name = name or (name_place.of(self.text) if name_place else "")
        quantity = self._quantity(words, span, unit, comparator)
        known = match(name) if not name.startswith("id:") else concept(name[3:])
        base, factor = base_unit(quantity.unit)
        value = to_base(quantity.value, factor) if quantity.value is not None else None
        if "万" in flags or (quantity.value is None and not quantity.parts):
            flags = (*flags, "qualitative")
        identifier = f"{self.given['id']}:{span.start}"
        sentence = self._sentence(span, block)
        mention = Mention(
            identifier,
            name,
            quantity,
            sentence,
            block,
            "table" if cell else "box" if box else "prose",
            "invented",
            (name_place,) if name_place else (),
            status=status,
            basis=basis,
            attribute=attribute,
            cell=cell,
            box=box,  # type: ignore[arg-type]
            parent=parent,
            flags=frozenset(flags),
        )
        self.observations.append(
            Observation(
                identifier,
                self.given["id"],
                mention,
                known.id if known else "",
                region(where or self.given.get("region", "甲县")),
                period(when),
                status,
                basis,
                quantity.unit,
                value,
                base,  # type: ignore[arg-type]
                flags=frozenset(flags),
            )
        )

    def _sentence(self, span: Span, block: int) -> Span:
        whole = self.blocks[block].span
        first = max(self.text.rfind("。", whole.start, span.start) + 1, whole.start)
        last = self.text.find("。", span.end, whole.end)
        return Span(first, last + 1 if last >= 0 else whole.end)

    def _quantity(self, words: str, span: Span, unit: str, comparator: str) -> Quantity:
        if ":" in words or "/" in words:
            parts = tuple(Decimal(part) for part in re.split("[:/]", words))
            return Quantity(None, "", "=", words, span, parts=parts)
        found = FIGURE.fullmatch(words.strip())
        if found is None:
            return Quantity(None, "", "=", words, span)
        sign = comparator or SIGNS[found["sign"]]
        return Quantity(Decimal(found["value"]), unit or found["unit"], sign, words, span)  # type: ignore[arg-type]

    def definition(self, words: str) -> Definition:
        """ "1.指标名称(万人):指…" """
        head, _, body = words.partition(":")
        parsed = ROW_NAME.fullmatch(head)
        assert parsed is not None, head
        start = self.line(words, "definition").start
        unit = Span(start + parsed.start("unit"), start + parsed.end("unit")) if parsed["unit"] else None
        term = Span(start + parsed.start("name"), start + parsed.end("name"))
        text = Span(start + len(head) + 1, start + len(head) + 1 + len(body))
        return Definition(parsed["number"] or "", term, unit, text, len(self.blocks) - 1)

    def span_of(self, words: str) -> Span:
        at = self.text.index(words)
        return Span(at, at + len(words))

    def block_of(self, span: Span) -> int:
        return next(i for i, b in enumerate(self.blocks) if b.start <= span.start < b.end)

    def enumeration(self, items: list[str]) -> tuple[Enumerated, ...]:
        spans = [self.span_of(item) for item in items]
        return tuple(Enumerated(item[:2], span, self.block_of(span)) for item, span in zip(items, spans, strict=True))


def written(given: dict[str, Any]) -> SourceResult:
    """The source of a case as the stages before reconcile would hand it on."""
    writer = Writer(given)
    for part in given.get("text", ()):
        if isinstance(part, str):
            writer.line(part)
        else:
            writer.table(part)
    definitions = tuple(writer.definition(words) for words in given.get("definitions", ()))
    for each in given.get("figures", ()):
        writer.figure(each)
    turns = tuple(
        Turn(
            "interviewer",
            "",
            (writer.block_of(span), writer.block_of(span) + 1),
            Span(span.start, span.start + 1),
            True,
        )
        for span in (writer.span_of(words) for words in given.get("unnamed", ()))
    )
    boxes = (*writer.boxes, *_projects(writer, given))
    enumerations = tuple(writer.enumeration(items) for items in given.get("enumerations", ()))
    document = Document(
        given["id"], tuple(writer.blocks), -1, (), tuple(writer.tables), boxes, turns, definitions, enumerations
    )
    source = Source(
        given["id"],
        f"{given['id']}.txt",
        "",
        given.get("title", given["id"]),
        given.get("title", given["id"]),
        published=str(given.get("published", "")),
        assumed_date=str(given.get("assumed", "")),
        period=period(str(given.get("period", ""))),
        region=region(given.get("region", "甲县")),
    )
    observations = tuple(sorted(writer.observations, key=lambda o: o.quantity.span))
    mentions = tuple(o.mention for o in observations)
    return SourceResult(source, SourceText(writer.text), (), document, mentions, observations)


def _projects(writer: Writer, given: dict[str, Any]) -> tuple[Box, ...]:
    return tuple(
        Box(str(number), title, "projects", writer.blocks[0].span, (0, 1), -1)
        for number, title in given.get("projects", {}).items()
    )
