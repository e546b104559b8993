"""A page for each field of work: its indicators, where documents agree and differ, its tasks, projects, findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.figure import Observation
from generator.model.synthesis import FieldSummary, Work
from generator.render import labels
from generator.render.view import links
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.render.view.notes import NoteView, note
from generator.render.view.shared import SharedTable, side_by_side
from generator.render.view.statements import MOST_NAMED, StatementView, sentence
from generator.text.numerals import counted
from generator.text.typeset import typeset

ASPECTS = (("path", "走到哪一步"), ("agree", "一致之处"), ("differ", "不同之处"), ("new", "新增"))
MOST_ROWS, MOST_OTHERS, MOST_FINDINGS = 40, 12, 12
OTHER = "other"


@dataclass(frozen=True, slots=True)
class WorkView:
    """A task or a project in the document's own words; ``note`` is the 专栏 of a project."""

    text: str
    note: str
    link: Link


@dataclass(frozen=True, slots=True)
class OtherFigure:
    """A figure of an indicator outside the vocabulary: shown, compared with nothing."""

    name: str
    value: str
    when: str
    link: Link


@dataclass(frozen=True, slots=True)
class FieldSource:
    """What one document has in a field; ``more`` figures of ``others`` are left to its own page."""

    name: str
    link: Link
    figures: int
    tasks: tuple[WorkView, ...]
    projects: tuple[WorkView, ...]
    others: tuple[OtherFigure, ...]
    more: int


@dataclass(frozen=True, slots=True)
class FieldView:
    """One page under 对比与综述."""

    page: str
    name: str
    lead: str
    aspects: tuple[tuple[str, tuple[StatementView, ...]], ...]
    table: SharedTable
    sources: tuple[FieldSource, ...]
    findings: tuple[NoteView, ...]
    more_findings: int


def field_page(field: FieldSummary) -> str:
    """The address of a field's page."""
    return f"fields/{field.id or OTHER}"


def fields(index: Index) -> tuple[FieldView, ...]:
    """Every field that has a page."""
    return tuple(_field(index, each) for each in index.collection.fields)


def _field(index: Index, field: FieldSummary) -> FieldView:
    open_ids = {f.id for f in index.collection.open_findings}
    found = [f for f in index.collection.findings if f.id in field.finding_ids and f.id in open_ids]
    sources = tuple(_sources(index, field))
    listed = tuple(source for source in sources if source.tasks or source.projects or source.others)
    pages = [index.pages[each] for each in field.concept_ids if each in index.pages]
    return FieldView(
        page=field_page(field),
        name=field.name,
        lead=lead(field, [source.name for source in sources]),
        aspects=tuple((title, said) for aspect, title in ASPECTS if (said := told(index, field, aspect))),
        table=side_by_side(index, MOST_ROWS, pages, least=1),
        sources=listed,
        findings=tuple(note(f) for f in found[:MOST_FINDINGS]),
        more_findings=max(0, len(found) - MOST_FINDINGS),
    )


def told(index: Index, field: FieldSummary, aspect: str, most: int = MOST_NAMED) -> tuple[StatementView, ...]:
    """The sentences of one aspect; at most ``most`` places are named."""
    return tuple(sentence(index, s.text, s.places, most) for s in field.told if s.aspect == aspect)


def lead(field: FieldSummary, names: Sequence[str]) -> str:
    """ "三份文件说到就业创业：61个数，4项任务，18个项目。" """
    kinds = [work.kind for work in field.works]
    counts = ((len(field.observation_ids), "个数"), (kinds.count("task"), "项任务"), (kinds.count("project"), "个项目"))
    shown = "，".join(f"{number}{word}" for number, word in counts if number)
    if not field.id:
        return f"{counted(len(names))}份文件里，归不进任何一个领域的有{shown}。"
    said = f"{counted(len(names))}份文件说到{field.name}" if len(names) > 1 else f"只有{names[0]}说到{field.name}"
    return f"{said}：{shown}。" if shown else f"{said}。"


def _sources(index: Index, field: FieldSummary) -> Iterator[FieldSource]:
    figures = [index.observations[each] for each in field.observation_ids if each in index.observations]
    for source in index.counted_sources.values():
        mine = [o for o in figures if o.source_id == source.id]
        works = [work for work in field.works if work.source_id == source.id]
        if not mine and not works:
            continue
        others = _others(index, mine)
        yield FieldSource(
            name=source.name,
            link=Link(links.document_page(source.id)),
            figures=len(mine),
            tasks=tuple(work_view(index, work) for work in works if work.kind == "task"),
            projects=tuple(work_view(index, work) for work in works if work.kind == "project"),
            others=others[:MOST_OTHERS],
            more=max(0, len(others) - MOST_OTHERS),
        )


def work_view(index: Index, work: Work) -> WorkView:
    """A task or project with the place it stands at."""
    return WorkView(work.text, work.box, index.sources[work.source_id].anchor_of_block(work.place.span))


def _plain(o: Observation) -> bool:
    """A level or a sum with its unit; no change, no words, and not how much of a target is fulfilled."""
    told = o.quantity.value is not None and o.basis in ("level", "cumulative") and "qualitative" not in o.flags
    return told and bool(o.unit) and not ("完成" in o.mention.name and o.unit_base == "%")


def _others(index: Index, mine: Sequence[Observation]) -> tuple[OtherFigure, ...]:
    """Each indicator without a page of its own once: targets before the rest, tables before prose."""
    outside = [o for o in mine if o.concept_id not in index.pages and _plain(o)]
    ranked = sorted(outside, key=lambda o: (o.status != "target", o.mention.cell is None, o.quantity.span))
    chosen: dict[str, Observation] = {}
    for o in ranked:
        chosen.setdefault(o.mention.name, o)
    return tuple(
        OtherFigure(typeset(o.mention.name), labels.value(o), f"{labels.as_of(o)}{labels.status(o)}", index.link(o))
        for o in chosen.values()
    )
