"""May the figures of a concept be compared? 能, 当心, 不能, each in a sentence made from the figures themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.collection import Concept, Finding, Remark, Series
from generator.model.figure import UPPER, Observation
from generator.reconcile.aims import aims, ceilings, in_one_unit
from generator.reconcile.comparability import bases_of
from generator.reconcile.compare import is_flow, measure, side
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.rounding import rounding
from generator.reconcile.siblings import sibling_remarks
from generator.reconcile.wording import amount, difference, listed, number, region_name, when
from generator.text.numerals import counted

RISE = {True: "增加", False: "减少"}
RATE_RISE = {True: "提高", False: "降低"}
# A bound that holds the value itself, and the same without it.
STRICT = {"<=": "<", ">=": ">"}


def remarks(
    concept: Concept, series: Sequence[Series], findings: Sequence[Finding], evidence: Evidence
) -> tuple[Remark, ...]:
    """First what may be compared, then what with care, then what not."""
    by_id = evidence.by_id
    everything = [
        [by_id[point.observation_id] for point in each.points if point.observation_id in by_id] for each in series
    ]
    groups = [[o for o in group if o.basis in bases_of(o, evidence)] for group in everything]
    usable = [
        [by_id[p.observation_id] for p in each.points if p.comparable and p.observation_id in by_id] for each in series
    ]
    open_ids = _open(groups, findings)
    found = [
        *_may(usable, open_ids),
        *aims(tuple(_towards(usable, open_ids)), evidence),
        *rounding(groups),
        *_value_and_bound(groups),
        *_strictness(groups),
        *_lengths(groups, evidence),
        *_regions(concept, usable),
        *_inferred(everything),
        *_unresolved(everything),
        *ceilings(concept, groups),
        *_unsettled(groups, findings),
        *sibling_remarks(concept, evidence),
    ]
    return tuple(sorted(found, key=lambda remark: ("yes", "caution", "no").index(remark.verdict)))


def _open(groups: Sequence[Sequence[Observation]], findings: Sequence[Finding]) -> frozenset[str]:
    """The figures that a grave conflict leaves open."""
    places = {p for f in findings if f.kind == "value-conflict" and f.severity == "high" for p in f.places}
    return frozenset(o.id for group in groups for o in group if figure_place(o) in places)


def _may(groups: Sequence[Sequence[Observation]], open_ids: frozenset[str]) -> Iterator[Remark]:
    """The first and the last realised value of a region, and what lies between them."""
    for group in groups:
        known = [o for o in _sure(group) if side(o) == "realised"]
        if len(known) < 2 or not known[0].period or not known[-1].period:
            continue
        first, last = known[0], _preferred(known)
        if first.period is None or last.period is None or first.period.end >= last.period.end:
            continue
        if open_ids & {o.id for o in known}:
            continue
        told = in_one_unit(first, last)
        yield Remark(
            "yes",
            f"{region_name(first)}{when(first)}{told[0]}与{when(last)}{told[1]}：同地、同名、同为已有的数，"
            f"可以相减，{_change(first, last)}。",
            (first.id, last.id),
        )


def _sure(group: Sequence[Observation]) -> list[Observation]:
    """Exact figures whose name and period are printed."""
    doubtful = {"period_inferred", "name_completed", "uncertain"}
    return [
        o
        for o in group
        if o.quantity.comparator == "="
        and o.period is not None
        and not o.flags & doubtful
        and not (o.basis == "cumulative" and "period_from_section" in o.flags)
    ]


def _towards(
    groups: Sequence[Sequence[Observation]], open_ids: frozenset[str]
) -> Iterator[tuple[Observation, Observation]]:
    """The latest value there is and the last exact target after it: what is aimed at, not what will be."""
    for group in groups:
        known, goals = ([o for o in _sure(group) if side(o) == each] for each in ("realised", "target"))
        if not known or not goals or open_ids & {o.id for o in (*known, *goals)}:
            continue
        last, goal = _preferred(known), _preferred(goals)
        if last.period is not None and goal.period is not None and last.period.end < goal.period.end:
            yield last, goal


def _preferred(known: Sequence[Observation]) -> Observation:
    """The last one; of several at one time one from a table."""
    latest = [o for o in known if o.period == known[-1].period]
    return next((o for o in latest if o.mention.cell is not None), latest[-1])


def _change(first: Observation, last: Observation) -> str:
    a, b = measure(first), measure(last)
    assert a is not None
    assert b is not None
    if a[0] == b[0]:
        return "两年相同"
    words = RATE_RISE if a[1] == "%" else RISE
    gap = difference(first, last) or f"{number(abs(a[0] - b[0]))}个百分点"
    return f"{words[b[0] > a[0]]}{gap}"


def _value_and_bound(groups: Sequence[Sequence[Observation]]) -> Iterator[Remark]:
    """A realised value beside a realised bound: in one region or two."""
    known = [o for group in groups for o in group if side(o) == "realised" and measure(o) is not None]
    values = [o for o in known if o.quantity.comparator == "="]
    told = {(region_name(o), o.period) for o in values}
    bounds = [
        o for o in known if o.quantity.comparator in ("<", "<=", ">", ">=") and (region_name(o), o.period) not in told
    ]
    if values and bounds:
        value, bound = values[-1], bounds[-1]
        which = "上界" if bound.quantity.comparator in UPPER else "下界"
        yield Remark(
            "caution",
            f"{region_name(value)}{when(value)}{amount(value)}与{region_name(bound)}{when(bound)}{amount(bound)}：一个是值，一个只是{which}，"
            f"不能相减，也不能说相差多少。",
            (value.id, bound.id),
        )


def _strictness(groups: Sequence[Sequence[Observation]]) -> Iterator[Remark]:
    """The same bound with and without the value itself."""
    for group in groups:
        targets = [o for o in group if side(o) == "target" and measure(o) is not None]
        strict: dict[object, Observation] = {(o.quantity.comparator, measure(o)): o for o in reversed(targets)}
        for a in targets:
            b = strict.get((STRICT.get(a.quantity.comparator), measure(a)))
            if b is not None:
                yield Remark(
                    "caution",
                    f"“{amount(a)}”与“{amount(b)}”：一处含本数，一处不含，恰为{number(a.quantity.value or 0)}"  # type: ignore[arg-type]
                    f"{a.unit}时结论相反。",
                    (a.id, b.id),
                )
                return


def _lengths(groups: Sequence[Sequence[Observation]], evidence: Evidence) -> Iterator[Remark]:
    """Sums over several years beside those of one year."""
    flows = [
        o
        for group in groups
        for o in group
        if measure(o) and is_flow(o, evidence) and "period_from_section" not in o.flags
    ]
    long = [o for o in flows if o.period and o.period.end.year > o.period.start.year]
    short = [
        o for o in flows if o.period and o.period.start < o.period.end and o.period.start.year == o.period.end.year
    ]
    if long and short:
        yield Remark(
            "caution",
            f"{when(long[0])}的{amount(long[0])}是几年合计，{when(short[0])}的{amount(short[0])}期间较短，不能并列比较。",
            (long[0].id, short[0].id),
        )


def _regions(concept: Concept, groups: Sequence[Sequence[Observation]]) -> Iterator[Remark]:
    """Absolute numbers of places of different size."""
    if concept.unit == "%" or concept.nature not in ("stock", "flow", "cumulative"):
        return
    heads = [group[-1] for group in groups if group and region_name(group[-1])]
    if len({region_name(o) for o in heads}) > 1:
        places = listed([region_name(o) for o in heads])
        yield Remark(
            "caution",
            f"{places}规模不同，绝对数只可并列，不宜比高低。",
            tuple(o.id for o in heads),
        )


def _inferred(groups: Sequence[Sequence[Observation]]) -> Iterator[Remark]:
    for flag, words in (("unit_inferred", "单位"), ("period_inferred", "期间"), ("name_completed", "名称")):
        found = [o for group in groups for o in group if flag in o.flags]
        if found:
            shown = _shown(found)
            how = "是承前补全的" if flag == "name_completed" else "是推断的"
            yield Remark("caution", f"{shown}的{words}{how}，引用时请注明。", tuple(o.id for o in found))


def _shown(found: Sequence[Observation]) -> str:
    """ "天津市36.7万人和54.1万人": a region before its figures, at most three of them."""
    parts, before = [], ""
    for region, figure in list(dict.fromkeys((region_name(o), amount(o)) for o in found))[:3]:
        parts.append(figure if region == before else region + figure)
        before = region
    return listed(parts)


def _unresolved(groups: Sequence[Sequence[Observation]]) -> Iterator[Remark]:
    found = [o for group in groups for o in group if o.period is None]
    if found:
        shown = _shown(found)
        yield Remark("no", f"{shown}没有确定的期间，不能与别的年份比较。", tuple(o.id for o in found))


def _unsettled(groups: Sequence[Sequence[Observation]], findings: Sequence[Finding]) -> Iterator[Remark]:
    """Two values for one thing: no growth may be computed until it is settled."""
    for finding in findings:
        if finding.kind != "value-conflict" or finding.severity != "high":
            continue
        found = [
            o
            for group in groups
            for o in group
            if any(p.source_id == o.source_id and p.span == o.quantity.span for p in finding.places)
        ]
        shown = list(dict.fromkeys(amount(o) for o in found))
        if len(shown) > 1:
            yield Remark(
                "no",
                f"{listed(shown)}{counted(len(shown))}个数核实之前，不宜写{when(found[0])}的水平或增幅。",
                tuple(o.id for o in found),
            )
