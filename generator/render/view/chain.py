"""From target to actual to the next target: a chain as a table of times, each figure with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.model.chain import Actual, Chain, Progress, Station, Step
from generator.model.figure import Observation
from generator.render import labels
from generator.render.view import links
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.text.numerals import counted
from generator.text.periods import span_of_time
from generator.text.typeset import typeset

STEPS = {"after": "比已有的数", "retarget": "比前一目标", "pace": "每年须走"}
VERDICTS = {True: ("met", "达标"), False: ("missed", "未达标"), None: ("open", "不判定")}
STATES = {
    "reached": ("met", "已达到"),
    "on": ("met", "进度正常"),
    "slow": ("slow", "略慢"),
    "off": ("missed", "预警"),
    "kept": ("met", "守住"),
    "lost": ("missed", "预警"),
    "open": ("open", "不算进度"),
}
DOUBTS = {"period_inferred": "期间为推断", "unit_inferred": "单位为推断", "name_completed": "名称承前补全"}
COMPUTED = frozenset({"pace"})


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where a figure stands: on a page of the site, or (``url``, may be empty) outside the collection."""

    name: str
    link: Link | None
    url: str = ""


@dataclass(frozen=True, slots=True)
class FigureView:
    """A value and every place that gives it; ``disputed`` where others give another, ``when`` where it must be said."""

    value: str
    places: tuple[PlaceView, ...]
    disputed: bool = False
    when: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What a row comes to: ``label`` in one word, ``text``, the ``sums``; ``computed`` where no document says it."""

    mood: str
    label: str
    text: str
    sums: str
    computed: bool = False


@dataclass(frozen=True, slots=True)
class ChainRow:
    """One time: what was aimed at and what was, all values of each side."""

    when: str
    throughout: str
    targets: tuple[FigureView, ...]
    actuals: tuple[FigureView, ...]
    said: tuple[Said, ...]
    findings: tuple[tuple[str, Link], ...]


@dataclass(frozen=True, slots=True)
class Left:
    """A figure that is not chained."""

    value: str
    when: str
    place: PlaceView
    reason: str


@dataclass(frozen=True, slots=True)
class ChainView:
    """A chain; ``title`` says what became of it, ``ended`` that a later table has the indicator no more."""

    id: str
    name: str
    region: str
    title: str
    rows: tuple[ChainRow, ...]
    left: tuple[Left, ...]
    doubt: str
    ended: tuple[tuple[str, Link], ...] = ()


def chain(index: Index, c: Chain) -> ChainView:
    """A chain as it is shown."""
    return ChainView(
        id=c.id,
        name=c.name,
        region=c.region.name if c.region else "",
        title=title(index, c),
        rows=tuple(_rows(index, c)),
        left=tuple(_left(index, c)),
        doubt=c.doubt,
        ended=tuple(_ended(index, c)),
    )


def _ended(index: Index, c: Chain) -> Iterator[tuple[str, Link]]:
    """The findings that say that the next table leaves the indicator out, where the chain has no later target."""
    targets = [s for s in c.stations if s.side == "target"]
    own = {index.observations[each].source_id for s in c.stations for each in s.readings if each in index.observations}
    for finding in index.collection.findings:
        here = finding.kind == "discontinued" and c.concept_id in finding.concept_ids
        if here and len(targets) == 1 and any(place.source_id in own for place in finding.places):
            yield typeset(finding.title), links.finding(finding.id)


def title(index: Index, c: Chain) -> str:
    """The last verdict and where the last target stands."""
    stations = {each: s for s in c.stations for each in (*s.readings, *s.rivals)}
    parts = []
    verdicts = [step for step in c.steps if step.kind == "judged"]
    if verdicts:
        last = verdicts[-1]
        when = span_of_time(stations[last.earlier].period)
        parts.append(f"{when}目标{VERDICTS[last.met][1]}" + (f"，{last.text}" if last.met is not None else ""))
    following = [step for step in c.steps if step.kind in ("after", "retarget") and step.gap is not None]
    goals = [s for s in c.stations if s.side == "target"]
    if goals and (not verdicts or goals[-1].readings[0] != verdicts[-1].earlier):
        goal, values = goals[-1], _values(goals[-1])
        if len(values) > 1:
            parts.append(f"{span_of_time(goal.period)}目标有{counted(len(values))}个数")
        else:
            told = next((s.text for s in following if s.later == goal.readings[0]), "")
            shown = f"{span_of_time(goal.period)}目标{value(index, goal.readings[0])}"
            parts.append(f"{shown}，{told}" if told else shown)
    return typeset("；".join(parts))


def value(index: Index, reading: str) -> str:
    """A figure of a document, or a published one, as written."""
    actual = index.actuals.get(reading)
    if actual is not None:
        return f"{labels.digits(actual.value)}{actual.unit}"
    return labels.value(index.observations[reading])


def place(index: Index, reading: str, named: bool = True) -> PlaceView:
    """Where a reading stands; a published one is in no document and says its source."""
    actual = index.actuals.get(reading)
    if actual is not None:
        return PlaceView(source_of(actual), None, actual.url)
    o = index.observations[reading]
    where = index.place(o)
    told = [word for flag, word in DOUBTS.items() if flag in o.flags]
    where = f"{where}（{'，'.join(told)}）" if told else where
    return PlaceView(f"{index.sources[o.source_id].name} {where}" if named else where, index.link(o))


def source_of(actual: Actual) -> str:
    """ "来源：某市2023年统计公报（actuals.csv第2行）"."""
    return f"来源：{typeset(actual.source)}（actuals.csv第{actual.line}行）"


def _values(station: Station) -> tuple[tuple[str, ...], ...]:
    """The readings of each value."""
    return (station.readings, *((rival,) for rival in station.rivals))


def figures(index: Index, station: Station) -> tuple[FigureView, ...]:
    """Every value of a station with its places."""
    return tuple(
        FigureView(value(index, readings[0]), tuple(_places(index, readings)), bool(station.rivals))
        for readings in _values(station)
    )


def _places(index: Index, readings: Iterable[str]) -> Iterator[PlaceView]:
    """A document is named once, at its first place; a figure that is written otherwise says how."""
    before, shown = "", ""
    for reading in readings:
        o = index.observations.get(reading)
        found = place(index, reading, named=o is None or o.source_id != before)
        before, written = o.source_id if o is not None else "", value(index, reading)
        shown = shown or written
        word = "该处为" if o is not None and o.quantity.comparator != "=" else "写作"
        yield found if written == shown else replace(found, name=f"{found.name}（{word}{written}）")


def _rows(index: Index, c: Chain) -> Iterator[ChainRow]:
    moments: dict[tuple[object, ...], list[Station]] = {}
    for station in c.stations:
        moments.setdefault(_moment(c, station), []).append(station)
    reported: set[Progress] = set()
    for stations in moments.values():
        targets = [s for s in stations if s.side == "target"]
        actuals = [s for s in stations if s.side == "realised"]
        ids = {each for s in stations for each in (*s.readings, *s.rivals)}
        of_row = [p for p in c.progress if p not in reported and _belongs(p, ids, c)]
        reported.update(of_row)
        held = next((s.period for s in targets if c.kind == "state" and s.period.end.year > s.period.start.year), None)
        shown = (actuals or targets)[0].period
        yield ChainRow(
            when=span_of_time(shown),
            throughout=f"目标贯穿{span_of_time(held)}" if held else "",
            targets=tuple(f for s in targets for f in figures(index, s)),
            actuals=tuple(f for s in actuals for f in figures(index, s)),
            said=tuple(_said(c.steps, of_row, {s.readings[0] for s in targets})),
            findings=tuple(findings(index, stations)),
        )


def _moment(c: Chain, station: Station) -> tuple[object, ...]:
    """Stations that stand in one row: of states those of one end, of sums those of one span."""
    return (station.period.end,) if c.kind == "state" else (station.period.start, station.period.end)


def _belongs(progress: Progress, row: set[str], c: Chain) -> bool:
    """Progress is told where its actual stands; where that is in no row of the chain, at its target."""
    known = {each for s in c.stations for each in s.readings}
    if progress.actuals[-1] in known:
        return progress.actuals[-1] in row
    return progress.target in row


def _said(steps: Iterable[Step], progress: Iterable[Progress], targets: set[str]) -> Iterator[Said]:
    """What a row comes to. Of a target that has come due the verdict, not any more what it asked."""
    own = [step for step in steps if (step.earlier if step.kind == "judged" else step.later) in targets]
    due = any(step.kind == "judged" for step in own)
    for step in own:
        if not due or step.kind in ("judged", "retarget"):
            yield said(step)
    for each in progress:
        yield said_progress(each)


def said(step: Step) -> Said:
    """A step in words."""
    mood, label = VERDICTS[step.met] if step.kind == "judged" else ("plain", STEPS[step.kind])
    reason = step.reason if step.kind == "judged" or not step.text else ""
    told = "；".join(filter(None, (step.text, reason)))
    return Said(mood, label, typeset(told), step.sums, step.kind in COMPUTED and bool(step.text))


def said_progress(progress: Progress) -> Said:
    """Progress in words."""
    mood, label = STATES[progress.state]
    return Said(mood, label, typeset(progress.text or progress.reason), progress.sums, progress.done is not None)


def findings(index: Index, stations: Iterable[Station]) -> Iterator[tuple[str, Link]]:
    """The findings in which the figures of a row contradict another, each once."""
    wanted = dict.fromkeys(each for s in stations for each in s.finding_ids)
    for finding in index.collection.findings:
        if finding.id in wanted:
            yield labels.finding_kind(finding.kind), links.finding(finding.id)


def _left(index: Index, c: Chain) -> Iterator[Left]:
    for apart in c.apart:
        o: Observation | None = index.observations.get(apart.observation_id)
        actual = index.actuals.get(apart.observation_id)
        period = actual.period if actual is not None else o.period if o is not None else None
        if o is not None or actual is not None:
            yield Left(
                value(index, apart.observation_id), span_of_time(period), place(index, apart.observation_id),
                typeset(apart.reason),
            )  # fmt: skip
