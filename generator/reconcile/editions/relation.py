"""A bond between two sources as it is published: its evidence, and what changed from the one to the other."""

from __future__ import annotations

from hashlib import sha256

from generator.model.relation import EDITIONS, FigureChange, Relation
from generator.reconcile.editions.explained import Named
from generator.reconcile.editions.figures import adjusted, changes
from generator.reconcile.editions.grounds import grounds
from generator.reconcile.editions.passages import changed_passages
from generator.reconcile.editions.recognise import Bond, Shelf
from generator.reconcile.editions.retelling import retold
from generator.reconcile.editions.roles import choice, roles
from generator.reconcile.evidence import Evidence

# File systems allow names of 255 bytes.
LONGEST = 96


def relation(bond: Bond, shelf: Shelf, evidence: Evidence, counted: str = "", named: Named | None = None) -> Relation:
    """``counted`` is the edition that counts, ``named`` the title by which an interpretation names its plan."""
    a, b = bond.first, bond.second
    whole = bond.kind in EDITIONS and not bond.partial
    return Relation(
        id=f"{_short(a.id)}--{_short(b.id)}",
        kind=bond.kind,
        source_id=a.id,
        target_id=b.id,
        told=bond.told,
        grounds=grounds(bond, shelf, named),
        roles=roles(bond),
        counted=counted,
        choice=choice(bond, counted) if counted else "",
        partial=bond.partial,
        overlap=bond.overlap,
        figures=_figures(bond, evidence),
        passages=changed_passages(a.result, b.result, shelf.profile(a.id), shelf.profile(b.id)) if whole else (),
    )


def _figures(bond: Bond, evidence: Evidence) -> tuple[FigureChange, ...]:
    before, after = evidence.of_source(bond.first.id), evidence.of_source(bond.second.id)
    if bond.kind in EDITIONS:
        return (adjusted if bond.partial else changes)(before, after, evidence)
    return retold(before, after, evidence) if bond.kind == "interpretation" else ()


def _short(source_id: str) -> str:
    if len(source_id.encode()) <= LONGEST:
        return source_id
    digest = sha256(source_id.encode()).hexdigest()[:8]
    return f"{source_id.encode()[: LONGEST - 9].decode(errors='ignore')}-{digest}"
