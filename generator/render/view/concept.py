"""指标: a page a concept with its definition, chart, every figure and what may be compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.model.collection import ConceptPage, Point, Series
from generator.model.figure import Observation
from generator.render import labels
from generator.render.charts.series import ChartView, chart
from generator.render.view import links
from generator.render.view.cards import standing
from generator.render.view.chain import ChainView, chain
from generator.render.view.definitions import ContrastView, contrasts
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.render.view.notes import NoteView, note
from generator.render.view.synopsis import Digest, digest
from generator.text.numerals import counted
from generator.text.periods import span_of_time
from generator.text.typeset import typeset

MOST_CHAINS = 40
NATURES = {"stock": "存量", "flow": "流量", "cumulative": "累计", "rate": "比率", "ratio": "比值", "price": "标准"}
DIRECTIONS = {"up": "越高越好", "down": "越低越好", "none": "不分高低"}


@dataclass(frozen=True, slots=True)
class Again:
    """Another place that says the figure of a row; ``note`` is what it has otherwise: its writing, what is inferred."""

    where: str
    link: Link
    note: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure in a table of figures; ``again`` are the other places that say the same."""

    name: str
    region: str
    period: str
    status: str
    mood: str
    sign: str
    written: str
    value: str
    unit: str
    inferred: str
    where: str
    link: Link
    concept: Link | None
    reason: str = ""
    again: tuple[Again, ...] = ()


@dataclass(frozen=True, slots=True)
class Definition:
    """A defining text and its place."""

    text: str
    where: str
    link: Link


@dataclass(frozen=True, slots=True)
class RemarkView:
    """能, 当心 or 不能, and why."""

    verdict: str
    word: str
    text: str


@dataclass(frozen=True, slots=True)
class ConceptView:
    """One page of 指标."""

    page: str
    id: str
    name: str
    group: str
    aliases: str
    facts: tuple[tuple[str, str], ...]
    definitions: tuple[Definition, ...]
    contrasts: tuple[ContrastView, ...]
    chart: ChartView | None
    figures: int
    rows: tuple[FigureRow, ...]
    remarks: tuple[RemarkView, ...]
    unsaid: str
    findings: tuple[NoteView, ...]
    digest: Digest
    chains: tuple[ChainView, ...] = ()
    more_chains: int = 0


def figure_row(index: Index, o: Observation, reason: str = "", named: bool = True) -> FigureRow:
    """A figure with everything needed to cite it; not ``named``: its document is said elsewhere."""
    source = index.sources[o.source_id]
    moods = {"baseline": "b", "actual": "a", "target": "t"}
    return FigureRow(
        name=index.name(o),
        region=index.region(o),
        period=labels.as_of(o),
        status=standing(o),
        mood=moods.get(o.status, "o"),
        sign=labels.sign(o.quantity.comparator),
        written=typeset(o.quantity.text),
        value=labels.base_amount(o).lstrip("≤≥<>约") if o.value_base is not None else "",
        unit=o.unit_base or o.unit,
        inferred="、".join(labels.flags(o)),
        where=f"{source.name} {source.place(o.quantity.span)}" if named else source.place(o.quantity.span),
        link=index.link(o),
        concept=links.concept(o.concept_id) if o.concept_id in index.pages else None,
        reason=typeset(reason),
    )


def _together(rows: Iterable[FigureRow]) -> tuple[FigureRow, ...]:
    """What several places say alike is one row: what is printed in full leads, the other places follow."""
    alike: dict[tuple[str, ...], list[FigureRow]] = {}
    for row in rows:
        what = row.value or row.written
        alike.setdefault((row.region, row.period, row.status, row.sign, what, row.unit, row.reason), []).append(row)
    return tuple(_one(sorted(group, key=lambda row: bool(row.inferred))) for group in alike.values())


def _one(group: list[FigureRow]) -> FigureRow:
    first, *others = group
    again = []
    for row in others:
        written = f"写作{row.written}" if row.written != first.written else ""
        inferred = row.inferred if row.inferred != first.inferred else ""
        again.append(Again(row.where, row.link, "，".join(filter(None, (written, inferred)))))
    return replace(first, again=tuple(again))


def concept(index: Index, page: ConceptPage) -> ConceptView:
    """The page of a concept."""
    c = page.concept
    rows = [
        figure_row(index, index.observations[point.observation_id], _comparable(point, series))
        for series in page.series
        for point in series.points
        if point.observation_id in index.observations
    ]
    findings = [f for f in index.collection.findings if f.id in page.finding_ids]
    return ConceptView(
        page=links.concept(c.id).page,
        id=c.id,
        name=c.name,
        group=c.group,
        aliases="、".join(dict.fromkeys(typeset(a) for a in c.aliases if a != c.name)),
        facts=tuple(_facts(page, rows)),
        definitions=tuple(_definitions(index, page)),
        contrasts=contrasts(index, c.id),
        chart=_chart(index, page),
        figures=len(rows),
        rows=_together(rows),
        remarks=tuple(RemarkView(r.verdict, labels.VERDICTS[r.verdict], typeset(r.text)) for r in page.remarks),
        unsaid=_unsaid(rows),
        findings=tuple(note(f) for f in findings),
        chains=tuple(chain(index, each) for each in index.chains.get(c.id, ())[:MOST_CHAINS]),
        more_chains=max(0, len(index.chains.get(c.id, ())) - MOST_CHAINS),
        digest=digest(index, c.id),
    )


def _chart(index: Index, page: ConceptPage) -> ChartView | None:
    """The chart of the documents' figures; what actuals.csv has besides is said, so that no line ends in silence."""
    drawn = chart(index, page)
    beyond = [actual for actual in index.collection.actuals if actual.concept_id == page.concept.id]
    if drawn is None or not beyond:
        return drawn
    told = "、".join(
        f"{actual.region.name}{span_of_time(actual.period)}{labels.digits(actual.value)}{actual.unit}"
        for actual in beyond
    )
    return replace(drawn, note=f"{drawn.note}图中只画文件里的数；actuals.csv另有{told}，见下表。")


def _comparable(point: Point, series: Series) -> str:
    """Why a figure is not comparable with the reference, and with how many others it is all the same."""
    alike = sum(each.group == point.group for each in series.points) - 1 if point.group else 0
    if not point.reason or not alike:
        return point.reason
    return f"{point.reason}；与另{counted(alike)}个同类的数可比"


def _unsaid(rows: list[FigureRow]) -> str:
    """What stands where there is no remark."""
    if all(row.reason for row in rows):
        return "这些数都不能直接相比，原因逐一写在上表的“可比”一栏。"
    if len({(row.region, row.period, row.value, row.unit, row.sign) for row in rows}) == 1:
        return "各处说的是同一个数，没有可比的另一个。"
    return "没有要提醒的；可比与否，逐一写在上表的“可比”一栏。"


def _facts(page: ConceptPage, rows: list[FigureRow]) -> Iterable[tuple[str, str]]:
    c = page.concept
    yield "单位", c.unit or "无"
    yield "性质", NATURES[c.nature]
    yield "方向", DIRECTIONS[c.direction]
    yield "地区", f"{len({row.region for row in rows})}"
    yield "数", f"{len(rows)}"


def _definitions(index: Index, page: ConceptPage) -> Iterable[Definition]:
    for place in page.definitions:
        source = index.sources.get(place.source_id)
        if source is not None:
            text = typeset(place.span.of(source.text).strip())
            where = f"{source.name}　{source.place(place.span)}"
            yield Definition(text, where, source.anchor_of_block(place.span))
