"""A part that counts more than the whole it lies in: the figure of a county above that of its city."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.collection import Finding
from generator.model.figure import Observation
from generator.reconcile.compare import measure, measured, moment, plain, side
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.findings.record import record
from generator.reconcile.wording import amount, label, when, where
from generator.rules.findings import scope_words
from generator.rules.nesting import lies_in
from generator.text.fold import fold

# What adds up over regions: people, households, institutions, money, land; no rate, length of stay or price.
ADDITIVE = frozenset(
    {"人", "人次", "户", "户次", "家", "家次", "个", "件", "张", "所", "元", "亩", "公顷", "公里", "吨"}
)


def find(evidence: Evidence) -> Iterator[Finding]:
    """For each part its greatest figure of an indicator, beside the nearest whole's of the same time and side."""
    groups: dict[tuple[object, ...], list[Observation]] = {}
    for o in evidence.observations:
        if _adds(o, evidence):
            found = measure(o)
            assert found is not None
            groups.setdefault((o.concept_id, side(o), found[1], *moment(o, evidence)), []).append(o)
    told: set[tuple[str, str, str]] = set()
    for group in groups.values():
        if len({o.region for o in group}) < 2:
            continue
        for part in group:
            wholes = [o for o in group if _holds(o, part) and measured(o) < measured(part)]
            for whole in wholes[:1]:
                key = (part.concept_id, part.region.name if part.region else "", whole.id)
                if key not in told and _undisputed(whole, group):
                    told.add(key)
                    yield _finding(part, whole, evidence)


def _adds(o: Observation, evidence: Evidence) -> bool:
    concept = evidence.concept(o)
    additive = concept is not None and concept.nature in ("stock", "flow", "cumulative") and o.unit_base in ADDITIVE
    return additive and o.region is not None and side(o) is not None and plain(o) and o.quantity.comparator == "="


def _holds(whole: Observation, part: Observation) -> bool:
    assert whole.region is not None
    assert part.region is not None
    alike = scope_words(fold(whole.mention.name)) == scope_words(fold(part.mention.name))
    return alike and whole.source_id != part.source_id and lies_in(part.region, whole.region)


def _undisputed(whole: Observation, group: list[Observation]) -> bool:
    """The whole has one value: where it has two, which is right is another finding."""
    values = {measured(o) for o in group if o.region == whole.region}
    return len(values) == 1


def _finding(part: Observation, whole: Observation, evidence: Evidence) -> Finding:
    assert part.region is not None
    assert whole.region is not None
    return record(
        "derived-conflict.region",
        [figure_place(part), figure_place(whole)],
        f"{label(part, evidence)}{when(part)}的数，{part.region.name}大于{whole.region.name}",
        f"{part.region.name}为{amount(part)}（{where(part, evidence, [whole])}），"
        f"{part.region.name}所在的{whole.region.name}为{amount(whole)}（{where(whole, evidence, [part])}）。",
        [part.concept_id],
    )
