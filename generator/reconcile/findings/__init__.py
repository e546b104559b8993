"""The check-up: every family of findings, in the order in which they are looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.model.collection import Finding
from generator.model.note import GRAVITY
from generator.reconcile.evidence import Evidence
from generator.reconcile.findings import (
    bounds,
    dates,
    declared,
    definitions,
    derived,
    flats,
    like_names,
    names,
    periods,
    regions,
    scopes,
    slips,
    subjects,
    table_sums,
    tables,
    targets,
    told_again,
    told_changes,
    told_paces,
    told_quotients,
    told_shares,
    told_sums,
    unit_slips,
    units,
    values,
    wordings,
)

Family = Callable[[Evidence], Iterator[Finding]]
FAMILIES: tuple[Family, ...] = (
    values.find,
    told_again.find,
    bounds.find,
    targets.find,
    flats.find,
    derived.find,
    told_shares.find,
    told_quotients.find,
    told_changes.find,
    told_paces.find,
    told_sums.find,
    table_sums.find,
    regions.find,
    scopes.find,
    definitions.find,
    units.find,
    unit_slips.find,
    tables.find,
    periods.find,
    subjects.find,
    names.find,
    like_names.find,
    dates.find,
    declared.find,
    wordings.find,
    slips.find,
)


def check(evidence: Evidence) -> tuple[Finding, ...]:
    """All findings, the severe first, then by family, source and place; none twice."""
    order = {source_id: i for i, source_id in enumerate(evidence.sources)}
    found: dict[str, tuple[tuple[int, ...], Finding]] = {}
    for family, find in enumerate(FAMILIES):
        for finding in find(evidence):
            first = min((order[p.source_id], p.span.start) for p in finding.places)
            found.setdefault(finding.id, ((GRAVITY[finding.severity], family, *first), finding))
    return tuple(finding for _, finding in sorted(found.values(), key=lambda pair: (pair[0], pair[1].id)))
