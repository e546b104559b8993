"""工程项目 across documents: which return elsewhere, under which name, and what says so."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.kinship import NamedProject, ProjectKind, SharedProject
from generator.model.place import Span
from generator.render.view import links
from generator.render.view.index import Index, SourceIndex
from generator.render.view.links import Link
from generator.text.fold import fold

BETWEEN = "／"


@dataclass(frozen=True, slots=True)
class MemberView:
    """A name of a project in one document."""

    source_id: str
    document: str
    name: str
    where: str
    link: Link


@dataclass(frozen=True, slots=True)
class SharedView:
    """A project of several documents; not ``certain``: concluded by the program from the names."""

    id: str
    certain: bool
    name: str
    why: str
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True)
class Kin:
    """A project elsewhere that one here is, or may be. ``part``: the part of it that this is said of."""

    part: str
    other: MemberView
    why: str
    certain: bool


def shared_views(index: Index) -> tuple[SharedView, ...]:
    """All projects that several documents have, the certain ones first."""
    return tuple(_shared(index, each) for each in index.collection.shared_projects)


Kinship = dict[str, list[tuple[NamedProject, SharedView]]]


def kinship(index: Index) -> Kinship:
    """By source, the names of projects that return elsewhere."""
    found: Kinship = {}
    for each in index.collection.shared_projects:
        view = _shared(index, each)
        for member in each.members:
            found.setdefault(member.source_id, []).append((member, view))
    return found


def kin_in(known: Kinship, source: SourceIndex, span: Span, *kinds: ProjectKind) -> tuple[Kin, ...]:
    """What the projects of some kinds named within ``span`` are elsewhere."""
    found: dict[tuple[str, Link], Kin] = {}
    for member, view in known.get(source.id, ()):
        if member.kind not in kinds or not span.covers(member.place.span):
            continue
        part = member.name if member.kind == "part" else ""
        for other in view.members:
            if other.source_id != source.id:
                found.setdefault((part, other.link), Kin(part, other, view.why, view.certain))
    return tuple(found.values())


def _shared(index: Index, each: SharedProject) -> SharedView:
    return SharedView(
        each.id, each.certainty == "certain", _name(each), _why(each), tuple(_member(index, m) for m in each.members)
    )


def _name(each: SharedProject) -> str:
    """What a certain group is called; likely ones have no name of their own."""
    if each.certainty == "likely":
        return ""
    return f"“{each.words[0]}”" if each.ground == "same-quoted-name" else each.words[0]


def _why(each: SharedProject) -> str:
    """The evidence in words."""
    if each.ground == "same-name":
        return "同名"
    if each.ground == "same-quoted-name":
        quoted = all(any(mark in member.name for mark in "“「『") for member in each.members)
        return "引号内同名" if quoted else f"名称里都有“{each.words[0]}”"
    if each.ground == "parallel-name":
        family, *places = each.words
        return f"各地名号不同（{'、'.join(places)}），同为“{family}”"
    return _alike(each)


def _alike(each: SharedProject) -> str:
    """ "名称里都有“企业薪酬”，“指引”与“指导”义近"."""
    same = [word for word in each.words if BETWEEN not in word]
    near = [word.split(BETWEEN) for word in each.words if BETWEEN in word]
    names = [fold(member.name) for member in each.members]
    runs: list[str] = []
    for word in same:
        joined = runs[-1] + word if runs else word
        if runs and all(joined in name for name in names):
            runs[-1] = joined
        else:
            runs.append(word)
    told = [f"名称里都有{''.join(f'“{run}”' for run in runs)}"] if runs else []
    return "，".join([*told, *(f"“{one}”与“{other}”义近" for one, other in near)])


def _member(index: Index, member: NamedProject) -> MemberView:
    source = index.sources[member.source_id]
    items = (item for box in source.result.document.boxes for item in box.items)
    own = next((item for item in items if item.title == member.place.span), None)
    link = links.paragraph(source.id, own.span.start) if own else source.anchor_of_block(member.place.span)
    return MemberView(source.id, index.short_names[source.id], member.name, source.place(member.place.span), link)
