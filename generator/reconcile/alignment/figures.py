"""What each region says of a concept, once: one figure for one time, side, measure and scope."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from generator.model.figure import Observation
from generator.model.source import Region
from generator.reconcile.alignment.choice import chosen, end_of
from generator.reconcile.alignment.standing import apart, unfit
from generator.reconcile.comparability import unsure_units
from generator.reconcile.compare import agreement, place_key, side, step
from generator.reconcile.evidence import Evidence
from generator.reconcile.wording import amount, listed, when
from generator.rules.nesting import key, ordered


@dataclass(frozen=True, slots=True)
class Said:
    """The figures of a region for a concept that can be set beside others.

    ``unsettled`` contradict one another; the unit of ``doubtful`` ones is inferred and nothing bears it out.
    """

    region: Region
    figures: tuple[Observation, ...]
    unsettled: tuple[tuple[Observation, ...], ...] = ()
    doubtful: tuple[Observation, ...] = ()

    @property
    def key(self) -> str:
        return place_key(self.head)

    @property
    def head(self) -> Observation:
        return (*self.figures, *self.doubtful, *(o for group in self.unsettled for o in group))[0]


def said(concept_id: str, evidence: Evidence) -> dict[str, Said]:
    """By region, what is said of a concept; regions without a usable figure are left out."""
    groups: dict[str, list[Observation]] = {}
    for o in evidence.of_concept(concept_id):
        if o.region is not None and not unfit(o, evidence):
            groups.setdefault(place_key(o), []).append(o)
    order = [key(region) for region in ordered(group[0].region for group in groups.values() if group[0].region)]
    unsure = unsure_units(evidence.of_concept(concept_id), evidence)
    return {place: _said(groups[place], unsure, evidence) for place in order}


def _said(group: Sequence[Observation], unsure: Collection[str], evidence: Evidence) -> Said:
    same = [tuple(each) for each in _alike([o for o in group if o.id not in unsure], evidence)]
    best = [_best(each, evidence) for each in same if _agree(each)]
    figures = tuple(sorted(best, key=lambda o: (side(o) != "target", -end_of(o).toordinal())))
    region = group[0].region
    assert region is not None
    doubtful = tuple(o for o in group if o.id in unsure)
    return Said(region, figures, tuple(each for each in same if not _agree(each)), doubtful)


def _alike(group: Sequence[Observation], evidence: Evidence) -> Iterator[list[Observation]]:
    """Figures that could be compared with one another say one thing, or contradict one another."""
    left = list(group)
    while left:
        first = left[0]
        same = [o for o in left if o is first or not apart(first, o, evidence)]
        yield same
        left = [o for o in left if o not in same]


def _agree(group: Sequence[Observation]) -> bool:
    return all(agreement(group[0], o) in ("equal", "rounded") for o in group[1:])


def _best(group: Sequence[Observation], evidence: Evidence) -> Observation:
    """The finest of figures that agree; of equally fine ones the one that a reader would quote."""
    finest = min(step(o) for o in group)
    found = chosen([o for o in group if step(o) == finest], evidence)
    assert found is not None
    return found


def contradiction(group: Sequence[Observation]) -> str:
    """ "2025年有1.2万人和1.5万人两个说法，先核实"."""
    amounts = list(dict.fromkeys(amount(o) for o in group))
    place = group[0].region.name if group[0].region else ""
    return f"{place}{when(group[0])}有{listed(amounts)}几个说法，须先核实"
