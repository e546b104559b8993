"""What a figure says when it is asked: one entry a figure, all of a page's figures in one keyed table."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.figure import Observation
from generator.render import labels
from generator.render.view import links
from generator.render.view.index import Index, SourceIndex
from generator.render.view.links import Link
from generator.text.typeset import typeset

MOST = 5


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The same indicator at another place."""

    link: Link
    value: str
    when: str
    place: str


@dataclass(frozen=True, slots=True)
class Warning:
    """A finding that touches the figure."""

    link: Link
    severity: str
    title: str


@dataclass(frozen=True, slots=True)
class Card:
    """A figure read out: every line is ready to be shown, an empty one is left out."""

    name: str
    amount: str
    unit: str
    base: str
    region: str
    period: str
    status: str
    comparator: str
    attribute: str
    inferred: str
    place: str
    concept: Link | None
    elsewhere: tuple[Elsewhere, ...]
    warnings: tuple[Warning, ...]


def cards(index: Index, source: SourceIndex) -> dict[str, tuple[Card, ...]]:
    """The figures of a source by anchor (``c<char_start>``)."""
    found: dict[str, tuple[Card, ...]] = {}
    for mark in source.marks:
        found[f"c{mark.span.start}"] = tuple(card(index, o) for o in mark.observations)
    return found


def card(index: Index, o: Observation) -> Card:
    """One figure read out."""
    amount = labels.amount(o)
    base = labels.base(o)
    unit = "" if amount.endswith(o.unit) and o.quantity.value is None else o.unit
    return Card(
        name=index.name(o),
        amount=amount,
        unit=unit,
        base="" if base == labels.value(o) else base,
        region=index.region(o),
        period=labels.as_of(o),
        status=standing(o),
        comparator=labels.comparator(o.quantity.comparator),
        attribute=o.mention.attribute,
        inferred="、".join(labels.flags(o)),
        place=index.place(o),
        concept=links.concept(o.concept_id) if o.concept_id in index.pages else None,
        elsewhere=tuple(elsewhere(index, other, o) for other in index.same_indicator(o)[:MOST]),
        warnings=tuple(
            Warning(links.finding(f.id), labels.severity(f.severity), typeset(f.title))
            for f in index.findings_of.get(o.id, ())
        ),
    )


def standing(o: Observation) -> str:
    """Status and basis: "目标（累计）"."""
    basis = labels.basis(o)
    return f"{labels.status(o)}（{basis}）" if basis else labels.status(o)


def elsewhere(index: Index, other: Observation, seen_from: Observation) -> Elsewhere:
    """``other`` in a line; it names its document where that is another one."""
    place = index.place(other)
    if other.source_id != seen_from.source_id:
        place = f"{index.sources[other.source_id].name} {place}"
    return Elsewhere(index.link(other), labels.value(other), f"{labels.as_of(other)}{labels.status(other)}", place)
