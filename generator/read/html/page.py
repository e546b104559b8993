"""A page as it is laid out: blocks of text and tables of data, in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.read.html.flow import Run
from generator.read.html.grid import Placed


@dataclass(frozen=True, slots=True)
class Item:
    """The place of a block in a list; ``number`` is what a browser prints before it (none in bulleted lists)."""

    kind: str
    number: str
    depth: int


@dataclass(slots=True)
class Block:
    """One block of the page. ``region``: code of the part of the page it stands in, ``reason``: why it is furniture."""

    text: str
    runs: tuple[Run, ...] = ()
    linked: int = 0
    level: int = 0
    item: Item | None = None
    region: str = ""
    reason: str = ""


@dataclass(slots=True)
class CellBlocks:
    """A cell of a data table with the blocks in it."""

    place: Placed
    blocks: list[Block]


@dataclass(slots=True)
class TableBlock:
    """A data table row by row."""

    rows: list[list[CellBlocks]]
    region: str = ""
    reason: str = ""


@dataclass(slots=True)
class Page:
    """Everything that is seen, in order; captions stand before their tables."""

    parts: list[Block | TableBlock] = field(default_factory=list)
