"""A division beside those that it lies in: the same ceiling, a weaker or stronger target, a share, an excess."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.alignment import Comparison, Direction, Uncompared
from generator.model.figure import Observation
from generator.model.statement import Statement
from generator.reconcile.alignment.choice import end_of
from generator.reconcile.alignment.figures import Said, contradiction
from generator.reconcile.alignment.standing import additive, apart
from generator.reconcile.alignment.verdicts import Verdict, copied, only_bounds, place, portion, rates
from generator.reconcile.compare import measure, side
from generator.reconcile.evidence import Evidence, figure_place
from generator.rules.nesting import above, key, rank


def nested(regions: Mapping[str, Said]) -> Iterator[tuple[Said, Said]]:
    """Every region with every one that it lies in, the nearest first."""
    large = {place: each.region for place, each in regions.items() if rank(each.region) != "county"}
    for part in regions.values():
        for whole in above(part.region, large.values()):
            yield part, regions[key(whole)]


def vertical(concept_id: str, regions: Mapping[str, Said], evidence: Evidence) -> Iterator[Comparison | Uncompared]:
    """What is compared of one concept between levels, and for pairs with nothing to compare the reason."""
    shared_out: set[str] = set()
    for part, whole in nested(regions):
        matching = list(matched(part, whole, evidence))
        pairs = [(a, b) for a, b in matching if a.id not in shared_out]
        found = [c for a, b in pairs if (c := _compared(concept_id, part, whole, a, b, evidence)) is not None]
        shared_out |= {each.observation_ids[0] for each in found if each.relation == "share"}
        yield from found
        told = {each.observation_ids[:2] for each in found}
        bounded = [pair for pair in pairs if (pair[0].id, pair[1].id) not in told]
        if bounded or not (found or matching):
            yield uncompared("vertical", concept_id, part, whole, bounded, evidence)


def matched(a: Said, b: Said, evidence: Evidence) -> Iterator[tuple[Observation, Observation]]:
    """Figures of two regions that may be compared."""
    yield from ((x, y) for x in a.figures for y in b.figures if not apart(x, y, evidence))


def _compared(
    concept_id: str, part: Said, whole: Said, a: Observation, b: Observation, evidence: Evidence
) -> Comparison | None:
    verdict = portion(a, b, evidence) if additive(a, evidence) else rates(a, b, evidence)
    if verdict is None:
        return None
    reached = _reached(part, a) if verdict.relation == "same" else None
    if reached is None:
        return comparison("vertical", concept_id, (part, whole), (a, b), verdict)
    return comparison("vertical", concept_id, (part, whole), (a, b, reached), copied(verdict, a, reached, evidence))


def _reached(part: Said, goal: Observation) -> Observation | None:
    """The last exact value of the part before a target of its own that is the superior's as well."""
    found = [o for o in part.figures if side(o) == "realised" and end_of(o) < end_of(goal) and not _unlike(o, goal)]
    return max(found, key=end_of, default=None)


def _unlike(o: Observation, goal: Observation) -> bool:
    first, second = measure(o), measure(goal)
    return first is None or second is None or first[1] != second[1] or o.quantity.comparator != "="


def comparison(
    direction: Direction, concept_id: str, regions: tuple[Said, ...], figures: tuple[Observation, ...], verdict: Verdict
) -> Comparison:
    """A verdict with the figures that it rests on."""
    return Comparison(
        direction,
        verdict.relation,
        concept_id,
        tuple(each.key for each in regions),
        tuple(o.id for o in figures),
        Statement(verdict.text, tuple(figure_place(o) for o in figures)),
        verdict.result,
    )


def uncompared(
    direction: Direction,
    concept_id: str,
    a: Said,
    b: Said,
    pairs: list[tuple[Observation, Observation]],
    evidence: Evidence,
) -> Uncompared:
    """Why nothing of two regions is compared: they contradict themselves, bounds forbid it, or nothing fits."""
    x, y = next(iter(pairs), (a.head, b.head))
    group = next((each for one in (a, b) for each in one.unsettled), None)
    doubt = next((f"{place(o)}的单位是推断的" for one in (a, b) for o in one.doubtful), "")
    reason = only_bounds(x, y) if pairs else contradiction(group) if group else doubt or apart(x, y, evidence)
    return Uncompared(direction, concept_id, (a.key, b.key), (x.id, y.id), reason)
