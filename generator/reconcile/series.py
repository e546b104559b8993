"""Observations of one concept in one region by period, each comparable with the reference point or not, and why."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.collection import Point, Series
from generator.model.figure import Basis, Observation
from generator.reconcile.compare import is_flow, measure, place_key, side
from generator.reconcile.evidence import Evidence
from generator.rules.findings import scope_words
from generator.text.fold import fold
from generator.text.periods import span_of_time

BOUNDS = {"<": "只给出上限，不是值", "<=": "只给出上限，不是值", ">": "只给出下限，不是值", ">=": "只给出下限，不是值"}
BASES = {"change": "是增减幅度，不是水平", "average": "是年均数，不是一年的数"}


def all_series(evidence: Evidence) -> tuple[Series, ...]:
    """Series in the order of the vocabulary, then of the documents."""
    groups: dict[tuple[str, str], list[Observation]] = {}
    for o in evidence.observations:
        if o.concept_id in evidence.concepts:
            groups.setdefault((o.concept_id, place_key(o)), []).append(o)
    order = {concept_id: i for i, concept_id in enumerate(evidence.concepts)}
    found = [_series(group, evidence) for group in groups.values()]
    return tuple(sorted(found, key=lambda series: order[series.concept_id]))


def by_period(group: Sequence[Observation]) -> list[Observation]:
    """By end, then start; what has no period last."""

    def key(o: Observation) -> tuple[str, str, str, int]:
        if o.period is None:
            return "9999", "", o.source_id, o.quantity.span.start
        return o.period.end.isoformat(), o.period.start.isoformat(), o.source_id, o.quantity.span.start

    return sorted(group, key=key)


def _series(group: Sequence[Observation], evidence: Evidence) -> Series:
    ordered = by_period(group)
    reference = reference_point(ordered, bases_of(ordered[0], evidence))
    points = []
    for o in ordered:
        reason = why_not(o, reference, evidence)
        points.append(Point(o.id, not reason, reason))
    return Series(ordered[0].concept_id, ordered[0].region, tuple(points))


def bases_of(o: Observation, evidence: Evidence) -> tuple[Basis, ...]:
    """The bases that a value of the concept itself has: of a rate of growth, a change is its level."""
    concept = evidence.concept(o)
    return (*LEVELS, "change") if concept is not None and concept.growth_of else LEVELS


def reference_point(group: Sequence[Observation], bases: Sequence[Basis]) -> Observation:
    """The last exact realised value; else the last exact value; else the last one."""
    exact = [o for o in group if measure(o) and o.quantity.comparator == "=" and o.period and o.basis in bases]
    realised = [o for o in exact if side(o) == "realised"]
    return (realised or exact or list(group))[-1]


LEVELS: tuple[Basis, ...] = ("level", "cumulative")


def why_not(o: Observation, reference: Observation, evidence: Evidence) -> str:
    """Why ``o`` is not comparable with the reference point, in words; empty when it is."""
    if "qualitative" in o.flags and o.value_base is None:
        return "文字表述，没有数"
    if measure(o) is None:
        return "是区间，不是一个数" if o.quantity.comparator == "range" else "是几段的比值，不是一个数"
    if o.period is None:
        return "期间未能确定"
    if apart := _bases_apart(o, reference, bases_of(o, evidence)):
        return apart
    if o.quantity.comparator in BOUNDS:
        return BOUNDS[o.quantity.comparator]
    return _other_measure(o, reference, evidence)


def _bases_apart(o: Observation, reference: Observation, bases: Sequence[Basis]) -> str:
    if o.basis != reference.basis:
        if o.basis in BASES and o.basis not in bases:
            return BASES[o.basis]
        if reference.basis in BASES and reference.basis not in bases:
            return f"参照数{BASES[reference.basis]}"
    if "change" in bases and reference.period is not None and _years(o) != _years(reference):
        return f"是{span_of_time(o.period)}的增长，参照数是{span_of_time(reference.period)}的增长"
    return ""


def _other_measure(o: Observation, reference: Observation, evidence: Evidence) -> str:
    first, second = measure(o), measure(reference)
    if first is None or second is None:
        return ""
    if first[1] != second[1]:
        return f"单位是{first[1]}，参照数的单位是{second[1]}" if first[1] else "没有单位"
    if reference.period is not None and o.period is not None and is_flow(o, evidence):
        mine, other = (p.end.year - p.start.year for p in (o.period, reference.period))
        if mine != other and "period_from_section" in o.flags and o.basis == "level":
            return "没有写明是一年还是几年的数"
        if mine != other:
            return (
                f"是{span_of_time(o.period)}合计，参照数是{span_of_time(reference.period)}"
                if mine > other
                else "是一年的数，参照数是几年合计"
            )
    if is_flow(o, evidence) and o.basis != reference.basis and _years(o) == _years(reference):
        return "是累计数，参照数不是" if o.basis == "cumulative" else "不是累计数，参照数是"
    if "uncertain" in o.flags:
        return "读法存疑"
    return _scope(o, reference)


def _years(o: Observation) -> int:
    return o.period.end.year - o.period.start.year if o.period else 0


def _scope(o: Observation, reference: Observation) -> str:
    """A word of scope that one of the two names lacks."""
    if "name_completed" in o.flags:
        return ""
    mine, other = scope_words(fold(o.mention.name)), scope_words(fold(reference.mention.name))
    if lacking := sorted(other - mine):
        return f"没有写“{lacking[0]}”，口径未必相同"
    if more := sorted(mine - other):
        return f"限于“{more[0]}”，口径未必相同"
    return ""
