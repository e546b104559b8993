"""上下对照 and 同级对照: what is compared between regions, what is not and why, and what would be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.alignment import Comparison, Relation, Uncompared
from generator.model.source import Region
from generator.render import labels
from generator.render.view import links
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.render.view.statements import StatementView, statement
from generator.rules.nesting import is_nation, key, lies_in, superiors

HEADINGS: tuple[tuple[str, tuple[Relation, ...]], ...] = (
    ("部分大于整体", ("exceeds",)),
    ("各地之和与总数", ("sum-differs", "sum-agrees")),
    ("目标比上级松", ("weaker",)),
    ("目标比上级紧", ("stricter",)),
    ("目标与上级相同", ("same",)),
    ("目标不同，不分高低", ("differs",)),
    ("在上级总数中的份额", ("share",)),
    ("同期已有的数", ("level",)),
)
PEERS: tuple[tuple[str, tuple[Relation, ...]], ...] = (
    ("几地排列", ("ranked",)),
    ("目标有松紧", ("weaker", "stricter", "differs")),
    ("目标相同", ("same",)),
    ("同期已有的数", ("level",)),
)
MOST, MOST_UNCOMPARED = 40, 30


@dataclass(frozen=True, slots=True)
class ComparisonGroup:
    """Comparisons of one kind; ``more`` are in the data alone."""

    heading: str
    said: tuple[StatementView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class UncomparedView:
    """Two figures that are not compared."""

    name: str
    link: Link | None
    sides: tuple[tuple[str, Link], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class AlignmentView:
    """What is said across regions; ``calm`` stands where there is nothing to compare upwards."""

    vertical: tuple[ComparisonGroup, ...]
    horizontal: tuple[ComparisonGroup, ...]
    unsummed: tuple[str, ...]
    uncompared: tuple[UncomparedView, ...]
    more: int
    calm: str


def of_collection(index: Index) -> AlignmentView:
    """Everything that is compared."""
    known = index.collection.alignment
    return _view(index, known.comparisons, known.uncompared, known.unsummed, _calm_of_all(known.regions))


def of_region(index: Index, region: str) -> AlignmentView:
    """What is compared of one region, given by code or name."""
    known = index.collection.alignment
    home = next((each for each in known.regions if key(each) == region), None)
    return _view(
        index,
        [each for each in known.comparisons if region in each.regions],
        [each for each in known.uncompared if region in each.regions],
        [text for text in known.unsummed if home is not None and text.startswith(f"{home.name}的")],
        _calm(home, known.regions) if home is not None else "",
    )


def _view(
    index: Index,
    comparisons: Sequence[Comparison],
    uncompared: Sequence[Uncompared],
    unsummed: Iterable[str],
    calm: str,
) -> AlignmentView:
    up = [each for each in comparisons if each.direction == "vertical"]
    across = [each for each in comparisons if each.direction == "horizontal"]
    return AlignmentView(
        _groups(index, up, HEADINGS),
        _groups(index, across, PEERS),
        tuple(unsummed),
        tuple(_uncompared(index, each) for each in uncompared[:MOST_UNCOMPARED]),
        max(0, len(uncompared) - MOST_UNCOMPARED),
        "" if up else calm,
    )


def _groups(
    index: Index, comparisons: Sequence[Comparison], headings: Sequence[tuple[str, tuple[Relation, ...]]]
) -> tuple[ComparisonGroup, ...]:
    found = []
    for heading, relations in headings:
        mine = [each for each in comparisons if each.relation in relations]
        if mine:
            said = tuple(statement(index, each.statement) for each in mine[:MOST])
            found.append(ComparisonGroup(heading, said, max(0, len(mine) - MOST)))
    return tuple(found)


def _uncompared(index: Index, each: Uncompared) -> UncomparedView:
    concept = index.concepts[each.concept_id]
    figures = [index.observations[i] for i in each.observation_ids]
    return UncomparedView(
        concept.name,
        links.concept(concept.id) if concept.id in index.pages else None,
        tuple(
            (f"{index.region(o)}{labels.period(o)}{labels.status(o)}{labels.value(o)}", index.link(o)) for o in figures
        ),
        each.reason,
    )


def _calm(home: Region, regions: Sequence[Region]) -> str:
    """What would be compared if the plan of a superior were added; empty where one is there already."""
    if any(lies_in(home, other) or lies_in(other, home) for other in regions) or is_nation(home):
        return ""
    above = "、".join(each.name for each in superiors(home)) or ("全国" if home.code else "上级地区")
    return (
        f"这批文件里没有{above}的数。加入{'国家' if above == '全国' else above}的同类规划后，"
        "这里会对照同一指标的上限是否照搬、目标比上级紧还是松、数量占上级多少。"
    )


def _calm_of_all(regions: Sequence[Region]) -> str:
    if not regions:
        return ""
    if any(lies_in(a, b) for a in regions for b in regions):
        return "上下级都说到的指标里，没有同期、同单位、同口径的数。"
    names = "、".join(each.name for each in regions)
    alone = f"这批文件只说到{names}" if len(regions) == 1 else f"这批文件说到的{names}互不隶属"
    return f"{alone}，没有可上下对照的。加入它们上级的同类规划后，这里会对照上限是否照搬、目标紧松和所占份额。"
