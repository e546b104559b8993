"""How a document stands to others: the lines in its head and in the list of 文件, and the page of each pair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.place import Place
from generator.model.relation import FigureChange, PassageChange, Relation
from generator.render import labels
from generator.render.view import links
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.text.titles import issued
from generator.text.typeset import typeset

TOLD = {"catalogue": "目录载明", "stated": "据文件自述", "inferred": "程序推断"}
LONGEST, MOST = 120, 60
Part = tuple[str, Link | None]


@dataclass(frozen=True, slots=True)
class EditionLine:
    """A sentence with links in it; ``told`` says who says so, empty where that goes without saying."""

    parts: tuple[Part, ...]
    told: str = ""


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
    """The page of two related documents; ``names`` and ``roles`` of the first and the second.

    ``columns`` head the figures before and after: of an interpretation its plan comes first.
    """

    page: str
    title: str
    kick: str
    headline: str
    dek: str
    told: str
    names: tuple[tuple[str, Link], tuple[str, Link]]
    roles: tuple[str, str]
    columns: tuple[str, str]
    counted: str
    grounds: tuple[GroundView, ...]
    changed: tuple[ChangeRow, ...]
    dropped: tuple[ChangeRow, ...]
    added: tuple[ChangeRow, ...]
    unchanged: tuple[ChangeRow, ...]
    out: tuple[Passage, ...]
    new: tuple[Passage, ...]
    more: tuple[int, int]
    explains: bool


def page_of(relation: Relation) -> str:
    """The page of a pair."""
    return f"editions/{relation.id}"


def has_page(relation: Relation) -> bool:
    """A predecessor is another plan: it is linked, and compared with nothing."""
    return relation.kind != "predecessor"


def edition_lines(index: Index, source_id: str) -> tuple[EditionLine, ...]:
    """What the head of a document says of the others that it belongs to."""
    return tuple(_lines(index, source_id))


def _lines(index: Index, source_id: str) -> Iterator[EditionLine]:
    for relation in index.collection.relations:
        if source_id in (relation.source_id, relation.target_id):
            yield EditionLine(tuple(_parts(index, relation, source_id)), TOLD[relation.told])
    if source_id in index.collection.counting.superseded:
        yield EditionLine(
            (("不重复计数：这份文件的数只列在它自己的页上和开放数据里，不进入指标、地区、对比与体检。", None),)
        )
    for absent in index.collection.counting.absent:
        if absent.source_id == source_id:
            yield EditionLine((_absent(absent.kind, typeset(absent.title)),))


def _absent(kind: str, title: str) -> Part:
    if kind == "interpretation":
        return f"所解读的《{title}》不在本库。", None
    return (
        "本文件自称还不是正式稿；正式稿不在本库。"
        if kind == "draft"
        else "本文件自称是修订后的文本；修订前的文本不在本库。"
    ), None


def _parts(index: Index, relation: Relation, source_id: str) -> Iterator[Part]:
    first = source_id == relation.source_id
    other = index.sources[relation.other(source_id)]
    mine, its = relation.roles if first else relation.roles[::-1]
    name = (issued(other.title), Link(links.document_page(other.id)))
    yield from _said(relation, first, (mine, its), name, other.result.source.path)
    if has_page(relation):
        yield _summed(relation) or "两份对照", Link(page_of(relation))


def _said(relation: Relation, first: bool, roles: tuple[str, str], name: Part, path: str) -> Iterator[Part]:
    mine, its = roles
    if relation.kind == "predecessor":
        yield f"同一系列的{its}是", None
        yield name
        yield "。", None
    elif relation.kind == "interpretation":
        yield "本文件解读" if first else "解读：", None
        yield name
        yield "。", None
    elif relation.kind == "copy":
        yield "与", None
        yield name
        chosen = "那一份" if first else "本文件"
        yield f"（{path}）是同一文件的两个文本，以{chosen}计数（{relation.choice}）。", None
    else:
        yield f"本文件是{mine}，{its}见", None
        yield name
        yield "。", None


def _summed(relation: Relation) -> str:
    """The comparison in a line: "12个数未变，2个改了"."""
    counts = {
        kind: sum(f.kind == kind for f in relation.figures) for kind in ("unchanged", "changed", "dropped", "added")
    }
    words: tuple[tuple[str, str], ...]
    if relation.kind == "interpretation":
        words = (("unchanged", "个数与之一致"), ("changed", "个不同"), ("added", "个未能对应"))
    else:
        first, second = relation.roles
        words = (
            ("unchanged", "个数未变"),
            ("changed", "个改了"),
            ("dropped", f"个只在{first}读出"),
            ("added", f"个只在{second}读出"),
        )
    return "，".join(f"{counts[kind]}{word}" for kind, word in words if counts[kind])


def pair(index: Index, relation: Relation) -> PairView:
    """The page of a relation that is no predecessor."""
    first, second = index.sources[relation.source_id], index.sources[relation.target_id]
    rows = {
        kind: tuple(_row(index, f) for f in relation.figures if f.kind == kind)
        for kind in ("changed", "dropped", "added", "unchanged")
    }
    out, new = _passages(index, relation, "dropped"), _passages(index, relation, "added")
    return PairView(
        page=page_of(relation),
        title=f"{relation.roles[0]}与{relation.roles[1]}：{second.name}",
        kick=_kick(relation),
        headline=issued(second.title),
        dek=f"{_summed(relation)}。" if relation.figures else "没有可以对照的数。",
        told=TOLD[relation.told],
        names=(
            (first.title, Link(links.document_page(first.id))),
            (second.title, Link(links.document_page(second.id))),
        ),
        roles=relation.roles,
        columns=relation.roles[::-1] if relation.kind == "interpretation" else relation.roles,
        counted=_counted(relation),
        grounds=tuple(_ground(index, g.text, g.places) for g in relation.grounds),
        changed=rows["changed"],
        dropped=rows["dropped"],
        added=rows["added"],
        unchanged=rows["unchanged"],
        out=out[:MOST],
        new=new[:MOST],
        more=(max(0, len(out) - MOST), max(0, len(new) - MOST)),
        explains=relation.kind == "interpretation",
    )


def _kick(relation: Relation) -> str:
    return "解读对照" if relation.kind == "interpretation" else "版本对照"


def _counted(relation: Relation) -> str:
    if relation.kind == "interpretation":
        return "两份都计数；解读里与被解读的文件相同的数只计一次，两处都可查。"
    if relation.partial:
        return "调整通知只改一部分：改到的数以通知为准，其余仍以原文件为准。"
    if relation.counted not in (relation.source_id, relation.target_id):
        return f"这两份都不计数：{relation.choice}。"
    role = relation.roles[0] if relation.counted == relation.source_id else relation.roles[1]
    reason = "" if relation.choice == role else f"（{relation.choice}）"
    return f"计数的是{role}{reason}；另一份的数只留在它自己的页上。"


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
