"""Observations of one concept in one region by period, each comparable with the reference point or not, and why."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.collection import Point, Series
from generator.model.figure import Basis, Observation
from generator.reconcile.comparability import (
    BASES,
    BOUNDS,
    bases_of,
    groups,
    no_value,
    unsure_units,
    why_apart,
    years,
)
from generator.reconcile.compare import is_flow, measure, place_key, side
from generator.reconcile.evidence import Evidence
from generator.rules.findings import scope_words
from generator.text.fold import fold
from generator.text.periods import span_of_time


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
    unsure = unsure_units(ordered, evidence)
    printed = [o for o in ordered if o.id not in unsure]
    reference = reference_point(printed or ordered, bases_of(ordered[0], evidence))
    together = groups(ordered, evidence, unsure)
    points = []
    for o in ordered:
        reason = why_not(o, reference, evidence)
        if not reason and o.id != reference.id and (apart := why_apart(o, reference, evidence, unsure)):
            reason = apart if o.id not in unsure else "单位是推断的"
        points.append(Point(o.id, not reason, reason, together[o.id]))
    return Series(ordered[0].concept_id, ordered[0].region, tuple(points))


def reference_point(group: Sequence[Observation], bases: Sequence[Basis]) -> Observation:
    """The last exact realised value; else the last exact value; else the last one."""
    exact = [o for o in group if measure(o) and o.quantity.comparator == "=" and o.period and o.basis in bases]
    realised = [o for o in exact if side(o) == "realised"]
    return (realised or exact or list(group))[-1]


def why_not(o: Observation, reference: Observation, evidence: Evidence) -> str:
    """Why ``o`` is not comparable with the reference point, in words; empty when it is."""
    lacking = no_value(o)
    if lacking and o.quantity.comparator not in BOUNDS and "uncertain" not in o.flags:
        return lacking
    return _bases_apart(o, reference, bases_of(o, evidence)) or lacking or _other_measure(o, reference, evidence)


def _bases_apart(o: Observation, reference: Observation, bases: Sequence[Basis]) -> str:
    if o.basis != reference.basis:
        if o.basis in BASES and o.basis not in bases:
            return BASES[o.basis]
        if reference.basis in BASES and reference.basis not in bases:
            return f"参照数{BASES[reference.basis]}"
    if "change" in bases and reference.period is not None and years(o) != years(reference):
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
    if is_flow(o, evidence) and o.basis != reference.basis and years(o) == years(reference):
        return "是累计数，参照数不是" if o.basis == "cumulative" else "不是累计数，参照数是"
    return _scope(o, reference)


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
