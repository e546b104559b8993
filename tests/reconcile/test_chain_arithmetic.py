"""What must hold of every verdict, share and step, whatever the numbers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from invented import written

from generator.model.chain import Chain
from generator.model.figure import Comparator
from generator.reconcile import reconcile
from generator.reconcile.chains.arithmetic import compound
from generator.reconcile.chains.course import share_of_time, share_of_way, state
from generator.reconcile.chains.judging import bound_of, holds, verdict
from generator.rules.catalogue import Catalogue, Corrections
from generator.rules.context import Context

NOTHING = Context(Catalogue(), Corrections())
values = st.decimals(0, 1000, places=2, allow_nan=False)
positive = st.decimals("0.01", 1000, places=2, allow_nan=False)
bounds: st.SearchStrategy[Comparator] = st.sampled_from(["=", ">=", "<=", ">", "<"])
signs: st.SearchStrategy[Comparator] = st.sampled_from(["=", ">=", "<=", ">", "<", "~"])
ways = st.sampled_from(["up", "down"])
days = st.dates(date(2000, 1, 1), date(2050, 12, 31))
MIRROR: dict[str, Comparator] = {"=": "=", ">=": "<=", "<=": ">=", ">": "<", "<": ">", "~": "~"}


def other(way: str) -> str:
    return "down" if way == "up" else "up"


@given(values, values, bounds, ways)
def test_met_and_the_sign_of_the_gap_are_one(done: Decimal, goal: Decimal, sign: Comparator, way: str) -> None:
    met, _ = verdict(done, "=", goal, sign, way)
    needed = bound_of(sign, way)
    better = done - goal if needed in (">=", ">") else goal - done
    assert met is (better >= 0 if needed in (">=", "<=") else better > 0)


@given(values, signs, values, signs, ways)
def test_turning_everything_round_changes_no_verdict(
    done: Decimal, told: Comparator, goal: Decimal, sign: Comparator, way: str
) -> None:
    mirrored, _ = verdict(-done, MIRROR[told], -goal, MIRROR[sign], other(way))
    assert verdict(done, told, goal, sign, way)[0] is mirrored


@given(values, signs, values, signs, ways, values)
def test_a_verdict_on_a_bound_holds_for_every_value_inside(
    done: Decimal, told: Comparator, goal: Decimal, sign: Comparator, way: str, value: Decimal
) -> None:
    met, reason = verdict(done, told, goal, sign, way)
    assert (met is None) == bool(reason)
    if met is not None and told not in ("=", "~") and holds(value, done, told):
        assert verdict(value, "=", goal, sign, way)[0] is met


@given(days, days, days)
def test_the_share_of_time_lies_between_nothing_and_all(start: date, at: date, end: date) -> None:
    assert 0 <= share_of_time(start, at, end) <= 100


@given(st.integers(2000, 2040), st.integers(1, 10), st.data())
def test_the_share_of_time_grows_evenly_by_years(year: int, years: int, data: st.DataObject) -> None:
    gone = data.draw(st.integers(0, years))
    start, at, end = (date(each, 12, 31) for each in (year, year + gone, year + years))
    assert share_of_time(start, at, end) == Decimal(gone) / Decimal(years) * 100


@given(days, st.integers(0, 3000), st.integers(1, 3000))
def test_time_only_goes_on(start: date, first: int, more: int) -> None:
    end = start + timedelta(6000)
    earlier, later = start + timedelta(first), start + timedelta(first + more)
    assert share_of_time(start, earlier, end) <= share_of_time(start, later, end)


@given(values, values, values)
def test_the_way_begins_with_nothing_and_ends_with_all(start: Decimal, now: Decimal, goal: Decimal) -> None:
    if start == goal:
        return
    assert share_of_way(start, start, goal) == 0
    assert share_of_way(start, goal, goal) == 100
    assert share_of_way(start, now, goal) == share_of_way(-start, -now, -goal)
    assert (share_of_way(start, now, goal) < 0) == ((now - start) * (goal - start) < 0)


@given(values, values)
def test_the_rule_of_warning(done: Decimal, time: Decimal) -> None:
    found = state(done, time)
    assert (found == "on") == (done >= time)
    assert (found == "off") == (time - done >= 10)


@given(positive, positive, st.integers(2, 30))
def test_a_compound_rate_leads_to_the_target(first: Decimal, last: Decimal, years: int) -> None:
    rate = compound(first, last, years)
    assert abs(first * (1 + rate / 100) ** years - last) < Decimal("1e-9") * max(last, 1)
    assert (rate > 0) == (last > first)


def chain_of(baseline: Decimal, target: Decimal, actual: Decimal, **more: Any) -> Chain:
    """A stock of one document: a baseline of 2020, a target for 2025 and what 2025 came to."""
    columns = ["指标", "2020年 = baseline 2020", "目标 = target 2025", "完成 = actual 2025"]
    rows = [["1.技能人才总量(万人)", f"{baseline:f}", f"{target:f}", f"{actual:f}"]]
    source = {"id": "jia", "period": "2021-2025", "text": [{"box": 1, "columns": columns, "rows": rows}]}
    (chain,) = reconcile([written(source | more)], (), NOTHING).chains
    return chain


@settings(max_examples=25)
@given(positive, positive, positive)
def test_a_chain_says_what_its_numbers_say(baseline: Decimal, target: Decimal, actual: Decimal) -> None:
    steps = {step.kind: step for step in chain_of(baseline, target, actual).steps}
    judged = steps["judged"]
    assert judged.gap == (actual - target) * 10000
    assert judged.met is (actual >= target)
    assert steps["after"].gap == (target - baseline) * 10000
    assert steps["after"].easier is (target < baseline)
    pace = steps["pace"]
    if pace.gap is None:
        assert pace.reason
    else:
        assert pace.gap * 5 == (target - baseline) * 10000


@settings(max_examples=25)
@given(positive, positive, positive)
def test_the_order_of_documents_changes_no_chain(baseline: Decimal, target: Decimal, actual: Decimal) -> None:
    def source(name: str, words: str, value: Decimal, status: str, year: int) -> Any:
        figure = {"at": f"{value:f}万人", "name": "技能人才总量", "status": status, "period": year}
        return written({"id": name, "text": [f"{words}技能人才总量{value:f}万人。"], "figures": [figure]})

    sources = [
        source("jia", "2020年", baseline, "actual", 2020),
        source("yi", "2025年目标", target, "target", 2025),
        source("bing", "2025年", actual, "actual", 2025),
    ]
    (first,), (second,) = (reconcile(each, (), NOTHING).chains for each in (sources, sources[::-1]))
    assert (first.id, first.steps) == (second.id, second.steps)
    assert [s.period for s in first.stations] == [s.period for s in second.stations]
