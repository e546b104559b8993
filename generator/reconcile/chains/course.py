"""One goal, one value and where it set out from: how far the way is done, or whether a bound is kept."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

from generator.model.chain import Progress, State
from generator.model.figure import LOWER, UPPER
from generator.reconcile.chains.arithmetic import apart, bracketed, inside, percent, scale, told
from generator.reconcile.chains.judging import bound_of, other_scope, verdict
from generator.reconcile.chains.pace import average, years_between
from generator.reconcile.chains.readings import YEAR, Reading
from generator.reconcile.wording import POINTS
from generator.rules.progress import progress_rules
from generator.text.periods import span_of_time

FULL = Decimal(100)
DAY = timedelta(1)


def share_of_time(start: date, at: date, end: date) -> Decimal:
    """How much of the time from ``start`` (the last day before it) to ``end`` is gone ``at`` a day, in per cent, 0–100.

    By months where all three are ends of months, else by days.
    """
    if all(day.day == monthrange(day.year, day.month)[1] for day in (start, at, end)):
        gone, whole = ((day.year - start.year) * YEAR + day.month - start.month for day in (at, end))
    else:
        gone, whole = (at - start).days, (end - start).days
    return min(max(Decimal(gone) / Decimal(whole) * 100, Decimal(0)), FULL) if whole > 0 else FULL


def share_of_way(start: Decimal, at: Decimal, goal: Decimal) -> Decimal:
    """How much of the way from ``start`` to ``goal`` is done ``at`` a value, in per cent; negative for going back."""
    return (at - start) / (goal - start) * 100


def state(done: Decimal, time: Decimal) -> State:
    """The written rule of ``rules/progress.yml``."""
    if done >= time:
        return "on"
    return "off" if done < 0 or time - done >= progress_rules().tolerance else "slow"


def kept(goal: Reading, now: Reading, time: Decimal, way: str) -> Progress:
    """A bound that holds throughout, in one year."""
    met, reason = verdict(now.value, now.comparator, goal.value, goal.comparator, way)
    known = (goal.id, "", (now.id,), now.period.end)
    if met is None:
        return Progress(*known, "open", None, time, "", "", reason.replace("不判定", "不算进度"))
    words = f"{span_of_time(now.period)}{now.written}，{_standing(goal, now, met)}{_caveat(goal, now)}"
    return Progress(*known, "kept" if met else "lost", None, time, words)


def on_the_way(goal: Reading, start: Reading, now: Reading, time: Decimal, way: str) -> Progress:
    """How much of the way from a baseline to a goal is done; of a goal met from the start, whether it still is."""
    known = (goal.id, start.id, (now.id,), now.period.end)
    if reason := _why_open(goal, start, now, way):
        return Progress(*known, "open", None, time, "", "", reason)
    met, _ = verdict(now.value, now.comparator, goal.value, goal.comparator, way)
    already, _ = verdict(start.value, "=", goal.value, bound_of(goal.comparator, way) or "=", way)
    if already:
        words = f"{span_of_time(now.period)}{now.written}，{_standing(goal, now, bool(met))}{_caveat(goal, now)}"
        return Progress(*known, "kept" if met else "lost", None, time, words)
    done = share_of_way(start.value, now.value, goal.value)
    unit, factor = scale(goal, start, now)
    a, b, c = (bracketed(inside(each.value, factor)) for each in (now, start, goal))
    first, last = (f"{span_of_time(each.period)}{told(each, unit, factor)}" for each in (start, now))
    text = f"由{first}到{last}，{_shares(done, time)}" + ("" if met else _rest(now, goal, unit, factor))
    sums = f"（{a}−{b}）÷（{c}−{b}）={percent(done)}".replace("-", "−")
    return Progress(*known, "reached" if met else state(done, time), done, time, text + _caveat(goal, now), sums)


def _standing(goal: Reading, now: Reading, met: bool) -> str:
    """Where a value stands to a goal that was met from the start: "在上限（≤4.5%）以内", "比目标25.6%低0.4个百分点"."""
    if goal.comparator in UPPER:
        return f"在上限（{goal.written}）以内" if met else f"超过上限（{goal.written}）{apart(now, goal)}"
    if goal.comparator in LOWER:
        return f"不低于下限（{goal.written}）" if met else f"比下限（{goal.written}）低{apart(now, goal)}"
    if goal.value == now.value:
        return f"与目标{goal.written}相同"
    return f"比目标{goal.written}{'高' if now.value > goal.value else '低'}{apart(now, goal)}"


def _caveat(goal: Reading, now: Reading) -> str:
    scope = other_scope(goal, now)
    return f"；{scope}" if scope else ""


def _shares(done: Decimal, time: Decimal) -> str:
    way = f"走完目标路程的{percent(done)}" if 0 <= done <= FULL else "与目标方向相反" if done < 0 else "已越过目标"
    return f"{way}，时间过去{percent(time)}"


def _rest(now: Reading, goal: Reading, unit: str, factor: Decimal) -> str:
    """What is asked of each year that is left."""
    years = years_between(now.period, goal.period)
    if not years:
        return ""
    yearly = (goal.value - now.value) / years / factor
    verb = "再" + (("增加" if yearly > 0 else "减少") if unit not in POINTS else "提高" if yearly > 0 else "降低")
    each = "余下1年须" if years == 1 else f"余下{years}年平均每年须"
    return f"，{each}{verb}{average(abs(yearly))}{POINTS.get(unit, unit)}"


def _why_open(goal: Reading, start: Reading, now: Reading, way: str) -> str:
    if not start.exact or not now.exact:
        return "基数或实绩只是界限，不算进度"
    if bound_of(goal.comparator, way) is None:
        return verdict(now.value, "=", goal.value, goal.comparator, way)[1].replace("不判定", "不算进度")
    return ""
