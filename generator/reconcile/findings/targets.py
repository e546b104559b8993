"""Targets against what there was: target-below-baseline, target-looser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.collection import Finding
from generator.model.figure import LOWER, UPPER, Observation
from generator.reconcile.compare import (
    is_flow,
    measure,
    measured,
    of_each_year,
    of_the_whole,
    off_scale,
    place_key,
    plain,
    side,
)
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.findings.record import record
from generator.reconcile.rows import IndicatorRow, indicator_rows
from generator.reconcile.wording import amount, difference, label, listed, number, when, where
from generator.rules.findings import direction, scope_words
from generator.text.fold import fold

Key = tuple[str, ...]
PLANNED = 2
"""Years from the first to the last that a plan runs at least."""


def find(evidence: Evidence) -> Iterator[Finding]:
    """Every target beside the latest realised figures of its indicator and region."""
    rows = {o.id: row for row in indicator_rows(evidence) for o in row.cells}
    beside: dict[Key, list[Observation]] = {}
    for o in evidence.observations:
        if side(o) is not None and plain(o) and not of_each_year(o, evidence):
            beside.setdefault(_key(o), []).append(o)
    for targets in _targets(evidence):
        others = beside[_key(targets[0])]
        known = _realised(targets[0], others, evidence)
        way = direction(evidence.direction(targets[0]), targets[0].mention.name)
        if way == "up":
            yield from _below(targets, known, others, rows, evidence)
        elif way == "down" and _is_loosest(targets[0], others):
            yield from _looser(targets[0], known, evidence)
            yield from _looser_than_before(targets[0], others, evidence)


def _key(o: Observation) -> Key:
    found = measure(o)
    return (o.concept_id or f"{o.source_id}/{fold(o.mention.name)}", place_key(o), found[1] if found else "")


def _targets(evidence: Evidence) -> list[list[Observation]]:
    """Targets in groups of one indicator, region, end and value; a table's first in each group."""
    groups: dict[tuple[object, ...], list[Observation]] = {}
    for o in evidence.observations:
        if side(o) == "target" and plain(o) and o.quantity.comparator != "~" and not of_each_year(o, evidence):
            found = measure(o)
            assert found is not None
            assert o.period is not None
            groups.setdefault((*_key(o), o.period.end, _length(o, evidence), found[0]), []).append(o)
    return [sorted(group, key=lambda o: o.mention.cell is None) for group in groups.values()]


def _length(o: Observation, evidence: Evidence) -> int:
    """Years that a flow is summed over; 0 for a state."""
    if o.period is None or not is_flow(o, evidence):
        return 0
    return o.period.end.year - o.period.start.year + 1


def _realised(target: Observation, others: Sequence[Observation], evidence: Evidence) -> list[Observation]:
    """The latest figures that the target can be set beside: earlier, of the same scope and length."""
    assert target.period is not None
    found = [
        o
        for o in others
        if side(o) == "realised"
        and o.period is not None
        and o.period.end < target.period.end
        and _length(o, evidence) == _length(target, evidence)
        and scope_words(fold(o.mention.name)) == scope_words(fold(target.mention.name))
        and (o.concept_id or _same_row(o, target))
        and _known_before(o, target, evidence)
        and not off_scale(o, target)
    ]
    latest = max((o.period.end for o in found if o.period), default=None)
    return of_the_whole([o for o in found if o.period and o.period.end == latest])


def _known_before(o: Observation, target: Observation, evidence: Evidence) -> bool:
    """The figure could be known when the target was set: what a later bulletin reports is progress towards it."""
    assert o.period is not None
    source = evidence.sources[target.source_id].source
    if o.source_id == target.source_id or source.period is None:
        return True
    return o.period.end < source.period.start or o.period.end.isoformat() <= source.published


def _same_row(a: Observation, b: Observation) -> bool:
    first, second = a.mention.cell, b.mention.cell
    return first is not None and second is not None and first[:2] == second[:2]


def _below(
    targets: Sequence[Observation],
    known: Sequence[Observation],
    others: Sequence[Observation],
    rows: dict[str, IndicatorRow],
    evidence: Evidence,
) -> Iterator[Finding]:
    target = targets[0]
    above = [o for o in known if o.quantity.comparator in ("=", ">=", ">") and measured(o) > measured(target)]
    if not above or target.quantity.comparator in UPPER:
        return
    highest = max(above, key=measured)
    same = sorted((o for o in above if measured(o) == measured(highest)), key=lambda o: not _same_row(o, target))
    case = _case(targets, same[0], others, rows, evidence)
    if case == ".floor" and is_flow(target, evidence) and _next_year(target, highest):
        return  # what a year's report asks at least is below what the year before brought as a rule
    yield record(
        f"target-below-baseline{case}",
        [figure_place(o) for o in (target, same[0], *targets[1:], *same[1:])],
        f"{label(target, evidence)}{when(target)}的{_goal(target)}低于{when(highest)}已有的数",
        _below_words(targets, same, evidence),
        [target.concept_id],
    )


