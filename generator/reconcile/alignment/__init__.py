"""Levels and neighbours: what regions and documents say of one thing, beside one another."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.alignment import Alignment, Comparison, Uncompared
from generator.reconcile.alignment.figures import said
from generator.reconcile.alignment.horizontal import horizontal
from generator.reconcile.alignment.lacking import lacking
from generator.reconcile.alignment.matrix import by_region, by_source
from generator.reconcile.alignment.near import near_misses
from generator.reconcile.alignment.sums import sums, unsummed
from generator.reconcile.alignment.vertical import vertical
from generator.reconcile.evidence import Evidence
from generator.rules.nesting import key, ordered

__all__ = ["align"]


def _with_shares(found: Sequence[Comparison | Uncompared]) -> frozenset[str]:
    """The regions whose totals are set beside those of their parts."""
    relations = ("share", "exceeds", "sum-differs", "sum-agrees")
    return frozenset(c.regions[-1] for c in found if isinstance(c, Comparison) and c.relation in relations)


def align(evidence: Evidence) -> Alignment:
    """The matrices and every comparison between regions, in the order of the vocabulary."""
    regions = ordered(o.region for o in evidence.observations if o.region is not None)
    found: list[Comparison | Uncompared] = []
    known = {concept_id: said(concept_id, evidence) for concept_id in evidence.concepts}
    for concept_id, mine in known.items():
        if len(mine) > 1:
            found += vertical(concept_id, mine, evidence)
            found += sums(concept_id, mine, evidence)
            found += horizontal(concept_id, mine, evidence)
    found += near_misses(known, evidence)
    return Alignment(
        regions=regions,
        by_region=by_region([key(region) for region in regions], evidence),
        by_source=by_source(evidence),
        comparisons=tuple(each for each in found if isinstance(each, Comparison)),
        uncompared=tuple(each for each in found if isinstance(each, Uncompared)),
        unsummed=tuple(unsummed(regions, _with_shares(found))),
        lacking=tuple(lacking(evidence)),
    )
