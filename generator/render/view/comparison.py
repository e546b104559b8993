"""对比与综述: each document in short, what they have in common, where they can be set side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.model.collection import ConceptPage, DocumentSummary, Remark, Statement
from generator.model.figure import Observation
from generator.render import labels
from generator.render.view import links
from generator.render.view.figures import KeyFigureView, key_figure
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.text.typeset import typeset

MOST_TASKS, MOST_FIGURES, MOST_SIDES = 12, 8, 24
VERDICTS = {"yes": "能", "caution": "当心", "no": "不能"}
UPPER, LOWER = (("<", "<="), "上限"), ((">", ">="), "下限")


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
    places: dict[str, Link] = {}
    before = ""
    for place in s.places:
        source = index.sources.get(place.source_id)
        if source is not None:
            where = source.place(place.span)
            named = where if place.source_id == before else f"{source.name} {where}"
            places.setdefault(named, source.anchor(place.span))
            before = place.source_id
    return StatementView(typeset(s.text), tuple(places.items()), s.extracted)


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
        chosen = _chosen(index, page)
        if sum(o is not None for o in chosen) < 2:
            continue
        verdict, text = _caveat(index, page, [o for o in chosen if o is not None])
        found.append(
            SideBySide(
                page.concept.name,
                links.concept(page.concept.id),
                tuple(_side(index, o) for o in chosen),
                typeset(text),
                VERDICTS.get(verdict, ""),
            )
        )
    rows = sorted(found, key=lambda row: -sum(side.link is not None for side in row.sides))[:most]
    used = [i for i in range(len(index.sources)) if any(row.sides[i].link for row in rows)]
    sources = list(index.sources.values())
    return SharedTable(
        tuple((sources[i].name, Link(links.document_page(sources[i].id))) for i in used),
        tuple(replace(row, sides=tuple(row.sides[i] for i in used)) for row in rows),
    )


def _chosen(index: Index, page: ConceptPage) -> list[Observation | None]:
    """A document's latest figure; of one date the reached before the aimed at, a table's before the text's."""
    points = [p.observation_id for s in page.series for p in s.points]
    observations = [index.observations[each] for each in points if each in index.observations]
    return [
        max((o for o in observations if o.source_id == source_id), key=_rank, default=None)
        for source_id in index.sources
    ]


def _side(index: Index, o: Observation | None) -> Side:
    if o is None:
        return Side("", "", None)
    return Side(labels.value(o), f"{labels.period(o)}{labels.status(o)}", index.link(o))


def _caveat(index: Index, page: ConceptPage, shown: Sequence[Observation]) -> tuple[str, str]:
    """Verdict and words on the figures shown: a remark that sets them side by side, what bounds forbid, one on one.

    A remark on a figure that the row does not show would be read as one on those it does: it is left to the page of
    the concept.
    """
    said = {_same(o) for o in shown}
    cited = [(r, [index.observations[i] for i in r.observation_ids if i in index.observations]) for r in page.remarks]
    fitting = [(r, found) for r, found in cited if found and all(_same(o) in said for o in found)]
    for remark in _gravest(r for r, found in fitting if len(found) > 1):
        return remark.verdict, remark.text
    only = [
        f"{'、'.join(dict.fromkeys(labels.value(o) for o in shown if o.quantity.comparator in signs))}只是{word}"
        for signs, word in (UPPER, LOWER)
        if any(o.quantity.comparator in signs for o in shown)
    ]
    if only:
        return "caution", f"{'，'.join(only)}，不能相减。"
    return next(((remark.verdict, remark.text) for remark in _gravest(r for r, _ in fitting)), ("", ""))


def _gravest(remarks: Iterable[Remark]) -> list[Remark]:
    return sorted(remarks, key=lambda r: -tuple(VERDICTS).index(r.verdict))


def _same(o: Observation) -> tuple[object, ...]:
    """What makes two figures one, wherever they are printed."""
    return o.region, o.period, o.status, o.quantity.comparator, o.value_base, o.unit_base, o.quantity.parts


def _rank(o: Observation) -> tuple[bool, int, bool, bool]:
    return (
        o.quantity.value is not None,
        o.period.end.toordinal() if o.period else 0,
        o.status in ("actual", "baseline"),
        o.mention.cell is not None,
    )
