"""How two sources hang together: editions of one document, what explains it, what went before it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.model.place import Place
from generator.model.statement import Statement

RelationKind = Literal["draft", "revision", "copy", "interpretation", "predecessor"]
Told = Literal["catalogue", "stated", "inferred"]
FigureChangeKind = Literal["unchanged", "changed", "dropped", "added"]
EDITIONS: tuple[RelationKind, ...] = ("draft", "revision", "copy")


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure of two editions. ``before`` and ``after`` are observation ids, empty where one has no such figure.

    ``difference`` says in words what changed: "增加200张", "期间由2025年改为2026年"; empty where nothing did.
    """

    kind: FigureChangeKind
    before: str
    after: str
    difference: str = ""


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A heading or a paragraph (its block) that stands in one edition alone."""

    kind: Literal["dropped", "added"]
    heading: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Relation:
    """``source_id`` is the draft, the replaced plan, the copy, the interpretation or the predecessor of ``target_id``.

    ``told``: who says so: the catalogue, the documents themselves, or nobody (then it is inferred). ``counted`` is the
    edition whose figures count, empty where both do (interpretation, predecessor, a ``partial`` revision, which changes
    only some figures of a plan that stays in force). ``grounds`` are the evidence in
    words, with no place where the catalogue says it. ``roles`` name the two beside one another (征求意见稿, 正式稿);
    ``choice`` says why the counted one was chosen. ``overlap`` is the share of the
    shorter text, from 0 to 1, that stands in the other; None where it was not measured. ``figures`` and ``passages``
    say what changed from source to target; empty for a predecessor.
    """

    id: str
    kind: RelationKind
    source_id: str
    target_id: str
    told: Told
    grounds: tuple[Statement, ...]
    roles: tuple[str, str]
    counted: str = ""
    choice: str = ""
    partial: bool = False
    overlap: Decimal | None = None
    figures: tuple[FigureChange, ...] = ()
    passages: tuple[PassageChange, ...] = ()

    def other(self, source_id: str) -> str:
        """The other of the two sources."""
        return self.target_id if source_id == self.source_id else self.source_id


@dataclass(frozen=True, slots=True)
class Absent:
    """A document that a source is an edition or an interpretation of and that the collection lacks.

    ``title`` is as the source has it, ``place`` where (None: in the catalogue alone). ``alike``: the collection has a
    plan of the region that may be meant, but no title tells.
    """

    kind: RelationKind
    source_id: str
    title: str
    place: Place | None
    alike: bool = False


@dataclass(frozen=True, slots=True)
class Counting:
    """Which figures count: none is counted twice.

    ``superseded`` are sources that another edition stands for; ``repeats`` figures (observation ids) that say again
    what the figure they are mapped to says; ``replaced`` figures that a notice of adjustment has changed;
    ``disputed`` figures of a superseded source that count all the same,
    because the two texts of one document do not agree on them; ``absent`` what the collection lacks.
    """

    relations: tuple[Relation, ...] = ()
    superseded: frozenset[str] = frozenset()
    repeats: tuple[tuple[str, str], ...] = ()
    replaced: frozenset[str] = frozenset()
    disputed: frozenset[str] = frozenset()
    absent: tuple[Absent, ...] = ()

    @property
    def omitted(self) -> frozenset[str]:
        """Single figures that another one stands for."""
        return self.replaced | {mine for mine, _ in self.repeats}
