"""What a rule of naming gives, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from generator.extract.sentence import Sentence
from generator.extract.trim import Trimmed, trim

NameBasis = Literal["", "change", "average"]
Role = Literal["", "baseline", "actual"]


@dataclass(frozen=True, slots=True)
class Naming:
    """The name of one figure. ``spans`` are its characters in the sentence, ``base`` what a follower is completed with.

    ``opening`` and ``predicate`` are the words taken off the name: they speak of status. ``verb`` is a verb that the
    next item of a list inherits. ``member`` says that 其中 makes it a part of an earlier figure.
    """

    name: str
    rule: str
    spans: tuple[tuple[int, int], ...] = ()
    base: str = ""
    subject: str = ""
    opening: str = ""
    predicate: str = ""
    verb: str = ""
    basis: NameBasis = ""
    role: Role = ""
    completed: bool = False
    uncertain: bool = False
    member: bool = False


@dataclass(slots=True)
class Scene:
    """A sentence being named: ``done`` holds the namings of its figures so far, ``before`` the last of the paragraph."""

    sentence: Sentence
    regions: frozenset[str]
    before: Naming | None = None
    done: list[Naming | None] = field(default_factory=list)

    def previous(self, index: int) -> Naming | None:
        """The naming that an elliptic figure refers to: the nearest one before it."""
        return next((naming for naming in reversed(self.done[:index]) if naming), self.before)

    def trimmed(self, index: int) -> tuple[Trimmed, str, int]:
        """(parts, clause, where the clause starts in the sentence) of the words before a figure."""
        start = self.sentence.clause_start(index)
        clause = self.sentence.text[start : self.sentence.figures[index].left]
        return trim(clause, self.regions), clause, start


Rule = Callable[[Scene, int], Naming | None]
