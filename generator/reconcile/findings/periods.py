"""Figures of projects without a term, beside the table that has one: period-ambiguous."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.collection import Finding
from generator.model.figure import Observation
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.findings.record import record
from generator.reconcile.wording import amount, label, listed, when, where
from generator.text.fold import fold

TERM = re.compile(r"[年月底末季]|时期|期间|累计|每")
FLOWS = ("人次",)
PEOPLE = 3


def find(evidence: Evidence) -> Iterator[Finding]:
    """Participations promised by projects with no term, where a table counts participations of the same people."""
    for result in evidence.results:
        mine = evidence.of_source(result.source.id)
        projects = [o for o in mine if _without_term(o, evidence)]
        for row in (o for o in mine if o.mention.cell and o.status == "target" and o.unit_base in FLOWS):
            alike = [o for o in projects if o.unit_base == row.unit_base and _same_people(o, row, evidence)]
            boxes = {o.mention.box for o in alike}
            if not alike or len(boxes) != 1:
                continue
            yield record(
                "period-ambiguous.box",
                [*(figure_place(o) for o in alike), figure_place(row)],
                f"{where(alike[0], evidence)}的{listed([amount(o) for o in alike])}没写期限",
                f"{where(row, evidence)}中{when(row)}“{label(row, evidence)}”的目标是{amount(row)}，"
                f"与这里的数是否同一期限，不明。",
                [*(o.concept_id for o in alike), row.concept_id],
            )


def _without_term(o: Observation, evidence: Evidence) -> bool:
    if o.mention.cell is not None or not o.mention.box or o.unit_base not in FLOWS or o.value_base is None:
        return False
    return not TERM.search(o.mention.quote.of(evidence.folded[o.source_id]))


def _same_people(project: Observation, row: Observation, evidence: Evidence) -> bool:
    """The box or the project speaks of the people whom the row counts."""
    people = fold(row.mention.name)[:PEOPLE]
    box = next((b for b in evidence.sources[project.source_id].document.boxes if b.number == project.mention.box), None)
    return (
        len(people) == PEOPLE
        and box is not None
        and (people in fold(box.title) or people in fold(project.mention.name))
    )
