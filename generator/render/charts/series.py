"""A concept through time: solid = actual, hollow = target, hatched = closed by a bound, arrows = only a bound is known.

Drawn only where a region has at least two figures that can stand on one axis. Titles say what the figures say, by rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from markupsafe import Markup

from generator.model.collection import ConceptPage, Series
from generator.model.figure import Observation
from generator.render import labels
from generator.render.charts.canvas import Canvas
from generator.render.charts.scale import Scale, scale
from generator.render.view.index import Index

UPPER, LOWER = ("<", "<="), (">", ">=")
WIDE, NARROW = (560, 300), (350, 270)
MOST_PANELS = 4


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


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A region's figures that fit on one axis."""

    region: str
    observations: tuple[Observation, ...]


def chart(index: Index, page: ConceptPage) -> ChartView | None:
    """The concept's chart; None where there is nothing to compare."""
    drawn = [d for d in (_drawable(index, series) for series in page.series) if d.observations]
    drawn.sort(key=lambda d: -len(d.observations))
    if not drawn or len(drawn[0].observations) < 2:
        return None
    unit = drawn[0].observations[0].unit_base
    drawn = [d for d in drawn if d.observations[0].unit_base == unit][:MOST_PANELS]
    first = min(_start(o) for d in drawn for o in d.observations)
    years = (first, *sorted({_end(o) for d in drawn for o in d.observations}))
    shared = scale([_value(o) for d in drawn for o in d.observations]) if unit == "%" else None
    panels, scales = [], []
    for d in drawn:
        axis = shared or scale([_value(o) for o in d.observations])
        scales.append(axis)
        wide, narrow = (_picture(d, axis, years, size, page.concept.name) for size in (WIDE, NARROW))
        panels.append(Panel(d.region, wide, narrow))
    return ChartView(_title(page.concept.name, drawn[0]), _note(page.concept.name, unit, scales, drawn), tuple(panels))


def _drawable(index: Index, series: Series) -> _Drawn:
    found: dict[tuple[object, ...], Observation] = {}
    for point in series.points:
        o = index.observations.get(point.observation_id)
        if o is None or not (point.comparable or o.quantity.comparator in UPPER + LOWER) or not _plain(o):
            continue
        found.setdefault(
            (o.status == "target", o.quantity.comparator, o.value_base, o.period.end.year if o.period else 0), o
        )
    units = [o.unit_base for o in found.values()]
    unit = max(units, key=units.count) if units else ""
    kept = tuple(o for o in found.values() if o.unit_base == unit)
    return _Drawn(series.region.name if series.region else "地区未注明", kept)


def _plain(o: Observation) -> bool:
    return (
        o.value_base is not None
        and o.period is not None
        and not o.quantity.parts
        and o.quantity.comparator != "range"
        and o.status in ("baseline", "actual", "target")
        and o.basis in ("level", "cumulative")
    )


def _value(o: Observation) -> float:
    return float(o.value_base or 0)


def _start(o: Observation) -> int:
    return o.period.start.year if o.period else 0


def _end(o: Observation) -> int:
    return o.period.end.year if o.period else 0


def _realised(d: _Drawn) -> list[Observation]:
    """Exact values that were reached, one a year, the table's before the text's."""
    by_year: dict[int, Observation] = {}
    for o in d.observations:
        if o.status != "target" and o.quantity.comparator in ("=", "~"):
            known = by_year.get(_end(o))
            if known is None or (known.mention.cell is None and o.mention.cell is not None):
                by_year[_end(o)] = o
    return [by_year[year] for year in sorted(by_year)]


def _title(name: str, d: _Drawn) -> str:
    """What the figures of the fullest region say."""
    known, rivals = _realised(d), _rivals(d)
    if rivals:
        said = "，还是".join(dict.fromkeys(labels.value(o) for o in rivals))
        return f"{d.region}{labels.period(rivals[0])}的目标有{'两' if len(rivals) == 2 else len(rivals)}个：{said}"
    targets = sorted((o for o in d.observations if o.status == "target"), key=_end)
    aim = ""
    if targets:
        last = targets[-1]
        kind = "上限" if last.quantity.comparator in UPPER else "下限" if last.quantity.comparator in LOWER else "目标"
        plain = labels.value(last).lstrip("≤≥<>")
        aim = f"{labels.period(last)}{kind}{plain}"
    if len(known) > 1:
        first, last = known[0], known[-1]
        moved = "升到" if _value(last) > _value(first) else "降到" if _value(last) < _value(first) else "仍为"
        start, end = (f"{labels.period(o)}的{labels.value(o)}" for o in (first, last))
        said = f"{d.region}由{start}{moved}{end}"
        return f"{said}，{aim}" if aim else said
    if known and aim:
        return f"{d.region}{labels.period(known[0])}为{labels.value(known[0])}，{aim}"
    return f"{d.region}{aim}" if aim else f"{d.region}的{name}"


