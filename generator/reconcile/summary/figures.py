"""The key figures of a document: binding targets first, then those with a baseline, then what others share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from generator.model.collection import KeyFigure, SourceResult
from generator.model.figure import Observation
from generator.reconcile.compare import measure
from generator.reconcile.evidence import Evidence, in_order
from generator.reconcile.rows import IndicatorRow, rows_of
from generator.rules.concepts import core

Reason = Literal["binding", "target-with-baseline", "shared", "target", "other"]
ORDER: tuple[Reason, ...] = ("binding", "target-with-baseline", "shared", "target", "other")
MOST = 6
Ranked = tuple[tuple[bool, bool, int, bool, bool, bool, int], Observation, Reason, str]


def key_figures(result: SourceResult, evidence: Evidence) -> tuple[KeyFigure, ...]:
    """At most six, no indicator twice; what is not over yet before what is, named by the vocabulary before not."""
    rows = {o.id: row for row in rows_of(result) for o in row.cells}
    named = {o.concept_id for o in result.observations}
    shared = {
        each for each in named if each and any(o.source_id != result.source.id for o in evidence.of_concept(each))
    }
    ranked: list[Ranked] = []
    for o in in_order(result):
        if not _worth(o):
            continue
        row = rows.get(o.id)
        reason = _reason(o, row, o.concept_id in shared)
        past = row is not None and row.actual is not None and row.target is not None
        part = row is not None and row.row.parent >= 0
        rank = (
            past,
            o.period is None,
            ORDER.index(reason),
            part,
            not o.concept_id,
            o.mention.cell is None,
            o.quantity.span.start,
        )
        ranked.append((rank, o, reason, row.baseline.id if row and row.baseline and o.status == "target" else ""))
    return _distinct(sorted(ranked, key=lambda each: each[0]))


def _worth(o: Observation) -> bool:
    return (
        measure(o) is not None
        and o.status in ("target", "actual", "forecast")
        and o.basis in ("level", "cumulative")
        and not o.flags & {"definition", "uncertain", "qualitative"}
        and (bool(o.concept_id) or len(o.mention.name) >= 4)
    )


def _reason(o: Observation, row: IndicatorRow | None, shared: bool) -> Reason:
    if o.status == "target" and o.mention.attribute == "约束性":
        return "binding"
    if o.status == "target" and row is not None and row.baseline is not None:
        return "target-with-baseline"
    if shared:
        return "shared"
    return "target" if o.status == "target" else "other"


def _distinct(ranked: Sequence[Ranked]) -> tuple[KeyFigure, ...]:
    chosen: dict[str, KeyFigure] = {}
    for _, o, reason, baseline in ranked:
        if len(chosen) == MOST:
            break
        chosen.setdefault(o.concept_id or core(o.mention.name), KeyFigure(o.id, reason, baseline))
    return tuple(chosen.values())
