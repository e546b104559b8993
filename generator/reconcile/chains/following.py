"""The next target against the last actual and against the target before it: raised, lowered, the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import product

from generator.model.chain import Step, StepKind
from generator.model.figure import LOWER, UPPER
from generator.reconcile.chains.arithmetic import apart, divided, gap_unit, is_share, minus, percent, scale, share, told
from generator.reconcile.chains.judging import bound_of
from generator.reconcile.chains.readings import Reading
from generator.reconcile.chains.stations import Stop
from generator.text.periods import span_of_time

Say = Callable[[Reading, Reading], str]
UNLIKE = "一处是界限，一处不是，不相减"
RAISED = {True: "提高", False: "下调"}
LOOSER = {True: "放宽", False: "收紧"}


def after(actual: Stop, target: Stop, way: str) -> Step:
    """A target beside the last actual before it; where a side has several values, each is said."""
    step = _step("after", actual, target, _beside, lambda first, last: first.exact and last.comparator != "~")
    needed = bound_of(target.head.comparator, way)
    if step.gap is None or needed is None:
        return step
    return replace(step, easier=step.gap < 0 if needed in LOWER else step.gap > 0)


def retarget(before: Stop, target: Stop, way: str) -> Step:
    """A target beside the target before it."""
    return _step("retarget", before, target, lambda a, b: _moved(a, b, way), lambda a, b: bool(_common(a, b, way)))


def _step(kind: StepKind, earlier: Stop, later: Stop, say: Say, comparable: Callable[[Reading, Reading], bool]) -> Step:
    pairs = list(product(earlier.heads, later.heads))
    subtracted = [pair for pair in pairs if comparable(*pair)]
    first, last = pairs[0]
    gap: Decimal | None = last.value - first.value if len(pairs) == 1 and subtracted else None
    return Step(
        kind=kind,
        earlier=first.id,
        later=last.id,
        gap=gap,
        unit=gap_unit(first),
        share=None if gap is None or is_share(first) else share(gap, first.value),
        text="；".join((b.written if later.disputed else "") + say(a, b) for a, b in pairs),
        sums="；".join(filter(None, (_sums(a, b) for a, b in subtracted))),
        reason="" if subtracted else UNLIKE if kind == "retarget" else "只给出界限或约数，不相减",
    )


def _kind(reading: Reading) -> str:
    return "<" if reading.comparator in UPPER else ">" if reading.comparator in LOWER else reading.comparator


def _sums(first: Reading, last: Reading) -> str:
    if first.value == last.value:
        return ""
    return "，".join(filter(None, (minus(last, first), divided(last, first, first))))


def _far(first: Reading, last: Reading) -> str:
    part = None if is_share(first) else share(abs(last.value - first.value), first.value)
    return apart(last, first) + (f"（{percent(part)}）" if part else "")


def _beside(first: Reading, last: Reading) -> str:
    when = f"{span_of_time(first.period)}的{told(first, *scale(first, last))}"
    if not first.exact:
        return f"{when}只是界限，不与目标相减"
    if last.comparator == "~":
        return f"目标是约数，不与{when}相减"
    if first.value == last.value:
        return f"与{when}相同" + ("（目标是界限）" if not last.exact else "")
    word = "高" if last.value > first.value else "低"
    bound = {"<": "上限", ">": "下限"}.get(_kind(last), "")
    return f"{bound}比{when}{word}{_far(first, last)}" + ("，上限不是预测" if bound == "上限" else "")


def _common(first: Reading, last: Reading, way: str) -> str:
    """What two targets are alike: "<" bounds from above, ">" from below, "=" numbers; empty where they differ.

    Where higher is better a number is a least as well, where lower is better a most.
    """
    kinds = [_kind(each) for each in (first, last)]
    if kinds[0] != kinds[1] and "=" in kinds:
        kinds = [{"up": ">", "down": "<"}.get(way, kind) if kind == "=" else kind for kind in kinds]
    return kinds[0] if kinds[0] == kinds[1] != "~" else ""


def _moved(first: Reading, last: Reading, way: str) -> str:
    when, kind = f"{span_of_time(first.period)}目标", _common(first, last, way)
    if not kind:
        return f"{when}是{first.written}，这里是{last.written}，{UNLIKE}"
    if first.value == last.value:
        same = first.comparator == last.comparator
        return f"与{when}{first.written}相同" if same else f"数与{when}相同，由{first.written}改为{last.written}"
    up = last.value > first.value
    if kind == "<":
        return f"上限由{when}的{first.written}改为{last.written}，{LOOSER[up]}{_far(first, last)}"
    return f"比{when}{first.written}{RAISED[up]}{_far(first, last)}"
