"""What a row of an indicator table comes to: met or not, higher or lower than before. This site's reading, in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.model.collection import Attainment
from generator.model.figure import Observation
from generator.render.view.index import Index

Mood = Literal["met", "missed", "open", "up", "down", "same", "none"]
LOW, HIGH = Decimal("0.6"), Decimal("1.4")
UPPER = ("<", "<=")


@dataclass(frozen=True, slots=True)
class Verdict:
    """``text`` says it; ``mark`` is its sign; ``bad`` = worth a second look; ``position`` of the dot, 0 to 100."""

    mood: Mood
    text: str
    mark: str = ""
    bad: bool = False
    position: int | None = None


def attained(a: Attainment) -> Verdict:
    """Target against actual."""
    position = None if a.ratio is None else _position(a.ratio)
    if a.met is None:
        return Verdict("open", "不判定", "", False, None)
    return Verdict("met", "达标", "✓", False, position) if a.met else Verdict("missed", "未达标", "✕", True, position)


def _position(ratio: Decimal) -> int:
    """0 at 60 % of the target, 50 at the target, 100 at 140 %; what lies beyond stays at the edge."""
    return round(float((min(max(ratio, LOW), HIGH) - LOW) / (HIGH - LOW) * 100))


def heading(index: Index, baseline: Observation | None, target: Observation | None) -> Verdict | None:
    """Where a target points, seen from its baseline; None where the row has no target."""
    if target is None:
        return None
    if baseline is None:
        return Verdict("none", "无基数", "·")
    if not _comparable(baseline, target):
        return Verdict("none", "不比较", "·")
    assert baseline.value_base is not None
    assert target.value_base is not None
    concept = index.concepts.get(target.concept_id)
    way = concept.direction if concept else "none"
    ceiling = target.quantity.comparator in UPPER
    if target.value_base == baseline.value_base:
        return Verdict("same", "持平", "→")
    if target.value_base > baseline.value_base:
        if ceiling:
            return Verdict("up", "上限宽于基数", "↗", bad=True)
        return Verdict("up", "提高" if way == "up" else "高于基数", "↗", bad=way == "down")
    if ceiling:
        return Verdict("down", "上限低于基数", "↘")
    return Verdict("down", "降低" if way == "down" else "低于基数", "↘", bad=way == "up")


def _comparable(a: Observation, b: Observation) -> bool:
    plain = all(o.value_base is not None and not o.quantity.parts and o.quantity.comparator != "range" for o in (a, b))
    return plain and a.unit_base == b.unit_base and a.basis == b.basis
