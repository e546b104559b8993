"""The key figures of a document: binding targets first, then those with a baseline, then what others share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from generator.model.collection import KeyFigure, SourceResult
from generator.model.figure import Observation
from generator.model.source import SourceKind
from generator.reconcile.compare import measure, plain, side
from generator.reconcile.evidence import Evidence, in_order
from generator.reconcile.rows import IndicatorRow, rows_of
from generator.rules.concepts import core

Reason = Literal["binding", "target-with-baseline", "shared", "target", "other"]
ORDER: tuple[Reason, ...] = ("binding", "target-with-baseline", "shared", "target", "other")
MOST = 6
AIMING: tuple[SourceKind, ...] = ("plan", "interpretation", "report")
"""Kinds of documents whose targets come before what has been reached."""
Ranked = tuple[tuple[bool | int, ...], Observation, Reason, str]


def key_figures(result: SourceResult, evidence: Evidence) -> tuple[KeyFigure, ...]:
    """At most six, no indicator twice; what is not over yet before what is, named by the vocabulary before not.

    Of a plan its targets for the end of its own span come first, each with what it set out from.
    """
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
            result.source.kind in AIMING and o.status != "target",
            _off_span(o, result),
            ORDER.index(reason),
            part,
            not o.concept_id,
            o.mention.cell is None,
            o.quantity.span.start,
        )
        baseline = row.baseline if row and row.baseline else _started_from(o, result)
        ranked.append((rank, o, reason, baseline.id if baseline and o.status == "target" else ""))
    return _distinct(sorted(ranked, key=lambda each: each[0]))


def _off_span(o: Observation, result: SourceResult) -> bool:
    """A target for another time than the end of the plan's own span: a vision, or the plan before."""
    span = result.source.period
    return bool(span and o.period and o.status == "target" and o.period.end.year != span.end.year)


def _started_from(o: Observation, result: SourceResult) -> Observation | None:
    """The last exact value of the same concept that the document tells for a time before its target."""
    if not o.concept_id or o.period is None or measure(o) is None:
        return None
    before = [
        other
        for other in result.observations
        if other.concept_id == o.concept_id
        and side(other) == "realised"
        and plain(other)
        and other.quantity.comparator == "="
        and (other.region, other.unit_base, other.basis) == (o.region, o.unit_base, o.basis)
        and other.period is not None
        and other.period.end < o.period.end
        and (other.period.end.year - other.period.start.year) == (o.period.end.year - o.period.start.year)
    ]
    return max(before, key=lambda other: other.period.end if other.period else o.period.end, default=None)  # type: ignore[union-attr]


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
