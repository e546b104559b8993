"""Figures of one moment set against one another: between documents on one region, between regions on one rate.

Only what may be compared is: one unit, one basis, one side, one moment, one scope; bounds only among their like, and
across regions only rates and prices, never sums. The subtraction is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.model.collection import Concept
from generator.model.figure import Observation
from generator.model.synthesis import Sentence
from generator.reconcile.compare import LOWER, UPPER, agreement, measure, moment, of_the_whole, place_key, side
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.wording import amount, difference, listed, number, short, when
from generator.rules.findings import scope_words
from generator.text.fold import fold

SIDES = {"realised": "实绩", "target": "目标"}
DOUBTFUL = frozenset(("uncertain", "period_inferred", "unit_inferred", "name_completed", "qualitative"))
BOUNDS = ((("=",), ""), (UPPER, "的上限"), (LOWER, "的下限"))


def contrasts(concept: Concept, usable: Sequence[Observation], evidence: Evidence) -> Iterator[Sentence]:
    """Sentences on the figures of a concept: levels with a region and a period, none of them inferred.

    A region that states one thing in two ways (<4.5% and ≤4.5%) is left out of what is said between regions.
    """
    groups: dict[tuple[str, tuple[str, ...]], list[Observation]] = {}
    for o in usable:
        groups.setdefault((str(side(o)), moment(o, evidence)), []).append(o)
    for group in groups.values():
        regions: dict[str, list[Observation]] = {}
        for o in of_the_whole(group):
            regions.setdefault(place_key(o), []).append(o)
        for mine in regions.values():
            yield from _between_documents(mine, evidence)
        single = [mine for mine in regions.values() if len({_bound(o) for o in mine}) == 1]
        heads = [sure[0] for mine in single if (sure := [o for o in mine if not o.flags & DOUBTFUL])]
        if len(heads) > 1 and (concept.unit == "%" or concept.nature in ("rate", "price")):
            yield from _between_regions(heads)


def _between_documents(mine: Sequence[Observation], evidence: Evidence) -> Iterator[Sentence]:
    """The first figure of each document on one region against that of the first document."""
    sure = {o.source_id: o for o in reversed(mine) if not o.flags & DOUBTFUL}
    first, *others = sorted(sure.values(), key=mine.index) or (mine[0],)
    for other in others:
        if not _alike(first, other) or first.quantity.comparator != other.quantity.comparator:
            continue
        what = f"{_region(first)}{_moment((first, other))}"
        one, two = (short(evidence.sources[o.source_id]) for o in (first, other))
        how, places = agreement(first, other), (figure_place(first), figure_place(other))
        if how == "equal":
            yield Sentence("agree", f"{what}，{one}和{two}说法相同，都是{amount(first)}。", places)
            continue
        said = f"{what}，{one}写{amount(first)}，{two}写{amount(other)}"
        if how == "rounded":
            yield Sentence("agree", f"{said}，四舍五入后一致。", places)
        elif first.quantity.comparator == "=":
            low, high = sorted((first, other), key=_value)
            yield Sentence("differ", f"{said}，相差{_gap(high, low)}。", places)


def _between_regions(heads: Sequence[Observation]) -> Iterator[Sentence]:
    """The same everywhere, else the highest against the lowest."""
    for signs, word in BOUNDS:
        like = [o for o in heads if o.quantity.comparator in signs]
        group = [o for o in like if _alike(o, like[0])]
        if len(group) < 2:
            continue
        what, places = f"{_moment(group)}{word}", tuple(figure_place(o) for o in group)
        if len({_bound(o) for o in group}) == 1:
            names = listed([_region(o) for o in group])
            yield Sentence("agree", f"{what}，{names}相同，都是{amount(group[0])}。", places)
            continue
        ordered = sorted(group, key=_value, reverse=True)
        high, low = ordered[0], ordered[-1]
        if _value(high) == _value(low):
            continue
        values = "，".join(f"{_region(o)}{amount(o)}" for o in ordered)
        ends = f"{_region(high)}比{_region(low)}" if len(ordered) == 2 else "最高的比最低的"
        yield Sentence("differ", f"{what}，{values}，{ends}高{_gap(high, low)}。", places)


def _alike(a: Observation, b: Observation) -> bool:
    """One unit, one basis, one scope."""
    first, second = measure(a), measure(b)
    same = first is not None and second is not None and first[1] == second[1] and a.basis == b.basis
    return same and scope_words(fold(a.mention.name)) == scope_words(fold(b.mention.name))


def _bound(o: Observation) -> tuple[object, ...]:
    return o.quantity.comparator, measure(o)


def _region(o: Observation) -> str:
    return o.region.name if o.region else ""


def _value(o: Observation) -> Decimal:
    known = measure(o)
    assert known is not None
    return known[0]


def _moment(group: Sequence[Observation]) -> str:
    """When and which side; of one end with several beginnings the shortest: 2025年, not 2021—2025年."""
    o = max(group, key=lambda each: each.period.start.toordinal() if each.period else 0)
    return f"{when(o)}{SIDES[str(side(o))]}"


def _gap(high: Observation, low: Observation) -> str:
    """ "2个百分点（97−95＝2）", "0.5万人（5−4.5＝0.5）"."""
    x, y = _value(high), _value(low)
    if high.unit_base == "%" or high.quantity.parts:
        return f"{number(x - y)}个百分点（{number(x)}−{number(y)}＝{number(x - y)}）"
    gap = difference(high, low).partition("（")[0]
    return f"{gap}（{amount(high)}−{amount(low)}＝{gap}）"
