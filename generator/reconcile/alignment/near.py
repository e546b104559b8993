"""Figures that a reader would set side by side, and that measure two things: 登记失业率 here, 调查失业率 there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from generator.model.alignment import Uncompared
from generator.model.figure import Observation
from generator.reconcile.alignment.figures import Said
from generator.reconcile.compare import side
from generator.reconcile.evidence import Evidence
from generator.rules.alignment import near_concepts
from generator.rules.nesting import lies_in
from generator.text.typeset import typeset

Known = Mapping[str, Mapping[str, Said]]


def near_misses(known: Known, evidence: Evidence) -> Iterator[Uncompared]:
    """Of a division and one that it lies in, where each has only one of two near concepts. ``known`` is by concept."""
    for first, second in near_concepts():
        for one, other in ((first, second), (second, first)):
            mine, theirs = known.get(one, {}), known.get(other, {})
            for part, whole in product(mine.values(), theirs.values()):
                alone = part.key not in theirs and whole.key not in mine
                if alone and lies_in(part.region, whole.region) and (pair := _alike(part, whole)):
                    reason = f"口径不同：{_said(part, one, evidence)}，{_said(whole, other, evidence)}"
                    ids = tuple(o.id for o in pair)
                    yield Uncompared("vertical", one, (part.key, whole.key), ids, reason)


def _alike(part: Said, whole: Said) -> tuple[Observation, Observation] | None:
    """Figures of both that are of one kind: two targets, else two realised values."""
    pairs = [(a, b) for a in part.figures for b in whole.figures if side(a) is not None and side(a) == side(b)]
    return min(pairs, key=lambda pair: side(pair[0]) != "target", default=None)


def _said(each: Said, concept_id: str, evidence: Evidence) -> str:
    return f"{typeset(each.region.name)}是{typeset(evidence.concepts[concept_id].name)}"
