"""An interpretation that gives another figure than the text that it explains, where the figures alone can't be matched.

Figures of two sources that count and are named alike are held against each other by ``findings.values``; here those
that only the pair of documents brings together: one names no region or an indicator of its own, the plan has been
replaced since.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.collection import Finding
from generator.model.figure import Observation
from generator.reconcile.compare import agreement, measure, within_bound
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.findings.record import record
from generator.reconcile.findings.values import comparable, same_things
from generator.reconcile.wording import amount, label, short, when


def find(evidence: Evidence) -> Iterator[Finding]:
    """One finding for each figure that the interpretation has otherwise."""
    matched = {o.id: i for i, group in enumerate(same_things(evidence)) for o in group}
    for relation in evidence.relations:
        if relation.kind != "interpretation":
            continue
        replaced = relation.target_id in evidence.counting.superseded
        for change in relation.figures:
            if change.kind == "changed":
                plan, told = evidence.by_id[change.before], evidence.by_id[change.after]
                known = plan.id in matched and matched[plan.id] == matched.get(told.id) and comparable(plan, told)
                if not known and _differ(plan, told):
                    yield _finding(plan, told, replaced, evidence)


def _differ(plan: Observation, told: Observation) -> bool:
    first, second = measure(plan), measure(told)
    return (
        first is not None
        and second is not None
        and first[1] == second[1]
        and agreement(plan, told) == "different"
        and not within_bound(plan, told)
    )


def _finding(plan: Observation, told: Observation, replaced: bool, evidence: Evidence) -> Finding:
    names = [short(evidence.sources[o.source_id]) for o in (plan, told)]
    since = "所解读的文本其后已被替代，两个数都以现行文本为准。" if replaced else ""
    return record(
        "value-conflict.replaced" if replaced else "value-conflict",
        [figure_place(plan), figure_place(told)],
        f"{label(plan, evidence, told)}{when(plan)}的数，{'已被替代的规划' if replaced else '规划'}与解读不一",
        f"{names[0]}为{amount(plan)}，{names[1]}为{amount(told)}。{since}",
        [plan.concept_id],
    )
