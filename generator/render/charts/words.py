"""What a chart's title and its note say: derived from the figures by rule, never beyond them."""

from __future__ import annotations

from generator.model.figure import LOWER, UPPER
from generator.render import labels
from generator.render.charts.points import Drawn, end, value
from generator.render.charts.scale import Scale


def title(name: str, d: Drawn) -> str:
    """What the figures of the fullest region say."""
    known, rivals = d.realised, d.rivals
    if rivals:
        said = "，还是".join(dict.fromkeys(labels.value(o) for o in rivals))
        what = "目标" if rivals[0].status == "target" else "数"
        count = "两" if len(rivals) == 2 else f"{len(rivals)}"
        return f"{d.region}{labels.period(rivals[0])}的{what}有{count}个：{said}"
    targets = sorted((o for o in d.observations if o.status == "target"), key=end)
    aim = ""
    if targets:
        last = targets[-1]
        kind = "上限" if last.quantity.comparator in UPPER else "下限" if last.quantity.comparator in LOWER else "目标"
        plain = labels.value(last).lstrip("≤≥<>")
        aim = f"{labels.period(last)}{kind}{plain}"
    if len(known) > 1:
        first, last = known[0], known[-1]
        moved = "升到" if value(last) > value(first) else "降到" if value(last) < value(first) else "仍为"
        began, came = (f"{labels.period(o)}的{labels.value(o)}" for o in (first, last))
        said = f"{d.region}由{began}{moved}{came}"
        return f"{said}，{aim}" if aim else said
    if known and aim:
        return f"{d.region}{labels.period(known[0])}为{labels.value(known[0])}，{aim}"
    return f"{d.region}{aim}" if aim else f"{d.region}的{name}"


def note(name: str, unit: str, scales: list[Scale], drawn: list[Drawn]) -> str:
    """How to read the picture: only the signs that are in it."""
    all_observations = [o for d in drawn for o in d.observations]
    parts = [f"{name}，{scales[0].prefix}{unit}。" if len({s.prefix for s in scales}) == 1 else f"{name}。"]
    if any(o.status != "target" and o.quantity.comparator in ("=", "~") for o in all_observations):
        parts.append("实心是基数与实绩")
    if any(o.status == "target" and o.quantity.comparator in ("=", "~") for o in all_observations):
        parts.append("空心是目标")
    if any(o.status == "target" and o.quantity.comparator in UPPER + LOWER for o in all_observations):
        parts.append("斜线一侧越过即未完成")
    if any(o.status != "target" and o.quantity.comparator in UPPER + LOWER for o in all_observations):
        parts.append("箭头表示只知界限、不知确数")
    if any(d.rivals for d in drawn):
        parts.append("朱色是同一年而数不同、待核实的")
    text = parts[0] + "；".join(parts[1:]) + "。"
    if any(s.low != 0 for s in scales):
        text += "纵轴不从零起。"
    return text + (
        "各图纵轴不同，不宜比高低。" if len(scales) > 1 and len({(s.low, s.high) for s in scales}) > 1 else ""
    )
