"""How regions stand to one another, told as what they have in common and what not: by the comparisons already made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.alignment import Comparison, Relation
from generator.model.collection import Concept, Statement
from generator.model.synthesis import Aspect, Sentence
from generator.reconcile.evidence import Evidence
from generator.reconcile.wording import listed
from generator.text.typeset import typeset

ASPECTS: dict[Relation, Aspect] = {
    "same": "agree",
    "stricter": "differ",
    "weaker": "differ",
    "differs": "differ",
    "ranked": "differ",
    "level": "differ",
}
UP: tuple[tuple[Relation, str], ...] = (
    ("weaker", "处目标低于上级，或上限宽于上级"),
    ("stricter", "处高于或严于上级"),
    ("same", "处与上级相同"),
)
MOST_NAMED = 3


def between_regions(concept: Concept, comparisons: Sequence[Comparison]) -> Iterator[Sentence]:
    """The comparisons of a concept, without its name in front."""
    for each in comparisons:
        aspect = ASPECTS.get(each.relation)
        if each.concept_id == concept.id and aspect:
            head, mark, rest = each.statement.text.partition("：")
            text = rest if mark and len(head) <= len(concept.name) + 12 else each.statement.text
            yield Sentence(aspect, text, each.statement.places)


def of_levels(comparisons: Sequence[Comparison], evidence: Evidence) -> Iterator[Statement]:
    """One sentence: how many targets are weaker, stricter or the same as those of the nearest division above."""
    vertical = _nearest(comparisons)
    groups = [(words, [each for each in vertical if each.relation == relation]) for relation, words in UP]
    told = [_told(words, found, evidence) for words, found in groups if found]
    if told:
        places = tuple(place for _, found in groups for each in found for place in each.statement.places)
        yield Statement(f"与各自最近一级的上级相比，{'；'.join(told)}。", tuple(dict.fromkeys(places)))


def _nearest(comparisons: Sequence[Comparison]) -> list[Comparison]:
    """Of a figure set against several superiors only the comparison with the nearest: each target counts once."""
    first: dict[str, Comparison] = {}
    for each in comparisons:
        if each.direction == "vertical" and each.relation in {relation for relation, _ in UP}:
            first.setdefault(each.observation_ids[0], each)
    return list(first.values())


def _told(words: str, found: Sequence[Comparison], evidence: Evidence) -> str:
    """ "3处目标低于上级（青山县人均预期寿命等）"."""
    shown = list(dict.fromkeys(_whose(each, evidence) for each in found))
    named = f"{'、'.join(shown[:MOST_NAMED])}等" if len(shown) > MOST_NAMED else listed(shown)
    return f"{len(found)}{words}（{named}）"


def _whose(each: Comparison, evidence: Evidence) -> str:
    o = evidence.by_id.get(each.observation_ids[0])
    region = o.region.name if o and o.region else ""
    return f"{region}{typeset(evidence.concepts[each.concept_id].name)}"
