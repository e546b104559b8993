"""What a rule of naming gives, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from generator.extract.figures import Figure
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


@dataclass(frozen=True, slots=True)
class Clause:
    """The words before a figure: ``text`` from ``start`` of the sentence, and what ``parts`` of it are the name."""

    text: str
    start: int
    parts: Trimmed

    @property
    def name(self) -> str:
        return self.text[self.parts.start : self.parts.end]

    @property
    def span(self) -> tuple[int, int]:
        """The name in the sentence."""
        return self.start + self.parts.start, self.start + self.parts.end

    @property
    def member(self) -> bool:
        """其中 opens the clause."""
        return "其中" in self.parts.opening


@dataclass(slots=True)
class Scene:
    """A sentence being named: ``done`` holds the namings of its figures so far, ``before`` the last of the paragraph."""

    sentence: Sentence
    regions: frozenset[str]
    before: Naming | None = None
    done: list[Naming | None] = field(default_factory=list)

    def figure(self, index: int) -> Figure:
        return self.sentence.figures[index]

    def previous(self, index: int) -> Naming | None:
        """The naming that an elliptic figure refers to: the nearest one before it."""
        return next((naming for naming in reversed(self.done[:index]) if naming), self.before)

    def clause(self, index: int) -> Clause:
        """The words before a figure, taken apart. A noun that the figure before it counts is not among them."""
        start = self.sentence.clause_start(index)
        end = self.figure(index).left
        if index and start == self.sentence.gap_start(index):
            start = self._past_noun(index, start, end)
        text = self.sentence.text[start:end]
        return Clause(text, start, trim(text, self.regions))

    def _past_noun(self, index: int, start: int, end: int) -> int:
        """2名协调员、1家组织: the list goes on after the last joint when what was counted stood after its figure."""
        naming = self.done[index - 1]
        text = self.sentence.text[start:end]
        if naming is None or naming.rule != "after":
            return start
        joint = max((text.rfind(mark) for mark in "、和及与"), default=-1)
        return start + joint + 1 if joint >= 0 else start


Rule = Callable[[Scene, int], Naming | None]
