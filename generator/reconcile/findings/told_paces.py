"""A yearly growth told beside its goal, and not the one that leads there from the baseline: derived-check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.model.collection import Finding
from generator.model.figure import Observation
from generator.model.place import Place, Span
from generator.reconcile.compare import last_place, measured, plain, side, step
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.findings.record import record
from generator.reconcile.wording import amount, label, number, rounded, when, where
from generator.rules.findings import pattern
from generator.text.fold import fold

HALF = Decimal("0.5")
PRICES = "；所列若按可比价计算，两者可以不等。"
NEAR = 40
"""Characters after a figure in which its yearly growth is told."""


def find(evidence: Evidence) -> Iterator[Finding]:
    """ "达到2.8万元、年均增长8%" beside what there was when the plan began."""
    for concept_id in evidence.by_concept:
        group = [o for o in evidence.of_concept(concept_id) if plain(o) and o.quantity.comparator in ("=", ">=")]
        for goal in group:
            if side(goal) != "target" or goal.mention.cell is not None or goal.unit_base == "%":
                continue
            if pattern("constant-prices").search(fold(goal.mention.name)):
                continue
            text, end = evidence.folded[goal.source_id], goal.quantity.span.end
            told = pattern("pace-told").match(text, end, min(end + NEAR, goal.mention.quote.end))
            start = _start(goal, group)
            if told and start is not None:
                share = Place(goal.source_id, Span(told.start("rate"), told.end("rate") + 1))
                yield from _judged(goal, start, Decimal(told["rate"]), share, evidence)


def _start(goal: Observation, group: Sequence[Observation]) -> Observation | None:
    """The figure of the same document, region and unit from the year from which the goal is counted."""
    before = [
        o
        for o in group
        if o.source_id == goal.source_id
        and o.region == goal.region
        and o.unit_base == goal.unit_base
        and side(o) == "realised"
        and _years(o, goal) in (3, 4, 5)
    ]
    return min(before, key=lambda o: _years(o, goal), default=None)


def _years(start: Observation, goal: Observation) -> int:
    assert start.period is not None
    assert goal.period is not None
    return goal.period.end.year - start.period.end.year


def _judged(
    goal: Observation, start: Observation, told: Decimal, share: Place, evidence: Evidence
) -> Iterator[Finding]:
    first, last, years = measured(start), measured(goal), _years(start, goal)
    if first <= 0 or last <= 0:
        return
    pace = ((last / first) ** (Decimal(1) / years) - 1) * 100
    # a goal is exact, what it is counted from may be rounded
    blur = last_place(told) * HALF + step(start) / first * HALF * 100 / years
    if abs(pace - told) <= blur:
        return
    yield record(
        "derived-check.pace",
        [share, figure_place(goal), figure_place(start)],
        f"{label(goal, evidence)}：由两个数推算的年均增幅，与所列的{number(told)}%不合",
        f"{when(start)}为{amount(start)}（{where(start, evidence)}），{when(goal)}的目标为{amount(goal)}，"
        f"推算年均增长{rounded(pace)}%，所列为{number(told)}%" + (PRICES if "元" in goal.unit_base else "。"),
        [goal.concept_id],
    )
