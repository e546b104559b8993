"""What changed from one figure to another of the same thing, in words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.figure import Observation
from generator.reconcile.compare import measure, percent
from generator.reconcile.wording import amount, difference, rounded, when


def apart(before: Observation, after: Observation) -> str:
    """ "多200张", "少5个百分点，期间由2025年改为2026年"; empty where it can't be said in a number."""
    return "，".join(_parts(before, after))


def _parts(before: Observation, after: Observation) -> Iterator[str]:
    first, second = measure(before), measure(after)
    if first is not None and second is not None and first[1] == second[1]:
        if first[0] != second[0]:
            yield f"{'多' if second[0] > first[0] else '少'}{_gap(before, after)}"
        elif before.quantity.comparator != after.quantity.comparator:
            yield f"界限由“{amount(before)}”改为“{amount(after)}”"
    if before.period != after.period:
        yield f"期间由{when(before) or '未定'}改为{when(after) or '未定'}"


def _gap(before: Observation, after: Observation) -> str:
    first, second = percent(before), percent(after)
    if first is not None and second is not None:
        return f"{rounded(abs(first - second), 2)}个百分点"
    return difference(before, after)
