"""How a document stands to others: the lines in its head and in the list of 文件."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.relation import Absent, FigureChangeKind, Relation
from generator.render.view import links
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.text.titles import issued
from generator.text.typeset import typeset

TOLD = {"catalogue": "目录载明", "stated": "据文件自述", "inferred": "程序推断"}
# What a reader looks for first stands first.
ORDER: tuple[FigureChangeKind, ...] = ("changed", "dropped", "added", "unchanged")
Part = tuple[str, Link | None]


@dataclass(frozen=True, slots=True)
class EditionLine:
    """A sentence with links in it; ``told`` says who says so, empty where that goes without saying."""

    parts: tuple[Part, ...]
    told: str = ""


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
    if explains_what_was_replaced(index, source_id):
        yield EditionLine((("所解读的文本其后已被替代，本文件的数只列在它自己的页上和开放数据里。", None),))
    if source_id in index.collection.counting.superseded:
        yield EditionLine((("不重复计数：这份文件的数只列在它自己的页上和开放数据里，不进入指标、地区与对比。", None),))
    for absent in index.collection.counting.absent:
        if absent.source_id == source_id:
            yield EditionLine((_absent(absent),))


def explains_what_was_replaced(index: Index, source_id: str) -> bool:
    """Is a source the interpretation of a text that another one has replaced?"""
    counting = index.collection.counting
    return any(
        each.kind == "interpretation" and each.source_id == source_id and each.target_id in counting.superseded
        for each in counting.relations
    )


def _absent(absent: Absent) -> Part:
    if absent.kind == "interpretation":
        title = typeset(absent.title)
        return (f"本库没有认出所解读的《{title}》。" if absent.alike else f"所解读的《{title}》不在本库。"), None
    if absent.kind == "draft":
        return "本文件自称还不是正式稿；正式稿不在本库。", None
    return "本文件自称是修订后的文本；修订前的文本不在本库。", None


def _parts(index: Index, relation: Relation, source_id: str) -> Iterator[Part]:
    first = source_id == relation.source_id
    other = index.sources[relation.other(source_id)]
    mine, its = relation.roles if first else relation.roles[::-1]
    name = (issued(other.title), Link(links.document_page(other.id)))
    yield from _said(relation, first, (mine, its), name, other.result.source.path)
    if has_page(relation):
        yield summed(index, relation) or "两份对照", Link(page_of(relation))


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
        mine_or_its = relation.counted in (relation.source_id, relation.target_id)
        chosen = f"，以{'那一份' if first else '本文件'}计数（{relation.choice}）" if mine_or_its else ""
        yield f"（{path}）是同一文件的两个文本{chosen}。", None
    elif relation.partial:
        yield "部分指标已由" if first else "本文件调整", None
        yield name
        yield "调整。" if first else "的部分指标。", None
    else:
        yield f"本文件是{mine}，{its}见", None
        yield name
        yield "。", None


def summed(index: Index, relation: Relation) -> str:
    """The comparison in a line: "3项指标改了（6处），12项未变（19处）"."""
    said = [times(index, relation, kind) for kind in ORDER]
    told = [f"{number}项{word}" for number, word in filter(None, said)]
    return "，".join(told).replace("项", "项指标", 1)


def times(index: Index, relation: Relation, kind: FigureChangeKind) -> tuple[int, str] | None:
    """How many indicators of how many places; an indicator that stands in prose and in a table is one."""
    found = [f for f in relation.figures if f.kind == kind]
    shown = [index.observations[f.after or f.before] for f in found]
    number = len({(o.concept_id or o.mention.name, o.period and o.period.end, o.status) for o in shown})
    if not number:
        return None
    return number, _word(relation, kind) + (f"（{len(found)}处）" if len(found) > number else "")


def _word(relation: Relation, kind: FigureChangeKind) -> str:
    if relation.kind == "interpretation":
        return {"unchanged": "一致", "changed": "不一", "added": "未能对应", "dropped": ""}[kind]
    first, second = relation.roles
    return {"unchanged": "未变", "changed": "改了", "dropped": f"只在{first}读出", "added": f"只在{second}读出"}[kind]
