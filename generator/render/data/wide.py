"""The series as a sheet to read across: a line a concept, place and kind of figure; a column a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.collection import Collection, Point, Series
from generator.model.figure import Observation
from generator.render import labels
from generator.render.data.places import figure_href
from generator.render.data.sheets import Head, Jump, Number, Sheet, Shown, number
from generator.rules.codes import code_lists

TITLE = "指标逐期"
DESCRIPTION = (
    "每行是一个规范指标在一个地区的基数、实绩或目标，每列是一个期间；数可点开看原文。"
    "带≥、≤的是界限；同一期有几个不同的数，并列写出；口径、计量方式不同而不能与同系列相比的，不列入，原因见末列。"
)
BOUNDS = ("<", "<=", ">", ">=")
ONLY_A_BOUND = "只给出"
HEADS = (
    Head("规范指标", 28), Head("领域", 12), Head("地区", 12), Head("性质", 8), Head("计量方式", 9), Head("单位", 9),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of a series that may stand side by side, and why the others may not."""

    series: Series
    status: str
    basis: str
    unit: str
    figures: tuple[Observation, ...]
    apart: tuple[str, ...]


def wide(collection: Collection) -> Sheet:
    """The series of ``collection``, across."""
    known = {o.id: o for o in collection.observations}
    concepts = {concept.id: concept for concept in collection.concepts}
    lines = [line for series in collection.series for line in _lines(series, known)]
    periods = _periods(lines)
    rows = []
    for line in lines:
        concept, region = concepts[line.series.concept_id], line.series.region
        cells = [_cell([o for o in line.figures if labels.period(o) == period]) for period in periods]
        head = (concept.name, concept.group, region.name if region else "", line.status, line.basis, line.unit)
        rows.append((*head, *cells, "；".join(line.apart) or None))
    heads = (*HEADS, *(Head(period, 13) for period in periods), Head("未列入的数", 60))
    return Sheet(TITLE, DESCRIPTION, heads, tuple(rows), fixed=3)


def _lines(series: Series, known: dict[str, Observation]) -> list[Line]:
    groups: dict[tuple[str, str, str], list[Point]] = {}
    for point in series.points:
        o = known[point.observation_id]
        groups.setdefault((o.status, o.basis, o.unit_base), []).append(point)
    statuses = (*code_lists()["status"].values, "")
    found = []
    for (status, basis, unit), points in sorted(groups.items(), key=lambda item: statuses.index(item[0][0])):
        figures = tuple(known[p.observation_id] for p in points if _may_stand(p, known[p.observation_id]))
        apart = tuple(_apart(o, p.reason) for p in points if (o := known[p.observation_id]) not in figures)
        found.append(Line(series, labels.STATUS[status], code_lists()["basis"].labels[basis], unit, figures, apart))
    return found


def _may_stand(point: Point, o: Observation) -> bool:
    """A figure may stand beside the others if it may be compared, or is only a bound and shows it."""
    bound = o.quantity.comparator in BOUNDS and point.reason.startswith(ONLY_A_BOUND)
    return o.period is not None and o.value_base is not None and (point.comparable or bound)


def _apart(o: Observation, reason: str) -> str:
    return f"{labels.period(o)} {labels.value(o)}：{reason}"


def _periods(lines: Sequence[Line]) -> list[str]:
    """Every period that a figure stands in, by its end, then its start."""
    found = {(o.period.end, o.period.start): labels.period(o) for line in lines for o in line.figures if o.period}
    return [found[key] for key in sorted(found)]


def _cell(figures: Sequence[Observation]) -> Shown:
    """One number where all say the same, else every one of them in words."""
    if not figures:
        return None
    first = figures[0]
    href = figure_href(first.source_id, first.quantity.span)
    alike = {(o.value_base, o.quantity.comparator) for o in figures}
    if len(alike) == 1 and first.value_max_base is None and not first.quantity.parts:
        return _number(first, href)
    return Jump("；".join(dict.fromkeys(labels.base(o) or labels.value(o) for o in figures)), href)


def _number(o: Observation, href: str) -> Number:
    assert o.value_base is not None
    sign = "" if o.quantity.comparator == "=" else labels.sign(o.quantity.comparator)
    value = o.value_base.normalize()
    return number(value, sign, href)
