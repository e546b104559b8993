"""How sources hang together, and so which figures count: editions, copies, interpretations, predecessors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from generator.model.note import Result
from generator.model.relation import Absent, Counting, Relation
from generator.reconcile.editions import told
from generator.reconcile.editions.counting import counting
from generator.reconcile.editions.explained import Named, explanations, is_alike
from generator.reconcile.editions.family import families
from generator.reconcile.editions.identity import Identity, identity
from generator.reconcile.editions.naming import told_apart
from generator.reconcile.editions.recognise import Bond, Shelf, candidates, edition_of, predecessors, structure
from generator.reconcile.editions.relation import relation
from generator.reconcile.evidence import Evidence
from generator.rules.catalogue import Catalogue
from generator.rules.editions import mark_of

__all__ = ["relate", "told_apart"]


def relate(evidence: Evidence, catalogue: Catalogue) -> Result[Counting]:
    """What the sources of ``evidence`` (all of them counted) are to each other, and which figures count.

    What the catalogue says goes before what titles and texts tell; an entry that can't be so is a note.
    """
    results = evidence.everything
    given = told.entries(catalogue, [(result.source.id, result.source.path) for result in results])
    known = {result.source.id: identity(result, given[result.source.id]) for result in results}
    both_ways = told.contradicted(given)
    said = [bond for bond in told.bonds(given, known) if _pair(bond) not in both_ways]
    shelf = Shelf(known, evidence.folded, told.unrelated(given) | both_ways | {_pair(bond) for bond in said})
    editions = [*_measured(said, shelf), *_recognised(shelf)]
    found = families([bond for bond in editions if not bond.partial], known)
    stands = {member: family.counted for family in found for member in family.members}
    explained, absent = _explained(said, shelf, stands)
    left = [each for each in known.values() if stands.get(each.id, each.id) == each.id]
    related = {source_id for bond in editions for source_id in _pair(bond)}
    relations = (
        *(relation(bond, shelf, evidence, counted=family.counted) for family in found for bond in family.bonds),
        *(relation(bond, shelf, evidence) for bond in editions if bond.partial),
        *(relation(bond, shelf, evidence, named=named) for bond, named in explained),
        *(relation(bond, shelf, evidence) for bond in predecessors(left) if _pair(bond) not in shelf.apart),
    )
    return Result.of(
        counting(
            _ordered(relations, evidence),
            found,
            (*absent, *_unfinished(left, related)),
            evidence,
        ),
        told.notes(given, known),
    )


def _pair(bond: Bond) -> frozenset[str]:
    return frozenset((bond.first.id, bond.second.id))


def _measured(said: Sequence[Bond], shelf: Shelf) -> Iterator[Bond]:
    """The catalogue's editions, with how far their texts overlap."""
    for bond in said:
        if bond.kind != "interpretation":
            yield replace(bond, overlap=shelf.overlap(bond.first, bond.second))


def _recognised(shelf: Shelf) -> Iterator[Bond]:
    for a, b in candidates(shelf):
        if (bond := edition_of(a, b, shelf)) is not None:
            yield bond


def _explained(
    said: Sequence[Bond], shelf: Shelf, stands: Mapping[str, str]
) -> tuple[list[tuple[Bond, Named | None]], list[Absent]]:
    """Interpretations, each with the edition that it names; and those of no plan here."""
    found: list[tuple[Bond, Named | None]] = [(bond, None) for bond in said if bond.kind == "interpretation"]
    settled = {bond.first.id for bond, _ in found}
    absent, offered = [], dict[tuple[str, str], list[tuple[Bond, Named]]]()
    for each, named, bond in explanations(shelf):
        if each.id in settled or stands.get(each.id, each.id) != each.id:
            continue
        if bond is None and named.in_title:
            alike = any(is_alike(plan, named, each) for plan in shelf.identities.values())
            absent.append(Absent("interpretation", each.id, named.title, named.place, alike))
        elif bond is None:
            continue
        elif _pair(bond) not in shelf.apart:
            offered.setdefault((each.id, stands.get(bond.second.id, bond.second.id)), []).append((bond, named))
    meant = (max(sorted(each, key=lambda told: told[0].second.id), key=_meant) for each in offered.values())
    return [*found, *meant], absent


def _meant(offered: tuple[Bond, Named]) -> tuple[object, ...]:
    """Of several editions the one that the title names is meant; a title without a mark is that of the final text."""
    plan, mark = offered[0].second, mark_of(offered[1].title)
    same = (bool(plan.mark.stage), plan.mark.revised) == (bool(mark.stage), mark.revised)
    return (same, not plan.mark.stage, plan.mark.final, structure(plan.result))


def _unfinished(left: Sequence[Identity], related: Set[str]) -> Iterator[Absent]:
    """Drafts whose final text, and revisions whose original, the collection lacks."""
    for each in left:
        if each.id not in related and each.mark_place is not None and (each.mark.stage or each.mark.revised):
            yield Absent("draft" if each.mark.stage else "revision", each.id, each.named, each.mark_place)


def _ordered(relations: Sequence[Relation], evidence: Evidence) -> tuple[Relation, ...]:
    """In the order of the documents; of a pair that is said to be two things the first is kept."""
    order = {result.source.id: i for i, result in enumerate(evidence.everything)}
    first = {each.id: each for each in reversed(relations)}
    return tuple(sorted(first.values(), key=lambda each: (order[each.source_id], order[each.target_id], each.kind)))
