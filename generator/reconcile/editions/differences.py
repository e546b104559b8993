"""What changed from one figure to another of the same thing, in words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.figure import UPPER, Observation
from generator.reconcile.compare import measure, percent
from generator.reconcile.wording import amount, difference, rounded, when


def apart(before: Observation, after: Observation) -> str:
    """ "提高200张", "收紧0.5个百分点，期间由2025年改为2026年", "由约束性改为预期性"; empty where nothing is told."""
    return "，".join(_parts(before, after))


def gap(before: Observation, after: Observation) -> str:
    """ "多200张" or "少200张": of two figures neither of which has taken the place of the other."""
    return "".join(_measured(before, after, "多", "少"))


def _parts(before: Observation, after: Observation) -> Iterator[str]:
    yield from _measured(before, after, *_ways(before, after))
    if not same_period(before, after):
        yield f"期间由{when(before) or '未定'}改为{when(after) or '未定'}"
    attributes = before.mention.attribute, after.mention.attribute
    if all(attributes) and attributes[0] != attributes[1] and after.status == "target":
        yield f"由{attributes[0]}改为{attributes[1]}"


def same_period(before: Observation, after: Observation) -> bool:
    """The same days, or the same last day where one of the two periods is not printed but concluded."""
    if before.period is None or after.period is None or before.period == after.period:
        return before.period == after.period
    inferred = "period_inferred" in before.flags | after.flags
    return inferred and before.period.end == after.period.end


def _ways(before: Observation, after: Observation) -> tuple[str, str]:
    """What a larger and a smaller figure mean: a ceiling is loosened or tightened, a target raised or lowered."""
    if before.quantity.comparator in UPPER and after.quantity.comparator in UPPER:
        return "放宽", "收紧"
    return ("提高", "降低") if before.status == after.status == "target" else ("多", "少")


def _measured(before: Observation, after: Observation, more: str, less: str) -> Iterator[str]:
    first, second = measure(before), measure(after)
    if first is None or second is None or first[1] != second[1]:
        return
    if first[0] != second[0]:
        yield f"{more if second[0] > first[0] else less}{_gap(before, after)}"
    elif before.quantity.comparator != after.quantity.comparator:
        yield f"界限由“{amount(before)}”改为“{amount(after)}”"


def _gap(before: Observation, after: Observation) -> str:
    first, second = percent(before), percent(after)
    if first is not None and second is not None:
        return f"{rounded(abs(first - second), 2)}个百分点"
    return difference(before, after)
