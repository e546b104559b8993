"""状态: what was read, what could not be, what should be known of the build."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.note import GRAVITY, Note
from generator.render import labels
from generator.render.view import links
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.text.typeset import typeset


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as it was read."""

    name: str
    title: str
    link: Link
    path: str
    kind: str
    region: str
    published: str
    characters: str
    blocks: int
    figures: int
    asides: int
    findings: int
    notes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Something that the builder of the collection should know."""

    level: str
    severity: str
    source: str
    where: str
    link: Link | None
    text: str


@dataclass(frozen=True, slots=True)
class StatusView:
    """The page 状态."""

    sources: tuple[SourceRow, ...]
    unreadable: tuple[tuple[str, str], ...]
    notes: tuple[NoteRow, ...]


def source_row(index: Index, source_id: str) -> SourceRow:
    """A source as it was read."""
    source = index.sources[source_id]
    s, result = source.result.source, source.result
    return SourceRow(
        name=source.name,
        title=source.title,
        link=Link(links.document_page(s.id)),
        path=s.path,
        kind=labels.source_kind(s.kind),
        region=s.region.name if s.region else "未注明",
        published=s.published or "未注明",
        characters=f"{len(source.text):,}",
        blocks=len(result.document.blocks),
        figures=len(result.observations),
        asides=sum(len(a.span) for a in result.asides),
        findings=len(source.open_findings),
        notes=len(result.notes),
        sha256=s.sha256,
    )


def status(index: Index) -> StatusView:
    """The page 状态."""
    notes = sorted(
        index.collection.all_notes,
        key=lambda n: (
            GRAVITY[n.severity],
            list(index.sources).index(n.source_id) if n.source_id in index.sources else -1,
        ),
    )
    return StatusView(
        tuple(source_row(index, s) for s in index.sources),
        tuple((u.path, typeset(u.reason)) for u in index.collection.unreadable),
        tuple(_note(index, n) for n in notes),
    )


def _note(index: Index, n: Note) -> NoteRow:
    source = index.sources.get(n.place.source_id if n.place else n.source_id)
    place = source.place(n.place.span) if source and n.place else ""
    link = source.anchor(n.place.span) if source and n.place else None
    return NoteRow(
        n.severity, labels.severity(n.severity), source.name if source else "", place, link, typeset(n.detail)
    )
