"""The text of a source, block by block, as nodes of its page: nothing left out, every block once, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from generator.model.document import ASKING, Block, Box, BoxItem, Definition, Section, Table, Turn
from generator.model.place import Place, Span
from generator.render.view import links
from generator.render.view.index import Index, SourceIndex
from generator.render.view.links import Link
from generator.render.view.notes import Margin, Notes
from generator.render.view.runs import Emphasis, Line, set_runs
from generator.render.view.tables import TableSetter, TableView
from generator.text.typeset import typeset


@dataclass(frozen=True, slots=True)
class Item:
    """A project of a 专栏."""

    anchor: str
    number: str
    title: Line
    body: Line


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A project told in running text, with the parts the text names."""

    field: str
    title: str
    link: Link
    parts: str


@dataclass(frozen=True, slots=True)
class Node:
    """A stretch of the page. ``kind``: heading, ask, paragraph, note, definition, table, items, text, outline.

    ``label`` is how the contents name it where its own text begins with the colon of a speaker who is not printed.
    """

    kind: str
    anchor: str
    line: Line = ()
    level: int = 0
    number: str = ""
    speaker: str = ""
    notes: Notes = field(default_factory=Notes)
    table: TableView | None = None
    items: tuple[Item, ...] = ()
    lines: tuple[tuple[str, Line], ...] = ()
    box: str = ""
    concept: Link | None = None
    concept_name: str = ""
    label: str = ""
    outline: tuple[OutlineRow, ...] = ()


