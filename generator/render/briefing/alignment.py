"""上下级对照: what a county, its city and its province say of one indicator, each sentence with its places."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.alignment import Comparison
from generator.render.briefing.draft import Caption, Draft, Head
from generator.render.briefing.runs import Line
from generator.rules.codes import code_lists
from generator.text.typeset import typeset

# What a reader should see first: a part that exceeds its whole, sums that do not agree, targets that ask less. Shares
# and values of the same time say nothing of how plans follow each other: the site has them.
GRAVEST_FIRST = ("exceeds", "sum-differs", "weaker", "differs", "stricter", "same", "sum-agrees")


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """An indicator of two levels: how they stand, in a word and in a sentence."""

    name: str
    relation: str
    text: Line


@dataclass(frozen=True, slots=True)
class Aligned:
    """The chapter: the comparisons, what only the higher plan has targets for; ``more`` comparisons are left out."""

    head: Head
    caption: Caption | None
    rows: tuple[AlignedRow, ...]
    lacking: tuple[Line, ...]
    more: int


def alignment(draft: Draft) -> Aligned | None:
    """The chapter, or None where the collection holds nothing of two levels."""
    found = draft.collection.alignment
    every = [each for each in found.comparisons if each.direction == "vertical"]
    vertical = [each for each in every if each.relation in GRAVEST_FIRST]
    if not vertical and not found.lacking:
        return None
    head = draft.chapter("上下级对照")
    caption = draft.table("县、市、省与全国同一指标的对照") if vertical else None
    ordered = sorted(vertical, key=lambda each: GRAVEST_FIRST.index(each.relation))
    rows = tuple(_row(draft, each) for each in ordered)
    lacking = tuple(draft.evidence.annotate(each.statement.text, each.statement.places) for each in found.lacking)
    return Aligned(head, caption, rows, lacking, len(every) - len(vertical))


def _row(draft: Draft, comparison: Comparison) -> AlignedRow:
    """The sentence begins with the indicator's name and a colon, which the first column has."""
    name, _, told = comparison.statement.text.partition("：")
    relation = code_lists()["alignment_relation"].labels[comparison.relation]
    return AlignedRow(typeset(name), relation, draft.evidence.annotate(told, comparison.statement.places))
