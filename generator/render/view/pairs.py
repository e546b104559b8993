"""The page of two documents that belong together: what changed, figure by figure, and how they are known to belong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.place import Place
from generator.model.relation import FigureChange, PassageChange, Relation
from generator.render import labels
from generator.render.view import links
from generator.render.view.editions import ORDER, TOLD, page_of, summed, times
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.text.titles import issued
from generator.text.typeset import typeset

LONGEST, MOST = 120, 60


@dataclass(frozen=True, slots=True)
class Side:
    """A figure in one of two texts: as written, and where."""

    text: str
    link: Link


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A figure of both or of one; ``difference`` in words."""

    name: str
    period: str
    before: Side | None
    after: Side | None
    difference: str


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Figures of which one thing is to be said; a head is empty where that text has none. ``folded``: on demand."""

    id: str
    title: str
    before: str
    after: str
    apart: bool
    folded: bool
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class GroundView:
    """A piece of evidence and the words that it rests on."""

    text: str
    quotes: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading or paragraph that one text alone has."""

    text: str
    heading: bool
    link: Link


@dataclass(frozen=True, slots=True)
class PairView:
    """The page of two related documents; ``names`` and ``roles`` of the first and the second."""

    page: str
    title: str
    kick: str
    headline: str
    dek: str
    told: str
    names: tuple[tuple[str, Link], tuple[str, Link]]
    roles: tuple[str, str]
    counted: str
    grounds: tuple[GroundView, ...]
    groups: tuple[ChangeGroup, ...]
    out: tuple[Passage, ...]
    new: tuple[Passage, ...]
    more: tuple[int, int]


def pair(index: Index, relation: Relation) -> PairView:
    """The page of a relation that is no predecessor."""
    first, second = index.sources[relation.source_id], index.sources[relation.target_id]
    out, new = _passages(index, relation, "dropped"), _passages(index, relation, "added")
    return PairView(
        page=page_of(relation),
        title=f"{_pair_of(relation)}：{issued(second.title)}",
        kick=_kick(relation),
        headline=issued(second.title),
        dek=f"{summed(index, relation)}。" if relation.figures else "没有可以对照的数。",
        told=TOLD[relation.told],
        names=(
            (first.title, Link(links.document_page(first.id))),
            (second.title, Link(links.document_page(second.id))),
        ),
        roles=relation.roles,
        counted=_counted(index, relation),
        grounds=tuple(_ground(index, g.text, g.places) for g in relation.grounds),
        groups=tuple(_groups(index, relation)),
        out=out[:MOST],
        new=new[:MOST],
        more=(max(0, len(out) - MOST), max(0, len(new) - MOST)),
    )


def _groups(index: Index, relation: Relation) -> Iterator[ChangeGroup]:
    # of an interpretation its plan comes first
    before, after = relation.roles[::-1] if relation.kind == "interpretation" else relation.roles
    for kind in ORDER:
        told = times(index, relation, kind)
        if told is not None:
            yield ChangeGroup(
                id=kind,
                title=f"{told[0]}项指标{told[1]}",
                before=before if kind != "added" else "",
                after=after if kind != "dropped" else "",
                apart=kind == "changed",
                folded=kind == "unchanged",
                rows=tuple(_row(index, f) for f in relation.figures if f.kind == kind),
            )


def _pair_of(relation: Relation) -> str:
    if relation.kind == "copy":
        return "同一文件的两个文本"
    return "解读与规划" if relation.kind == "interpretation" else f"{relation.roles[0]}与{relation.roles[1]}"


def _kick(relation: Relation) -> str:
    return "解读对照" if relation.kind == "interpretation" else "版本对照"


def _counted(index: Index, relation: Relation) -> str:
    if relation.kind == "interpretation":
        return "两份都计数；解读里与被解读的文件相同的数只计一次，两处都可查。"
    if relation.partial:
        return "调整通知只改一部分：改到的数以通知为准，其余仍以原文件为准。"
    if relation.counted not in (relation.source_id, relation.target_id):
        return f"这两份都不计数：其后另有《{issued(index.sources[relation.counted].title)}》，各处的数按它计。"
    role, other = relation.roles if relation.counted == relation.source_id else relation.roles[::-1]
    reason = "" if relation.choice == role else f"（{relation.choice}）"
    return f"各处的数按{role}计{reason}；{other}的数只留在它自己的页上。"


def _row(index: Index, change: FigureChange) -> ChangeRow:
    a, b = index.observations.get(change.before), index.observations.get(change.after)
    shown = b or a
    assert shown is not None
    return ChangeRow(
        name=index.name(shown),
        period=labels.period(shown),
        before=Side(labels.value(a), index.link(a)) if a else None,
        after=Side(labels.value(b), index.link(b)) if b else None,
        difference=typeset(change.difference),
    )


def _ground(index: Index, text: str, places: tuple[Place, ...]) -> GroundView:
    return GroundView(typeset(text), tuple(_quote(index, place) for place in places))


def _quote(index: Index, place: Place) -> Side:
    source = index.sources[place.source_id]
    words = typeset(" ".join(place.span.of(source.text).split()))
    return Side(words if len(words) <= LONGEST else f"{words[:LONGEST]}……", source.anchor_of_block(place.span))


def _passages(index: Index, relation: Relation, kind: str) -> tuple[Passage, ...]:
    found = (p for p in relation.passages if p.kind == kind)
    return tuple(_passage(index, p) for p in found)


def _passage(index: Index, change: PassageChange) -> Passage:
    shown = _quote(index, change.place)
    return Passage(shown.text, change.heading, shown.link)
