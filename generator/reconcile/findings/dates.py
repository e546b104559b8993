"""A document that counts time from its own day and does not print it: unresolved-date."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.collection import Finding, SourceResult
from generator.model.place import Place, Span
from generator.reconcile.evidence import Evidence
from generator.reconcile.findings.record import record
from generator.reconcile.wording import listed, quoted
from generator.rules.findings import pattern, prints_a_day

OPEN = {"period_inferred", "period_unresolved"}


def find(evidence: Evidence) -> Iterator[Finding]:
    """One finding a document, with the words that need its date; those that date a figure come first."""
    for result in evidence.results:
        if (
            result.source.published
            or result.source.period is not None
            or prints_a_day(evidence.folded[result.source.id])
        ):
            continue
        places = _relative(result, evidence)
        if not places:
            continue
        words = list(dict.fromkeys(quoted(place, evidence) for place in places))
        year = result.source.assumed_date[:4]
        yield record(
            "unresolved-date",
            places,
            f"以{listed(words[:3])}计时，全文没有日期",
            f"{listed(words[:5])}{'等' if len(words) > 5 else ''}无从换算成年月"
            + (f"；按{year}年推断，凡据此定期间的数都有标注。" if year else "。"),
        )


def _relative(result: SourceResult, evidence: Evidence) -> list[Place]:
    text = evidence.folded[result.source.id]
    quotes = [o.mention.quote for o in result.observations if o.flags & OPEN]
    dated: list[Place] = []
    other: list[Place] = []
    for block in result.document.blocks:
        for match in pattern("relative-date").finditer(text, block.start, block.end):
            place = Place(result.source.id, Span(*match.span()))
            (dated if any(quote.covers(place.span) for quote in quotes) else other).append(place)
    return [*dated, *other][:8] if dated else []
