"""How far a target is reached, beside the share of its time that is gone: for evaluation half-way and at the end."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from generator.model.chain import Progress, State
from generator.model.source import Period
from generator.reconcile.chains.arithmetic import POINTS, apart, bracketed, inside, percent, scale, told
from generator.reconcile.chains.judging import bound_of, other_scope, verdict
from generator.reconcile.chains.pace import average, years_between
from generator.reconcile.chains.readings import YEAR, Reading, months
from generator.reconcile.chains.stations import Stop
from generator.reconcile.compare import LOWER, UPPER
from generator.reconcile.wording import number
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


def of_a_state(target: Stop, baseline: Stop | None, realised: Sequence[Stop], way: str) -> Iterator[Progress]:
    """Progress of a stock or a rate at the latest actual before its end; of a bound that holds throughout, each year.

    At the end there is the verdict.
    """
    held = target.throughout
    if held is not None:
        for stop in realised:
            if held.start <= stop.end < held.end:
                yield _kept(target, stop, held, way)
        return
    if baseline is None:
        return
    between = [stop for stop in realised if baseline.end < stop.end < target.end]
    if between:
        yield _on_the_way(target, baseline, between[-1], way)


def _kept(target: Stop, actual: Stop, held: Period, way: str) -> Progress:
    """A bound that holds throughout, in one year."""
    head, now = target.head, actual.head
    time = share_of_time(held.start - DAY, actual.end, held.end)
    met, reason = verdict(now.value, now.comparator, head.value, head.comparator, way)
    if target.disputed or actual.disputed:
        met, reason = None, "有不同的数，核实前不判定"
    text = f"{span_of_time(now.period)}{now.written}，{_standing(head, now, met)}" if met is not None else ""
    kept: State = "open" if met is None else "kept" if met else "lost"
    return Progress(head.id, "", (now.id,), actual.end, kept, None, time, text, "", reason)


def _standing(goal: Reading, now: Reading, met: bool) -> str:
    """Where a value stands to a goal that was met from the start: "在上限（≤4.5%）以内", "比目标25.6%低0.4个百分点"."""
    if goal.comparator in UPPER:
        return f"在上限（{goal.written}）以内" if met else f"超过上限（{goal.written}）{apart(now, goal)}"
    if goal.comparator in LOWER:
        return f"不低于下限（{goal.written}）" if met else f"比下限（{goal.written}）低{apart(now, goal)}"
    if goal.value == now.value:
        return f"与目标{goal.written}相同"
    return f"比目标{goal.written}{'高' if now.value > goal.value else '低'}{apart(now, goal)}"


def _on_the_way(target: Stop, baseline: Stop, actual: Stop, way: str) -> Progress:
    goal, start, now = target.head, baseline.head, actual.head
    time = share_of_time(baseline.end, actual.end, target.end)
    reason = _why_open(target, baseline, actual, way)
    known = (goal.id, start.id, (now.id,), actual.end)
    if reason:
        return Progress(*known, "open", None, time, "", "", reason)
    met, _ = verdict(now.value, now.comparator, goal.value, goal.comparator, way)
    scope = other_scope(goal, now)
    caveat = f"；{scope}" if scope else ""
    needed = bound_of(goal.comparator, way)
    already, _ = verdict(start.value, "=", goal.value, needed or "=", way)
    if already:
        kept: State = "kept" if met else "lost"
        words = f"{span_of_time(now.period)}{now.written}，{_standing(goal, now, bool(met))}{caveat}"
        return Progress(*known, kept, None, time, words)
    done = share_of_way(start.value, now.value, goal.value)
    found: State = "reached" if met else state(done, time)
    unit, factor = scale(goal, start, now)
    a, b, c = (bracketed(inside(each.value, factor)) for each in (now, start, goal))
    first, last = (f"{span_of_time(each.period)}{told(each, unit, factor)}" for each in (start, now))
    text = f"由{first}到{last}，" + _shares(done, time) + ("" if met else _rest(now, goal, unit, factor)) + caveat
    return Progress(*known, found, done, time, text, f"（{a}−{b}）÷（{c}−{b}）={percent(done)}".replace("-", "−"))


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


def _why_open(target: Stop, baseline: Stop, actual: Stop, way: str) -> str:
    for stop, word in ((target, "目标"), (baseline, "基数"), (actual, "实绩")):
        if stop.disputed:
            return f"{span_of_time(stop.period)}的{word}有不同的数，核实前不算进度"
    if not baseline.head.exact or not actual.head.exact:
        return "基数或实绩只是界限，不算进度"
    needed = bound_of(target.head.comparator, way)
    if needed is None:
        _, reason = verdict(actual.head.value, "=", target.head.value, target.head.comparator, way)
        return reason.replace("不判定", "不算进度")
    return ""


def of_a_sum(target: Stop, readings: Sequence[Reading], way: str) -> Progress | None:
    """Progress of a sum over several years: by a sum from its first day on, else by the years up to then."""
    goal = target.head
    whole = months(goal.period)
    if whole < 2 * YEAR or target.disputed:
        return None
    done_so_far = [r for r in readings if r.side == "realised" and r.unit == goal.unit and r.exact and r.founding]
    begun = [r for r in done_so_far if r.period.start == goal.period.start and 0 < months(r.period) < whole]
    parts = _best(begun, done_so_far, goal)
    if not parts:
        return None
    end = parts[-1].period.end
    time = share_of_time(goal.period.start - DAY, end, goal.period.end)
    total = sum((r.value for r in parts), Decimal(0))
    known = (goal.id, "", tuple(r.id for r in parts), end)
    if bound_of(goal.comparator, way) != ">=" and goal.comparator not in (">", ">="):
        return Progress(*known, "open", None, time, "", "", "目标不是要做满的数，不算进度")
    done = total / goal.value * 100 if goal.value > 0 else FULL
    found: State = "reached" if done >= FULL else state(done, time)
    unit, factor = scale(goal, *parts)
    shown = [inside(r.value, factor) for r in parts]
    summed = "+".join(shown) + (f"={inside(total, factor)}，{inside(total, factor)}" if len(parts) > 1 else "")
    text = f"{span_of_time(Period(goal.period.start, end))}已完成{number(total / factor)}{unit}，" + (
        f"占目标{goal.written}的{percent(done)}，时间过去{percent(time)}"
    )
    if done < FULL:
        left = months(goal.period) - months(Period(goal.period.start, end))
        if left % YEAR == 0:
            each = f"余下{left // YEAR}年平均每年须" if left > YEAR else "余下1年须"
            text += f"，{each}{average((goal.value - total) / (left // YEAR) / factor)}{unit}"
    return Progress(*known, found, done, time, text, f"{summed}÷{inside(goal.value, factor)}={percent(done)}")


def _best(begun: Sequence[Reading], readings: Sequence[Reading], goal: Reading) -> tuple[Reading, ...]:
    """The sum that reaches farthest; else the figures of every single year from the first on, none missing or double.

    A time of which two values are told ends what can be summed.
    """
    last = max((r.period.end for r in begun), default=goal.period.start)
    longest = [r for r in begun if r.period.end == last]
    yearly: dict[int, list[Reading]] = {}
    for r in readings:
        if months(r.period) == YEAR and r.period.start.month == 1:
            yearly.setdefault(r.period.start.year, []).append(r)
    parts: list[Reading] = []
    year = goal.period.start.year
    while year < goal.period.end.year and len({r.value for r in yearly.get(year, ())}) == 1:
        parts.append(yearly[year][0])
        year += 1
    if len({r.value for r in longest}) == 1 and (not parts or last >= parts[-1].period.end):
        return (longest[0],)
    return tuple(parts)
