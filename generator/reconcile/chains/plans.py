"""Where a target sets out from: the baseline of its own row, else what there was when its plan began."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.model.figure import Observation
from generator.reconcile.chains.readings import Reading
from generator.reconcile.chains.stations import Stop
from generator.reconcile.evidence import Evidence


def baseline_of(target: Stop, realised: Sequence[Stop], evidence: Evidence) -> Stop | None:
    """The station that a target is to be reached from; None where no realised one ends before it."""
    earlier = [stop for stop in realised if stop.end < target.end]
    own = next((stop for stop in earlier if any(_of_one_row(r, target) for r in stop.readings)), None)
    if own is not None:
        return own
    start = _start(target, evidence)
    before = [stop for stop in earlier if start is None or stop.end < start]
    return before[-1] if before else None


def ends_a_plan(target: Stop, evidence: Evidence) -> bool:
    """The target of the end of a plan of several years, or of the plan before it as this one tells it.

    Neither a target of a year in between nor a vision beyond the plan is a step from plan to plan.
    """
    if target.period.end.year > target.period.start.year:
        return True
    ids = {r.origin.source_id for r in target.readings if isinstance(r.origin, Observation)}
    spans = [evidence.sources[each].source.period for each in ids]
    plans = [span for span in spans if span is not None and span.end.year > span.start.year]
    return any(target.end.year in (span.end.year, span.start.year - 1) for span in plans)


def _of_one_row(reading: Reading, target: Stop) -> bool:
    """A baseline in the row of a target."""
    o = reading.origin
    if not isinstance(o, Observation) or o.mention.cell is None or o.status != "baseline":
        return False
    rows = (
        t.origin.mention.cell[:2]
        for t in target.readings
        if isinstance(t.origin, Observation) and t.origin.mention.cell is not None and t.origin.source_id == o.source_id
    )
    return o.mention.cell[:2] in rows


def _start(target: Stop, evidence: Evidence) -> date | None:
    """The first day of the plan that sets the target: its own span, else that of a document of several years."""
    for reading in target.readings:
        if reading.period.end.year > reading.period.start.year:
            return reading.period.start
    for reading in target.readings:
        o = reading.origin
        period = evidence.sources[o.source_id].source.period if isinstance(o, Observation) else None
        if period is not None and period.end.year > period.start.year and period.start <= target.end:
            return period.start
    return None
