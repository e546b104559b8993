"""Headings → sections. Levels follow from what this document prints, not from a fixed table of schemes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.document import Section
from generator.parse.outline import Leaf


@dataclass(frozen=True, slots=True)
class Tree:
    """The sections in order, and for each leaf its innermost section and its level (0 where it has none)."""

    sections: tuple[Section, ...]
    section_of: tuple[int, ...]
    level_of: tuple[int, ...]


def tree_of(leaves: Sequence[Leaf]) -> Tree:
    """A heading closes every open section of its rank or below; its level counts what stays open."""
    opened: list[tuple[int, int]] = []
    starts: list[tuple[int, int, int]] = []
    section_of: list[int] = []
    level_of: list[int] = []
    for index, leaf in enumerate(leaves):
        if leaf.heading:
            while opened and opened[-1][0] >= leaf.heading.rank:
                opened.pop()
            parent = opened[-1][1] if opened else -1
            opened.append((leaf.heading.rank, len(starts)))
            starts.append((index, len(opened), parent))
        section_of.append(opened[-1][1] if opened else -1)
        depth = sum(rank < leaf.rank for rank, _ in opened)
        level_of.append(len(opened) if leaf.heading else depth + 1 if leaf.rank else 0)
    sections = tuple(_section(leaves, starts, number) for number in range(len(starts)))
    return Tree(sections, tuple(section_of), tuple(level_of))


def _section(leaves: Sequence[Leaf], starts: Sequence[tuple[int, int, int]], number: int) -> Section:
    index, level, parent = starts[number]
    after = (start for start, other, _ in starts[number + 1 :] if other <= level)
    heading = leaves[index].heading
    assert heading is not None
    return Section(number, level, heading.number, heading.title, index, (index, next(after, len(leaves))), parent)
