"""Each document, and the collection, on a page: chosen and counted, never invented; every sentence with its places."""

from __future__ import annotations

from generator.model.collection import DocumentSummary, SourceResult
from generator.reconcile.evidence import Evidence
from generator.reconcile.summary.about import about
from generator.reconcile.summary.figures import key_figures
from generator.reconcile.summary.keywords import keywords
from generator.reconcile.summary.overview import overview
from generator.reconcile.summary.tasks import tasks

__all__ = ["document_summary", "overview"]


def document_summary(result: SourceResult, evidence: Evidence) -> DocumentSummary:
    """What a document is, its key figures, its main tasks, its key words."""
    return DocumentSummary(
        source_id=result.source.id,
        about=about(result),
        key_figures=key_figures(result, evidence),
        tasks=tasks(result),
        keywords=keywords([result], evidence),
    )
