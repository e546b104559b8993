"""What the format of a source told of its structure: blocks, headings, list items, bold words, the page's own title."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.model.source import Mark
from generator.parse.lines import Line
from generator.rules.numbering import numbered
from generator.text.fold import fold

# Where bold is the rule, it says nothing.
MOST_STRONG = 0.5
# A level of headings without any number stands just under the title, above every numbered scheme.
HIGHEST_RANK = 2


@dataclass(frozen=True, slots=True)
class Spans:
    """The marks of one kind that don't overlap, in order; found by a position in them."""

    starts: tuple[int, ...] = ()
    marks: tuple[Mark, ...] = ()

    @staticmethod
    def of(marks: Iterable[Mark]) -> Spans:
        ordered = sorted((mark for mark in marks if len(mark.span)), key=lambda mark: mark.span)
        return Spans(tuple(mark.span.start for mark in ordered), tuple(ordered))

    def at(self, position: int) -> Mark | None:
        """The mark that covers ``position``."""
        index = bisect_right(self.starts, position) - 1
        return self.marks[index] if index >= 0 and position < self.marks[index].span.end else None


@dataclass(frozen=True, slots=True)
class Told:
    """The marks of a source as the rules of parsing ask for them; for plain text nothing is told.

    ``title``: what the page calls itself, folded, without spaces. ``ranks``: the rank of unnumbered headings by level.
    """

    title: str = ""
    blocks: Spans = Spans()
    headings: Spans = Spans()
    items: Spans = Spans()
    bold: Spans = Spans()
    ranks: Mapping[int, int] = field(default_factory=dict)

    def same_block(self, before: Line, line: Line) -> bool:
        """May two lines be parts of one paragraph?"""
        if not self.blocks.marks:
            return True
        mark = self.blocks.at(before.start)
        return mark is not None and line.start < mark.span.end

    def level(self, line: Line) -> int:
        """The level of the heading that a line is, or is part of; 0 for none."""
        mark = self.headings.at(line.start)
        level = dict(mark.attributes).get("level", "") if mark else ""
        return int(level) if level.isdecimal() else 0

    def is_topmost(self, line: Line) -> bool:
        """Does a line begin the first heading of all, and is no other of its level or above?"""
        marks = self.headings.marks
        first = self.headings.at(line.start)
        levels = [dict(mark.attributes).get("level", "") for mark in marks]
        return first is not None and first == marks[0] and min(levels) == levels[0] and levels.count(levels[0]) == 1

    def strong(self, line: Line) -> int:
        """How many characters of a line, from its first on, are bold."""
        if not self.bold.marks:
            return 0
        mark = self.bold.at(line.start)
        length = 0
        while mark is not None and length < len(line.text):
            length = mark.span.end - line.start
            mark = self.bold.at(mark.span.end)
        return min(length, len(line.text))


def told_of(marks: Sequence[Mark], lines: Sequence[Line]) -> Told:
    """What ``marks`` tell of the structure of a source with these lines."""
    if not marks:
        return Told()
    kinds: dict[str, list[Mark]] = {}
    for mark in marks:
        kinds.setdefault(mark.kind, []).append(mark)
    page = dict(kinds["about"][0].attributes) if "about" in kinds else {}
    headings = Spans.of(kinds.get("heading", ()))
    told = Told(
        title="".join(fold(page.get("title", "")).split()),
        blocks=Spans.of(kinds.get("paragraph", ())),
        headings=headings,
        items=Spans.of(kinds.get("item", ())),
        bold=Spans.of(kinds.get("strong", ())),
    )
    whole = sum(told.strong(line) == len(line.text) for line in lines)
    bold = told.bold if whole <= MOST_STRONG * len(lines) else Spans()
    return Told(told.title, told.blocks, headings, told.items, bold, _ranks(told, lines))


def _ranks(told: Told, lines: Sequence[Line]) -> Mapping[int, int]:
    """For each level of headings the rank of those without a number.

    It is that of the numbered ones beside them, else between those above and below, else above every scheme.
    """
    known: dict[int, int] = {}
    levels = {told.level(line): 0 for line in lines} if told.headings.marks else {}
    for line in lines if levels else ():
        number = numbered(line.text) if told.level(line) else None
        if number is not None:
            level = told.level(line)
            known[level] = min(known.get(level, number.rank), number.rank)
    ranks = {}
    for level in levels:
        above = max((each for each in known if each <= level), default=0)
        below = min((each for each in known if each > level), default=0)
        if above:
            ranks[level] = known[above] + level - above
        elif below:
            ranks[level] = known[below] - (below - level)
        else:
            ranks[level] = HIGHEST_RANK + level
    return ranks
