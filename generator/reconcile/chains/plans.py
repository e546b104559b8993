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


def is_of_plan(target: Stop, evidence: Evidence) -> bool:
    """A target of a plan of several years, not of a single year: the two are no steps of one series."""
    if target.period.end.year > target.period.start.year:
        return True
    sources = [
        evidence.sources[r.origin.source_id].source for r in target.readings if isinstance(r.origin, Observation)
    ]
    return any(s.kind == "plan" or (s.period and s.period.end.year > s.period.start.year) for s in sources)


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
        if period is not None and period.end.year > period.start.year and period.start <= target.end <= period.end:
            return period.start
    return None
