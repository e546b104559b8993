"""Targets against what there was: target-below-baseline, target-looser, flat-target."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.model.collection import Finding
from generator.model.figure import Observation
from generator.model.place import Place, Span
from generator.reconcile.compare import (
    LOWER,
    UPPER,
    is_flow,
    measure,
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
from generator.rules.findings import direction, finding_rules, scope_words
from generator.text.fold import fold

Key = tuple[str, ...]
PLANNED = 2
"""Years from the first to the last that a plan runs at least."""
HOW_MUCH = "大幅|显著|明显|稳步|持续|不断|进一步|逐步|有效|切实"
# Words by which a sentence tells what was done.
DONE = re.compile("已|了|完成|五年来|期间|时期[^，,]{0,6}(?:累计|全)|十三五|十二五|去年|比上年")


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
    yield from _flat(evidence)


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


def _value(o: Observation) -> Decimal:
    found = measure(o)
    assert found is not None
    return found[0]


def _below(
    targets: Sequence[Observation],
    known: Sequence[Observation],
    others: Sequence[Observation],
    rows: dict[str, IndicatorRow],
    evidence: Evidence,
) -> Iterator[Finding]:
    target = targets[0]
    above = [o for o in known if o.quantity.comparator in ("=", ">=", ">") and _value(o) > _value(target)]
    if not above or target.quantity.comparator in UPPER:
        return
    highest = max(above, key=_value)
    same = sorted((o for o in above if _value(o) == _value(highest)), key=lambda o: not _same_row(o, target))
    case = _case(targets, same[0], others, rows, evidence)
    if case == ".floor" and is_flow(target, evidence) and not _of_a_plan(target, evidence):
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
    if any(_value(o) >= _value(known) for o in others):
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
    return difference(a, b) or f"{number(abs(_value(a) - _value(b)))}个百分点"


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
    return all(_value(o) <= _value(target) for o in ceilings)


def _looser(target: Observation, known: Sequence[Observation], evidence: Evidence) -> Iterator[Finding]:
    tighter = [o for o in known if _value(o) < _value(target)]
    if not tighter or target.quantity.comparator not in UPPER or not _of_a_plan(target, evidence):
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
        and _value(o) < _value(target)
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


def _of_a_plan(o: Observation, evidence: Evidence) -> bool:
    """Set for several years; what is set for a year is no step before or after it."""
    source = evidence.sources[o.source_id].source
    if source.period is None:
        return source.kind not in ("report", "bulletin")
    return source.period.end.year - source.period.start.year >= PLANNED


def _flat(evidence: Evidence) -> Iterator[Finding]:
    for row in indicator_rows(evidence):
        first, last = row.baseline, row.target
        if first is None or last is None or row.actual is not None or not plain(first) or not plain(last):
            continue
        if _is_best(last, evidence):
            continue
        if _value(first) == _value(last) and {first.quantity.comparator, last.quantity.comparator} == {"="}:
            said = _promised(row, evidence)
            promise = f"正文称“{evidence.written(said)}”，" if said else ""
            yield record(
                "flat-target.promised" if said else "flat-target",
                [figure_place(last), figure_place(first), *([said] if said else [])],
                f"{label(last, evidence)}{when(last)}的目标与{when(first)}持平",
                f"{promise}{where(last, evidence)}中两年都是{amount(last)}。",
                [last.concept_id],
            )


def _is_best(o: Observation, evidence: Evidence) -> bool:
    """A share that can get no better: none of what shall fall, all of what shall rise."""
    way = direction(evidence.direction(o), o.mention.name)
    return o.unit_base == "%" and ((_value(o) == 0 and way != "up") or (_value(o) == 100 and way != "down"))


def _promised(row: IndicatorRow, evidence: Evidence) -> Place | None:
    """Where the running text promises that the indicator rises: "提高…结案率", "…签订率大幅提高"."""
    concept = evidence.concept(row.any)
    names = (concept.name, *concept.aliases) if concept else (row.any.mention.name,)
    found = [place for name in names if (place := _promise(fold(name), row, evidence))]
    return max(found, key=lambda place: (len(place.span), -place.span.start), default=None)


def _promise(name: str, row: IndicatorRow, evidence: Evidence) -> Place | None:
    """The first promise with ``name``; what a text says has risen so far is none."""
    text, verbs = evidence.folded[row.source_id], "|".join(finding_rules().rising)
    if name not in text:
        return None
    said = re.compile(f"(?:{verbs}){re.escape(name)}|{re.escape(name)}(?:{HOW_MUCH})(?:{verbs})")
    for block in (b for b in row.result.document.blocks if b.kind == "paragraph"):
        for match in said.finditer(text, block.start, block.end):
            before = text[max(text.rfind("。", block.start, match.start()), block.start) : match.end() + 1]
            if not DONE.search(before):
                return Place(row.source_id, Span(*match.span()))
    return None
