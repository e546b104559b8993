"""What the documents say together and a leader should know first: parts over wholes, weaker targets, what is behind."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.alignment import Comparison
from generator.model.chain import Chain, Progress
from generator.model.place import Place
from generator.model.relation import FigureChange
from generator.model.statement import Statement
from generator.render import labels
from generator.render.briefing.draft import Draft
from generator.text.typeset import typeset

MOST, EXAMPLES = 3, 3
BEHIND = ("lost", "off", "slow")


def messages(draft: Draft) -> tuple[Statement, ...]:
    """At most three statements, the gravest first; none for a single document, nor what a headline has said."""
    said = {frozenset(statement.places) for statement in draft.collection.overview.headlines}
    every = (*_wholes(draft), *_weaker(draft), *_behind(draft), *_edited(draft))
    found = [each for each in every if frozenset(each.places) not in said]
    return tuple(found[:MOST])


def _edited(draft: Draft) -> Iterator[Statement]:
    """What a revision or the final text changed in the figures."""
    known = draft.library.observations
    for relation in draft.collection.relations:
        changes = [each for each in relation.figures if each.kind == "changed"]
        if relation.kind not in ("revision", "draft") or not changes:
            continue
        told: dict[str, FigureChange] = {}
        for each in changes:
            o = known[each.after]
            told.setdefault(f"{typeset(o.mention.name)}（{labels.period(o)}）{each.difference}", each)
        places = tuple(draft.library.place_of(known[i]) for each in told.values() for i in (each.before, each.after))
        name = draft.library.shelves[relation.target_id].name
        yield Statement(f"{name}与{relation.roles[0]}相比，{len(changes)}处数有改动。{_listed(list(told))}", places)


def _vertical(draft: Draft, *relations: str) -> list[Comparison]:
    found = draft.collection.alignment.comparisons
    return [each for each in found if each.direction == "vertical" and each.relation in relations]


def _wholes(draft: Draft) -> Iterator[Statement]:
    """Parts that exceed their whole, sums that do not agree."""
    for each in _vertical(draft, "exceeds", "sum-differs"):
        name, _, text = each.statement.text.partition("：")
        what = "部分大于整体" if each.relation == "exceeds" else "各地合计与上级的数不合"
        yield Statement(f"{name}：{what}。{text or each.statement.text}", each.statement.places)


def _weaker(draft: Draft) -> Iterator[Statement]:
    found = _vertical(draft, "weaker")
    if found:
        shown = found[:EXAMPLES]
        yield Statement(
            f"{len(found)}项对照中，下级的目标低于或宽于上级。{_listed([e.statement.text for e in shown])}",
            tuple(dict.fromkeys(place for each in shown for place in each.statement.places)),
        )


def _behind(draft: Draft) -> Iterator[Statement]:
    """Targets under way that are behind their time, by the last actual value."""
    found = [
        (chain, max(chain.progress, key=lambda progress: progress.at))
        for chain in draft.collection.chains
        if chain.progress
    ]
    late = [(chain, progress) for chain, progress in found if progress.state in BEHIND]
    if late:
        shown = late[:EXAMPLES]
        places = tuple(dict.fromkeys(place for _, progress in shown for place in _places(draft, progress)))
        if places:
            listed = _listed([_of(chain, progress) for chain, progress in shown])
            lost = "或突破界限" if any(progress.state == "lost" for _, progress in late) else ""
            yield Statement(f"{len(late)}项目标落后于时间进度{lost}。{listed}", places)


def _of(chain: Chain, progress: Progress) -> str:
    region = chain.region.name if chain.region else ""
    return f"{region}{chain.name}：{progress.text or progress.reason}"


def _places(draft: Draft, progress: Progress) -> list[Place]:
    ids = (progress.target, progress.baseline, *progress.actuals)
    return [draft.library.place_of(o) for i in ids if (o := draft.library.observations.get(i))]


def _listed(texts: list[str]) -> str:
    return "；".join(text.rstrip("。") for text in texts) + "。"
