"""地区与年份对比: the concepts that several regions or years share, side by side, with what may not be compared."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from generator.model.collection import ConceptPage, Point, Series
from generator.model.figure import Observation
from generator.render import labels
from generator.render.briefing.draft import Caption, Draft, Head
from generator.render.briefing.ratechart import RateChart, rate_chart
from generator.render.briefing.runs import Line, Run, glue_figures, with_marks
from generator.render.typeset import typeset

VERDICTS = {"yes": "可比", "caution": "慎比", "no": "不可比"}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a series: "2020年", "2.7%" with its marks, and what must be said of it ("累计、期间为推断")."""

    period: str
    value: Line
    remark: str
    incomparable: bool


@dataclass(frozen=True, slots=True)
class RegionRow:
    """What one region states of a concept: baselines and actual values, targets and forecasts."""

    region: str
    facts: tuple[Value, ...]
    targets: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ConceptRows:
    """A concept: its name beside the rows of its regions; whether they may be compared, and why a value may not."""

    name: str
    rows: tuple[RegionRow, ...]
    remarks: tuple[tuple[str, Line], ...]
    reasons: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ConceptTable:
    """Concepts by group, in the vocabulary's order."""

    caption: Caption
    groups: tuple[tuple[str, tuple[ConceptRows, ...]], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the chapter: a chart or a table under its head."""

    head: Head
    chart: RateChart | None
    table: ConceptTable | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The chapter: what the documents have in common in sentences, then side by side."""

    head: Head
    common: tuple[Line, ...]
    parts: tuple[Part, ...]


def comparison(draft: Draft) -> Comparison | None:
    """The chapter, or None where nothing can be set side by side."""
    pages = [page for page in draft.collection.pages if _points(page)]
    across = [page for page in pages if len(_regions(page)) > 1]
    within = [page for page in pages if len(_regions(page)) == 1]
    if not pages:
        return None
    head = draft.chapter("地区与年份对比" if across else "年份对比")
    common = tuple(draft.evidence.annotate(s.text, s.places) for s in draft.collection.overview.common)
    parts: list[Part] = []
    for page in across:
        chart = rate_chart(draft, page)
        if chart is not None:
            section = draft.section(typeset(page.concept.name))
            caption = draft.figure(f"{typeset(page.concept.name)}的实绩与目标", f"单位：{page.concept.unit}")
            parts.append(Part(section, chart.captioned(caption), None))
    if across:
        parts.append(Part(draft.section("几地共有的指标"), None, _table(draft, across, "几地共有的指标")))
    if within:
        parts.append(Part(draft.section("同一地区的不同年份与出处"), None, _table(draft, within, "同一地区的不同年份")))
    return Comparison(head, common, tuple(parts))


def _points(page: ConceptPage) -> int:
    return sum(len(series.points) for series in page.series)


def _regions(page: ConceptPage) -> set[str]:
    return {series.region.code or series.region.name for series in page.series if series.region}


def _table(draft: Draft, pages: list[ConceptPage], title: str) -> ConceptTable:
    caption = draft.table(title, "数值照录原文，角标为证据号")
    ordered = sorted(pages, key=lambda page: _group_order(draft, page.concept.group))
    groups = tuple(
        (typeset(group), tuple(_concept(draft, page) for page in members))
        for group, members in groupby(ordered, key=lambda page: page.concept.group)
    )
    return ConceptTable(caption, groups)


def _group_order(draft: Draft, group: str) -> int:
    return list(dict.fromkeys(concept.group for concept in draft.collection.concepts)).index(group)


def _concept(draft: Draft, page: ConceptPage) -> ConceptRows:
    rows = tuple(_row(draft, series) for series in page.series if series.points)
    remarks = tuple((VERDICTS[r.verdict], glue_figures(typeset(r.text))) for r in page.remarks)
    reasons = dict.fromkeys(typeset(p.reason) for s in page.series for p in s.points if p.reason and not p.comparable)
    return ConceptRows(typeset(page.concept.name), rows, remarks, tuple(glue_figures(reason) for reason in reasons))


def _row(draft: Draft, series: Series) -> RegionRow:
    pairs = [
        (draft.library.observations[point.observation_id], point)
        for point in series.points
        if point.observation_id in draft.library.observations
    ]
    facts = [(o, p) for o, p in pairs if o.status not in ("target", "forecast")]
    targets = [(o, p) for o, p in pairs if o.status in ("target", "forecast")]
    region = series.region.name if series.region else "地区未定"
    return RegionRow(typeset(region), _values(draft, facts), _values(draft, targets))


def _values(draft: Draft, pairs: list[tuple[Observation, Point]]) -> tuple[Value, ...]:
    """Equal statements become one value with several marks."""
    merged: dict[tuple[str, str, str], list[tuple[Observation, Point]]] = {}
    for o, point in pairs:
        key = (labels.period(o), labels.value(o), remark_of(o))
        merged.setdefault(key, []).append((o, point))
    return tuple(_value(draft, key, members) for key, members in merged.items())


def _value(draft: Draft, key: tuple[str, str, str], members: list[tuple[Observation, Point]]) -> Value:
    marks = draft.evidence.cite_all(draft.library.place_of(o) for o, _ in members)
    line = with_marks((Run(key[1], glued=True),), marks)
    return Value(key[0], line, key[2], not any(point.comparable for _, point in members))


def remark_of(o: Observation) -> str:
    """What a reader must know beside the value: 累计, 预计, 期间为推断."""
    words = [labels.basis(o)]
    if o.status in ("forecast", "standard"):
        words.append(labels.status(o))
    words += labels.inferred(o)
    return "，".join(word for word in words if word)