def _rivals(d: _Drawn) -> list[Observation]:
    """Exact targets for the last year that has several, those of tables first."""
    by_year: dict[int, list[Observation]] = {}
    for o in d.observations:
        if o.status == "target" and o.quantity.comparator == "=":
            by_year.setdefault(_end(o), []).append(o)
    several = [found for _, found in sorted(by_year.items()) if len(found) > 1]
    return sorted(several[-1], key=lambda o: o.mention.cell is None) if several else []


def _note(name: str, unit: str, scales: list[Scale], drawn: list[_Drawn]) -> str:
    all_observations = [o for d in drawn for o in d.observations]
    parts = [f"{name}，{scales[0].prefix}{unit}。" if len({s.prefix for s in scales}) == 1 else f"{name}。"]
    if any(o.status != "target" and o.quantity.comparator in ("=", "~") for o in all_observations):
        parts.append("实心是基数与实绩")
    if any(o.status == "target" and o.quantity.comparator in ("=", "~") for o in all_observations):
        parts.append("空心是目标" + ("，朱色为与前一处不一的目标" if any(_rivals(d) for d in drawn) else ""))
    if any(o.status == "target" and o.quantity.comparator in UPPER + LOWER for o in all_observations):
        parts.append("斜线一侧越过即未完成")
    if any(o.status != "target" and o.quantity.comparator in UPPER + LOWER for o in all_observations):
        parts.append("箭头表示只知界限、不知确数")
    text = parts[0] + "；".join(parts[1:]) + "。"
    if any(s.low != 0 for s in scales):
        text += "纵轴不从零起。"
    return text + (
        "各图纵轴不同，不宜比高低。" if len(scales) > 1 and len({(s.low, s.high) for s in scales}) > 1 else ""
    )


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


def _picture(d: _Drawn, axis: Scale, years: tuple[int, ...], size: tuple[int, int], name: str) -> Markup:
    canvas = Canvas(*size)
    margin = 12 + max(len(axis.shown(t)) for t in axis.ticks()) * 7
    frame = _Frame(canvas, axis, years, margin, size[0] - 14, 34, size[1] - 30)
    _axes(frame)
    bounds = [o for o in d.observations if o.quantity.comparator in UPPER + LOWER]
    for o in bounds:
        _bound(frame, o)
    known = _realised(d)
    for a, b in pairwise(known):
        canvas.line(frame.x(_end(a)), frame.y(_value(a)), frame.x(_end(b)), frame.y(_value(b)), "cn")
    targets = [o for o in d.observations if o.status == "target" and o not in bounds]
    odd = {o.id: " r" for o in _rivals(d)[1:]}
    for o in targets:
        before = [k for k in known if _end(k) < _end(o)]
        if before:
            last = before[-1]
            canvas.line(
                frame.x(_end(last)),
                frame.y(_value(last)),
                frame.x(_end(o)),
                frame.y(_value(o)),
                f"cn d{odd.get(o.id, '')}",
            )
    for o in targets:
        canvas.dot(frame.x(_end(o)), frame.y(_value(o)), f"tg{odd.get(o.id, '')}")
    for o in known:
        canvas.dot(frame.x(_end(o)), frame.y(_value(o)), "pt")
    for o in known:
        canvas.label(frame.x(_end(o)), frame.y(_value(o)) - 11, _digits(o, axis), "vl", 18)
    for o in targets:
        canvas.label(
            frame.x(_end(o)), frame.y(_value(o)) - 11, f"目标 {_digits(o, axis)}", f"lb k{odd.get(o.id, '')}", 13
        )
    for o in bounds:
        _bound_label(frame, o, size == WIDE)
    style = "wide" if size == WIDE else "nar"
    return canvas.svg(style, f"{d.region}{name}", "；".join(_told(o) for o in d.observations))


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
    return frame.x(max(_start(o), frame.years[0]) - 0.45), frame.x(_end(o) + 0.45)


def _bound(frame: _Frame, o: Observation) -> None:
    """A target's bound is hatched where it must not be crossed; a known bound has arrows to where the value lies."""
    (x1, x2), y = _extent(frame, o), frame.y(_value(o))
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
    (x1, x2), y = _extent(frame, o), frame.y(_value(o))
    target, upper = o.status == "target", o.quantity.comparator in UPPER
    word = ("上限" if upper else "下限") if target else labels.status(o)
    text = f"{word} {labels.sign(o.quantity.comparator)}{_digits(o, frame.axis)}"
    if wide and _start(o) != _end(o):
        text += f"　{_start(o)}—{_end(o)}"
    style = "lb" if target else "lb k"
    above = upper == target
    frame.canvas.label((x1 + x2) / 2, y - (18 if above else -28), text, style, 13)


def _digits(o: Observation, axis: Scale) -> str:
    """The value in the axis's unit, all its digits."""
    shown = (o.value_base or Decimal(0)) / axis.divisor
    return ("约" if o.quantity.comparator == "~" else "") + labels.number(shown)


def _told(o: Observation) -> str:
    return f"{labels.period(o)}{labels.status(o)}{labels.value(o)}"
