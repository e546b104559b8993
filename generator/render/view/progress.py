"""目标完成: every target that came due, those under way, those set below what there was, what each asks a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from generator.model.chain import BEHIND, Chain, Progress, Station, Step
from generator.model.collection import Attainment
from generator.render import labels
from generator.render.view import links
from generator.render.view.chain import (
    STATES,
    VERDICTS,
    FigureView,
    Said,
    figures,
    place,
    said,
    said_progress,
    value,
)
from generator.render.view.concept import MOST_CHAINS
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.rules.progress import progress_rules
from generator.text.periods import span_of_time
from generator.text.typeset import typeset

ORDER = {"missed": 0, "slow": 1, "open": 2, "met": 3}
WARNED_NOTE = "完成进度落后于时间进度，或突破了界限。"
COURSE = "跟上时间进度、提前达到或守住的；不能评的写明原因。"
EASIER = "不等于工作倒退：基数、口径或政策可能已变，引用时请看原文。"
ASKED = "都是推算：由基数到目标均匀推进；几年合计的除以年数。"
MOST = 200
ZERO, FULL = Decimal(0), Decimal(100)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the page: an indicator, the figures compared, what they come to; ``way`` and ``time`` are per cent."""

    name: str
    link: Link | None
    region: str
    when: str
    before: tuple[FigureView, ...]
    after: tuple[FigureView, ...]
    said: Said
    way: int | None = None
    time: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one head; ``heads`` name the two columns of figures, ``more`` lines are only in the data."""

    id: str
    title: str
    note: str
    heads: tuple[str, str]
    entries: tuple[Entry, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class ProgressView:
    """The page 目标完成; ``counts`` are the numbers at its head."""

    counts: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    rule: str
    actuals: int
    chains: int


def progress(index: Index) -> ProgressView:
    """The page 目标完成."""
    chains = index.collection.chains
    due = (*_due(index, chains), *_unchained(index, chains))
    under_way = tuple(_under_way(index, chains))
    easier = tuple(_easier(index, chains))
    asked = tuple(_asked(index, chains))
    others = tuple(entry for entry, state in under_way if state not in BEHIND)
    warned = tuple(entry for entry, state in under_way if state in BEHIND)
    course, goal = ("目标", "最近的实绩"), ("已有的数", "目标")
    groups = (
        Group("warnings", f"{len(warned)}项落后或突破", WARNED_NOTE, course, warned),
        Group("under-way", f"{len(others)}项进行中的目标", COURSE, course, others),
        Group("due", _verdicts(due), "期末目标与同一时点的实绩相比。", ("目标", "实绩"), due),
        Group("easier", f"{len(easier)}项目标低于或宽于已有的数", EASIER, goal, easier),
        Group("asked", f"{len(asked)}项目标每年须走多少", ASKED, ("基数", "目标"), asked),
    )  # fmt: skip
    return ProgressView(
        counts=tuple(_counts(due, under_way, warned)),
        groups=tuple(_shown(group) for group in groups if group.entries),
        rule=progress_rules().told,
        actuals=len(index.collection.actuals),
        chains=len(chains),
    )


def _shown(group: Group) -> Group:
    """No more lines than a reader goes through; the data have all."""
    return replace(group, entries=group.entries[:MOST], more=max(0, len(group.entries) - MOST))


def _verdicts(due: Sequence[Entry]) -> str:
    """ "已到期的目标：12项达标，1项不判定"."""
    moods = Counter(entry.said.label for entry in due)
    told = [f"{moods[label]}项{label}" for _, label in VERDICTS.values() if moods[label]]
    return f"已到期的目标：{'，'.join(told)}"


def _counts(due: Sequence[Entry], under_way: Sequence[object], warned: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    moods = Counter(entry.said.label for entry in due)
    for _, label in VERDICTS.values():
        yield label, f"{moods[label]}"
    yield "进行中、有实绩可比", f"{len(under_way)}"
    yield "其中落后", f"{len(warned)}"


def _entry(index: Index, chain: Chain, when: str, before: Station | None, after: Station | None, told: Said) -> Entry:
    linked = links.concept(chain.concept_id) if chain.concept_id in index.pages else None
    shown = chain.id in [each.id for each in index.chains[chain.concept_id][:MOST_CHAINS]]
    return Entry(
        name=chain.name,
        link=Link(linked.page, chain.id if shown else "") if linked else None,
        region=chain.region.name if chain.region else _document(index, chain),
        when=when,
        before=figures(index, before) if before else (),
        after=figures(index, after) if after else (),
        said=told,
    )


def _document(index: Index, chain: Chain) -> str:
    """Where the region is unknown the document is named."""
    o = index.observations.get(chain.stations[0].readings[0])
    return index.sources[o.source_id].name if o else ""


def _of(chains: Sequence[Chain], kind: str) -> Iterator[tuple[Chain, Step, dict[str, Station]]]:
    for chain in chains:
        stations = chain.by_figure
        for step in chain.steps:
            if step.kind == kind:
                yield chain, step, stations


def _due(index: Index, chains: Sequence[Chain]) -> tuple[Entry, ...]:
    found = [
        _entry(index, chain, span_of_time(stations[step.earlier].period), stations[step.earlier],
               stations[step.later], said(step))
        for chain, step, stations in _of(chains, "judged")
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda entry: ORDER[entry.said.mood]))


def _unchained(index: Index, chains: Sequence[Chain]) -> Iterator[Entry]:
    """Rows with a target and an actual that make no chain (a ratio of several parts): told with their reason."""
    judged = {each for _, step, stations in _of(chains, "judged") for each in stations[step.earlier].readings}
    for a in index.collection.attainments:
        if a.target not in judged:
            yield _row(index, a)


def _row(index: Index, a: Attainment) -> Entry:
    target, actual = index.observations[a.target], index.observations[a.actual]
    mood, label = VERDICTS[a.met]
    source = index.sources[a.source_id]

    def figure(o_id: str) -> FigureView:
        o = index.observations[o_id]
        return FigureView(labels.value(o), (place(index, o_id),))

    return Entry(
        name=typeset(a.name),
        link=links.concept(a.concept_id) if a.concept_id in index.pages else index.link(target),
        region=target.region.name if target.region else source.name,
        when=span_of_time(target.period or actual.period),
        before=(figure(a.target),),
        after=(figure(a.actual),),
        said=Said(mood, label, typeset(a.reason), ""),
    )


def _under_way(index: Index, chains: Sequence[Chain]) -> Iterator[tuple[Entry, str]]:
    found = []
    for chain in chains:
        latest: dict[str, Progress] = {p.target: p for p in chain.progress}
        stations = chain.by_figure
        found += [(_course(index, chain, p, stations), p.state) for p in latest.values()]
    yield from sorted(found, key=lambda pair: (ORDER[STATES[pair[1]][0]], -(pair[0].time or 0)))


def _course(index: Index, chain: Chain, p: Progress, stations: dict[str, Station]) -> Entry:
    last = stations.get(p.actuals[-1])
    entry = _entry(index, chain, span_of_time(stations[p.target].period), stations[p.target], last, said_progress(p))
    after = tuple(_part(index, each) for each in p.actuals) if chain.kind == "sum" or not last else entry.after
    way = None if p.done is None else round(min(max(p.done, ZERO), FULL))
    return replace(entry, after=after, way=way, time=round(p.time) if way is not None else None)


def _part(index: Index, reading: str) -> FigureView:
    """A figure of one of several years, with its year."""
    actual = index.actuals.get(reading)
    period = actual.period if actual is not None else index.observations[reading].period
    return FigureView(value(index, reading), (place(index, reading),), when=span_of_time(period))


def _running(index: Index) -> Callable[[Station], bool]:
    """Whether a target is still to come, by the last day of which the collection knows an actual."""
    ends = [s.period.end for chain in index.collection.chains for s in chain.stations if s.side == "realised"]
    last = max((*ends, *(actual.period.end for actual in index.collection.actuals)), default=date.min)
    return lambda station: station.period.end > last


def _easier(index: Index, chains: Sequence[Chain]) -> Iterator[Entry]:
    """Targets below what there was where higher is better, bounds above it where lower is."""
    running = _running(index)
    for chain, step, stations in _of(chains, "after"):
        target = stations[step.later]
        if step.easier and running(target):
            yield _entry(index, chain, span_of_time(target.period), stations[step.earlier], target, said(step))


def _asked(index: Index, chains: Sequence[Chain]) -> Iterator[Entry]:
    running = _running(index)
    for chain, step, stations in _of(chains, "pace"):
        target = stations[step.later]
        if step.text and running(target):
            before = stations.get(step.earlier)
            yield _entry(index, chain, span_of_time(target.period), before, target, said(step))