def _case(
    targets: Sequence[Observation],
    known: Observation,
    beside: Sequence[Observation],
    rows: dict[str, IndicatorRow],
    evidence: Evidence,
) -> str:
    """Which case: contradicted by another, higher target; already past; a floor; a sum over time; or none of these."""
    target = targets[0]
    assert target.period is not None
    end = target.period.end
    if any(o in rows and rows[o].actual and rows[o].actual is not known for o in (t.id for t in targets)):
        return ".past"
    if all(t.quantity.comparator in LOWER for t in targets):
        return ".floor"
    others = [o for o in beside if side(o) == "target" and o.period and o.period.end == end]
    if any(measured(o) >= measured(known) for o in others):
        return ".contradicted"
    return ".flow" if is_flow(target, evidence) else ""


def _goal(target: Observation) -> str:
    return "下限" if target.quantity.comparator in LOWER else "目标"


def _below_words(targets: Sequence[Observation], same: Sequence[Observation], evidence: Evidence) -> str:
    target, known = targets[0], same[0]
    gap = _gap(target, known)
    everyone = [*targets, *same]
    first = listed(list(dict.fromkeys(where(o, evidence, everyone) for o in targets)))
    second = listed(list(dict.fromkeys(where(o, evidence, everyone) for o in same)))
    return f"{_goal(target)}{amount(target)}（{first}），{when(known)}已有{amount(known)}（{second}），低{gap}。"


def _gap(a: Observation, b: Observation) -> str:
    return difference(a, b) or f"{number(abs(measured(a) - measured(b)))}个百分点"


def _is_loosest(target: Observation, others: Sequence[Observation]) -> bool:
    """Of two ceilings that one document sets for one end the wider is told of; that they differ is told elsewhere."""
    assert target.period is not None
    ceilings = [
        o
        for o in others
        if side(o) == "target"
        and o.period
        and o.period.end == target.period.end
        and o.source_id == target.source_id
        and o.quantity.comparator in UPPER
    ]
    return all(measured(o) <= measured(target) for o in ceilings)


def _looser(target: Observation, known: Sequence[Observation], evidence: Evidence) -> Iterator[Finding]:
    tighter = [o for o in known if measured(o) < measured(target) and not _next_year(target, o)]
    if not tighter or target.quantity.comparator not in UPPER:
        return
    beside = min(tighter, key=lambda o: (not _same_row(o, target), o.mention.cell is None))
    yield record(
        "target-looser.baseline",
        [figure_place(target), figure_place(beside)],
        f"{label(target, evidence)}{when(target)}的上限宽于{when(beside)}的数",
        f"上限{amount(target)}（{where(target, evidence, [beside])}），"
        f"{when(beside)}为{amount(beside)}（{where(beside, evidence, [target])}{_guess(beside)}）。",
        [target.concept_id],
    )


def _guess(o: Observation) -> str:
    return "，期间为推断" if "period_inferred" in o.flags else ""


def _looser_than_before(target: Observation, others: Sequence[Observation], evidence: Evidence) -> Iterator[Finding]:
    assert target.period is not None
    before = [
        o
        for o in others
        if side(o) == "target"
        and o.period
        and o.concept_id
        and o.period.end < target.period.end
        and o.quantity.comparator in UPPER
        and measured(o) < measured(target)
        and _of_a_plan(o, evidence) == _of_a_plan(target, evidence)
    ]
    if before and target.quantity.comparator in UPPER:
        latest = max(before, key=lambda o: o.period.end if o.period else target.period.end)  # type: ignore[union-attr]
        yield record(
            "target-looser.before",
            [figure_place(latest), figure_place(target)],
            f"{label(target, evidence)}{when(target)}的上限宽于上一期",
            f"{when(latest)}的目标是{amount(latest)}（{where(latest, evidence, [target])}），"
            f"{when(target)}是{amount(target)}（{where(target, evidence, [latest])}）。",
            [target.concept_id],
        )


def _next_year(target: Observation, known: Observation) -> bool:
    """The target is for the year after: reports set such bounds year by year below, or above, what was reached."""
    assert target.period is not None
    assert known.period is not None
    return target.period.end.year - known.period.end.year == 1


def _of_a_plan(o: Observation, evidence: Evidence) -> bool:
    """Set for several years; what is set for a year is no step before or after it."""
    source = evidence.sources[o.source_id].source
    if source.period is None:
        return source.kind not in ("report", "bulletin")
    return source.period.end.year - source.period.start.year >= PLANNED
