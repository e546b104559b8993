"""地区与年份对比: the concepts that several regions or years share, side by side, with what may not be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.collection import ConceptPage, Series
from generator.model.figure import Observation
from generator.render import labels
from generator.render.briefing.draft import Draft, Head
from generator.render.briefing.ratechart import RateChart, rate_chart
from generator.render.briefing.remarks import ONCE, told
from generator.render.briefing.runs import Line, Run, glue_figures, with_marks
from generator.text.typeset import typeset

QUOTED = re.compile(r"“[^”]+”")
SIGNS = {"unit_inferred": "†", "period_inferred": "‡", "name_completed": "§", "period_from_section": "¶"}
SIGNED = frozenset(labels.FLAGS[flag] for flag in SIGNS)
LEGEND = "　".join(f"{sign} {labels.FLAGS[flag]}" for flag, sign in SIGNS.items())


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a series: "2020年实绩", "2.7%" with its signs and marks, and what no sign stands for."""

    when: str
    value: Line
    remark: str


@dataclass(frozen=True, slots=True)
class RegionRow:
    """What one region states of a concept: baselines and actual values, targets and forecasts."""

    region: str
    facts: tuple[Value, ...]
    targets: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ConceptBlock:
    """A concept in the side column, its regions beside it, and below in words what may be compared."""

    name: str
    group: str
    rows: tuple[RegionRow, ...]
    remarks: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the chapter: concepts under a head."""

    head: Head
    blocks: tuple[ConceptBlock, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The chapter: what the documents have in common in sentences, then side by side."""

    head: Head
    common: tuple[Line, ...]
    charts: tuple[RateChart, ...]
    parts: tuple[Part, ...]
    legend: str
    once: str


def comparison(draft: Draft) -> Comparison | None:
    """The chapter, or None where nothing can be set side by side."""
    pages = [page for page in draft.collection.pages if _points(page) and not _in_a_row(draft, page)]
    across = [page for page in pages if len(_regions(page)) > 1]
    within = [page for page in pages if len(_regions(page)) <= 1]
    if not pages:
        return None
    head = draft.chapter("地区与年份对比" if across else "年份对比")
    common = tuple(
        draft.evidence.annotate(s.text, s.places)
        for s in draft.collection.overview.common
        if s.text not in draft.opened
    )
    charts = tuple(found for page in across if (found := _chart(draft, page)) is not None)
    parts: list[Part] = []
    if across:
        parts.append(Part(draft.section("几地共有的指标"), _blocks(draft, across)))
    if within:
        parts.append(Part(draft.section("同一地区的不同年份与出处"), _blocks(draft, within)))
    return Comparison(head, common, charts, tuple(parts), LEGEND, ONCE)


def _in_a_row(draft: Draft, page: ConceptPage) -> bool:
    """Do all its figures stand in one row of an indicator table, which is printed in full at the end?"""
    points = [point.observation_id for series in page.series for point in series.points]
    known = [draft.library.observations[i] for i in points if i in draft.library.observations]
    return len({(o.source_id, *o.mention.cell[:2]) if o.mention.cell else (o.id,) for o in known}) == 1


def _chart(draft: Draft, page: ConceptPage) -> RateChart | None:
    chart = rate_chart(draft, page)
    if chart is None:
        return None
    return chart.captioned(draft.figure(f"{typeset(page.concept.name)}的实绩与目标", f"单位：{page.concept.unit}"))


def _points(page: ConceptPage) -> int:
    return sum(len(series.points) for series in page.series)


def _regions(page: ConceptPage) -> set[str]:
    return {series.region.code or series.region.name for series in page.series if series.region}


def _blocks(draft: Draft, pages: list[ConceptPage]) -> tuple[ConceptBlock, ...]:
    """The concepts in the vocabulary's order, each once under the name of its group."""
    ordered = sorted(pages, key=lambda page: _group_order(draft, page.concept.group))
    blocks: list[ConceptBlock] = []
    before = ""
    for page in ordered:
        group = "" if page.concept.group == before else typeset(page.concept.group)
        blocks.append(_concept(draft, page, group))
        before = page.concept.group
    return tuple(blocks)


def _group_order(draft: Draft, group: str) -> int:
    return list(dict.fromkeys(concept.group for concept in draft.collection.concepts)).index(group)


def _concept(draft: Draft, page: ConceptPage, group: str) -> ConceptBlock:
    rows = tuple(_row(draft, series) for series in page.series if series.points)
    name = typeset(page.concept.name)
    new = {
        verdict: [text for text in texts if _pair(name, text) not in draft.opened]
        for verdict, texts in told(page.remarks).items()
    }
    draft.opened |= {_pair(name, text) for texts in new.values() for text in texts}
    remarks = tuple((verdict, glue_figures("".join(texts))) for verdict, texts in new.items() if texts)
    return ConceptBlock(name, group, rows, remarks)


def _pair(name: str, remark: str) -> str:
    """A key that a remark on two indicators has from either of them: “甲”与“乙” and “乙”与“甲” are one."""
    if not remark.startswith(f"“{name}”与“"):
        return f"{name}：{remark}"
    return " ".join((*sorted(QUOTED.findall(remark)), QUOTED.sub("", remark)))


def _row(draft: Draft, series: Series) -> RegionRow:
    known = [
        draft.library.observations[point.observation_id]
        for point in series.points
        if point.observation_id in draft.library.observations
    ]
    facts = [o for o in known if o.status not in ("target", "forecast")]
    targets = [o for o in known if o.status in ("target", "forecast")]
    region = series.region.name if series.region else "地区未定"
    return RegionRow(typeset(region), _values(draft, facts), _values(draft, targets))


def _values(draft: Draft, observations: list[Observation]) -> tuple[Value, ...]:
    """Equal statements become one value with several marks; the end of a year is said of the year."""
    merged: dict[tuple[object, ...], list[Observation]] = {}
    for o in observations:
        when = (o.period.end, o.period.start.year) if o.period else None
        merged.setdefault((when, labels.basis(o), labels.value(o)), []).append(o)
    return tuple(
        _value(draft, f"{labels.period(o)}{labels.basis(o)}", labels.value(o), (o, *others))
        for o, *others in merged.values()
    )


def _value(draft: Draft, when: str, value: str, members: tuple[Observation, ...]) -> Value:
    marks = draft.evidence.cite_all(draft.library.place_of(o) for o in members)
    line = with_marks((Run(value + signs_of(*members), glued=True),), marks)
    statuses = dict.fromkeys(labels.status(o) for o in members)
    when += next(iter(statuses)) if len(statuses) == 1 else ""
    said = dict.fromkeys(text for o in members for text in labels.noted(o) if text not in SIGNED)
    return Value(when, line, "，".join(said))


def signs_of(*observations: Observation) -> str:
    """The signs of what is inferred in any of ``observations``; `LEGEND` explains them."""
    return "".join(sign for flag, sign in SIGNS.items() if any(flag in o.flags for o in observations))


def unsigned(o: Observation) -> str:
    """What must be said of a value in words beside its signs: 累计, 读法存疑, 人工核定."""
    return "，".join(filter(None, (labels.basis(o), *(t for t in labels.noted(o) if t not in SIGNED))))


def remark_of(o: Observation) -> str:
    """What a reader must know beside the value, all in words: 累计, 期间为推断."""
    return "，".join(filter(None, (labels.basis(o), *labels.noted(o))))
