"""Figures of one moment set against one another: between documents on one region, between regions on one rate.

Only what may be compared is: one unit, one basis, one side, one moment, one scope; bounds only among their like, and
across regions only rates and prices, never sums. The subtraction is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.collection import Concept
from generator.model.figure import LOWER, UPPER, Observation
from generator.model.place import Place
from generator.model.synthesis import Sentence
from generator.reconcile.compare import agreement, measure, measured, moment, of_the_whole, place_key, side
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.wording import POINTS, amount, difference, listed, number, region_name, short, when
from generator.rules.findings import scope_words
from generator.text.fold import fold

SIDES = {"realised": "", "target": "目标"}
DOUBTFUL = frozenset(("uncertain", "period_inferred", "unit_inferred", "name_completed", "qualitative"))
BOUNDS: tuple[tuple[tuple[str, ...], str], ...] = ((("=",), ""), (UPPER, "上限"), (LOWER, "下限"))


def contrasts(
    concept: Concept, usable: Sequence[Observation], aligned: Sequence[Sentence], evidence: Evidence
) -> Iterator[Sentence]:
    """Sentences on the figures of a concept: levels with a region and a period, none of them inferred.

    A region that states two values for one thing is left out of what is said between regions. Where regions of one
    level or of one line are ``aligned`` already, nothing more is said between regions: no county is ranked with a city.
    """
    groups: dict[tuple[str, tuple[str, ...]], list[Observation]] = {}
    for o in usable:
        groups.setdefault((str(side(o)), moment(o, evidence)), []).append(o)
    same: dict[str, list[Sameness]] = {}
    for group in groups.values():
        regions: dict[str, list[Observation]] = {}
        for o in of_the_whole(group):
            regions.setdefault(place_key(o), []).append(o)
        for mine in regions.values():
            for said in _between_documents(mine, evidence):
                if isinstance(said, Sentence):
                    yield said
                else:
                    same.setdefault(said.whose, []).append(said)
        single = [mine for mine in regions.values() if len({_bound(o) for o in mine}) == 1]
        heads = [sure for mine in single if (sure := [o for o in mine if not o.flags & DOUBTFUL])]
        if len(heads) > 1 and not aligned and (concept.unit == "%" or concept.nature in ("rate", "price")):
            yield from _between_regions(heads)
    for whose, found in same.items():
        values = "，".join(f"{each.what}{each.value}" for each in found)
        gist = f"{whose}对同一时点的说法相同"
        yield Sentence("agree", f"{gist}：{values}。", tuple(p for each in found for p in each.places), gist)


@dataclass(frozen=True, slots=True)
class Sameness:
    """What two documents (``whose``) say alike: what, its value, the two places."""

    whose: str
    what: str
    value: str
    places: tuple[Place, Place]


def _between_documents(mine: Sequence[Observation], evidence: Evidence) -> Iterator[Sentence | Sameness]:
    """The first figure of each document on one region against that of the first document."""
    sure = {o.source_id: o for o in reversed(mine) if not o.flags & DOUBTFUL}
    first, *others = [sure[r.source.id] for r in evidence.everything if r.source.id in sure] or (mine[0],)
    for other in others:
        if not _alike(first, other) or first.quantity.comparator != other.quantity.comparator:
            continue
        what = f"{region_name(first)}{_moment((first, other))}"
        one, two = (short(evidence.sources[o.source_id]) for o in (first, other))
        how, places = agreement(first, other), (figure_place(first), figure_place(other))
        said = f"{what}，{one}写{amount(first)}，{two}写{amount(other)}"
        if how == "equal":
            yield Sameness(f"{one}和{two}", what, amount(first), places)
        elif how == "rounded":
            yield Sentence("agree", f"{said}，四舍五入后一致。", places)
        elif first.quantity.comparator == "=":
            low, high = sorted((first, other), key=measured)
            yield Sentence("differ", f"{said}，相差{_gap(high, low)}。", places)


def _between_regions(heads: Sequence[Sequence[Observation]]) -> Iterator[Sentence]:
    """The same everywhere, else the highest against the lowest; ``heads`` hold each region's figures, of one value."""
    for signs, word in BOUNDS:
        like = [mine for mine in heads if mine[0].quantity.comparator in signs]
        group = [mine for mine in like if _alike(mine[0], like[0][0])]
        if len(group) < 2:
            continue
        firsts = [mine[0] for mine in group]
        what, places = _moment(firsts), tuple(figure_place(o) for mine in group for o in _distinct(mine))
        if len({measured(o) for o in firsts}) == 1:
            yield Sentence("agree", f"{what}，{_same(group, word)}。", places)
            continue
        ordered = sorted(firsts, key=measured, reverse=True)
        high, low = ordered[0], ordered[-1]
        values = "，".join(f"{region_name(o)}{amount(o)}" for o in ordered)
        ends = f"{region_name(high)}比{region_name(low)}" if len(ordered) == 2 else "最高的比最低的"
        yield Sentence("differ", f"{what}{f'的{word}' if word else ''}，{values}，{ends}高{_gap(high, low)}。", places)


def _same(group: Sequence[Sequence[Observation]], word: str) -> str:
    """ "叙永县和天津市都以4.5%为上限，叙永县有一处不含本数（<4.5%）"."""
    names, first = listed([region_name(mine[0]) for mine in group]), group[0][0]
    if not word:
        return f"{names}相同，都是{amount(first)}"
    strict = [o for mine in group for o in mine if o.quantity.comparator in ("<", ">")]
    value = f"{number(first.quantity.value)}{first.unit}" if first.quantity.value is not None else amount(first)
    said = f"{names}都以{value}为{word}"
    if not strict or len(strict) == sum(len(mine) for mine in group):
        return said
    return f"{said}，{region_name(strict[0])}有一处不含本数（{amount(strict[0])}）"


def _distinct(mine: Sequence[Observation]) -> list[Observation]:
    """One figure of each wording."""
    return list({amount(o): o for o in reversed(mine)}.values())[::-1]


def _alike(a: Observation, b: Observation) -> bool:
    """One unit, one basis, one scope."""
    first, second = measure(a), measure(b)
    same = first is not None and second is not None and first[1] == second[1] and a.basis == b.basis
    return same and scope_words(fold(a.mention.name)) == scope_words(fold(b.mention.name))


def _bound(o: Observation) -> tuple[object, ...]:
    """What a figure says, but for whether a bound holds the value itself (<4.5%, ≤4.5%)."""
    sign = o.quantity.comparator
    return next((word or sign for signs, word in BOUNDS if sign in signs), sign), measure(o)


def _moment(group: Sequence[Observation]) -> str:
    """When and which side; of one end with several beginnings the shortest: 2025年, not 2021—2025年."""
    o = max(group, key=lambda each: each.period.start.toordinal() if each.period else 0)
    return f"{when(o)}{SIDES[str(side(o))]}"


def _gap(high: Observation, low: Observation) -> str:
    """ "2个百分点（97−95＝2）", "0.5万人（5−4.5＝0.5）"."""
    x, y = measured(high), measured(low)
    if (high.unit_base in POINTS and high.unit == low.unit) or high.quantity.parts:
        return f"{number(x - y)}{POINTS.get(high.unit_base, '个百分点')}（{number(x)}−{number(y)}＝{number(x - y)}）"
    gap = difference(high, low).partition("（")[0]
    if high.unit == low.unit and high.quantity.value is not None and low.quantity.value is not None:
        first, second = high.quantity.value, low.quantity.value
        return f"{gap}（{number(first)}−{number(second)}＝{number(first - second)}）"
    return f"{gap}（{amount(high)}−{amount(low)}＝{gap}）"
