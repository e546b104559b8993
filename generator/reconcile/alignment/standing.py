"""Which figures can be set beside others at all, and why two of them can't be compared."""

from __future__ import annotations

from generator.model.figure import LOWER, UPPER, Observation
from generator.reconcile.comparability import BASES, bases_of
from generator.reconcile.compare import is_flow, measure, side
from generator.reconcile.evidence import Evidence
from generator.reconcile.wording import when
from generator.rules.alignment import alignment_rules
from generator.rules.findings import scope_words
from generator.text.fold import fold

SIDES = {"target": "目标", "realised": "已有的数"}
UNDATED = "期间未能确定"


def unfit(o: Observation, evidence: Evidence) -> str:
    """Why a figure can't be set beside any other, in words; empty when it can."""
    if "qualitative" in o.flags and o.value_base is None:
        return "文字表述，没有数"
    if measure(o) is None:
        return "是区间，不是一个数" if o.quantity.comparator == "range" else "是几段的比值，不是一个数"
    if o.period is None or "period_unresolved" in o.flags:
        return UNDATED
    if o.basis not in bases_of(o, evidence) and not yearly_growth(o, evidence):
        return BASES.get(o.basis, "计量方式不同")
    return "读法存疑" if "uncertain" in o.flags else ""


def yearly_growth(o: Observation, evidence: Evidence) -> bool:
    """年均增长6%: the growth of a concept that is one, on average over the years of a plan."""
    concept = evidence.concept(o)
    return o.basis == "average" and concept is not None and bool(concept.growth_of)


def apart(a: Observation, b: Observation, evidence: Evidence) -> str:
    """Why two figures of one concept are not compared, in words; empty when they may be."""
    mine, other = side(a), side(b)
    if mine is None or other is None:
        return "不是实绩也不是目标"
    if mine != other:
        return f"一处是{SIDES[mine]}，一处是{SIDES[other]}"
    return _times(a, b, evidence) or _measures(a, b) or _scopes(a, b) or _bounds(a, b)


def _times(a: Observation, b: Observation, evidence: Evidence) -> str:
    assert a.period is not None
    assert b.period is not None
    if a.period.end != b.period.end:
        return f"期间不同：{when(a)}、{when(b)}"
    summed = is_flow(a, evidence) or is_flow(b, evidence)
    if (summed or {"change", "average"} & {a.basis, b.basis}) and a.period.start != b.period.start:
        return f"期间长短不同：{when(a)}、{when(b)}"
    if summed and a.basis != b.basis and a.period.start.year == a.period.end.year:
        return "一处是累计数，一处不是"
    if summed and a.period.start == a.period.end:
        return "没有写明是多久的数"
    return ""


def _measures(a: Observation, b: Observation) -> str:
    first, second = measure(a), measure(b)
    assert first is not None
    assert second is not None
    if first[1] != second[1]:
        return f"单位不同：{first[1] or '无单位'}、{second[1] or '无单位'}"
    if {a.basis, b.basis} == {"level", "change"}:
        return "一处是水平，一处是增减"
    if a.basis != b.basis and "average" in (a.basis, b.basis):
        return "一处是年均数，一处不是"
    return ""


def _scopes(a: Observation, b: Observation) -> str:
    """Words of scope that one of the two names has and the other lacks."""
    if a.mention.name == b.mention.name:
        return ""
    mine, other = scope_words(fold(a.mention.name)), scope_words(fold(b.mention.name))
    if mine == other:
        return ""
    return f"口径未必相同：一处写明“{min(mine ^ other)}”，一处没有"


def _bounds(a: Observation, b: Observation) -> str:
    """A value beside a bound, or two bounds on different sides: nobody knows how far they lie apart."""
    signs = [_sort(o) for o in (a, b)]
    if signs[0] == signs[1] or (side(a) == "target" and "约数" not in signs and len({*signs, ""}) == 2):
        return ""
    return f"一处是{signs[0] or '准数'}，一处是{signs[1] or '准数'}"


def _sort(o: Observation) -> str:
    sign = o.quantity.comparator
    return "上限" if sign in UPPER else "下限" if sign in LOWER else "约数" if sign == "~" else ""


def additive(o: Observation, evidence: Evidence) -> bool:
    """A count or a sum: what the parts of a region have adds up to what the region has, and larger ones have more."""
    concept = evidence.concept(o)
    unit = measure(o)
    return (
        concept is not None
        and concept.nature in ("stock", "flow", "cumulative")
        and unit is not None
        and unit[1] != "%"
        and "/" not in unit[1]
        and o.basis in ("level", "cumulative")
        and not any(word in o.mention.name for word in alignment_rules().shared_out)
    )
