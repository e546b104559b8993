"""Figures chosen for a page's head: name, value large, what to compare it with, what to mind."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.collection import Finding, KeyFigure
from generator.model.figure import Observation
from generator.render import labels
from generator.render.view.index import Index
from generator.render.view.links import Link

REASONS = {
    "binding": "约束性指标",
    "target-with-baseline": "有基数的目标",
    "shared": "多份文件共有",
    "target": "目标",
    "other": "",
}


ROOM, UNIT_SIZE = 7.5, 0.75
OF_TARGETS = frozenset(("target-below-baseline", "target-looser", "flat-target"))
OF_THE_FIRST_PLACE = frozenset(("ambiguous-subject", "ambiguous-unit", "missing-unit", "missing-baseline"))


@dataclass(frozen=True, slots=True)
class KeyFigureView:
    """``beside``: period, status and what went before; ``caution``: the gravest finding that speaks of it.

    ``long``: too wide to be set large in its column.
    """

    name: str
    amount: str
    unit: str
    long: bool
    beside: str
    before: str
    caution: str
    reason: str
    link: Link


def key_figure(index: Index, chosen: KeyFigure) -> KeyFigureView:
    """A figure of a summary as it is shown."""
    o = index.observations[chosen.observation_id]
    baseline = index.observations.get(chosen.baseline)
    told = [f for f in index.findings_of.get(o.id, ()) if f.acknowledged is None]
    findings = [f for f in told if f.severity != "low" and speaks_of(f, o)]
    amount = labels.amount(o)
    unit = "" if o.quantity.value is None and amount.endswith(o.unit) else o.unit
    return KeyFigureView(
        name=index.name(o),
        amount=amount,
        unit=unit,
        long=columns(amount) + columns(unit) * UNIT_SIZE > ROOM,
        beside=f"{labels.as_of(o)}{labels.status(o)}",
        before=f"{labels.period(baseline)} {labels.value(baseline)}" if baseline else "",
        caution=labels.finding_kind(findings[0].kind) if findings else "",
        reason=REASONS[chosen.reason],
        link=index.link(o),
    )


def speaks_of(finding: Finding, o: Observation) -> bool:
    """Whether a finding that touches ``o`` is about it, not only borne out by it.

    A target below its baseline is a matter of the target; an ambiguity is one of the words it begins with, and the
    figures it is weighed against are witnesses. Of a contradiction every side is a party.
    """
    if finding.kind in OF_TARGETS:
        return o.status == "target"
    if finding.kind in OF_THE_FIRST_PLACE:
        first = finding.places[0]
        return first.source_id == o.source_id and first.span.overlaps(o.quantity.span)
    return True


def columns(text: str) -> float:
    """How wide ``text`` is in digits: a Chinese character is two of them, a point or a comma half of one."""
    return sum(0.5 if char in ",.:" else 1 if char.isascii() else 2 for char in text)
