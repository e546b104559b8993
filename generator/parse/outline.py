"""What the rules of parsing build: leaves in order, and the structures that point at them by index."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import msgspec

from generator.model.document import Block, BlockKind, Box, Definition, Table
from generator.model.note import Note
from generator.model.place import Span
from generator.parse.lines import Line
from generator.parse.speech import Voice
from generator.parse.table_marks import MarkedTables
from generator.parse.told import Told

# Ranks of headings without a number: another document in the same text and parts with a name of their own stand
# outside everything, short lines inside.
DOCUMENT_RANK = -1
PART_RANK = 0
PLAIN_RANK = 95
FRAMED = frozenset({"caption", "header-row", "group-row", "row", "note"})
CLOSING_PIPES = re.compile(r"\s*\|[|\s]*$")


class Heading(msgspec.Struct, frozen=True):
    """What makes a leaf a heading: the rank of its scheme, its number and title as printed."""

    rank: int
    number: str
    title: str


class Leaf(msgspec.Struct, frozen=True):
    """A block before its section is known. ``rank`` is that of the number a paragraph begins with, 0 for none."""

    kind: BlockKind
    line: Line
    heading: Heading | None = None
    rank: int = 0
    label: Span | None = None
    lead: Span | None = None
    voice: Voice | None = None

    @property
    def text(self) -> str:
        """Folded, the lines run on."""
        return self.line.text

    @property
    def pieces(self) -> tuple[Span, ...]:
        """Its characters in order; pipes that only close a framed line are a piece of their own."""
        closing = CLOSING_PIPES.search(self.text[-200:]) if self.kind in FRAMED else None
        if closing is None or closing.end() - closing.start() == len(self.text):
            return self.line.passage.pieces
        end = len(self.text) - len(closing[0])
        pipes = end + len(closing[0]) - len(closing[0].lstrip())
        return (*self.line.pieces(0, end), *self.line.pieces(pipes, len(self.text)))

    def block(self, section: int, level: int) -> Block:
        """The block of the model."""
        return Block(self.kind, self.pieces, section, level, self.label, self.lead)


@dataclass(slots=True)
class Outline:
    """Everything found so far. A rule appends to it; nothing is taken back.

    ``last_at`` says in which line a text stands for the last time. ``heading`` is the last one, ``outermost`` the
    lowest rank of all, ``part`` the last one with a name of its own (a glossary, a table of contents) and ``within``
    that name, folded. ``marked`` are the tables that the format told, ``told`` is all else.
    ``undrawn`` are lines that are known to begin no table without a sign between its cells.
    """

    source_id: str
    source: str
    lines: tuple[Line, ...]
    voices: dict[int, Voice]
    last_at: dict[str, int] = field(default_factory=dict)
    leaves: list[Leaf] = field(default_factory=list)
    title: int = -1
    heading: Heading | None = None
    outermost: int = PLAIN_RANK
    part: Heading | None = None
    within: str = ""
    tables: list[Table] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    marked: MarkedTables = field(default_factory=MarkedTables)
    undrawn: set[int] = field(default_factory=set)
    told: Told = field(default_factory=Told)

    def add(self, leaf: Leaf) -> int:
        """Appends a leaf; returns its index."""
        self.leaves.append(leaf)
        return len(self.leaves) - 1

    def text(self, at: int) -> str:
        """The folded text of a line; "" before the first and after the last."""
        return self.lines[at].text if 0 <= at < len(self.lines) else ""
