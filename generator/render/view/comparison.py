"""对比与综述: the collection on a page: headlines, the fields, what several documents share, what only one has."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.model.collection import DocumentSummary
from generator.model.synthesis import FieldSummary
from generator.render import labels
from generator.render.view import links
from generator.render.view.fields import field_page, told
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.render.view.shared import SharedTable, side_by_side
from generator.render.view.statements import StatementView, statement
from generator.rules.fields import field_of_group
from generator.text.numerals import counted

MOST_SHARED, MOST_HEADLINES, MOST_SAID, MOST_FIELDS = 12, 7, 2, 3


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
    headlines: tuple[StatementView, ...]
    fields: tuple[FieldLine, ...]
    shared: SharedTable
    more_shared: int
    portraits: tuple[Portrait, ...]
    keywords: tuple[str, ...]


def comparison(index: Index) -> ComparisonView:
    """The page 对比与综述."""
    overview = index.collection.overview
    spread = _spread(index)
    shared = sum(len(sources) > 1 for sources in spread.values())
    return ComparisonView(
        lead=_lead(index, spread),
        headlines=tuple(statement(index, s) for s in overview.headlines[:MOST_HEADLINES]),
        fields=tuple(_line(index, field) for field in index.collection.fields),
        shared=side_by_side(index, MOST_SHARED),
        more_shared=max(0, shared - MOST_SHARED),
        portraits=tuple(
            _portrait(index, s, spread) for s in index.collection.summaries if s.source_id in index.counted_sources
        ),
        keywords=overview.keywords,
    )


def _spread(index: Index) -> dict[str, set[str]]:
    """The documents of each concept that has a figure."""
    spread: dict[str, set[str]] = {}
    for o in index.collection.counted_observations:
        if o.concept_id and "definition" not in o.flags:
            spread.setdefault(o.concept_id, set()).add(o.source_id)
    return spread


def _lead(index: Index, spread: dict[str, set[str]]) -> str:
    """ "五份文件，四个地区。词表内的指标有55项，其中14项见于两份以上的文件。" """
    documents = len(index.collection.counted_results)
    regions = {s.result.source.region.name for s in index.counted_sources.values() if s.result.source.region}
    where = f"，{counted(len(regions))}个地区" if len(regions) > 1 else ""
    shared = sum(len(sources) > 1 for sources in spread.values())
    if not spread:
        return f"{counted(documents)}份文件{where}。"
    if documents == 1:
        return f"一份文件，规范名称的指标{len(spread)}项。"
    told_in = f"其中{shared}项见于两份以上的文件" if shared else "没有一项见于两份以上的文件"
    return f"{counted(documents)}份文件{where}，规范名称的指标{len(spread)}项，{told_in}。"


def _line(index: Index, field: FieldSummary) -> FieldLine:
    kinds = [work.kind for work in field.works]
    counts = (
        (len(field.observation_ids), "个数"),
        (kinds.count("task"), "项任务"),
        (kinds.count("project"), "个项目"),
    )
    said = [*told(index, field, "differ"), *told(index, field, "agree"), *told(index, field, "new")]
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
        about=tuple(statement(index, s) for s in summary.about),
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
