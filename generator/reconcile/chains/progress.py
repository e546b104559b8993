"""How far the targets of a chain are reached in their course: for evaluation half-way, and for warning in time.

At the end of a target there is the verdict on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from generator.model.chain import Progress, State
from generator.model.source import Period
from generator.reconcile.chains.arithmetic import inside, percent, scale
from generator.reconcile.chains.course import DAY, FULL, kept, on_the_way, share_of_time, state
from generator.reconcile.chains.judging import bound_of
from generator.reconcile.chains.pace import average
from generator.reconcile.chains.readings import YEAR, Reading, months
from generator.reconcile.chains.stations import Stop
from generator.reconcile.wording import number
from generator.text.periods import span_of_time


def of_a_state(target: Stop, baseline: Stop | None, realised: Sequence[Stop], way: str) -> Iterator[Progress]:
    """Progress of a stock or a rate at the latest actual before its end; of a bound held throughout, year by year."""
    held = target.throughout
    if held is not None:
        for stop in realised:
            if held.start <= stop.end < held.end:
                time = share_of_time(held.start - DAY, stop.end, held.end)
                cases = [kept(goal, now, time, way) for goal, now in product(target.heads, stop.heads)]
                yield _agreed(cases, {"目标": target, "实绩": stop})
        return
    between = [stop for stop in realised if baseline and baseline.end < stop.end < target.end]
    if baseline is not None and between:
        stop = between[-1]
        time = share_of_time(baseline.end, stop.end, target.end)
        readings = product(target.heads, baseline.heads, stop.heads)
        cases = [on_the_way(goal, start, now, time, way) for goal, start, now in readings]
        yield _agreed(cases, {"目标": target, "基数": baseline, "实绩": stop})


def _agreed(cases: Sequence[Progress], stops: dict[str, Stop]) -> Progress:
    """One case as it is. Of several, where a side has several values, what all of them come to, else nothing."""
    first = cases[0]
    disputed = {word: stop for word, stop in stops.items() if stop.disputed}
    if not disputed:
        return first
    actuals = tuple(dict.fromkeys(each for case in cases for each in case.actuals))
    if len({case.state for case in cases}) > 1 or first.state == "open":
        word, stop = next(iter(disputed.items()))
        reason = f"{span_of_time(stop.period)}的{word}有不同的数，核实前不算进度"
        return replace(first, actuals=actuals, state="open", done=None, text="", sums="", reason=reason)
    text, sums = (
        "；".join(dict.fromkeys(filter(None, each))) for each in zip(*((c.text, c.sums) for c in cases), strict=True)
    )
    return replace(first, actuals=actuals, done=None, text=f"{text}（有不同的数，结论相同）", sums=sums)


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
