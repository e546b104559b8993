"""Headings → sections. Levels follow from what this document prints, not from a fixed table of schemes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.model.document import ASKING, Section
from generator.parse.outline import DOCUMENT_RANK, PART_RANK, Leaf


@dataclass(slots=True)
class Tree:
    """The sections in order, and for each leaf its innermost section (-1) and its level (0 where it has none)."""

    sections: list[Section] = field(default_factory=list)
    section_of: list[int] = field(default_factory=list)
    level_of: list[int] = field(default_factory=list)
    open: list[tuple[int, int]] = field(default_factory=list)

    def close(self, rank: int, at: int) -> None:
        """Ends every open section of ``rank`` or below before the leaf ``at``."""
        while self.open and self.open[-1][0] >= rank:
            _, index = self.open.pop()
            section = self.sections[index]
            self.sections[index] = replace(section, blocks=(section.heading, at))


def tree_of(leaves: Sequence[Leaf]) -> Tree:
    """A heading closes every open section of its rank or below; its level counts what stays open.

    A new question closes the sections inside the answer before it, unless a heading stands right above it.
    """
    tree = Tree()
    for at, leaf in enumerate(leaves):
        if leaf.voice and leaf.voice.role in ASKING and at and leaves[at - 1].heading is None:
            tree.close(PART_RANK, at)
        if leaf.heading:
            tree.close(leaf.heading.rank, at)
            parent = tree.open[-1][1] if tree.open else -1
            tree.open.append((leaf.heading.rank, len(tree.sections)))
            number, title = leaf.heading.number, leaf.heading.title
            tree.sections.append(Section(len(tree.sections), len(tree.open), number, title, at, (at, at), parent))
        tree.section_of.append(tree.open[-1][1] if tree.open else -1)
        tree.level_of.append(len(tree.open) if leaf.heading else _depth(tree, leaf.rank) if leaf.rank else 0)
    tree.close(DOCUMENT_RANK, len(leaves))
    return tree


def _depth(tree: Tree, rank: int) -> int:
    """The level of a numbered paragraph: below all open sections of a lower rank."""
    return 1 + sum(above < rank for above, _ in tree.open)
