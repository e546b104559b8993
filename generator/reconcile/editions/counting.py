"""Which figures count: those of one edition of a document, each said once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.relation import Absent, Counting, Relation
from generator.reconcile.editions.family import Family
from generator.reconcile.editions.figures import is_former
from generator.reconcile.editions.retelling import repeats
from generator.reconcile.evidence import Evidence


def counting(
    relations: Sequence[Relation], found: Sequence[Family], absent: Sequence[Absent], evidence: Evidence
) -> Counting:
    """Of every family one source counts; of an interpretation what its plan does not say already."""
    superseded = {member for family in found for member in family.members} - {family.counted for family in found}
    return Counting(
        relations=tuple(relations),
        superseded=frozenset(superseded),
        repeats=tuple(_repeats(relations, superseded, evidence)),
        replaced=frozenset(_replaced(relations, superseded, evidence)),
        disputed=frozenset(_disputed(relations)),
        absent=tuple(absent),
    )


def _repeats(relations: Sequence[Relation], superseded: set[str], evidence: Evidence) -> Iterator[tuple[str, str]]:
    told: set[str] = set()
    for each in relations:
        if each.kind == "interpretation" and each.target_id not in superseded:
            for mine, plan in repeats(evidence.of_source(each.source_id), evidence.of_source(each.target_id), evidence):
                if mine.id not in told:
                    told.add(mine.id)
                    yield mine.id, plan.id


def _replaced(relations: Sequence[Relation], superseded: set[str], evidence: Evidence) -> Iterator[str]:
    """What a notice of adjustment says anew of the plan that stays in force; what explains a text that was replaced."""
    for each in relations:
        if each.kind == "interpretation" and each.target_id in superseded:
            yield from (change.after for change in each.figures)
        if each.partial:
            yield from (change.before for change in each.figures if change.kind == "changed")
            yield from (change.after for change in each.figures if change.kind == "unchanged")
            yield from (o.id for o in evidence.of_source(each.target_id) if is_former(o))


def _disputed(relations: Sequence[Relation]) -> Iterator[str]:
    """Figures of a copy that differ from those of the text that counts: nobody has said which is right."""
    for each in relations:
        if each.kind == "copy" and each.told != "catalogue":
            for change in each.figures:
                if change.kind == "changed":
                    yield change.before if each.counted == each.target_id else change.after
