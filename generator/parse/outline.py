"""What the rules of parsing build: leaves in order, and the structures that point at them by index."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.document import Block, BlockKind, Box, Definition, Table, Turn
from generator.model.note import Note
from generator.model.place import Span
from generator.parse.lines import Line
from generator.parse.speech import Voice

PLAIN_RANK = 95
PART_RANK = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """What makes a leaf a heading: the rank of its scheme, its number as printed and its title."""

    rank: int
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block before its section is known. Label and lead are spans of the source."""

    kind: BlockKind
    lines: tuple[Line, ...]
    heading: Heading | None = None
    rank: int = 0
    label: Span | None = None
    lead: Span | None = None
    voice: Voice | None = None

    @property
    def text(self) -> str:
        """Folded, the lines run on."""
        return "".join(line.text for line in self.lines)

    @property
    def pieces(self) -> tuple[Span, ...]:
        return tuple(piece for line in self.lines for piece in line.passage.pieces)

    def block(self, section: int, level: int) -> Block:
        return Block(self.kind, self.pieces, section, level, self.label, self.lead)


@dataclass(slots=True)
class Outline:
    """Everything found so far. A rule appends to it; nothing is taken back."""

    source_id: str
    source: str
    lines: tuple[Line, ...]
    voices: dict[int, Voice]
    leaves: list[Leaf] = field(default_factory=list)
    title: int = -1
    tables: list[Table] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    glossary: bool = False
    wrapped: bool = False

    def add(self, leaf: Leaf) -> int:
        """Appends a leaf; returns its index."""
        self.leaves.append(leaf)
        return len(self.leaves) - 1
