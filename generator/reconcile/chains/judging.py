"""A target and the actual of its time: met or missed, by how much, in the indicator's own direction."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from generator.model.chain import Step
from generator.model.figure import LOWER, UPPER, Comparator, Observation
from generator.reconcile.chains.arithmetic import apart, divided, gap_unit, is_share, minus, percent, share
from generator.reconcile.chains.readings import Reading
from generator.reconcile.chains.stations import Stop
from generator.rules.findings import finding_rules, scope_words
from generator.text.fold import fold
from generator.text.numerals import counted
from generator.text.periods import span_of_time

NO_DIRECTION = {"": "高好还是低好未定，不判定", "none": "这项指标不分高低好坏，不判定"}


def bound_of(sign: Comparator, way: str) -> Comparator | None:
    """What must hold of the actual for a target to be met; None where that is not said."""
    if sign == "=":
        return {"up": ">=", "down": "<="}.get(way)  # type: ignore[return-value]
    return sign if sign in (*UPPER, *LOWER) else None


def holds(value: Decimal, bound: Decimal, sign: Comparator) -> bool:
    """Whether ``value`` keeps a bound."""
    return {">=": value >= bound, ">": value > bound, "<=": value <= bound, "<": value < bound}[sign]


def verdict(done: Decimal, told: Comparator, goal: Decimal, sign: Comparator, way: str) -> tuple[bool | None, str]:
    """Is a target ``sign goal`` met by an actual ``told done``? None with the reason where it can't be said.

    An actual that is only a bound ("4%以内") meets a target when everything inside it does; it never misses one.
    """
    if sign == "~":
        return None, "目标是约数，不判定"
    needed = bound_of(sign, way)
    if needed is None:
        return None, NO_DIRECTION.get(way, NO_DIRECTION[""])
    if told == "=":
        return holds(done, goal, needed), ""
    if told == "~":
        return None, "实绩是约数，不判定"
    if (told in UPPER) == (needed in UPPER) and (holds(done, goal, needed) or (done == goal and told in ("<", ">"))):
        return True, ""
    return None, f"实绩只给出{'上' if told in UPPER else '下'}限，不足以判定"


@dataclass(frozen=True, slots=True)
class Case:
    """One target value against one actual value."""

    target: Reading
    actual: Reading
    met: bool | None
    gap: Decimal | None
    text: str
    sums: str
    reason: str


def judged(target: Stop, actual: Stop, way: str) -> Step:
    """The verdict on a target; where a side has several values, every one is reckoned with and none is picked."""
    cases = [_case(t, a, way) for t, a in product(target.heads, actual.heads)]
    first, results = cases[0], {case.met for case in cases}
    met = first.met if len(results) == 1 else None
    reason = first.reason if len(results) == 1 else _undecided(target, actual)
    several = len(cases) > 1
    caveat = other_scope(first.target, first.actual)
    told = [(f"按{_which(case, target, actual)}计，" if several else "") + case.text for case in cases if case.text]
    return Step(
        kind="judged",
        earlier=first.target.id,
        later=first.actual.id,
        met=met,
        gap=None if several else first.gap,
        unit=gap_unit(first.target),
        share=None if several or first.gap is None or is_share(first.target) else share(first.gap, first.target.value),
        text="；".join([*told, *([caveat] if caveat and told else [])]),
        sums="；".join(case.sums for case in cases if case.sums),
        reason=reason,
    )


def other_scope(target: Reading, actual: Reading) -> str:
    """In which word of scope the names of a target and an actual of one concept differ, for care; empty for in none."""
    first, second = _scope(target), _scope(actual)
    if first is None or second is None:
        return ""
    if more := sorted(second - first):
        return f"实绩写明“{more[0]}”而目标没有，口径未必相同"
    if lacking := sorted(first - second):
        return f"目标写明“{lacking[0]}”而实绩没有，口径未必相同"
    return ""


def _scope(reading: Reading) -> set[str] | None:
    """The words of scope in the name; None where no document names it."""
    o = reading.origin
    if not isinstance(o, Observation):
        return None
    return set(scope_words(fold(o.mention.name))) - set(finding_rules().inclusive)


def _undecided(target: Stop, actual: Stop) -> str:
    sides = [
        f"{span_of_time(stop.period)}{word}有{counted(len(stop.values))}个数"
        for stop, word in ((target, "的目标"), (actual, "的实绩"))
        if stop.disputed
    ]
    return f"{'，'.join(sides)}，结论不一，核实前不判定"


def _which(case: Case, target: Stop, actual: Stop) -> str:
    words = [f"目标{case.target.written}"] if target.disputed else []
    return "、".join([*words, *([f"实绩{case.actual.written}"] if actual.disputed else [])])


def _case(target: Reading, actual: Reading, way: str) -> Case:
    met, reason = verdict(actual.value, actual.comparator, target.value, target.comparator, way)
    if not actual.exact or target.comparator == "~":
        return Case(target, actual, met, None, "" if met is None else _inside(target, actual), "", reason)
    needed = bound_of(target.comparator, way)
    better = actual.value - target.value if needed not in UPPER else target.value - actual.value
    gap = None if needed is None else better
    sums = [] if actual.value == target.value else [minus(actual, target), divided(actual, target, target)]
    return Case(target, actual, met, gap, _told(target, actual, met), "，".join(filter(None, sums)), reason)


def _inside(target: Reading, actual: Reading) -> str:
    return f"实绩{actual.written}，目标{target.written}"


def _told(target: Reading, actual: Reading, met: bool | None) -> str:
    """ "超出目标0.36万人（21.2%）", "在上限以内，低1.3个百分点", "比目标低2个百分点"."""
    name = "上限" if target.comparator in UPPER else "下限" if target.comparator in LOWER else "目标"
    if actual.value == target.value:
        return f"与{name}相同" if met is not False else f"等于{name}，而{name}不含本数"
    far = apart(actual, target)
    part = None if is_share(target) else share(abs(actual.value - target.value), target.value)
    far += f"（{percent(part)}）" if part else ""
    higher = actual.value > target.value
    if name == "上限" and met:
        return f"比上限低{far}"
    if higher and (name != "目标" or met):
        return f"超出{name}{far}"
    return f"比{name}{'高' if higher else '低'}{far}"
