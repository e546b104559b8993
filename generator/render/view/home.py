"""概览: what must be asked before anything is quoted, what was reached, what is aimed at, what the documents hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.model.figure import Observation
from generator.render import labels
from generator.render.view import links
from generator.render.view.conflicts import Conflict, conflict
from generator.render.view.index import IN_DEFINITIONS, Index, SourceIndex, is_bound_of_definition
from generator.render.view.links import Link
from generator.render.view.shared import SharedTable, side_by_side
from generator.render.view.statements import StatementView, sentence
from generator.render.view.targets import AimsView, AttainmentView, aims, attainment
from generator.text.numerals import counted
from generator.text.periods import span_of_time

MOST_CONFLICTS, MOST_SHARED, MOST_POINTS = 6, 8, 5
OUTSIDE = "其他"


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document in a few lines."""

    link: Link
    kind: str
    title: str
    when: str
    published: str
    figures: int
    findings: int
    characters: str
    parts: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How many figures, and how dark (0 to 4)."""

    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class HomeView:
    """The page 概览."""

    documents: str
    figures: int
    high: int
    findings: int
    about: str
    conflicts: tuple[Conflict, ...]
    points: tuple[StatementView, ...]
    attained: AttainmentView | None
    aims: AimsView | None
    columns: tuple[tuple[str, Link], ...]
    matrix: tuple[tuple[str, tuple[MatrixCell, ...], int], ...]
    totals: tuple[int, ...]
    bounds: int
    shared: SharedTable
    cards: tuple[DocumentCard, ...]
    others: int


def home(index: Index) -> HomeView:
    """The page 概览."""
    findings = index.collection.open_findings
    sources = list(index.counted_sources.values())
    totals = Counter(o.source_id for o in _of_documents(index))
    return HomeView(
        documents=counted(len(sources)),
        figures=totals.total(),
        high=sum(f.severity == "high" for f in findings),
        findings=len(findings),
        about=_about(sources),
        conflicts=tuple(conflict(index, f) for f in findings if f.severity == "high")[:MOST_CONFLICTS],
        points=tuple(sentence(index, s.text, s.places, 0) for s in index.collection.overview.points[:MOST_POINTS]),
        attained=attainment(index),
        aims=aims(index),
        columns=tuple((index.short_names[s.id], Link(links.document_page(s.id))) for s in sources),
        matrix=_matrix(index),
        totals=tuple(totals[s.id] for s in sources),
        bounds=len(index.counted) - len(index.figures),
        shared=side_by_side(index, MOST_SHARED),
        cards=tuple(_card(source) for source in sources),
        others=len(index.sources) - len(sources),
    )


def _of_documents(index: Index) -> tuple[Observation, ...]:
    """What counts, in the documents that are one of their own."""
    return tuple(o for o in index.counted if o.source_id in index.counted_sources)


def _about(sources: list[SourceIndex]) -> str:
    places = dict.fromkeys(s.result.source.region.name for s in sources if s.result.source.region)
    kinds = dict.fromkeys(labels.source_kind(s.result.source.kind) for s in sources)
    where = f"{'、'.join(places)}" if places else ""
    what = "与".join(filter(None, ("、".join(list(kinds)[:-1]), list(kinds)[-1] if kinds else "")))
    return (
        f"{where}{counted(len(places))}地的{what}。"
        if len(places) > 1
        else f"{where}的{what}。"
        if where
        else f"{what}。"
    )


def _matrix(index: Index) -> tuple[tuple[str, tuple[MatrixCell, ...], int], ...]:
    """Figures by field and document: every figure in one cell."""
    counts: dict[str, Counter[str]] = {c.group: Counter() for c in index.collection.concepts}
    counts[OUTSIDE], counts[IN_DEFINITIONS] = Counter(), Counter()
    for o in _of_documents(index):
        concept = index.concepts.get(o.concept_id)
        group = IN_DEFINITIONS if is_bound_of_definition(o) else concept.group if concept else OUTSIDE
        counts[group][o.source_id] += 1
    highest = max((n for row in counts.values() for n in row.values()), default=1)

    def cell(number: int) -> MatrixCell:
        return MatrixCell(number, 0 if not number else 1 + min(3, 4 * (number - 1) // highest))

    return tuple(
        (name, tuple(cell(row[source]) for source in index.counted_sources), row.total())
        for name, row in counts.items()
        if row
    )


def document_cards(index: Index) -> tuple[DocumentCard, ...]:
    """Every document in a few lines."""
    return tuple(_card(source) for source in index.sources.values())


def _card(source: SourceIndex) -> DocumentCard:
    s = source.result.source
    kinds = Counter({"target": "t", "actual": "a", "baseline": "b"}.get(o.status, "o") for o in source.observations)
    names = {"t": "目标", "a": "实绩", "b": "基数", "o": "其他"}
    return DocumentCard(
        link=Link(links.document_page(s.id)),
        kind=f"{labels.source_kind(s.kind)}　{s.region.name if s.region else ''}".strip(),
        title=source.title,
        when=span_of_time(s.period) if s.period else f"{s.assumed_date}（推断）" if s.assumed_date else "",
        published=f"{s.published} 发布" if s.published else "发布日期未注明",
        figures=len(source.observations),
        findings=len(source.open_findings),
        characters=f"{len(source.text):,}",
        parts=tuple((style, names[style], kinds[style]) for style in "tabo" if kinds[style]),
    )
