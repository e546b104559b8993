"""A page for every concept that at least two observations share."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.collection import ConceptPage, Finding, Series
from generator.reconcile import definitions
from generator.reconcile.evidence import Evidence
from generator.reconcile.remarks import remarks


def concept_pages(evidence: Evidence, series: Sequence[Series], findings: Sequence[Finding]) -> tuple[ConceptPage, ...]:
    """Pages in the order of the vocabulary, with series, remarks, definitions and the findings that touch them."""
    defined, compared = definitions.defined(evidence), definitions.contrasts(evidence)
    pages = []
    for concept in evidence.concepts.values():
        mine = tuple(each for each in series if each.concept_id == concept.id)
        if sum(len(each.points) for each in mine) < 2:
            continue
        touching = tuple(finding for finding in findings if concept.id in finding.concept_ids)
        pages.append(
            ConceptPage(
                concept,
                mine,
                (*definitions.remarks(compared, concept.id, evidence), *remarks(concept, mine, touching, evidence)),
                defined.get(concept.id, ()),
                tuple(finding.id for finding in touching),
            )
        )
    return tuple(pages)
