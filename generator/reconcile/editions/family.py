"""The editions of one document as a family: who follows whom, and which one counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.reconcile.editions.identity import Identity
from generator.reconcile.editions.recognise import Bond, fullest, in_order


@dataclass(frozen=True, slots=True)
class Family:
    """Sources that are one document, the bonds that are shown between them, and the one whose figures count."""

    members: tuple[str, ...]
    bonds: tuple[Bond, ...]
    counted: str


def families(bonds: Sequence[Bond], identities: Mapping[str, Identity]) -> tuple[Family, ...]:
    """Every family with its bonds: a copy with the text that it copies, an edition with the one before it."""
    groups = _components(bonds)
    return tuple(_family(group, bonds, identities) for group in groups)


def _components(bonds: Iterable[Bond]) -> list[tuple[str, ...]]:
    home: dict[str, set[str]] = {}
    for bond in bonds:
        merged = home.get(bond.first.id, {bond.first.id}) | home.get(bond.second.id, {bond.second.id})
        for each in merged:
            home[each] = merged
    distinct = {tuple(sorted(group)) for group in home.values()}
    return sorted(distinct)


def _family(members: tuple[str, ...], bonds: Sequence[Bond], identities: Mapping[str, Identity]) -> Family:
    inner = [bond for bond in bonds if bond.first.id in members]
    copies = [bond for bond in inner if bond.kind == "copy"]
    stands_for = _originals(copies, identities)
    versions = [
        bond
        for bond in inner
        if bond.kind != "copy"
        and stands_for.get(bond.first.id, bond.first.id) == bond.first.id
        and stands_for.get(bond.second.id, bond.second.id) == bond.second.id
    ]
    kept = _next_only(versions)
    left = [identities[each] for each in members if stands_for.get(each, each) == each]
    return Family(members, (*kept, *_nearest(copies, stands_for)), _counted(left, kept))


def _nearest(copies: Sequence[Bond], stands_for: Mapping[str, str]) -> list[Bond]:
    """Each copy with the text that stands for it, or where these two were not found alike, with one between them."""
    found: dict[str, Bond] = {}
    for bond in copies:
        if stands_for[bond.first.id] == bond.second.id or bond.first.id not in found:
            found[bond.first.id] = bond
    return [bond for source_id, bond in found.items() if stands_for[source_id] != source_id]


def _originals(copies: Sequence[Bond], identities: Mapping[str, Identity]) -> dict[str, str]:
    """The text that stands for each copy: the catalogue's word, else the one that is final or has more structure."""
    found: dict[str, str] = {}
    for group in _components(copies):
        mine = [bond for bond in copies if bond.first.id in group]
        told = {bond.first.id for bond in mine if bond.told == "catalogue"}
        left = [identities[each] for each in group if each not in told] or [identities[each] for each in group]
        best = fullest(left)
        found |= dict.fromkeys(group, best.id)
    return found


def _next_only(versions: Sequence[Bond]) -> list[Bond]:
    """Without the bonds that a longer way round makes idle: draft → final where draft → second draft → final."""
    after: dict[str, set[str]] = {}
    for bond in versions:
        after.setdefault(bond.first.id, set()).add(bond.second.id)

    def reached(start: str, goal: str, seen: frozenset[str]) -> bool:
        return any(
            step == goal or (step not in seen and reached(step, goal, seen | {step})) for step in after.get(start, ())
        )

    def idle(bond: Bond) -> bool:
        between = after[bond.first.id] - {bond.second.id}
        return bond.told != "catalogue" and any(
            reached(step, bond.second.id, frozenset({bond.first.id, step})) for step in between
        )

    return [bond for bond in versions if not idle(bond)]


def _counted(members: Sequence[Identity], versions: Sequence[Bond]) -> str:
    """The last edition that is no draft; of drafts alone the last."""
    followed = {bond.first.id for bond in versions if not bond.second.mark.stage}
    final = [each for each in members if not each.mark.stage] or list(members)
    last = [each for each in final if each.id not in followed] or final
    best = last[0]
    for each in last[1:]:
        best = in_order(best, each)[1]
    return best.id
