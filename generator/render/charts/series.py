"""A concept through time: solid = actual, hollow = target, hatched = closed by a bound, arrows = only a bound is known.

Drawn only where a region has at least two figures that can stand on one axis. Titles say what the figures say, by rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from markupsafe import Markup

from generator.model.collection import ConceptPage
from generator.model.figure import UPPER, Observation
from generator.render import labels
from generator.render.charts.canvas import Canvas
from generator.render.charts.points import Drawn, drawable, end, start, value
from generator.render.charts.scale import Scale, scale
from generator.render.charts.words import note, title
from generator.render.view.index import Index

WIDE, NARROW = (560, 300), (350, 270)
MOST_PANELS = 4
WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class Panel:
    """A region's picture in two sizes; its labels are the same size in both."""

    region: str
    wide: Markup
    narrow: Markup


@dataclass(frozen=True, slots=True)
class ChartView:
    """``title`` tells the finding, ``note`` how to read the picture."""

    title: str
    note: str
    panels: tuple[Panel, ...]


def chart(index: Index, page: ConceptPage) -> ChartView | None:
    """The concept's chart; None where there is nothing to compare."""
    drawn = [d for d in (drawable(index, series) for series in page.series) if d.observations]
    drawn.sort(key=lambda d: (-d.years, -len(d.observations)))
    if not drawn or drawn[0].years < 2:
        return None
    unit = drawn[0].observations[0].unit_base
    drawn = [d for d in drawn if d.observations[0].unit_base == unit][:MOST_PANELS]
    first = min(start(o) for d in drawn for o in d.observations)
    years = (first, *sorted({end(o) for d in drawn for o in d.observations}))
    shared = scale([value(o) for d in drawn for o in d.observations], WHOLE) if unit == "%" else None
    panels, scales = [], []
    for d in drawn:
        axis = shared or scale([value(o) for o in d.observations])
        scales.append(axis)
        wide, narrow = (_picture(d, axis, years, size, page.concept.name) for size in (WIDE, NARROW))
        panels.append(Panel(d.region, wide, narrow))
    return ChartView(title(page.concept.name, drawn[0]), note(page.concept.name, unit, scales, drawn), tuple(panels))


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a year and a value lie on the picture."""

    canvas: Canvas
    axis: Scale
    years: tuple[int, ...]
    left: float
    right: float
    top: float
    bottom: float

    def x(self, year: float) -> float:
        first, last = self.years[0] - 0.6, self.years[-1] + 0.6
        return self.left + (year - first) / (last - first) * (self.right - self.left)

    def y(self, value: float) -> float:
        return self.bottom - (value - self.axis.low) / (self.axis.high - self.axis.low) * (self.bottom - self.top)


def _picture(d: Drawn, axis: Scale, years: tuple[int, ...], size: tuple[int, int], name: str) -> Markup:
    canvas = Canvas(*size)
    margin = 12 + max(len(axis.shown(t)) for t in axis.ticks()) * 7
    frame = _Frame(canvas, axis, years, margin, size[0] - 14, 34, size[1] - 30)
    _axes(frame)
    for o in d.bounds:
        _bound(frame, o)
    for a, b in pairwise(d.realised):
        canvas.line(frame.x(end(a)), frame.y(value(a)), frame.x(end(b)), frame.y(value(b)), "cn")
    for o in d.targets:
        _aim(frame, d, o)
    points = [*d.realised, *(o for o in d.rivals if o.status != "target")]
    for o in points:
        canvas.dot(frame.x(end(o)), frame.y(value(o)), f"pt{_red(d, o)}")
    for o in points:
        canvas.label(frame.x(end(o)), frame.y(value(o)) - 11, _digits(o, axis), f"vl{_red(d, o)}", 18)
    for o in d.targets:
        canvas.label(frame.x(end(o)), frame.y(value(o)) - 11, f"目标 {_digits(o, axis)}", f"lb k{_red(d, o)}", 13)
    for o in d.bounds:
        _bound_label(frame, o, size == WIDE)
    style = "wide" if size == WIDE else "nar"
    return canvas.svg(style, f"{d.region}{name}", "；".join(_told(o) for o in d.observations))


def _aim(frame: _Frame, d: Drawn, o: Observation) -> None:
    """A target, with a dotted line from the last value before it."""
    before = [known for known in d.realised if end(known) < end(o)]
    if before:
        last = before[-1]
        x1, y1, x2, y2 = frame.x(end(last)), frame.y(value(last)), frame.x(end(o)), frame.y(value(o))
        frame.canvas.line(x1, y1, x2, y2, f"cn d{_red(d, o)}")
    frame.canvas.dot(frame.x(end(o)), frame.y(value(o)), f"tg{_red(d, o)}")


def _red(d: Drawn, o: Observation) -> str:
    """The class of what is disputed."""
    return " r" if o in d.rivals else ""


def _axes(frame: _Frame) -> None:
    for tick in frame.axis.ticks():
        y = frame.y(tick)
        frame.canvas.line(frame.left, y, frame.right, y, "gr")
        frame.canvas.text(frame.left - 8, y + 4, frame.axis.shown(tick), "ax", "end")
    room, last = 34.0, -100.0
    for year in frame.years[1:]:
        if frame.x(year) - last >= room:
            last = frame.x(year)
            frame.canvas.text(last, frame.bottom + 22, f"{year}", "ax", "middle")


def _extent(frame: _Frame, o: Observation) -> tuple[float, float]:
    return frame.x(max(start(o), frame.years[0]) - 0.45), frame.x(end(o) + 0.45)


def _bound(frame: _Frame, o: Observation) -> None:
    """A target's bound is hatched where it must not be crossed; a known bound has arrows to where the value lies."""
    (x1, x2), y = _extent(frame, o), frame.y(value(o))
    upper = o.quantity.comparator in UPPER
    if o.status == "target":
        frame.canvas.hatch(x1, x2, y, upper)
        return
    frame.canvas.line(x1, y, x2, y, "ub w")
    way, count = (1 if upper else -1), max(2, int((x2 - x1) / 34))
    for i in range(count):
        x = x1 + (x2 - x1) * (i + 0.5) / count
        frame.canvas.path(f"M{x:.1f} {y:.1f}v{13 * way}m-3.5 {-4.5 * way}l3.5 {4.5 * way}l3.5 {-4.5 * way}", "ub")


def _bound_label(frame: _Frame, o: Observation, wide: bool) -> None:
    (x1, x2), y = _extent(frame, o), frame.y(value(o))
    target, upper = o.status == "target", o.quantity.comparator in UPPER
    word = ("上限" if upper else "下限") if target else labels.status(o)
    text = f"{word} {labels.sign(o.quantity.comparator)}{_digits(o, frame.axis)}"
    if wide and start(o) != end(o):
        text += f"　{start(o)}—{end(o)}"
    style = "lb" if target else "lb k"
    above = upper == target
    frame.canvas.label((x1 + x2) / 2, y - (18 if above else -28), text, style, 13)


def _digits(o: Observation, axis: Scale) -> str:
    """The value in the axis's unit, all its digits."""
    shown = (o.value_base or Decimal(0)) / axis.divisor
    return ("约" if o.quantity.comparator == "~" else "") + labels.number(shown)


def _told(o: Observation) -> str:
    return f"{labels.period(o)}{labels.status(o)}{labels.value(o)}"
