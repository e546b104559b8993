"""Regions of one level beside one another: rates and ceilings are compared, counts only shown side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from generator.model.alignment import Comparison, Uncompared
from generator.reconcile.alignment.figures import Said
from generator.reconcile.alignment.standing import additive
from generator.reconcile.alignment.verdicts import rates
from generator.reconcile.alignment.vertical import comparison, matched, uncompared
from generator.reconcile.evidence import Evidence
from generator.rules.nesting import lies_in, rank


def peers(regions: Mapping[str, Said]) -> Iterator[tuple[Said, Said]]:
    """Two regions of one level, none inside the other."""
    for a, b in combinations(regions.values(), 2):
        level = rank(a.region)
        nested = lies_in(a.region, b.region) or lies_in(b.region, a.region)
        if level and level == rank(b.region) and not nested:
            yield a, b


def horizontal(concept_id: str, regions: Mapping[str, Said], evidence: Evidence) -> Iterator[Comparison | Uncompared]:
    """What is compared of one concept between regions of one level, and for other pairs the reason why not."""
    for a, b in peers(regions):
        pairs = list(matched(a, b, evidence))
        usable = [(x, y) for x, y in pairs if not additive(x, evidence)]
        for x, y in usable:
            yield comparison("horizontal", concept_id, (a, b), (x, y), rates(x, y, evidence))
        if not pairs:
            yield uncompared("horizontal", concept_id, a, b, [], evidence)
