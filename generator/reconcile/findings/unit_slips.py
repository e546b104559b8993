"""Units that can't be: for a name that counts people, for figures that are near but scales apart: unit-mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from generator.model.collection import Finding
from generator.model.figure import Observation
from generator.reconcile.compare import off_scale, place_key, side
from generator.reconcile.evidence import Evidence, figure_place, name_places
from generator.reconcile.findings.record import record
from generator.reconcile.findings.values import MOST_STATEMENTS
from generator.reconcile.wording import amount, label, where
from generator.rules.findings import finding_rules
from generator.text.fold import fold
from generator.text.typeset import typeset

# What may stand between a name and its figure where nothing else is told of.
STRAIGHT = re.compile(r"(?:达到|达|为|是|共|有|增加到|增至|突破|超过|:)?(?:约|近|了)?")


def find(evidence: Evidence) -> Iterator[Finding]:
    """First units of another scale, then units of another thing."""
    yield from _scales(evidence)
    yield from _named_otherwise(evidence)


def _scales(evidence: Evidence) -> Iterator[Finding]:
    """7.5张 in one place and 7万张 in another: what is wrong is the unit, and nothing can be computed across it."""
    groups: dict[tuple[object, ...], list[Observation]] = {}
    for o in evidence.observations:
        if o.concept_id and o.value_base is not None and side(o) is not None:
            groups.setdefault((o.concept_id, place_key(o), o.unit_base), []).append(o)
    for group in groups.values():
        if len({o.unit for o in group}) < 2 or len(group) > MOST_STATEMENTS:
            continue
        pairs = [(a, b) for a, b in combinations(group, 2) if off_scale(a, b)]
        pair = min(pairs, key=_apart, default=None)
        if pair is None:
            continue
        a, b = pair
        alike = [o for o in group if o not in pair and o.unit in (a.unit, b.unit)]
        yield record(
            "unit-mismatch.scale",
            [figure_place(o) for o in (a, b, *alike)],
            f"{label(a, evidence, b)}的单位，一处是“{a.unit}”，一处是“{b.unit}”",
            f"{where(a, evidence, [b])}写{amount(a)}，{where(b, evidence, [a])}写{amount(b)}，数相近而单位相差悬殊。",
            [a.concept_id],
        )


def _apart(pair: tuple[Observation, Observation]) -> tuple[bool, bool]:
    """Figures of one time and side come first."""
    a, b = pair
    return side(a) != side(b), (a.period and a.period.end) != (b.period and b.period.end)


def _named_otherwise(evidence: Evidence) -> Iterator[Finding]:
    """ "工伤保险参保人数达到1.2万户": the name, right before the figure, counts people and the unit does not."""
    apart = finding_rules().counted_apart
    for o in evidence.observations:
        if o.mention.cell is not None or o.unit_base not in apart or not fold(o.mention.name).endswith("人数"):
            continue
        name = next(iter(name_places(o)), None)
        between = evidence.folded[o.source_id][name.span.end : o.quantity.span.start] if name else ""
        if name is None or not STRAIGHT.fullmatch(between):
            continue
        yield record(
            "unit-mismatch.name",
            [figure_place(o), name],
            f"“{typeset(o.mention.name)}”的单位写作“{o.unit}”",
            f"名称数的是人，所列为{amount(o)}。",
            [o.concept_id],
        )
