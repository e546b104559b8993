"""What a document or an indicator comes to, for its own page: sentences, works by field, key words."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.collection import DocumentSummary
from generator.render.view.fields import ASPECTS, WorkView, field_page, work_view
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.render.view.statements import StatementView, sentence, statement

OF_CONCEPTS = (("say", "缺口"), *ASPECTS)


@dataclass(frozen=True, slots=True)
class FieldWorks:
    """The tasks and projects of a document in one field."""

    name: str
    link: Link
    tasks: tuple[WorkView, ...]
    projects: tuple[WorkView, ...]


@dataclass(frozen=True, slots=True)
class Synopsis:
    """A document in short. ``rule``: how its key figures were chosen, empty where it has none."""

    about: tuple[StatementView, ...]
    fields: tuple[FieldWorks, ...]
    keywords: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Digest:
    """What the documents say together of an indicator, by aspect."""

    aspects: tuple[tuple[str, tuple[StatementView, ...]], ...]


RULE = (
    "关键数字的选法：没有完成数的先于已有完成数的，约束性目标在前，"
    "其次是有基数的目标和几份文件共有的指标；每项指标只取一个数，至多六个。"
)


def synopsis(index: Index, summary: DocumentSummary | None) -> Synopsis:
    """The summary of a document; empty for a document without one."""
    if summary is None:
        return Synopsis((), (), (), "")
    return Synopsis(
        about=tuple(statement(index, s, summary.source_id) for s in summary.about),
        fields=tuple(_fields(index, summary.source_id)),
        keywords=summary.keywords,
        rule=RULE if summary.key_figures else "",
    )


def _fields(index: Index, source_id: str) -> list[FieldWorks]:
    found = []
    for field in index.collection.fields:
        mine = [work for work in field.works if work.source_id == source_id]
        tasks, projects = (
            tuple(work_view(index, work) for work in mine if work.kind == kind) for kind in ("task", "project")
        )
        if mine:
            found.append(FieldWorks(field.name, Link(field_page(field)), tasks, projects))
    return found


def digest(index: Index, concept_id: str) -> Digest:
    """The sentences on an indicator."""
    told = next((each.told for each in index.collection.digests if each.concept_id == concept_id), ())
    aspects = (
        (title, tuple(sentence(index, s.text, s.places) for s in told if s.aspect == aspect))
        for aspect, title in OF_CONCEPTS
    )
    return Digest(tuple((title, said) for title, said in aspects if said))
