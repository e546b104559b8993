"""Each document, and the collection, on a page: chosen and counted, never invented; every sentence with its places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.model.collection import DocumentSummary, SourceResult
from generator.reconcile.evidence import Evidence
from generator.reconcile.summary.about import about
from generator.reconcile.summary.digests import digest
from generator.reconcile.summary.fields import field_summaries
from generator.reconcile.summary.figures import key_figures
from generator.reconcile.summary.keywords import keywords, terms
from generator.reconcile.summary.overview import overview
from generator.reconcile.summary.points import points
from generator.reconcile.summary.tasks import tasks

__all__ = ["digest", "document_summary", "field_summaries", "overview", "points", "terms"]


def document_summary(result: SourceResult, evidence: Evidence, found: Mapping[str, Counter[str]]) -> DocumentSummary:
    """What a document is, its key figures, its main tasks, its key words (from the ``terms`` of all documents)."""
    return DocumentSummary(
        source_id=result.source.id,
        about=about(result),
        key_figures=key_figures(result, evidence),
        tasks=tasks(result),
        keywords=keywords([result.source.id], found),
    )
