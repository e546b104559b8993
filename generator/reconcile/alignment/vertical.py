"""A division beside those that it lies in: the same ceiling, a weaker or stronger target, a share, an excess."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.alignment import Comparison, Uncompared
from generator.model.figure import Observation
from generator.model.statement import Statement
from generator.reconcile.alignment.figures import Said, contradiction
from generator.reconcile.alignment.standing import additive, apart
from generator.reconcile.alignment.verdicts import Verdict, portion, rates
from generator.reconcile.evidence import Evidence, figure_place
from generator.rules.nesting import LEVELS, lies_in, rank


def nested(regions: Mapping[str, Said]) -> Iterator[tuple[Said, Said]]:
    """Every region with every one that it lies in, the nearest first."""
    for part in regions.values():
        above = [whole for whole in regions.values() if lies_in(part.region, whole.region)]
        yield from (
            (part, whole) for whole in sorted(above, key=lambda each: -LEVELS.index(rank(each.region) or "nation"))
        )


def vertical(concept_id: str, regions: Mapping[str, Said], evidence: Evidence) -> Iterator[Comparison | Uncompared]:
    """What is compared of one concept between levels, and for pairs with nothing to compare the reason."""
    for part, whole in nested(regions):
        pairs = list(matched(part, whole, evidence))
        found = [c for a, b in pairs if (c := _compared(concept_id, part, whole, a, b, evidence)) is not None]
        yield from found
        if not found:
            yield uncompared("vertical", concept_id, part, whole, pairs, evidence)


def matched(a: Said, b: Said, evidence: Evidence) -> Iterator[tuple[Observation, Observation]]:
    """Figures of two regions that may be compared."""
    yield from ((x, y) for x in a.figures for y in b.figures if not apart(x, y, evidence))


def _compared(
    concept_id: str, part: Said, whole: Said, a: Observation, b: Observation, evidence: Evidence
) -> Comparison | None:
    verdict = portion(a, b, evidence) if additive(a, evidence) else rates(a, b, evidence)
    return comparison("vertical", concept_id, (part, whole), (a, b), verdict) if verdict else None


def comparison(
    direction: str, concept_id: str, regions: tuple[Said, ...], figures: tuple[Observation, ...], verdict: Verdict
) -> Comparison:
    """A verdict with the figures that it rests on."""
    return Comparison(
        direction,  # type: ignore[arg-type]
        verdict.relation,
        concept_id,
        tuple(each.key for each in regions),
        tuple(o.id for o in figures),
        Statement(verdict.text, tuple(figure_place(o) for o in figures)),
    )


def uncompared(
    direction: str,
    concept_id: str,
    a: Said,
    b: Said,
    pairs: list[tuple[Observation, Observation]],
    evidence: Evidence,
) -> Uncompared:
    """Why nothing of two regions is compared: they contradict themselves, bounds forbid it, or nothing fits."""
    x, y = next(iter(pairs), (a.head, b.head))
    group = next((each for one in (a, b) for each in one.unsettled), None)
    reason = "一处或两处只是界限，不能算占比" if pairs else contradiction(group) if group else apart(x, y, evidence)
    return Uncompared(direction, concept_id, (a.key, b.key), (x.id, y.id), reason)  # type: ignore[arg-type]
