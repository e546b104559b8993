"""What documents of several levels say of one thing: matrices with their gaps, and comparisons up, down and across."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.source import Region
from generator.model.statement import Statement

CellState = Literal["shown", "incomparable", "undated", "absent"]
Direction = Literal["vertical", "horizontal"]
Relation = Literal[
    "same", "stricter", "weaker", "differs", "level", "ranked", "share", "exceeds", "sum-agrees", "sum-differs"
]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a region (by code, else name) or a source says of a concept.

    ``observation_id`` is the figure that stands for it, empty when ``state`` is absent; ``reason`` says in words why
    it can't be set beside others, or is empty.
    """

    concept_id: str
    column: str
    observation_id: str
    state: CellState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A concept across all columns, and what is to be minded when its figures are read side by side."""

    concept_id: str
    cells: tuple[Cell, ...]
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Concepts in the vocabulary's order × regions (by level and code) or sources (as they are listed)."""

    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A permitted comparison: the figures of ``regions`` (smaller first), how they stand, said in a sentence.

    ``direction``: of a division with one that it lies in, or of those of one level. ``same``: one target for both;
    ``stricter``/``weaker``: the first asks more or less than the second, in the indicator's own direction; ``differs``:
    the targets differ and the indicator has no better side; ``level``: two realised values; ``ranked``: three regions
    or more by their values; ``share``, ``exceeds``: a part of the whole; ``sum-agrees``, ``sum-differs``: all parts of
    a level and the whole. ``result`` is what was computed, in words: "12.3%", "低0.2个百分点"; empty for the rest.
    """

    direction: Direction
    relation: Relation
    concept_id: str
    regions: tuple[str, ...]
    observation_ids: tuple[str, ...]
    statement: Statement
    result: str = ""


@dataclass(frozen=True, slots=True)
class Lacking:
    """Indicators that the plan of the second of two regions sets targets for and no document says of the first.

    ``observation_ids`` are the targets of the second, concept by concept.
    """

    regions: tuple[str, str]
    concept_ids: tuple[str, ...]
    observation_ids: tuple[str, ...]
    statement: Statement


@dataclass(frozen=True, slots=True)
class Uncompared:
    """Two figures of one concept that are not compared, and the reason in words."""

    direction: Direction
    concept_id: str
    regions: tuple[str, ...]
    observation_ids: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """Everything that is said across regions. ``regions`` are those that figures speak of, the larger first."""

    regions: tuple[Region, ...] = ()
    by_region: Matrix = Matrix((), ())
    by_source: Matrix = Matrix((), ())
    comparisons: tuple[Comparison, ...] = ()
    uncompared: tuple[Uncompared, ...] = ()
    unsummed: tuple[str, ...] = ()
    lacking: tuple[Lacking, ...] = ()
