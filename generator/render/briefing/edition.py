"""A whole briefing, composed: its cover, its chapters in order, its contents, its notes. Templates only set it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from generator.model.alignment import Alignment
from generator.model.collection import Collection
from generator.model.relation import Counting
from generator.model.statement import Statement
from generator.render.briefing.alignment import alignment
from generator.render.briefing.attainment import AttainmentChart, attainment_charts
from generator.render.briefing.chains import chains
from generator.render.briefing.checkup import checkup
from generator.render.briefing.colophon import colophon
from generator.render.briefing.columns import GUTTER, widest
from generator.render.briefing.comparison import comparison
from generator.render.briefing.contents import Contents, contents
from generator.render.briefing.cover import NAME, Cover, collection_cover, document_cover
from generator.render.briefing.draft import Draft, Head
from generator.render.briefing.editions import editions
from generator.render.briefing.evidence import Note
from generator.render.briefing.fields import fields
from generator.render.briefing.headlines import key_findings
from generator.render.briefing.indicators import indicators
from generator.render.briefing.portraits import portraits
from generator.render.briefing.projects import projects
from generator.text.typeset import typeset

SMALL_EM = 7.5 * 25.4 / 72
QUOTE_AND_PLACE, WIDEST_PLACE, NARROWEST_PLACE = 137.0, 47.0, 16.0


class Content(Protocol):
    """What a chapter's template receives."""

    @property
    def head(self) -> Head: ...


@dataclass(frozen=True, slots=True)
class Chapter:
    """``template`` sets ``content``; both are of one kind."""

    template: str
    content: Content


@dataclass(frozen=True, slots=True)
class Targets:
    """The chapter of targets and what was reached."""

    head: Head
    charts: tuple[AttainmentChart, ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """The chapter of evidence; ``where`` is the width in millimetres of the column of places."""

    head: Head
    notes: tuple[Note, ...]

    @property
    def where(self) -> float:
        asked = widest([note.where for note in self.notes], SMALL_EM) + GUTTER
        return round(min(WIDEST_PLACE, max(NARROWEST_PLACE, asked)), 1)

    @property
    def quote(self) -> float:
        return round(QUOTE_AND_PLACE - self.where, 1)


@dataclass(frozen=True, slots=True)
class Edition:
    """What the templates receive; ``compact`` for a single document, whose chapters follow each other on the page."""

    title: str
    description: str
    keywords: str
    work: str
    created: str
    compact: bool
    cover: Cover
    chapters: tuple[Chapter, ...]
    contents: Contents


def collection_edition(collection: Collection, created: str) -> Edition:
    """The briefing of the whole collection."""
    draft = Draft.of(collection)
    cover = collection_cover(draft)
    work = f"{NAME}　{'、'.join(cover.sub[:-1])}" if len(cover.sub) > 1 else NAME
    return _edition(draft, cover, work, created)


def document_edition(collection: Collection, source_id: str, created: str) -> Edition:
    """The briefing of one document. Raises KeyError for a source that the collection does not hold."""
    draft = Draft.of(only(collection, source_id))
    told = collection.open_findings
    about = sum(any(place.source_id == source_id for place in finding.places) for finding in told)
    draft.elsewhere = about - len(draft.collection.open_findings)
    cover = document_cover(draft)
    return _edition(draft, cover, f"{NAME}　{draft.library.shelves[source_id].name}", created)


def only(collection: Collection, source_id: str) -> Collection:
    """What the collection says of one source alone: findings that lie in it wholly, concepts by its own figures."""
    result = next((r for r in collection.results if r.source.id == source_id), None)
    if result is None:
        raise KeyError(source_id)
    own = {o.id for o in result.observations}
    findings = tuple(f for f in collection.findings if {p.source_id for p in f.places} == {source_id})
    pages = []
    for page in collection.pages:
        series = tuple(replace(s, points=tuple(p for p in s.points if p.observation_id in own)) for s in page.series)
        kept = tuple(s for s in series if s.points)
        remarks = tuple(r for r in page.remarks if set(r.observation_ids) <= own)
        if sum(len(s.points) for s in kept) > 1:
            pages.append(replace(page, series=kept, remarks=remarks))
    overview = replace(
        collection.overview, common=(),
        headlines=_of(source_id, collection.overview.headlines), points=_of(source_id, collection.overview.points),
    )  # fmt: skip
    chains = tuple(chain for chain in collection.chains if {i for s in chain.stations for i in s.readings} <= own)
    return replace(
        collection, results=(result,), pages=tuple(pages), findings=findings, overview=overview, unreadable=(),
        chains=chains, alignment=Alignment(), counting=Counting(), fields=(), shared_projects=(),
        attainments=tuple(a for a in collection.attainments if a.source_id == source_id),
        summaries=tuple(s for s in collection.summaries if s.source_id == source_id),
    )  # fmt: skip


def _of(source_id: str, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements that rest on the one source alone."""
    return tuple(s for s in statements if {place.source_id for place in s.places} == {source_id})


def _edition(draft: Draft, cover: Cover, work: str, created: str) -> Edition:
    chapters = _chapters(draft)
    title = cover.title if cover.title != NAME else f"{NAME}：{'　'.join(cover.sub)}"
    keywords = "、".join(typeset(word) for word in draft.collection.overview.keywords)
    return Edition(
        title, f"{'，'.join(cover.sub)}。{cover.facts}", keywords, work, created, draft.single,
        cover, chapters, contents(draft.entries, draft.listed),
    )  # fmt: skip


def _chapters(draft: Draft) -> tuple[Chapter, ...]:
    """The chapters in reading order; each is composed when its turn comes, so that numbers run through."""
    found: list[Chapter] = []
    for name in DOCUMENT if draft.single else COLLECTION:
        content = COMPOSERS[name](draft)
        if content is not None:
            found.append(Chapter(name, content))
    found.append(Chapter("evidence", Notes(draft.chapter("证据", numbered=False), draft.evidence.notes())))
    found.append(Chapter("colophon", colophon(draft)))
    return tuple(found)


def _targets(draft: Draft) -> Targets | None:
    if not draft.collection.attainments:
        return None
    return Targets(draft.chapter("目标与完成"), attainment_charts(draft))


COMPOSERS: dict[str, Callable[[Draft], Content | None]] = {
    "headlines": key_findings,
    "targets": _targets,
    "chains": chains,
    "comparison": comparison,
    "alignment": alignment,
    "fields": fields,
    "editions": editions,
    "portraits": portraits,
    "projects": projects,
    "checkup": checkup,
    "indicators": indicators,
}
COLLECTION = (
    "headlines", "targets", "chains", "comparison", "alignment", "fields", "editions", "portraits", "projects",
    "checkup", "indicators",
)  # fmt: skip
DOCUMENT = ("headlines", "portraits", "targets", "chains", "comparison", "indicators", "projects", "checkup")
