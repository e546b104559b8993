"""Concepts against regions and against documents, with every gap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from generator.model.alignment import Cell, Matrix, MatrixRow
from generator.model.figure import Observation
from generator.reconcile.alignment.choice import cell
from generator.reconcile.alignment.standing import additive, apart
from generator.reconcile.alignment.verdicts import bound
from generator.reconcile.compare import place_key, side
from generator.reconcile.evidence import Evidence
from generator.rules.nesting import key

MOST = 12
"""Figures of a row that are weighed against one another: more are not read at a glance."""
SIZES = "地区大小不同，绝对数只可并列"


def by_region(columns: Sequence[str], evidence: Evidence) -> Matrix:
    """What is said of each region, in whichever document."""
    return _matrix(columns, evidence.observations, place_key, evidence)


def by_source(evidence: Evidence) -> Matrix:
    """What each document says of its own region or, where that is all it speaks of, of another one."""
    columns = tuple(result.source.id for result in evidence.results)
    said = [o for source_id in columns for o in evidence.of_source(source_id)]
    at_home = {(o.concept_id, o.source_id) for o in said if _about_itself(o, evidence)}
    kept = [o for o in said if _about_itself(o, evidence) or (o.concept_id, o.source_id) not in at_home]
    return _matrix(columns, kept, lambda o: o.source_id, evidence)


def _about_itself(o: Observation, evidence: Evidence) -> bool:
    home = evidence.sources[o.source_id].source.region
    return home is None or o.region is None or key(o.region) == key(home)


def _matrix(
    columns: Sequence[str], said: Sequence[Observation], column: Callable[[Observation], str], evidence: Evidence
) -> Matrix:
    groups: dict[tuple[str, str], list[Observation]] = {}
    for o in said:
        groups.setdefault((o.concept_id, column(o)), []).append(o)
    present = {concept_id for concept_id, _ in groups}
    rows = (
        tuple(cell(concept_id, each, groups.get((concept_id, each), ()), evidence) for each in columns)
        for concept_id in evidence.concepts
        if concept_id in present
    )
    return Matrix(
        tuple(columns), tuple(MatrixRow(row[0].concept_id, row, beside(row, evidence)) for row in rows if row)
    )


def beside(cells: Sequence[Cell], evidence: Evidence) -> str:
    """What keeps the figures of a row from being compared, or that they may be; empty where there are not two."""
    shown = [evidence.by_id[each.observation_id] for each in cells if each.state == "shown"]
    if len(shown) < 2:
        return ""
    reasons = dict.fromkeys(apart(a, b, evidence) for a, b in combinations(shown[:MOST], 2))
    reason = next((each for each in reasons if each), "")
    if reason and "" in reasons:
        return f"有的不能比（{reason}）"
    if reason:
        return f"不能比：{reason}"
    if len({place_key(o) for o in shown}) > 1 and additive(shown[0], evidence):
        return SIZES
    kinds = {bound(o, o) for o in shown if side(o) == "target"} & {"上限", "下限"}
    return f"{'、'.join(sorted(kinds))}可比松紧，不是实际的数" if kinds else "可以比"
