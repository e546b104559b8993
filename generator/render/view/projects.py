"""工程项目: every item of every 专栏 and every project told in running text, with where it stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.model.document import Box, BoxItem
from generator.render.view import links
from generator.render.view.checkup import Filter
from generator.render.view.index import Index, SourceIndex
from generator.render.view.kinship import Kin, Kinship, SharedView, kin_in, kinship, shared_views
from generator.render.view.links import Link
from generator.render.view.runs import Line, set_runs
from generator.text.typeset import typeset


@dataclass(frozen=True, slots=True)
class ProjectView:
    """A project: its title, what it does, what it consists of, the figures in it."""

    number: str
    title: str
    body: Line
    parts: tuple[str, ...]
    figures: int
    link: Link
    kin: tuple[Kin, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectGroup:
    """A 专栏 or a field of projects."""

    source_id: str
    source: str
    name: str
    title: str
    where: str
    link: Link
    projects: tuple[ProjectView, ...]
    text: tuple[Line, ...]
    kin: tuple[Kin, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectsView:
    """The page 工程项目."""

    total: int
    boxes: int
    filters: tuple[Filter, ...]
    groups: tuple[ProjectGroup, ...]
    shared: tuple[SharedView, ...] = ()


def projects(index: Index) -> ProjectsView:
    """The page 工程项目."""
    known = kinship(index)
    groups = tuple(
        _group(index, source, box, known)
        for source in index.counted_sources.values()
        for box in source.result.document.boxes
        if box.kind != "indicators"
    )
    counts = Counter(g.source_id for g in groups for _ in g.projects)
    filters = tuple(
        Filter("d", s.id, index.short_names[s.id], counts[s.id]) for s in index.sources.values() if counts[s.id]
    )
    return ProjectsView(sum(len(g.projects) for g in groups), len(groups), filters, groups, shared_views(index))


def _group(index: Index, source: SourceIndex, box: Box, known: Kinship) -> ProjectGroup:
    blocks = source.result.document.blocks
    start = box.span.start if box.inline else blocks[box.blocks[0]].start
    text = () if box.items else tuple(
        set_runs(index, source, blocks[i].pieces, marked=False) for i in range(box.blocks[0] + 1, box.blocks[1])
    )  # fmt: skip
    return ProjectGroup(
        source_id=source.id,
        source=index.short_names[source.id],
        name=f"专栏{typeset(box.number)}" if box.number else "",
        title=typeset(box.title),
        where=source.place(box.span),
        link=source.anchor_of_block(box.span) if box.inline else links.paragraph(source.id, start),
        projects=tuple(_project(index, source, item, known) for item in box.items),
        text=text,
        kin=() if box.inline or box.caption < 0 else kin_in(known, source, blocks[box.caption].span, "box"),
    )


def _project(index: Index, source: SourceIndex, item: BoxItem, known: Kinship) -> ProjectView:
    return ProjectView(
        number=item.number,
        title=typeset(item.title.of(source.text)),
        body=set_runs(index, source, [item.body], marked=False) if len(item.body) else (),
        parts=tuple(typeset(part.of(source.text)) for part in item.parts),
        figures=len(source.marks_in(item.span)),
        link=links.paragraph(source.id, item.span.start),
        kin=kin_in(known, source, item.span, "item", "part"),
    )
