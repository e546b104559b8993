"""What lies between the stations of a chain: verdicts, changes of target, what is asked of each year, progress."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.chain import Progress, Step
from generator.reconcile.chains.following import after, retarget
from generator.reconcile.chains.judging import judged
from generator.reconcile.chains.pace import pace, share_of_sum
from generator.reconcile.chains.plans import baseline_of, ends_a_plan
from generator.reconcile.chains.progress import of_a_state, of_a_sum
from generator.reconcile.chains.stations import Stop
from generator.reconcile.chains.threads import Strand
from generator.reconcile.evidence import Evidence

A_YEAR = ["12"]


def steps(target: Stop, line: Sequence[Stop], strand: Strand, evidence: Evidence) -> Iterator[Step]:
    """What a target comes to, where it stands to the actual and the target before it, what it asks of each year."""
    realised = [stop for stop in line if stop.side == "realised"]
    same = next((stop for stop in realised if stop.head.moment == target.head.moment), None)
    ends = [s for s in line if s.side == "target" and s.end < target.end and ends_a_plan(s, evidence)]
    before = ends if ends_a_plan(target, evidence) else []
    baseline = baseline_of(target, realised, evidence)
    if same is not None:
        yield judged(target, same, strand.way)
    if baseline is not None:
        yield after(baseline, target, strand.way)
    if before:
        yield retarget(before[-1], target, strand.way)
    asked = _asked(target, baseline, strand.way)
    if asked is not None:
        yield asked


def _asked(target: Stop, baseline: Stop | None, way: str) -> Step | None:
    """A growth is asked of each year already; a bound that holds throughout asks nothing."""
    kind, *length = target.head.track
    if kind == "growth" or target.throughout is not None or target.head.comparator == "~":
        return None
    if kind == "sum" and length != A_YEAR:
        return share_of_sum(target)
    return pace(baseline, target, way) if baseline is not None else None


def progress(target: Stop, line: Sequence[Stop], strand: Strand, evidence: Evidence) -> Iterator[Progress]:
    """How far a target was reached in its course and at its end, where that is defined."""
    kind, *length = target.head.track
    realised = [stop for stop in line if stop.side == "realised"]
    if kind == "state" or (kind == "sum" and length == A_YEAR):
        yield from of_a_state(target, baseline_of(target, realised, evidence), realised, strand.way)
    elif kind == "sum":
        found = of_a_sum(target, strand.readings, strand.way)
        if found is not None:
            yield found
