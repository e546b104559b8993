"""Findings that must be settled before anything is quoted, each in one line: two values large, or the words."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.collection import Finding
from generator.model.figure import Observation
from generator.render import labels
from generator.render.view import links
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.text.typeset import typeset

PAIRED = ("value-conflict", "target-below-baseline")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two places that do not agree: two values large, or the finding in words."""

    link: Link
    label: str
    left: str
    sign: str
    right: str
    unit: str
    places: tuple[str, ...]


def conflict(index: Index, f: Finding) -> Conflict:
    """The finding as the first page shows it."""
    marks: list[Observation] = []
    for place in f.places:
        source = index.sources.get(place.source_id)
        if source is not None:
            found = [m.observations[0] for m in source.marks_in(place.span)]
            marks += [o for o in found if o not in marks][:1]
    where = tuple(
        dict.fromkeys(index.sources[p.source_id].place(p.span) for p in f.places if p.source_id in index.sources)
    )
    if len(marks) >= 2 and f.kind in PAIRED and labels.amount(marks[0]) != labels.amount(marks[1]):
        return _pair(index, f, marks[0], marks[1])
    return Conflict(links.finding(f.id), labels.finding_kind(f.kind), typeset(f.title), "", "", "", where[:2])


def _pair(index: Index, f: Finding, a: Observation, b: Observation) -> Conflict:
    """Two values side by side; a target and what was there before with the sign that holds between them."""
    unit = a.unit if a.unit == b.unit else ""
    left, right = (labels.amount(a), labels.amount(b)) if unit else (labels.value(a), labels.value(b))
    label, sign = f"{index.name(a)}　{labels.period(a)}{labels.status(a)}", "≠"
    if f.kind == "target-below-baseline":
        label += f"、{labels.period(b)}{labels.status(b)}"
        comparable = a.value_base is not None and b.value_base is not None and a.unit_base == b.unit_base
        if comparable and a.value_base != b.value_base:
            sign = "<" if a.value_base < b.value_base else ">"  # type: ignore[operator]
    return Conflict(links.finding(f.id), label, left, sign, right, unit, (index.place(a), index.place(b)))
