"""A rate in several regions: a panel a region, one scale, actual values as dots, ceilings and floors as hatched lines.

Drawn only where it is honest: a rate in per cent, on one scale from zero, of values that may be compared.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil

from generator.model.collection import ConceptPage, Series
from generator.model.figure import Observation
from generator.render import labels
from generator.render.briefing.draft import Caption, Draft
from generator.render.briefing.drawing import ACCENT, HAIR, INK, PAPER, SOFT, Dot, Drawing, Stroke, width_of
from generator.text.typeset import typeset

WIDTH, FLOOR, TOP = 470.5, 160.0, 32.0
LEFT, GAP, BOTTOM = 22.0, 50.0, 190.0
PANELS = 3
LEAST_POINTS, LEAST_RANGE = 3, 0.15


@dataclass(frozen=True, slots=True)
class RateChart:
    """A figure: its caption, its drawing, a note below."""

    caption: Caption | None
    drawing: Drawing
    note: str

    def captioned(self, caption: Caption) -> RateChart:
        return replace(self, caption=caption)


@dataclass(frozen=True, slots=True)
class Datum:
    """A value to be drawn: when, how much, which side it bounds ("" exact, "max", "min"), target or actual."""

    first: int
    last: int
    value: float
    bound: str
    target: bool
    text: str


@dataclass(frozen=True, slots=True)
class Scale:
    """From years and per cent to points, for one panel."""

    left: float
    right: float
    first: int
    last: int
    top: float

    def x(self, year: float) -> float:
        return self.left + (self.right - self.left) * (year - self.first) / (self.last - self.first)

    def y(self, value: float) -> float:
        return FLOOR - (FLOOR - TOP) * value / self.top


def rate_chart(draft: Draft, page: ConceptPage) -> RateChart | None:
    """The chart of a concept, or None where it would say less than the table, or something wrong."""
    if page.concept.nature != "rate" or _contested(draft, page):
        return None
    panels = [(series, data) for series in page.series if (data := _data(draft, series))]
    count = sum(len(data) for _, data in panels)
    facts = any(not datum.target for _, data in panels for datum in data)
    if not 2 <= len(panels) <= PANELS or count < LEAST_POINTS or not facts:
        return None
    values = [datum.value for _, data in panels for datum in data]
    top = _top(max(values))
    if max(values) - min(values) < LEAST_RANGE * top:
        return None
    drawing = Drawing(WIDTH, BOTTOM + 10)
    wide = (WIDTH - LEFT - GAP * (len(panels) - 1) - 12) / len(panels)
    for number, (series, data) in enumerate(panels):
        left = LEFT + number * (wide + GAP)
        years = [y for datum in data for y in (datum.first, datum.last)]
        first, last = min(years), max(years)
        scale = Scale(left, left + wide, first if first < last else first - 1, last if first < last else last + 1, top)
        name = series.region.name if series.region else ""
        _axes(drawing, scale, name, number == 0)
        _panel(drawing, scale, data)
    _key(drawing)
    drawing.title = f"{typeset(page.concept.name)}：" + "；".join(
        f"{series.region.name if series.region else ''}{'，'.join(_told(datum) for datum in data)}"
        for series, data in panels
    )
    return RateChart(None, drawing, "横轴为年份，纵轴自零起；只画可以互比的数值。")


def _contested(draft: Draft, page: ConceptPage) -> bool:
    """Exact values that must not be compared (two for one year); a bound beside a value is drawn as a bound."""
    known = draft.library.observations
    barred = [[known[i] for i in r.observation_ids if i in known] for r in page.remarks if r.verdict == "no"]
    return any(all(o.quantity.comparator == "=" for o in observations) for observations in barred)


def _told(datum: Datum) -> str:
    years = f"{datum.first}—{datum.last}年" if datum.first < datum.last else f"{datum.last}年"
    return f"{years}{'目标' if datum.target else '实绩'}{datum.text}"


def _top(highest: float) -> float:
    step = 1 if highest <= 10 else 10 if highest <= 60 else 20
    return float(min(100, ceil(highest * 1.08 / step) * step) if highest <= 100 else ceil(highest / step) * step)


def _data(draft: Draft, series: Series) -> list[Datum]:
    found: dict[tuple[int, int, Decimal, str, bool], Datum] = {}
    for point in series.points:
        o = draft.library.observations.get(point.observation_id)
        if o is None or o.period is None or o.value_base is None or o.unit_base != "%":
            continue
        if o.basis not in ("level", "average") or o.quantity.comparator in ("range", "~"):
            continue
        datum = _datum(o)
        if not point.comparable and not datum.bound:
            continue
        found.setdefault((datum.first, datum.last, o.value_base, datum.bound, datum.target), datum)
    return sorted(found.values(), key=lambda d: (d.last, d.first, d.value, d.bound))


def _datum(o: Observation) -> Datum:
    assert o.period is not None
    assert o.value_base is not None
    bound = {"<=": "max", "<": "max", ">=": "min", ">": "min"}.get(o.quantity.comparator, "")
    target = o.status in ("target", "forecast")
    return Datum(o.period.start.year, o.period.end.year, float(o.value_base), bound, target, labels.value(o))


def _axes(drawing: Drawing, scale: Scale, name: str, numbered: bool) -> None:
    drawing.text(scale.left, 12, name, 9.5, bold=True)
    years = f"{scale.first}—{scale.last}年"
    drawing.text(scale.left + width_of(name, 9.5) + 8, 12, years, color=SOFT)
    step = 1.0 if scale.top <= 10 else 10.0 if scale.top <= 60 else 20.0
    for i in range(int(scale.top / step) + 1):
        y = scale.y(i * step)
        drawing.line(scale.left, y, scale.right, y, INK if i == 0 else HAIR, 0.7 if i == 0 else 0.35)
        if numbered:
            drawing.text(scale.left - 8, y + 3, f"{i * step:g}", anchor="end", color=SOFT)
    if numbered:
        drawing.text(scale.left - 8, TOP - 9, "%", anchor="end", color=SOFT)
    every = max(1, ceil((scale.last - scale.first) / 12))
    for year in range(scale.first, scale.last + 1, every):
        x = scale.x(year)
        drawing.line(x, FLOOR, x, FLOOR + 3, INK, 0.5)
    for year in (scale.first, scale.last):
        drawing.text(scale.x(year), FLOOR + 14, f"{year}", anchor="middle", color=SOFT)


def _panel(drawing: Drawing, scale: Scale, data: list[Datum]) -> None:
    taken: list[tuple[float, float, float, float]] = []
    exact = [datum for datum in data if not datum.bound and not datum.target]
    for one, two in itertools.pairwise(exact):
        drawing.strokes.append(
            Stroke(scale.x(one.last), scale.y(one.value), scale.x(two.last), scale.y(two.value), INK, 0.6, "2 2")
        )
    for datum in data:
        x, y = scale.x(datum.last), scale.y(datum.value)
        if datum.bound:
            start = scale.x(datum.first) if datum.first < datum.last else x - 12
            end = x if datum.first < datum.last else min(x + 12, scale.right)
            _limit(drawing, start, end, y, datum)
            x = (start + end) / 2
        else:
            drawing.dots.append(Dot(round(x, 2), round(y, 2), 3.5, PAPER if datum.target else INK))
        _write(drawing, scale, taken, x, y, datum)


def _limit(drawing: Drawing, start: float, end: float, y: float, datum: Datum) -> None:
    """A bound: hatched on the forbidden side when planned, with arrows into the possible side when reported."""
    up = -1.0 if datum.bound == "max" else 1.0
    color = ACCENT if datum.target else INK
    drawing.line(start, y, end, y, color, 1.2)
    if datum.target:
        count = max(2, int((end - start) / 9))
        for i in range(count):
            x = start + (end - start) * (i + 0.3) / count
            drawing.line(x, y, x + 3.5, y + up * 4.5, color, 0.6)
        return
    for part in (0.2, 0.5, 0.8):
        x, tip = start + (end - start) * part, y - up * 15
        drawing.line(x, y, x, tip, color, 0.6)
        drawing.line(x - 2, tip + up * 4, x, tip, color, 0.6)
        drawing.line(x + 2, tip + up * 4, x, tip, color, 0.6)


def _write(
    drawing: Drawing, scale: Scale, taken: list[tuple[float, float, float, float]], x: float, y: float, datum: Datum
) -> None:
    """The value beside its sign, at the first spot where it covers nothing written before."""
    text = f"目标{datum.text}" if datum.target else datum.text
    wide = width_of(text, 8)
    spots = [
        (x - wide / 2, y + 13),
        (x - wide / 2, y - 8),
        (x + 7, y + 3),
        (x - wide - 7, y + 3),
        (x - wide / 2, y + 24),
    ]
    if datum.bound and not datum.target:
        spots = [(x - wide / 2, y - 5), *spots]
    for left, base in spots:
        left = min(max(left, scale.left), scale.right - wide + 8)
        box = (left - 2, base - 8, left + wide + 2, base + 3)
        if base < FLOOR - 2 and not any(_overlap(box, other) for other in taken):
            break
    taken.append(box)
    drawing.text(left, base, text, color=ACCENT if datum.target else INK, bold=True)


def _overlap(one: tuple[float, float, float, float], two: tuple[float, float, float, float]) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def _key(drawing: Drawing) -> None:
    y = BOTTOM
    drawing.dots.append(Dot(LEFT + 4, y - 3, 3.5, INK))
    drawing.text(LEFT + 14, y, "实绩", color=SOFT)
    drawing.dots.append(Dot(LEFT + 54, y - 3, 3.5, PAPER))
    drawing.text(LEFT + 64, y, "目标值", color=SOFT)
    sample = Datum(0, 1, 0, "max", True, "")
    _limit(drawing, LEFT + 110, LEFT + 140, y - 3, sample)
    drawing.text(LEFT + 146, y, "目标界限（短斜线一侧为不许越过）", color=SOFT)
    drawing.line(LEFT + 300, y - 3, LEFT + 324, y - 3, INK, 1.2)
    drawing.text(LEFT + 330, y, "实绩只知不超过（或不低于）此值", color=SOFT)
