"""Many documents → what they say together: series, comparability, attainment, findings, summaries."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.collection import Collection, SourceResult, Unreadable
from generator.reconcile.acknowledge import acknowledge
from generator.reconcile.alignment import align
from generator.reconcile.attainment import attainments
from generator.reconcile.chains import chains
from generator.reconcile.definitions import contrasts
from generator.reconcile.editions import relate, told_apart
from generator.reconcile.evidence import Evidence
from generator.reconcile.findings import check
from generator.reconcile.pages import concept_pages
from generator.reconcile.projects import shared_projects
from generator.reconcile.series import all_series
from generator.reconcile.summary import digest, document_summary, field_summaries, overview, points, terms
from generator.rules.concepts import concepts
from generator.rules.context import Context

__all__ = ["reconcile"]


def reconcile(results: Sequence[SourceResult], unreadable: Sequence[Unreadable], context: Context) -> Collection:
    """The collection that is published; ``results`` in the order in which the documents shall appear."""
    everything = Evidence.of(told_apart(results), concepts())
    counting = relate(everything, context.catalogue)
    evidence = everything.counted(counting.value)
    series = all_series(evidence)
    acknowledged = acknowledge(check(evidence), context.corrections.acknowledged, evidence)
    findings = acknowledged.value
    pages = concept_pages(evidence, series, findings)
    chained = chains(evidence, findings, context.actuals.lines)
    judged = attainments(evidence, chained)
    found = terms(evidence)
    summaries = tuple(document_summary(result, evidence, found) for result in evidence.everything)
    aligned = align(evidence)
    digests = tuple(digest(page, aligned.comparisons, evidence) for page in pages)
    fields = field_summaries(pages, digests, summaries, findings, chained, evidence)
    told = points(judged, chained, aligned.comparisons, fields, evidence)
    return Collection(
        results=evidence.everything,
        concepts=tuple(evidence.concepts.values()),
        pages=pages,
        series=series,
        attainments=judged,
        findings=findings,
        summaries=summaries,
        overview=overview(
            pages, [f for f in findings if f.acknowledged is None], judged, found, fields, told, evidence
        ),
        unreadable=tuple(unreadable),
        counting=counting.value,
        contrasts=contrasts(evidence),
        notes=(*counting.notes, *acknowledged.notes, *context.actuals.notes),
        alignment=aligned,
        shared_projects=shared_projects(evidence),
        chains=chained,
        actuals=context.actuals.lines,
        digests=digests,
        fields=fields,
    )
