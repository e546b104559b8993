"""The neutral tree between readers and writers: leaves in reading order, and structures that point at them.

Leaves (``Block``) never overlap and, with the asides, cover the text. Everything else (sections, boxes, tables, turns,
definitions) names leaves by their index in ``Document.blocks`` or characters by their span, and owns no text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.place import Span

BlockKind = Literal[
    "title", "heading", "question", "paragraph", "caption", "header-row", "group-row", "row", "note", "definition"
]
BoxKind = Literal["indicators", "projects", "text"]
TurnRole = Literal["interviewer", "interviewee", "question", "answer", "narrator"]
ASKING: tuple[TurnRole, ...] = ("interviewer", "question")
ColumnRole = Literal["name", "unit", "value", "attribute", "number", "other"]


@dataclass(frozen=True, slots=True)
class Block:
    """A leaf. ``pieces`` are its characters in order: several where an aside or a line break lies inside.

    ``section`` is the index of the innermost section it stands in (for a heading: its own), or -1.
    ``lead`` is the run-in head of a paragraph ("就业规模持续扩大。"), ``label`` its printed number or speaker
    ("（一）", "1、", "记者:"), both inside ``pieces``.
    """

    kind: BlockKind
    pieces: tuple[Span, ...]
    section: int = -1
    level: int = 0
    label: Span | None = None
    lead: Span | None = None

    @property
    def start(self) -> int:
        return self.pieces[0].start

    @property
    def end(self) -> int:
        return self.pieces[-1].end

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading of its level or above.

    ``number`` is as printed ("第一章"), ``title`` without it; ``blocks`` are [first, last) indices, its heading first.
    ``heading`` is -1 for a part that the document opens without a heading of its own.
    """

    index: int
    level: int
    number: str
    title: str
    heading: int
    blocks: tuple[int, int]
    parent: int = -1


@dataclass(frozen=True, slots=True)
class Enumerated:
    """One item of an enumeration inside a paragraph ("一是…；二是…"): its label and its whole span."""

    label: str
    span: Span
    block: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it stands (span may be empty), its place in the grid after spans are resolved."""

    span: Span
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head as printed (joined over head rows) and the part it plays."""

    index: int
    header: str
    span: Span
    role: ColumnRole


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. For body rows of an indicator table the name cell is taken apart.

    ``number`` "4", ``marker`` "*", ``name`` without number, marker and unit, ``unit`` the span inside the
    brackets (None when missing), ``parent`` the row index a 其中 row belongs to (-1), ``group`` the group row's (-1).
    """

    kind: Literal["header", "group", "body", "note"]
    block: int
    cells: tuple[Cell, ...]
    number: str = ""
    marker: str = ""
    name: Span | None = None
    unit: Span | None = None
    parent: int = -1
    group: int = -1


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a sign means by the table's own note: ``sign`` is "*", "[ ]" or "—"; ``meaning`` a code."""

    sign: str
    meaning: Literal["cumulative", "no-baseline", "local", "higher-plan", "other"]
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A data table. ``id`` is ``t<char_start>``; rows in order, heads first; ``caption`` and ``notes`` are blocks.

    ``exact``: the format told which cell stands in which row and column, and over how many; nothing of it is guessed.
    """

    id: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: int = -1
    notes: tuple[int, ...] = ()
    legend: tuple[LegendEntry, ...] = ()
    exact: bool = False


@dataclass(frozen=True, slots=True)
class BoxItem:
    """A project: "01 返乡创业计划" and its text, or one named in running text, with its parts.

    ``span`` is the whole item, ``title`` and ``body`` lie in it (body may be empty); ``parts`` are named sub-items.
    """

    number: str
    title: Span
    body: Span
    span: Span
    block: int
    parts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A 专栏, or a field of projects told in running text (then ``number`` is empty and ``inline`` true).

    ``caption`` is a block index (-1 when inline); ``blocks`` [first, last) all its leaves.
    """

    number: str
    title: str
    kind: BoxKind
    span: Span
    blocks: tuple[int, int]
    section: int
    caption: int = -1
    table: str = ""
    items: tuple[BoxItem, ...] = ()
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks, over which blocks [first, last).

    ``speaker`` is as printed or, where the name is missing, empty with ``inferred`` true; ``role`` says which side.
    ``label`` is the printed speaker or question number.
    """

    role: TurnRole
    speaker: str
    blocks: tuple[int, int]
    label: Span | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """An entry of 指标解释: printed number, term, unit in brackets, and the defining text."""

    number: str
    term: Span
    unit: Span | None
    text: Span
    block: int
    group: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One source as structure. ``title`` is the block index of its title (-1 if it prints none)."""

    source_id: str
    blocks: tuple[Block, ...]
    title: int = -1
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    boxes: tuple[Box, ...] = ()
    turns: tuple[Turn, ...] = ()
    definitions: tuple[Definition, ...] = ()
    enumerations: tuple[tuple[Enumerated, ...], ...] = ()
