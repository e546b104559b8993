"""Target against actual, row by row, in the tables that have both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from generator.model.chain import Chain
from generator.model.collection import Attainment
from generator.model.figure import Observation
from generator.reconcile.chains.judging import verdict
from generator.reconcile.compare import measure
from generator.reconcile.evidence import Evidence
from generator.reconcile.rows import IndicatorRow, indicator_rows
from generator.rules.findings import direction


def attainments(evidence: Evidence, chains: Sequence[Chain] = ()) -> tuple[Attainment, ...]:
    """Every row with a target and an actual, in the order of the documents.

    A row is not judged where another place gives the target or the actual otherwise and that would change the verdict.
    """
    undecided = {
        reading: step.reason
        for chain in chains
        for step in chain.steps
        if step.kind == "judged" and step.met is None
        for station in chain.stations
        if station.side == "target" and step.earlier in station.readings
        for reading in station.readings
        if any(other.rivals for other in chain.stations)
    }
    found = (_judged(row, evidence) for row in indicator_rows(evidence) if row.target and row.actual)
    return tuple(
        replace(each, met=None, reason=undecided[each.target])
        if each.met is not None and each.target in undecided
        else each
        for each in found
    )


def _judged(row: IndicatorRow, evidence: Evidence) -> Attainment:
    target, actual = row.target, row.actual
    assert target is not None
    assert actual is not None
    met, reason = _met(target, actual, evidence)
    return Attainment(
        concept_id=target.concept_id,
        name=target.mention.name,
        source_id=row.source_id,
        table_id=row.table.id,
        row=row.index,
        baseline=row.baseline.id if row.baseline else "",
        target=target.id,
        actual=actual.id,
        met=met,
        ratio=_ratio(target, actual),
        reason=reason,
    )


def _met(target: Observation, actual: Observation, evidence: Evidence) -> tuple[bool | None, str]:
    goal, done = measure(target), measure(actual)
    if target.quantity.parts or actual.quantity.parts:
        return None, "比值由几段组成，不判定"
    if goal is None or done is None:
        return None, "目标或完成数不是一个数，不判定"
    if goal[1] != done[1]:
        return None, "目标与完成数单位不同，不判定"
    way = direction(evidence.direction(target), target.mention.name)
    return verdict(done[0], actual.quantity.comparator, goal[0], target.quantity.comparator, way)


def _ratio(target: Observation, actual: Observation) -> Decimal | None:
    """Actual ÷ target to four decimals; None where either is no single number or the target is zero."""
    goal, done = measure(target), measure(actual)
    if goal is None or done is None or goal[1] != done[1] or not goal[0]:
        return None
    return (done[0] / goal[0]).quantize(Decimal("0.0001"))
