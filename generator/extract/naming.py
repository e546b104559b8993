"""What a rule of naming gives, and what it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Literal

import msgspec

from generator.extract.quantity import Figure
from generator.extract.sentence import Sentence
from generator.extract.trim import Trimmed, trim
from generator.rules.phrases import words
from generator.text.words import starts

NameBasis = Literal["", "change", "average", "cumulative"]
Role = Literal["", "baseline", "actual", "aim"]
BACK = 24


class Naming(msgspec.Struct, frozen=True):
    """The name of one figure. ``spans`` are its characters in the sentence, ``base`` what a follower is completed with.

    ``opening`` and ``predicate`` are the words taken off the name: they speak of status. ``verb`` is a verb that the
    next item of a list inherits. ``member`` says that 其中 makes it a part of an earlier figure. ``holder`` is what the
    measure is of (规模以上工业企业), when the sentence shows it. ``time``: the words of time paired with it.
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
    holder: str = ""
    time: str = ""


class Clause(msgspec.Struct, frozen=True):
    """The words before a figure: ``text`` from ``start`` of the sentence, and what ``parts`` of it are the name.

    ``member``: 其中 opens the clause or stands before an earlier one that is joined to it.
    """

    text: str
    start: int
    parts: Trimmed
    name: str
    member: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """The name in the sentence."""
        return self.start + self.parts.start, self.start + self.parts.end


@dataclass(slots=True)
class Scene:
    """A sentence being named: ``done`` are the namings of its figures so far.

    ``topic`` is the run-in heading of the paragraph, ``before`` the last naming of the paragraph before it, ``whole``
    the last that is no part of another.
    """

    sentence: Sentence
    regions: frozenset[str]
    before: Naming | None = None
    whole: Naming | None = None
    topic: str = ""
    done: list[Naming | None] = field(default_factory=list)
    clauses: dict[int, Clause] = field(default_factory=dict)

    def figure(self, index: int) -> Figure:
        return self.sentence.figures[index]

    def previous(self, index: int) -> Naming | None:
        """The naming that an elliptic figure refers to: the nearest one before it."""
        return next(
            (naming for naming in reversed(self.recent(index)) if naming and naming.rule != "goal"), self.before
        )

    def recent(self, index: int) -> list[Naming | None]:
        """The namings just before a figure, in order: no rule looks further back."""
        return self.done[max(0, index - BACK) : index]

    def levels(self, index: int) -> list[Naming]:
        """Those of them that name a level, not a change."""
        names = self.recent(index)
        return [naming for naming in names if naming and naming.basis in ("", "cumulative") and naming.rule != "goal"]

    def clause(self, index: int) -> Clause:
        """The words before a figure, taken apart. A noun that the figure before it counts is not among them."""
        if index not in self.clauses:
            self.clauses[index] = self._clause(index)
        return self.clauses[index]

    def _clause(self, index: int) -> Clause:
        start = self.sentence.clause_start(index)
        end = self.figure(index).left
        if index and start == self.sentence.gap_start(index):
            start = self._past_noun(index, start, end)
        text = self.sentence.text[start:end]
        parts = trim(text, self.regions)
        return Clause(text, start, parts, text[parts.start : parts.end], self._member(index, start, parts.opening))

    def _past_noun(self, index: int, start: int, end: int) -> int:
        """2名协调员、1家组织; 3万家企业减免社保6亿元: past what was counted, to the joint or the verb."""
        naming = self.done[index - 1]
        text = self.sentence.text[start:end]
        joint = max((text.rfind(mark) for mark in "、和及与"), default=-1)
        if text.startswith("的") and "、" in text:
            return start + text.rindex("、") + 1
        if naming is None or naming.rule != "after":
            return start
        parts = trim(text, self.regions)
        if self.figure(index).share and text[parts.start : parts.end].endswith(words("measures")):
            return start
        if joint >= 0:
            return start + joint + 1
        cuts = starts(text)
        verb = next((a for a, b in pairwise(cuts) if a and text[a:b] in verbs()), None)
        return end if verb is None else start + verb

    def _member(self, index: int, start: int, opening: str) -> bool:
        gap = self.sentence.text[self.sentence.gap_start(index) : start]
        if "其中" in opening or "其中" in gap[-4:]:
            return True
        naming = self.done[index - 1] if index else None
        joined = "," in gap or self.sentence.gap(index).lstrip().startswith(("、", "和", "及"))
        return bool(naming and naming.member and joined and ";" not in gap)


@cache
def verbs() -> frozenset[str]:
    """Verbs that may govern a figure's noun."""
    return frozenset(words("verbs", "light-verbs"))


Rule = Callable[[Scene, int], Naming | None]
