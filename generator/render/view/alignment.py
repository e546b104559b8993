"""上下对照 and 同级对照: what is compared between regions, what is not and why, and what would be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.model.alignment import Alignment, Comparison, Relation, Uncompared
from generator.model.figure import Observation
from generator.model.source import Region
from generator.model.statement import Statement
from generator.render import labels
from generator.render.view import links
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.rules.nesting import is_nation, key, lies_in, superiors
from generator.text.typeset import typeset

HEADINGS: tuple[tuple[str, tuple[Relation, ...]], ...] = (
    ("部分大于整体", ("exceeds",)),
    ("各地之和与总数", ("sum-differs", "sum-agrees")),
    ("目标比上级松", ("weaker",)),
    ("目标与上级相同", ("same",)),
    ("目标比上级紧", ("stricter",)),
    ("目标不同，不分高低", ("differs",)),
)
PEERS: tuple[tuple[str, tuple[Relation, ...]], ...] = (
    ("几地排列", ("ranked",)),
    ("目标有松紧", ("weaker", "stricter", "differs")),
    ("目标相同", ("same",)),
    ("同期已有的数", ("level",)),
)
COUNTED: tuple[tuple[Relation, str], ...] = (("weaker", "比上级松"), ("same", "与上级相同"), ("stricter", "比上级紧"))
MOST, MOST_UNCOMPARED = 40, 30


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A place behind a sentence: ``name`` short, ``title`` of the document in full."""

    name: str
    title: str
    link: Link


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and the places it rests on."""

    text: str
    places: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True)
class ComparisonGroup:
    """Comparisons of one kind; ``more`` are in the data alone."""

    heading: str
    said: tuple[Told, ...]
    more: int


@dataclass(frozen=True, slots=True)
class PartView:
    """A part beside the whole: its figure and the share or the distance that was computed."""

    region: str
    value: str
    link: Link
    result: str


@dataclass(frozen=True, slots=True)
class WholeView:
    """A figure of a superior and those of its parts."""

    name: str
    concept: Link | None
    when: str
    region: str
    value: str
    link: Link
    parts: tuple[PartView, ...]


@dataclass(frozen=True, slots=True)
class UncomparedView:
    """Two figures that are not compared."""

    name: str
    link: Link | None
    sides: tuple[tuple[str, Link], ...]
    reason: str


@dataclass(frozen=True, slots=True)
class AlignmentView:
    """What is said across regions; ``calm`` stands where there is nothing to compare upwards.

    ``lead`` counts the targets that are compared; ``shares`` and ``levels`` are tables of superiors and their parts.
    """

    lead: str
    vertical: tuple[ComparisonGroup, ...]
    shares: tuple[WholeView, ...]
    levels: tuple[WholeView, ...]
    horizontal: tuple[ComparisonGroup, ...]
    lacking: tuple[Told, ...]
    unsummed: tuple[str, ...]
    uncompared: tuple[UncomparedView, ...]
    more: int
    calm: str

    @property
    def empty(self) -> bool:
        """Whether nothing is compared."""
        return not (self.vertical or self.shares or self.levels or self.horizontal)


def of_collection(index: Index) -> AlignmentView:
    """Everything that is compared."""
    known = index.collection.alignment
    return _view(index, known, known.unsummed, _calm_of_all(known.regions))


def of_region(index: Index, region: str) -> AlignmentView:
    """What is compared of one region, given by code or name."""
    known = index.collection.alignment
    home = next((each for each in known.regions if key(each) == region), None)
    mine = Alignment(
        comparisons=tuple(each for each in known.comparisons if region in each.regions),
        uncompared=tuple(each for each in known.uncompared if region in each.regions),
        lacking=tuple(each for each in known.lacking if region in each.regions),
    )
    unsummed = [text for text in known.unsummed if home is not None and text.startswith(f"{home.name}的")]
    return _view(index, mine, unsummed, _calm(home, known.regions) if home is not None else "")


def _view(index: Index, known: Alignment, unsummed: Iterable[str], calm: str) -> AlignmentView:
    up = [each for each in known.comparisons if each.direction == "vertical"]
    across = [each for each in known.comparisons if each.direction == "horizontal"]
    return AlignmentView(
        lead=_lead(up),
        vertical=_groups(index, up, HEADINGS),
        shares=_wholes(index, [each for each in up if each.relation == "share"]),
        levels=_wholes(index, [each for each in up if each.relation == "level"]),
        horizontal=_groups(index, across, PEERS),
        lacking=tuple(_told(index, each.statement) for each in known.lacking[:MOST]),
        unsummed=tuple(unsummed),
        uncompared=tuple(_uncompared(index, each) for each in known.uncompared[:MOST_UNCOMPARED]),
        more=max(0, len(known.uncompared) - MOST_UNCOMPARED),
        calm="" if up else calm,
    )


def _lead(up: Sequence[Comparison]) -> str:
    """ "12对目标可与上级对照：3对比上级松，4对与上级相同，5对比上级紧。" """
    counts = Counter(each.relation for each in up)
    parts = [f"{counts[relation]}对{words}" for relation, words in COUNTED if counts[relation]]
    total = sum(counts[relation] for relation, _ in COUNTED)
    return f"同期同口径、能与上级对照的目标有{total}对：{'，'.join(parts)}。" if parts else ""


def _groups(
    index: Index, comparisons: Sequence[Comparison], headings: Sequence[tuple[str, tuple[Relation, ...]]]
) -> tuple[ComparisonGroup, ...]:
    found = []
    for heading, relations in headings:
        mine = [each for relation in relations for each in comparisons if each.relation == relation]
        if mine:
            said = tuple(_told(index, each.statement) for each in mine[:MOST])
            found.append(ComparisonGroup(heading, said, max(0, len(mine) - MOST)))
    return tuple(found)


def _told(index: Index, statement: Statement) -> Told:
    places: dict[Link, SourceLink] = {}
    names = index.short_names
    for place in statement.places:
        source = index.sources[place.source_id]
        link = source.anchor(place.span)
        places.setdefault(link, SourceLink(f"{names[source.id]} {source.place(place.span)}", source.title, link))
    return Told(typeset(statement.text), tuple(places.values()))


def _wholes(index: Index, comparisons: Sequence[Comparison]) -> tuple[WholeView, ...]:
    """One line a figure of a superior, targets first."""
    groups: dict[str, list[Comparison]] = {}
    for each in comparisons:
        groups.setdefault(each.observation_ids[1], []).append(each)
    found = [_whole(index, index.observations[whole], group) for whole, group in groups.items()]
    return tuple(view for _, view in sorted(found, key=lambda pair: pair[0]))


def _whole(index: Index, o: Observation, group: Sequence[Comparison]) -> tuple[bool, WholeView]:
    concept = index.concepts[o.concept_id]
    parts = [(index.observations[each.observation_ids[0]], each.result) for each in group]
    view = WholeView(
        concept.name,
        links.concept(concept.id) if concept.id in index.pages else None,
        f"{labels.period(o)}{labels.status(o)}",
        typeset(index.region(o)),
        labels.value(o),
        index.link(o),
        tuple(PartView(typeset(index.region(p)), labels.value(p), index.link(p), result) for p, result in parts),
    )
    return o.status != "target", view


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
    plans = f"{'国家' if above == '全国' else above}的同类规划"
    return f"{plans}不在这批文件里；加入后，这里对照上限是否照搬、目标比上级紧还是松、数量占上级多少。"


def _calm_of_all(regions: Sequence[Region]) -> str:
    if not regions:
        return ""
    if any(lies_in(a, b) for a in regions for b in regions):
        return "上下级都说到的指标里，没有同期、同单位、同口径的数。"
    names = "、".join(each.name for each in regions)
    alone = f"这批文件只说到{names}" if len(regions) == 1 else f"这批文件说到的{names}互不隶属"
    return f"{alone}，没有可上下对照的；加入它们上级的同类规划后，这里对照上限是否照搬、目标紧松和所占份额。"
