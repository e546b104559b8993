"""Regions of one level beside one another: rates and ceilings are compared, counts only shown side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, groupby

from generator.model.alignment import Comparison, Uncompared
from generator.model.figure import Observation
from generator.reconcile.alignment.figures import Said
from generator.reconcile.alignment.standing import additive, apart
from generator.reconcile.alignment.verdicts import Verdict, place, rates, subject
from generator.reconcile.alignment.vertical import comparison, uncompared
from generator.reconcile.compare import measured, side
from generator.reconcile.evidence import Evidence
from generator.reconcile.wording import amount, when
from generator.rules.findings import direction
from generator.rules.nesting import lies_in, rank, superiors

Told = tuple[Said, Observation]


def peers(regions: Mapping[str, Said]) -> Iterator[tuple[Said, ...]]:
    """The regions of each level, none inside another; a level with one region is left out."""
    levels: dict[str, list[Said]] = {}
    for each in regions.values():
        levels.setdefault(rank(each.region), []).append(each)
    for level, group in levels.items():
        named = [each.region for each in group if not each.region.code]
        inside = any(lies_in(a, b) or lies_in(b, a) for a, b in combinations(named, 2))
        if level and len(group) > 1 and not inside:
            yield tuple(group)


def horizontal(concept_id: str, regions: Mapping[str, Said], evidence: Evidence) -> Iterator[Comparison | Uncompared]:
    """What is compared of one concept between regions of one level, and where nothing is, the reason."""
    for group in peers(regions):
        told = list(_alike(group, evidence))
        for each in told:
            if not additive(each[0][1], evidence):
                places, figures = zip(*each, strict=True)
                verdict = rates(figures[0], figures[1], evidence) if len(each) == 2 else _ranked(figures, evidence)
                yield comparison("horizontal", concept_id, places, figures, verdict)
        near = next((pair for pair in combinations(group, 2) if _neighbours(*pair)), None)
        if not told and near and not additive(near[0].head, evidence):
            yield uncompared("horizontal", concept_id, *near, [], evidence)


def _neighbours(a: Said, b: Said) -> bool:
    """Two divisions right below the same one: a reader expects them to be compared."""
    return bool(superiors(a.region)) and superiors(a.region)[:1] == superiors(b.region)[:1]


def _alike(group: Sequence[Said], evidence: Evidence) -> Iterator[list[Told]]:
    """Figures of at least two regions that may be compared with one another, each in one group."""
    left = [(each, o) for each in group for o in each.figures]
    while left:
        first, *rest = left
        same, later, held = [first], [], {first[0].key}
        for each, o in rest:
            if each.key not in held and not any(apart(o, theirs, evidence) for _, theirs in (first, same[-1])):
                same.append((each, o))
                held.add(each.key)
            else:
                later.append((each, o))
        if len(same) > 1:
            yield same
        left = later


def _ranked(figures: Sequence[Observation], evidence: Evidence) -> Verdict:
    """Three regions or more in the order of their values, with who asks most and least of itself."""
    ordered = sorted(figures, key=measured)
    steps = [list(group) for _, group in groupby(ordered, key=lambda o: (measured(o), amount(o)))]
    first, last = ordered[0], ordered[-1]
    goal = "目标" if side(first) == "target" else ""
    head = f"{subject(first, last, evidence)}：{when(first)}{goal}"
    if len(steps) == 1:
        return Verdict("same", f"{head}，{_places(ordered)}都是{amount(first)}。")
    listed = "，".join(f"{_places(step)}{amount(step[0])}" for step in steps)
    return Verdict("ranked", f"{head}由低到高为{listed}{_ends(steps, evidence) if goal else ''}。")


def _ends(steps: Sequence[Sequence[Observation]], evidence: Evidence) -> str:
    """Who asks most of itself; empty where the indicator has no better side."""
    way = direction(evidence.direction(steps[0][0]), steps[0][0].mention.name)
    best, worst = (steps[0], steps[-1]) if way == "down" else (steps[-1], steps[0])
    return f"；要求最高的是{_places(best)}，最低的是{_places(worst)}" if way in ("up", "down") else ""


def _places(figures: Sequence[Observation]) -> str:
    return "、".join(place(o) for o in figures)