@dataclass(frozen=True)
class Setter:
    """The text of one source, block by block, as nodes of its page."""

    index: Index
    source: SourceIndex

    @cached_property
    def margin(self) -> Margin:
        return Margin(self.source)

    @cached_property
    def _blocks(self) -> tuple[Block, ...]:
        return self.source.result.document.blocks

    @cached_property
    def _sections(self) -> dict[int, Section]:
        return {s.heading: s for s in self.source.result.document.sections if s.heading >= 0}

    @cached_property
    def _boxes(self) -> dict[int, Box]:
        return {b.blocks[0]: b for b in self.source.result.document.boxes if not b.inline}

    @cached_property
    def _tables(self) -> dict[int, Table]:
        """Tables by their first leaf."""
        tables = self.source.result.document.tables
        return {(t.caption if t.caption >= 0 else t.rows[0].block): t for t in tables if t.rows}

    @cached_property
    def _turns(self) -> dict[int, Turn]:
        return {t.blocks[0]: t for t in self.source.result.document.turns}

    @cached_property
    def _definitions(self) -> dict[int, Definition]:
        return {d.block: d for d in self.source.result.document.definitions}

    @cached_property
    def _enumerated(self) -> dict[int, list[Span]]:
        """The labels of enumerations (一是) by block."""
        found: dict[int, list[Span]] = {}
        for group in self.source.result.document.enumerations:
            for item in group:
                found.setdefault(item.block, []).append(Span(item.span.start, item.span.start + len(item.label)))
        return found

    @cached_property
    def _inline_items(self) -> dict[int, list[BoxItem]]:
        """Projects told in running text, by block."""
        found: dict[int, list[BoxItem]] = {}
        for box in self.source.result.document.boxes:
            for item in box.items if box.inline else ():
                found.setdefault(item.block, []).append(item)
        return found

    def nodes(self) -> Iterator[Node]:
        """Every block once, in reading order; no heading skips a level."""
        chaptered = False
        for node in self._nodes():
            chaptered = chaptered or node.level == 2
            yield replace(node, level=2) if node.level == 3 and not chaptered else node

    def _nodes(self) -> Iterator[Node]:
        title, i = self.source.result.document.title, 0
        while i < len(self._blocks):
            if i in self._boxes and self._boxes[i].blocks[1] > i:
                yield self._box(self._boxes[i])
                i = self._boxes[i].blocks[1]
            elif i in self._tables:
                last = max(row.block for row in self._tables[i].rows)
                yield self._bare_table(self._tables[i], last)
                i = last + 1
            else:
                if i != title:
                    yield self._node(i)
                if i == self._last_inline:
                    yield Node("outline", "", outline=tuple(self._outline()))
                i += 1

    @cached_property
    def _last_inline(self) -> int:
        """The block after which the projects of running text are summed up in a table; -1 where there are none."""
        return max(self._inline_items, default=-1)

    def _outline(self) -> Iterator[OutlineRow]:
        for box in self.source.result.document.boxes:
            for item in box.items if box.inline else ():
                yield OutlineRow(
                    typeset(box.title),
                    typeset(item.title.of(self.source.text)),
                    links.paragraph(self.source.id, item.span.start),
                    "；".join(typeset(part.of(self.source.text)) for part in item.parts),
                )

    def _line(self, block: Block, emphasis: Emphasis | None = None) -> Line:
        return set_runs(self.index, self.source, block.pieces, emphasis)

    def _node(self, i: int) -> Node:
        block = self._blocks[i]
        anchor = f"p{block.start}"
        notes = self.margin.beside(block.span)
        if i in self._sections:
            return self._heading(self._sections[i], block, notes)
        turn = self._turns.get(i)
        if turn is not None and turn.role in ASKING:
            line = self._line(block, self._emphasis(i))
            return Node("ask", anchor, line, 3, notes=notes, speaker=_unprinted(turn), label=_label(line))
        if i in self._definitions:
            return self._definition(self._definitions[i], block, notes)
        kind = {"question": "ask", "heading": "heading", "note": "note"}.get(block.kind, "paragraph")
        level = 3 if kind in ("ask", "heading") else 0
        speaker = _unprinted(turn) if turn is not None else ""
        return Node(kind, anchor, self._line(block, self._emphasis(i)), level, notes=notes, speaker=speaker)

    def _emphasis(self, i: int) -> Emphasis:
        block = self._blocks[i]
        inline = self._inline_items.get(i, ())
        return Emphasis(
            (*((block.lead,) if block.lead else ()), *(item.title for item in inline)),
            (*((block.label,) if block.label else ()), *self._enumerated.get(i, ())),
            tuple(item.span.start for item in inline if item.span.start != block.start),
        )

    def _heading(self, section: Section, block: Block, notes: Notes) -> Node:
        level = min(max(section.level, 1), 2) + 1
        number = typeset(section.number)
        kind = "ask" if block.kind == "question" else "heading"
        label = block.label or self._number_span(section, block)
        rest = (
            [Span(max(p.start, label.end), p.end) for p in block.pieces if p.end > label.end] if label else block.pieces
        )
        return Node(kind, f"p{block.start}", set_runs(self.index, self.source, rest), level, number, notes=notes)

    def _number_span(self, section: Section, block: Block) -> Span | None:
        """Where the heading's number stands: at its beginning, or nowhere."""
        start = self.source.text[block.start : block.end]
        if section.number and start.startswith(section.number):
            return Span(block.start, block.start + len(section.number))
        return None

    def _definition(self, d: Definition, block: Block, notes: Notes) -> Node:
        term = Span(d.term.start, d.text.start)
        line = set_runs(self.index, self.source, [Span(d.term.start, block.end)], Emphasis((term,)))
        concept = self.index.definitions.get(Place(self.source.id, d.text))
        return Node(
            "definition", f"p{block.start}", line, number=d.number, notes=notes,
            concept=links.concept(concept.id) if concept else None, concept_name=concept.name if concept else "",
        )  # fmt: skip

    def _box(self, box: Box) -> Node:
        caption = self._blocks[box.blocks[0]]
        table = next((t for t in self.source.result.document.tables if t.id == box.table), None)
        inside = range(box.blocks[0] + 1, box.blocks[1])
        span = Span(caption.start, self._blocks[box.blocks[1] - 1].end)
        items = tuple(self._item(item) for item in box.items)
        shown = {row.block for row in table.rows if row.kind != "note"} if table else {item.block for item in box.items}
        lines = tuple((f"p{self._blocks[i].start}", self._line(self._blocks[i])) for i in inside if i not in shown)
        kind = "table" if table else "items" if items else "text"
        return Node(
            kind, f"p{caption.start}", self._title(box, caption), number=typeset(box.number),
            box=f"box{typeset(box.number)}" if box.number else "", notes=self.margin.beside(span, 5 if table else 3),
            table=TableSetter(self.index, self.source, table, self.margin).view() if table else None,
            items=items, lines=lines,
        )  # fmt: skip

    def _title(self, box: Box, caption: Block) -> Line:
        """The box's title as it stands in its caption; the whole caption where it can't be found there."""
        start = self.source.text.find(box.title, caption.start, caption.end) if box.title else -1
        pieces = [Span(start, start + len(box.title))] if start >= 0 else caption.pieces
        return set_runs(self.index, self.source, pieces)

    def _item(self, item: BoxItem) -> Item:
        return Item(
            f"p{item.span.start}", item.number,
            set_runs(self.index, self.source, [item.title]),
            set_runs(self.index, self.source, [item.body]) if len(item.body) else (),
        )  # fmt: skip

    def _bare_table(self, table: Table, last: int) -> Node:
        first = self._blocks[table.caption if table.caption >= 0 else table.rows[0].block]
        line = self._line(first) if table.caption >= 0 else ()
        span = Span(first.start, self._blocks[last].end)
        inside = {row.block for row in table.rows if row.kind != "note"} | {table.caption}
        lines = tuple(
            (f"p{self._blocks[i].start}", self._line(self._blocks[i]))
            for i in range(min(inside - {-1}), last + 1)
            if i not in inside
        )
        view = TableSetter(self.index, self.source, table, self.margin).view()
        return Node("table", f"p{first.start}", line, notes=self.margin.beside(span, 5), table=view, lines=lines)


def _label(line: Line) -> str:
    """``line`` without a colon that nothing stands before; empty where there is none."""
    text = "".join(run.text for run in line)
    bare = text.lstrip("：: ")
    return bare if bare != text else ""


def _unprinted(turn: Turn) -> str:
    """What is said of a speaker whom the source does not name."""
    if not turn.inferred:
        return ""
    return "原文缺发言人，据上下文为提问" if turn.role in ASKING else "原文缺发言人，据上下文为回答"
