"""What arithmetic says of figures that belong together: derived-conflict, derived-check."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.model.collection import Finding
from generator.model.figure import Observation
from generator.reconcile.compare import measure, measured, place_key, plain, side
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.findings.record import record
from generator.reconcile.wording import amount, label, number, rounded, when, where
from generator.rules.findings import Share, finding_rules
from generator.text.fold import fold

TOLERANCE = Decimal("0.6")
"""Percentage points within which a printed share agrees with the quotient of rounded counts."""


def find(evidence: Evidence) -> Iterator[Finding]:
    """Shares, then inflows, coverage and parts of a whole."""
    for rule in finding_rules().shares:
        yield from _share_against_counts(rule, evidence)
        if rule.rising:
            yield from _share_falls(rule, evidence)
    yield from _inflows(evidence)
    yield from _coverage(evidence)
    yield from _more_than_all(evidence)


def _of(concept_id: str, evidence: Evidence) -> list[Observation]:
    return [o for o in evidence.of_concept(concept_id) if o.period is not None]


def _together(a: Observation, b: Observation) -> bool:
    """One region, one end, one side."""
    assert a.period is not None
    assert b.period is not None
    return place_key(a) == place_key(b) and a.period.end.year == b.period.end.year and side(a) == side(b) is not None


def _share_against_counts(rule: Share, evidence: Evidence) -> Iterator[Finding]:
    for share in _of(rule.share, evidence):
        printed = _printed(share, rule)
        for part, whole in _counts(rule, share, evidence):
            quotient = measured(part) / measured(whole) * 100
            if printed is None or abs(printed - quotient) <= TOLERANCE:
                continue
            name = f"{rule.word}占比" if rule.word else label(share, evidence)
            yield record(
                "derived-conflict.share",
                [figure_place(o) for o in (share, part, whole)],
                f"{label(whole, evidence)}{when(share)}的{name}，按人数推算与所列不合",
                f"{where(share, evidence, [part])}列{rule.word}{number(printed)}%；{where(part, evidence, [share])}的"
                f"{amount(part)}÷{amount(whole)}={rounded(quotient)}%。",
                [rule.share, rule.part, rule.whole],
            )
            return


def _printed(share: Observation, rule: Share) -> Decimal | None:
    if rule.member is None:
        return share.value_base
    parts = share.quantity.parts
    if len(parts) <= rule.member or not parts or sum(parts, Decimal(0)) == 0:
        return None
    return (
        parts[rule.member] / sum(parts, Decimal(0)) * 100
        if abs(sum(parts, Decimal(0)) - 100) > 1
        else parts[rule.member]
    )


def _counts(rule: Share, beside: Observation, evidence: Evidence) -> Iterator[tuple[Observation, Observation]]:
    """Part and whole of one table or one sentence, at the time and place of ``beside``."""
    wholes: dict[str, list[Observation]] = {}
    for whole in _of(rule.whole, evidence):
        wholes.setdefault(whole.source_id, []).append(whole)
    for part in (o for o in _of(rule.part, evidence) if place_key(o) == place_key(beside)):
        for whole in wholes.get(part.source_id, ()):
            fit = plain(part) and plain(whole) and _one_context(part, whole) and measured(whole) != 0
            if fit and _together(part, whole) and _together(part, beside):
                yield part, whole


def _one_context(a: Observation, b: Observation) -> bool:
    if a.source_id != b.source_id:
        return False
    if a.mention.cell and b.mention.cell:
        return a.mention.cell[0] == b.mention.cell[0] and a.mention.cell[2] == b.mention.cell[2]
    return a.mention.cell is None and b.mention.cell is None and a.mention.block == b.mention.block


def _ends(concept_id: str, like: str, evidence: Evidence) -> list[tuple[Observation, Observation]]:
    """Baseline and later figure of a concept, from one row or one sentence."""
    groups: dict[str, list[Observation]] = {}
    for o in _of(concept_id, evidence):
        if plain(o):
            groups.setdefault(o.source_id, []).append(o)
    return [
        (a, b)
        for found in groups.values()
        for a in found
        for b in found
        if a.status == "baseline"
        and b.status in ("target", "actual")
        and (
            (a.mention.cell and b.mention.cell and a.mention.cell[:2] == b.mention.cell[:2])
            or (not a.mention.cell and not b.mention.cell and a.mention.quote == b.mention.quote)
        )
        and (not like or b.status == like)
    ]


def _share_falls(rule: Share, evidence: Evidence) -> Iterator[Finding]:
    wholes: dict[str, list[tuple[Observation, Observation]]] = {}
    for pair in _ends(rule.whole, "target", evidence):
        wholes.setdefault(pair[0].source_id, []).append(pair)
    for part0, part1 in _ends(rule.part, "target", evidence):
        for whole0, whole1 in wholes.get(part0.source_id, ()):
            if not (_one_context(part0, whole0) and _one_context(part1, whole1)):
                continue
            if not measured(whole0) or not measured(whole1):
                continue
            first, last = (measured(p) / measured(w) * 100 for p, w in ((part0, whole0), (part1, whole1)))
            if first - last > TOLERANCE and measured(part1) >= measured(part0):
                yield record(
                    "derived-check.share-falls",
                    [figure_place(o) for o in (part0, part1, whole0, whole1)],
                    f"{label(part0, evidence)}占{label(whole0, evidence)}的比重，按目标推算不升反降",
                    f"{when(part0)}{amount(part0)}÷{amount(whole0)}={rounded(first)}%，"
                    f"{when(part1)}{amount(part1)}÷{amount(whole1)}={rounded(last)}%。",
                    [rule.part, rule.whole],
                )


def _inflows(evidence: Evidence) -> Iterator[Finding]:
    for rule in finding_rules().inflows:
        totals: dict[str, list[tuple[Observation, Observation]]] = {}
        for pair in _ends(rule.total, "", evidence):
            totals.setdefault(pair[0].source_id, []).append(pair)
        for added in (o for o in evidence.of_concept(rule.added) if measure(o) is not None):
            if side(added) is None or added.status == "baseline" or added.basis not in ("level", "cumulative"):
                continue
            for before, after in totals.get(added.source_id, ()):
                if _beside(added, after) and side(added) == side(after) and added.status == after.status:
                    yield from _inflow(added, before, after, evidence)
                    break


def _beside(a: Observation, b: Observation) -> bool:
    if a.mention.cell and b.mention.cell:
        return a.source_id == b.source_id and a.mention.cell[0] == b.mention.cell[0]
    return (
        not a.mention.cell and not b.mention.cell and a.mention.quote == b.mention.quote and a.source_id == b.source_id
    )


def _inflow(added: Observation, before: Observation, after: Observation, evidence: Evidence) -> Iterator[Finding]:
    net, new = measured(after) - measured(before), measured(added)
    if net <= 0 or net == new:
        return
    scale = _scale(after)
    growth = f"由{amount(before)}到{amount(after)}，净增{number(net / scale)}{after.unit}"
    fewer = net > new
    yield record(
        "derived-conflict.inflow" if fewer else "derived-check.inflow",
        [figure_place(o) for o in (added, before, after)],
        f"{label(after, evidence)}净增与“{label(added, evidence)}”{'对不上' if fewer else '须对读'}",
        f"{label(after, evidence)}{growth}；{label(added, evidence)}为{amount(added)}，"
        + ("少于净增数。" if fewer else "多于净增数：新增是毛数，净增已扣除退出的人。"),
        [added.concept_id, after.concept_id],
    )


def _scale(o: Observation) -> Decimal:
    value = o.quantity.value
    return o.value_base / value if value and o.value_base else Decimal(1)


def _coverage(evidence: Evidence) -> Iterator[Finding]:
    """Covered now ÷ rate now = population; the target over it falls short of the 全覆盖 that is promised."""
    for rule in finding_rules().coverages:
        promised = [o for o in evidence.observations if _all(o, (rule.rate, rule.reached), evidence)]
        for reached, goal in _ends(rule.reached, "target", evidence):
            rates = [
                o
                for o in _of(rule.rate, evidence)
                if o.source_id == reached.source_id
                and plain(o)
                and _together(o, reached)
                and measured(o)
                and o.mention.cell is None
            ]
            said = [o for o in promised if o.source_id == goal.source_id]
            if not rates or not said:
                continue
            people = measured(reached) / measured(rates[0]) * 100
            share = measured(goal) / people * 100
            if share < 95:
                scale = _scale(goal)
                yield record(
                    "derived-check.coverage",
                    [figure_place(o) for o in (said[0], goal, rates[0], reached)],
                    f"“{evidence.written(figure_place(said[0]))}”与{label(goal, evidence)}目标推算不合",
                    f"{where(said[0], evidence)}称“{evidence.written(figure_place(said[0]))}”；"
                    f"{amount(reached)}÷{amount(rates[0])}≈{rounded(people / scale)}{goal.unit}（全部人数）；"
                    f"{amount(goal)}÷{rounded(people / scale)}{goal.unit}≈{rounded(share)}%。",
                    [rule.rate, rule.reached],
                )
                break


def _all(o: Observation, concept_ids: tuple[str, ...], evidence: Evidence) -> bool:
    """A target of 全覆盖 whose name is, or ends with, a name of one of the concepts."""
    if "qualitative" not in o.flags or fold(o.quantity.text) not in finding_rules().all_of or side(o) != "target":
        return False
    known = [evidence.concepts[each] for each in concept_ids if each in evidence.concepts]
    endings = tuple(fold(name) for concept in known for name in (concept.name, *concept.aliases))
    return o.concept_id in concept_ids or fold(o.mention.name).endswith(endings)


def _more_than_all(evidence: Evidence) -> Iterator[Finding]:
    """A 其中 row that is more than the row it belongs to."""
    for o in evidence.observations:
        whole = evidence.by_id.get(o.mention.parent)
        if (
            whole is None
            or not _belongs(o, whole, evidence)
            or not plain(o)
            or not plain(whole)
            or not _together(o, whole)
        ):
            continue
        if measure(o)[1:] == measure(whole)[1:] != ("%",) and measured(o) > measured(whole):  # type: ignore[index]
            yield record(
                "derived-conflict.parts",
                [figure_place(o), figure_place(whole)],
                f"其中数大于总数：{label(o, evidence)}与{label(whole, evidence)}",
                f"{when(o)}，其中“{label(o, evidence)}”{amount(o)}，“{label(whole, evidence)}”{amount(whole)}。",
                [o.concept_id, whole.concept_id],
            )


def _belongs(o: Observation, whole: Observation, evidence: Evidence) -> bool:
    """By the vocabulary: in a table 其中 alone does not say of which of the rows above."""
    concept = evidence.concept(o)
    return concept is not None and bool(whole.concept_id) and concept.parent == whole.concept_id
