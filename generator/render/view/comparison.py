"""对比与综述: each document in short, what they have in common, where they can be set side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.model.collection import DocumentSummary, Statement
from generator.model.figure import Observation
from generator.render import labels
from generator.render.view import links
from generator.render.view.figures import KeyFigureView, key_figure
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.text.typeset import typeset

MOST_TASKS, MOST_FIGURES, MOST_SIDES = 12, 8, 24


@dataclass(frozen=True, slots=True)
class StatementView:
    """A sentence and the places it rests on."""

    text: str
    places: tuple[tuple[str, Link], ...]
    extracted: bool


@dataclass(frozen=True, slots=True)
class Portrait:
    """A document in short."""

    id: str
    name: str
    kind: str
    title: str
    link: Link
    about: tuple[StatementView, ...]
    figures: tuple[KeyFigureView, ...]
    tasks: tuple[StatementView, ...]
    more_tasks: int
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What one document says of an indicator."""

    value: str
    when: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """An indicator that several documents have."""

    name: str
    link: Link
    sides: tuple[Side, ...]
    remark: str
    verdict: str


@dataclass(frozen=True, slots=True)
class SharedTable:
    """Indicators of several documents; only documents that have one are columns."""

    columns: tuple[tuple[str, Link], ...]
    rows: tuple[SideBySide, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The page 对比与综述."""

    headlines: tuple[StatementView, ...]
    common: tuple[StatementView, ...]
    keywords: tuple[str, ...]
    portraits: tuple[Portrait, ...]
    shared: SharedTable


def statement(index: Index, s: Statement) -> StatementView:
    """A sentence of a summary with its places as links."""
    places: dict[Link, str] = {}
    before = ""
    for place in s.places:
        source = index.sources.get(place.source_id)
        if source is not None:
            where = source.place(place.span)
            named = where if place.source_id == before else f"{source.name} {where}"
            places.setdefault(source.anchor(place.span), named)
            before = place.source_id
    return StatementView(typeset(s.text), tuple((name, link) for link, name in places.items()), s.extracted)


def comparison(index: Index) -> ComparisonView:
    """The page 对比与综述."""
    overview = index.collection.overview
    return ComparisonView(
        headlines=tuple(statement(index, s) for s in overview.headlines),
        common=tuple(statement(index, s) for s in overview.common),
        keywords=overview.keywords,
        portraits=tuple(_portrait(index, s) for s in index.collection.summaries if s.source_id in index.sources),
        shared=side_by_side(index, MOST_SIDES),
    )


def _portrait(index: Index, summary: DocumentSummary) -> Portrait:
    source = index.sources[summary.source_id]
    chosen = [k for k in summary.key_figures if k.observation_id in index.observations][:MOST_FIGURES]
    return Portrait(
        id=source.id,
        name=source.name,
        kind=labels.source_kind(source.result.source.kind),
        title=source.title,
        link=Link(links.document_page(source.id)),
        about=tuple(statement(index, s) for s in summary.about),
        figures=tuple(key_figure(index, k) for k in chosen),
        tasks=tuple(statement(index, s) for s in summary.tasks[:MOST_TASKS]),
        more_tasks=max(0, len(summary.tasks) - MOST_TASKS),
        keywords=summary.keywords,
    )


def side_by_side(index: Index, most: int) -> SharedTable:
    """The ``most`` indicators that most documents have; at least two each."""
    found: list[SideBySide] = []
    for page in index.collection.pages:
        observations = [
            index.observations[p.observation_id]
            for s in page.series
            for p in s.points
            if p.observation_id in index.observations
        ]
        if len({o.source_id for o in observations}) < 2:
            continue
        remark = next((r for r in page.remarks if r.verdict != "yes"), page.remarks[0] if page.remarks else None)
        found.append(
            SideBySide(
                page.concept.name,
                links.concept(page.concept.id),
                tuple(_side(index, source, observations) for source in index.sources),
                typeset(remark.text) if remark else "",
                {"yes": "能", "caution": "当心", "no": "不能"}[remark.verdict] if remark else "",
            )
        )
    rows = sorted(found, key=lambda row: -sum(side.link is not None for side in row.sides))[:most]
    used = [i for i in range(len(index.sources)) if any(row.sides[i].link for row in rows)]
    sources = list(index.sources.values())
    return SharedTable(
        tuple((sources[i].name, Link(links.document_page(sources[i].id))) for i in used),
        tuple(replace(row, sides=tuple(row.sides[i] for i in used)) for row in rows),
    )


def _side(index: Index, source_id: str, observations: list[Observation]) -> Side:
    """A document's latest figure; of one date the reached before the aimed at, a table's before the text's."""
    mine = [o for o in observations if o.source_id == source_id]
    if not mine:
        return Side("", "", None)
    best = max(mine, key=_rank)
    return Side(labels.value(best), f"{labels.period(best)}{labels.status(best)}", index.link(best))


def _rank(o: Observation) -> tuple[bool, int, bool, bool]:
    return (
        o.quantity.value is not None,
        o.period.end.toordinal() if o.period else 0,
        o.status in ("actual", "baseline"),
        o.mention.cell is not None,
    )
