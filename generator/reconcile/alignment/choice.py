"""Which figure stands for a region or a document: the target of the plan in force, else the latest actual value."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.model.alignment import Cell
from generator.model.figure import Observation
from generator.reconcile.alignment.standing import UNDATED, unfit
from generator.reconcile.compare import side
from generator.reconcile.evidence import Evidence
from generator.rules.nesting import key


def chosen(group: Sequence[Observation], evidence: Evidence) -> Observation | None:
    """The figure of ``group`` (one concept) that is shown for it; None when the group is empty.

    Of the figures that can be set beside others: a target for the end of its own plan, unless a later actual value
    says that the plan is over; else the latest actual value; else the latest other target; else what remains. Of
    several at one time one from a table, from the region's own documents, then the first.
    """
    fit = [o for o in group if not unfit(o, evidence)]
    if not fit:
        return min(group, key=lambda o: (o.period is None, side(o) != "target", *_order(o, evidence)), default=None)
    targets = [o for o in fit if side(o) == "target"]
    realised = [o for o in fit if side(o) == "realised"]
    planned = [o for o in targets if _of_its_plan(o, evidence)]
    reached = max((end_of(o) for o in realised), default=date.min)
    current = [o for o in planned if end_of(o) > reached]
    return _latest(current or realised or targets or fit, evidence)


def _of_its_plan(o: Observation, evidence: Evidence) -> bool:
    """A target for the last year of the period that its document plans; of one without a period, any target."""
    period = evidence.sources[o.source_id].source.period
    return period is None or period.end.year == end_of(o).year


def end_of(o: Observation) -> date:
    """The last day that a dated figure speaks of."""
    assert o.period is not None
    return o.period.end


def _latest(group: Sequence[Observation], evidence: Evidence) -> Observation:
    last = max(end_of(o) for o in group)
    return min((o for o in group if end_of(o) == last), key=lambda o: _order(o, evidence))


def _order(o: Observation, evidence: Evidence) -> tuple[bool, bool]:
    """What stands first: figures of a table, of the region's own document; else they stay in their order."""
    source = evidence.sources[o.source_id].source
    own = source.region is not None and o.region is not None and key(source.region) == key(o.region)
    return (o.mention.cell is None, not own)


def cell(concept_id: str, column: str, group: Sequence[Observation], evidence: Evidence) -> Cell:
    """The cell of a matrix that ``group`` fills, or a gap."""
    o = chosen(group, evidence)
    if o is None:
        return Cell(concept_id, column, "", "absent")
    reason = unfit(o, evidence)
    return Cell(
        concept_id, column, o.id, "undated" if reason == UNDATED else "incomparable" if reason else "shown", reason
    )
