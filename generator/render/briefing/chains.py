"""目标的衔接与进度: target, actual and next target side by side with the arithmetic; what is under way by its time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.model.chain import Actual, Chain, Progress, Station, Step
from generator.render import labels
from generator.render.briefing.comparison import LEGEND, signs_of
from generator.render.briefing.draft import Caption, Draft, Head
from generator.render.briefing.runs import Line, Run, glue_figures, plain, with_marks
from generator.rules.codes import code_lists
from generator.text.periods import span_of_time
from generator.text.typeset import typeset

OUTSIDE = "*"
MOST_MARKS = 2
SUM = re.compile(r"[^，；]+[，；]?")
WIDE, NARROW = 34, 20
WORST_FIRST = ("lost", "off", "slow", "open", "on", "kept", "reached")


@dataclass(frozen=True, slots=True)
class Told:
    """What is given for one time: "2020年", then each value that is given with its marks."""

    when: str
    values: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A target, what came of it, the next target; in words how they compare, and the sums."""

    name: str
    target: Told
    actual: Told | None
    following: Told
    text: Line
    sums: Line


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """A target under way: how much of it is done, how much of its time is gone, how that is judged."""

    name: str
    target: Told
    at: str
    done: str
    time: str
    state: str
    text: Line
    sums: Line


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one region, which is named where there are several."""

    region: str
    links: tuple[LinkRow, ...] = ()
    progress: tuple[ProgressRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Chains:
    """The chapter; ``outside`` names the sources of values that stand in no document of the collection."""

    head: Head
    links: tuple[Group, ...]
    caption: Caption | None
    progress: tuple[Group, ...]
    on_the_way: Caption | None
    outside: str
    legend: str


def chains(draft: Draft) -> Chains | None:
    """The chapter, or None where no target is followed by another and none is under way."""
    linked = [chain for chain in draft.collection.chains if any(step.kind == "retarget" for step in chain.steps)]
    under_way = [chain for chain in draft.collection.chains if chain.progress]
    if not linked and not under_way:
        return None
    head = draft.chapter("目标的衔接与进度" if linked and under_way else "目标的衔接" if linked else "目标的进度")
    caption = draft.table("前后两个目标与其间的实绩") if linked else None
    links = _grouped(linked, lambda region, of: Group(region, tuple(row for c in of for row in _links(draft, c))))
    on_the_way = draft.table("进行中的目标：完成进度与时间进度") if under_way else None
    rows = _grouped(under_way, lambda region, of: Group(region, progress=_under_way(draft, of)))
    used = {i for c in (*linked, *under_way) for s in c.stations for i in s.readings}
    outside = dict.fromkeys(actual.source for actual in draft.collection.actuals if actual.id in used)
    return Chains(head, links, caption, rows, on_the_way, typeset("；".join(outside)), LEGEND)


def _grouped(chains: list[Chain], group: Callable[[str, list[Chain]], Group]) -> tuple[Group, ...]:
    """The chains by region; a region alone goes without its name."""
    regions: dict[str, list[Chain]] = {}
    for chain in chains:
        regions.setdefault(chain.region.name if chain.region else "地区未注明", []).append(chain)
    return tuple(group(typeset(region) if len(regions) > 1 else "", found) for region, found in regions.items())


def _links(draft: Draft, chain: Chain) -> Iterator[LinkRow]:
    for step in chain.steps:
        if step.kind != "retarget":
            continue
        judged = next((s for s in chain.steps if s.kind == "judged" and s.earlier == step.earlier), None)
        after = next((s for s in chain.steps if s.kind == "after" and s.later == step.later), None)
        pace = next((s for s in chain.steps if s.kind == "pace" and s.later == step.later and s.text), None)
        asked = [after] if pace is None or (after and after.easier) else []
        steps = [s for s in (judged, step, *asked, pace) if s is not None]
        actual = judged.later if judged else after.earlier if after else ""
        yield LinkRow(
            typeset(chain.name),
            _told(draft, chain, step.earlier),
            _told(draft, chain, actual) if actual else None,
            _told(draft, chain, step.later),
            _text(steps, chain.doubt),
            _sums((step.sums for step in steps), WIDE),
        )


def _text(steps: Iterable[Step], doubt: str) -> Line:
    said = [typeset(text) for step in steps for text in (step.text, step.reason if not step.text else "") if text]
    return glue_figures("；".join((*said, *([typeset(doubt)] if doubt else ()))) + "。")


def _sums(sums: Iterable[str], longest: int) -> Line:
    """The sums as they were made, each kept on a line where it fits one of ``longest`` characters."""
    said = "；".join(dict.fromkeys(each for of_step in sums for each in of_step.split("；") if each))
    return tuple(Run(each, glued=len(each) <= longest) for each in SUM.findall(said))


def _station(chain: Chain, figure: str) -> Station | None:
    return next((s for s in chain.stations if figure in (*s.readings, *s.rivals)), None)


def _told(draft: Draft, chain: Chain, figure: str) -> Told:
    """Every value that is given for the time of ``figure``: its own, then those that disagree."""
    station = _station(chain, figure)
    readings = [station.readings, *((rival,) for rival in station.rivals)] if station else [(figure,)]
    return Told(span_of_time(station.period) if station else "", tuple(_value(draft, members) for members in readings))


def _value(draft: Draft, members: tuple[str, ...]) -> Line:
    found = [draft.library.observations[i] for i in members if i in draft.library.observations]
    if not found:
        return _outside(draft, members[0])
    marks = draft.evidence.cite_all(draft.library.place_of(o) for o in found[:MOST_MARKS])
    return with_marks((Run(labels.value(found[0]) + signs_of(*found), glued=True),), marks)


def _outside(draft: Draft, figure: str) -> Line:
    actual: Actual | None = next((a for a in draft.collection.actuals if a.id == figure), None)
    return plain(f"{labels.digits(actual.value)}{actual.unit}{OUTSIDE}") if actual else ()


def _under_way(draft: Draft, chains: list[Chain]) -> tuple[ProgressRow, ...]:
    """The last look at each target, those behind first."""
    found = [(chain, _latest(chain)) for chain in chains]
    return tuple(
        _progress_row(draft, chain, progress)
        for chain, progress in sorted(found, key=lambda pair: WORST_FIRST.index(pair[1].state))
    )


def _latest(chain: Chain) -> Progress:
    return max(chain.progress, key=lambda progress: progress.at)


def _progress_row(draft: Draft, chain: Chain, progress: Progress) -> ProgressRow:
    text = typeset(progress.text or progress.reason)
    return ProgressRow(
        typeset(chain.name),
        _told(draft, chain, progress.target),
        f"{progress.at.year}年{progress.at.month}月",
        f"{labels.number(round(progress.done, 1))}%" if progress.done is not None else "—",
        f"{labels.number(round(progress.time, 1))}%",
        code_lists()["progress_state"].labels[progress.state],
        glue_figures(text if text.endswith("。") else f"{text}。"),
        _sums([progress.sums], NARROW),
    )
