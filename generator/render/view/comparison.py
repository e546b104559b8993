"""对比与综述: the collection on a page: headlines, the fields, what several documents share, what only one has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.collection import DocumentSummary
from generator.model.synthesis import FieldSummary
from generator.render import labels
from generator.render.view import links
from generator.render.view.conflicts import conflict
from generator.render.view.fields import field_page, told
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.render.view.shared import SharedTable, side_by_side
from generator.render.view.statements import StatementView, sentence
from generator.rules.fields import field_of_group
from generator.text.numerals import counted
from generator.text.typeset import typeset

MOST_SHARED, MOST_GRAVE, MOST_SAID, MOST_FIELDS = 12, 6, 2, 3

FOREMOST = ("differ", "agree", "path", "new")


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field in a line or two: its counts, which documents speak of it, the foremost things they say together."""

    name: str
    link: Link
    counts: tuple[tuple[int, str], ...]
    said: tuple[StatementView, ...]
    whose: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """A document in a few lines; ``alone``: how many indicators only it has, and in which fields most."""

    id: str
    name: str
    kind: str
    title: str
    link: Link
    about: tuple[StatementView, ...]
    alone: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """The page 对比与综述."""

    lead: str
    points: tuple[StatementView, ...]
    grave: tuple[tuple[str, str, Link], ...]
    more_grave: int
    fields: tuple[FieldLine, ...]
    others: tuple[FieldLine, ...]
    shared: SharedTable
    more_shared: int
    portraits: tuple[Portrait, ...]
    keywords: tuple[str, ...]


def comparison(index: Index) -> ComparisonView:
    """The page 对比与综述."""
    overview = index.collection.overview
    spread = _spread(index)
    shared = sum(len(sources) > 1 for sources in spread.values())
    lines = [_line(index, field) for field in index.collection.fields]
    return ComparisonView(
        lead=_lead(index, spread),
        points=tuple(sentence(index, s.text, s.places, 0) for s in overview.points),
        grave=tuple(_grave(index))[:MOST_GRAVE],
        more_grave=max(0, sum(f.severity == "high" for f in index.collection.open_findings) - MOST_GRAVE),
        fields=tuple(line for line in lines if line.said),
        others=tuple(line for line in lines if not line.said),
        shared=side_by_side(index, MOST_SHARED),
        more_shared=max(0, shared - MOST_SHARED),
        portraits=tuple(
            _portrait(index, s, spread) for s in index.collection.summaries if s.source_id in index.counted_sources
        ),
        keywords=overview.keywords,
    )


def _grave(index: Index) -> Iterator[tuple[str, str, Link]]:
    """What must be settled before anything is quoted: the document, the finding with its values, where it is told."""
    for finding in index.collection.open_findings:
        if finding.severity == "high":
            names = dict.fromkeys(
                index.sources[p.source_id].name for p in finding.places if p.source_id in index.sources
            )
            shown = conflict(index, finding)
            values = f"：{shown.left}{shown.sign}{shown.right}{shown.unit}" if shown.right else ""
            yield "、".join(names), f"{typeset(finding.title)}{values}", links.finding(finding.id)


def _spread(index: Index) -> dict[str, set[str]]:
    """The documents of each concept that has a figure."""
    spread: dict[str, set[str]] = {}
    for o in index.collection.counted_observations:
        if o.concept_id and "definition" not in o.flags:
            spread.setdefault(o.concept_id, set()).add(o.source_id)
    return spread


def _lead(index: Index, spread: dict[str, set[str]]) -> str:
    """ "五份文件，四个地区，222个数；可归到统一名称的指标72项，其中10项见于两份以上的文件。" """
    documents = len(index.collection.counted_results)
    regions = {s.result.source.region.name for s in index.counted_sources.values() if s.result.source.region}
    where = f"，{counted(len(regions))}个地区" if len(regions) > 1 else ""
    shared = sum(len(sources) > 1 for sources in spread.values())
    begins = f"{counted(documents)}份文件{where}，{len(index.counted)}个数"
    if not spread or documents == 1:
        return f"{begins}。"
    told_in = f"其中{shared}项见于两份以上的文件" if shared else "没有一项见于两份以上的文件"
    return f"{begins}；可归到统一名称的指标{len(spread)}项，{told_in}。"


def _line(index: Index, field: FieldSummary) -> FieldLine:
    kinds = [work.kind for work in field.works]
    counts = (
        (len(field.observation_ids), "个数"),
        (kinds.count("task"), "项任务"),
        (kinds.count("project"), "个项目"),
    )
    said = [each for aspect in FOREMOST for each in told(index, field, aspect, 0)]
    return FieldLine(
        field.name,
        Link(field_page(field)),
        tuple((number, word) for number, word in counts if number),
        tuple(said[:MOST_SAID]),
        _whose(index, field),
    )


def _whose(index: Index, field: FieldSummary) -> str:
    """Which documents speak of a field."""
    figures = {index.observations[each].source_id for each in field.observation_ids if each in index.observations}
    named = figures | {work.source_id for work in field.works}
    names = [source.name for source in index.sources.values() if source.id in named]
    if len(names) == len(index.collection.counted_results) > 2:
        return f"{counted(len(names))}份文件都说到"
    return f"只见于{names[0]}" if len(names) == 1 else f"见于{'、'.join(names)}"


def _portrait(index: Index, summary: DocumentSummary, spread: dict[str, set[str]]) -> Portrait:
    source = index.sources[summary.source_id]
    return Portrait(
        id=source.id,
        name=source.name,
        kind=labels.source_kind(source.result.source.kind),
        title=source.title,
        link=Link(links.document_page(source.id)),
        about=tuple(sentence(index, s.text, s.places, 0) for s in summary.about),
        alone=_alone(index, source.id, spread),
        keywords=summary.keywords,
    )


def _alone(index: Index, source_id: str, spread: dict[str, set[str]]) -> str:
    """ "30项指标只见于这份文件，多在人才人事（11项）、就业创业（9项）。" """
    mine = [concept_id for concept_id, sources in spread.items() if sources == {source_id}]
    if not mine or len(index.collection.counted_results) < 2:
        return ""
    names = {field.id: field.name for field in index.collection.fields}
    ranked = Counter(field_of_group(index.concepts[each].group) for each in mine)
    named = [f"{names[field]}{count}项" for field, count in ranked.most_common(MOST_FIELDS) if field in names]
    where = f"：{'、'.join(named)}{'等' if len(ranked) > len(named) else ''}" if named else ""
    return f"{len(mine)}项指标只见于这份文件{where}。"
