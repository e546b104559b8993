"""Which days a figure belongs to: its own words first, then its section, then its document; never a guess."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.figure import Mention, Quantity
from generator.model.place import Span
from generator.model.source import Period
from generator.normalise.fitting import Measure
from generator.normalise.frame import Frame, partial_date
from generator.normalise.periods import UNRESOLVED, Dating, period_of
from generator.rules.periods import find, five_year_plan, period_rules

Say = Callable[..., Mention]
Setting = Callable[..., Frame]
FLOW, STOCK, RATE = "flow", "stock", "rate"


def days(period: Period | None) -> str:
    """2020-01-01/2020-12-31, the way a test can be read."""
    return f"{period.start}/{period.end}" if period else "-"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2020年", "2020-01-01/2020-12-31"),
        ("到2025年", "2025-01-01/2025-12-31"),
        ("2020年末", "2020-12-31/2020-12-31"),
        ("到2019年底", "2019-12-31/2019-12-31"),
        ("2020年初", "2020-01-01/2020-01-01"),
        ("2020年6月底", "2020-06-30/2020-06-30"),
        ("2020年2月", "2020-02-01/2020-02-29"),
        ("2023年1-10月", "2023-01-01/2023-10-31"),
        ("2021年上半年", "2021-01-01/2021-06-30"),
        ("2017-07-26", "2017-07-26/2017-07-26"),
        ("2016—2020年", "2016-01-01/2020-12-31"),
        ("2018～2020年", "2018-01-01/2020-12-31"),
        ("2016至2020年", "2016-01-01/2020-12-31"),
        ("“十三五”时期", "2016-01-01/2020-12-31"),
        ("“十二五”末", "2015-12-31/2015-12-31"),
        ("第十四个五年规划时期", "2021-01-01/2025-12-31"),
        ("二〇二五年", "2025-01-01/2025-12-31"),
    ],
)
def test_printed_dates(say: Say, setting: Setting, words: str, expected: str) -> None:
    mention = say(period_text=words, period_origin="explicit", basis="cumulative")
    dating = period_of(mention, Measure(FLOW, "actual", "cumulative"), setting())
    assert days(dating.period) == expected
    assert dating.flags == frozenset()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("今年", "2017-01-01/2017-12-31"),
        ("截至今年6月底", "2017-06-30/2017-06-30"),
        ("今年以来", "2017-01-01/2017-07-26"),
        ("去年", "2016-01-01/2016-12-31"),
        ("明年底", "2018-12-31/2018-12-31"),
        ("5年来", "2012-07-27/2017-07-26"),
        ("近三年", "2014-07-27/2017-07-26"),
        ("目前", "2017-07-26/2017-07-26"),
        ("2月至今", "2017-02-01/2017-07-26"),
        ("党的十八大以来", "2012-11-08/2017-07-26"),
        ("今后五年", "2017-07-26/2022-07-26"),
    ],
)
def test_dates_that_count_from_the_day_of_publication(say: Say, setting: Setting, words: str, expected: str) -> None:
    mention, measure = say(period_text=words, period_origin="explicit"), Measure(FLOW, "actual", "level")
    printed = period_of(mention, measure, setting("interview", published="2017-07-26"))
    assert days(printed.period) == expected
    assert printed.flags == frozenset()
    assumed = period_of(mention, measure, setting("interview", assumed="2017-07-26"))
    assert assumed.period == printed.period
    assert assumed.flags == {"period_inferred"}
    assert period_of(mention, measure, setting("interview")) == UNRESOLVED


@pytest.mark.parametrize("words", ["近年来", "届时", "疫情期间", "2020年13月"])
def test_words_that_date_nothing_stay_unresolved(say: Say, setting: Setting, words: str) -> None:
    mention = say(period_text=words, period_origin="explicit")
    frame = setting("plan", "2021-2025", published="2021-05")
    assert period_of(mention, Measure(FLOW, "target", "level"), frame) == UNRESOLVED


def test_words_of_repetition_do_not_date_but_leave_the_default(say: Say, setting: Setting) -> None:
    mention = say(period_text="每年", period_origin="explicit")
    dating = period_of(mention, Measure(FLOW, "target", "level"), setting("plan", "2021-2025"))
    assert (days(dating.period), dating.flags) == ("2021-01-01/2025-12-31", {"period_inferred"})


@pytest.mark.parametrize(
    ("nature", "status", "comparator", "expected"),
    [
        (STOCK, "target", "=", "2025-01-01/2025-12-31"),
        (RATE, "target", ">=", "2025-01-01/2025-12-31"),
        (RATE, "target", "<=", "2021-01-01/2025-12-31"),
        (FLOW, "target", "=", "2021-01-01/2025-12-31"),
        ("", "target", "=", "2021-01-01/2025-12-31"),
        (STOCK, "actual", "=", "2025-01-01/2025-12-31"),
        (STOCK, "baseline", "=", "2021-01-01/2021-01-01"),
    ],
)
def test_a_span_is_cut_to_what_is_measured(
    say: Say, setting: Setting, nature: str, status: Any, comparator: str, expected: str
) -> None:
    mention = say(period_text="“十四五”时期", period_origin="explicit", comparator=comparator)
    assert days(period_of(mention, Measure(nature, status, "level"), setting()).period) == expected


@pytest.mark.parametrize(
    ("section", "nature", "status", "basis", "expected"),
    [
        (0, STOCK, "actual", "level", "2020-01-01/2020-12-31"),
        (0, FLOW, "actual", "cumulative", "2016-01-01/2020-12-31"),
        (1, STOCK, "target", "level", "2025-01-01/2025-12-31"),
        (1, FLOW, "target", "level", "2021-01-01/2025-12-31"),
        (2, STOCK, "target", "level", "2035-01-01/2035-12-31"),
    ],
)
def test_the_section_dates_what_is_undated(
    say: Say, setting: Setting, section: int, nature: str, status: Any, basis: Any, expected: str
) -> None:
    frame = setting("plan", "2021-2025", titles=("第一节 发展基础", "第三节 主要目标", "2035年远景目标"))
    dating = period_of(say(section=section, basis=basis), Measure(nature, status, basis), frame)
    assert days(dating.period) == expected
    assert dating.flags == {"period_from_section"}


def test_a_plan_dates_its_targets_but_not_what_was_reached(say: Say, setting: Setting) -> None:
    frame = setting("plan", "2021-2025", titles=("第二章 重点任务",))
    target = period_of(say(section=0), Measure(FLOW, "target", "level"), frame)
    assert (days(target.period), target.flags) == ("2021-01-01/2025-12-31", {"period_inferred"})
    assert period_of(say(section=0), Measure(FLOW, "actual", "level"), frame) == UNRESOLVED


def test_years_within_are_the_plan_when_it_has_as_many(say: Say, setting: Setting) -> None:
    mention = say(period_text="5年内", period_origin="explicit")
    dating = period_of(mention, Measure(FLOW, "target", "level"), setting("plan", "2021-2025"))
    assert (days(dating.period), dating.flags) == ("2021-01-01/2025-12-31", {"period_inferred"})
    assert period_of(mention, Measure(FLOW, "target", "level"), setting("plan", "2023-2025")).period is None


def test_a_reference_is_no_date(say: Say, setting: Setting) -> None:
    mention = say(period_text="比“十二五”末", basis="change", section=0)
    frame = setting("plan", "2021-2025", titles=("发展基础",))
    assert days(period_of(mention, Measure(STOCK, "actual", "change"), frame).period) == "2016-01-01/2020-12-31"


def test_a_column_whose_head_prints_no_time_is_never_dated_by_its_section(say: Say, setting: Setting) -> None:
    mention = say(cell=("t0", 1, 1), origin="table", section=0)
    frame = setting("plan", "2021-2025", titles=("发展基础",))
    assert period_of(mention, Measure(STOCK, "baseline", "level"), frame) == UNRESOLVED


def test_a_threshold_in_a_definition_has_no_period(say: Say, setting: Setting) -> None:
    mention = say(flags=frozenset({"definition"}))
    assert period_of(mention, Measure("", "", "level"), setting("plan", "2021-2025")) == Dating(None)


@given(st.sampled_from(sorted(period_rules().plans)), st.sampled_from(["时期", "期间", "末", "规划", ""]))
def test_five_year_plans_in_any_writing(name: str, ending: str) -> None:
    plan = five_year_plan(name)
    assert plan is not None
    assert plan.end.year - plan.start.year == 4
    if ending or name not in ("十五",):
        assert find(f"“{name}”{ending}") == find(f"「{name}」{ending}".replace("时", "時"))


@given(st.integers(1950, 2090), st.sampled_from("-—–~～－至到"), st.integers(1, 9))
def test_spans_of_years_with_any_dash(first: int, dash: str, length: int) -> None:
    found = find(f"{first}{dash}{first + length}年")
    assert found is not None
    assert (found.number("y"), found.number("y2")) == (first, first + length)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2017", "2017-01-01/2017-12-31"), ("2017-02", "2017-02-01/2017-02-28"), ("2017-13", "-"), ("", "-")],
)
def test_partial_dates(text: str, expected: str) -> None:
    assert days(partial_date(text)) == expected


def test_a_web_page_is_no_date_of_an_old_text(say: Say, setting: Setting) -> None:
    mention = say(period_text="今年", period_origin="explicit")
    measure = Measure(FLOW, "actual", "level")
    old, new = "2015年,全县增长。" * 6, "2022年,全县增长。" * 6
    assert period_of(mention, measure, setting("other", published="2023-10-11", text=old)) == UNRESOLVED
    dating = period_of(mention, measure, setting("other", published="2023-10-11", text=new))
    assert days(dating.period) == "2023-01-01/2023-12-31"


def test_the_year_before_of_a_rule_is_no_calendar_year(say: Say, setting: Setting) -> None:
    mention = say(period_text="上年", period_origin="explicit")
    dating = period_of(mention, Measure("rate", "standard", "level"), setting("other", published="2018-11-16"))
    assert (days(dating.period), dating.flags) == ("2018-01-01/2018-12-31", {"period_inferred"})


def test_a_leap_day_five_years_back(say: Say, setting: Setting) -> None:
    mention = say(period_text="5年来")
    frame = setting("interview", published="2020-02-29")
    period = period_of(mention, Measure(FLOW, "actual", "level"), frame).period
    assert period is not None
    assert period.start == date(2015, 3, 1)


@pytest.mark.parametrize(
    ("title", "status", "expected"),
    [
        ("2015年工作回顾", "actual", "2015-01-01/2015-12-31"),
        ("2016年重点工作", "target", "2016-01-01/2016-12-31"),
        ("“十三五”时期主要目标任务", "target", "2016-01-01/2020-12-31"),
    ],
)
def test_a_report_is_dated_by_its_sections(say: Say, setting: Setting, title: str, status: Any, expected: str) -> None:
    frame = setting("report", published="2016-03-05", titles=(title,))
    assert days(period_of(say(section=0), Measure(FLOW, status, "level"), frame).period) == expected


def test_a_report_without_words_of_time_dates_nothing(say: Say, setting: Setting) -> None:
    frame = setting("report", published="2016-03-05")
    assert period_of(say(), Measure(FLOW, "actual", "level"), frame) == UNRESOLVED


def test_a_baseline_has_the_first_day_of_a_window_and_no_date_from_a_year(say: Say, setting: Setting) -> None:
    measure = Measure(STOCK, "baseline", "level", paired=True)
    window = period_of(say(period_text="“十三五”时期", period_origin="explicit"), measure, setting())
    assert days(window.period) == "2016-01-01/2016-01-01"
    assert period_of(say(period_text="到2020年", period_origin="explicit"), measure, setting()) == UNRESOLVED


def test_past_years_of_a_plan_are_the_plan_before(say: Say, setting: Setting) -> None:
    mention, frame = say(period_text="五年累计", period_origin="explicit"), setting("plan", "2016-2020")
    assert days(period_of(mention, Measure(FLOW, "actual", "cumulative"), frame).period) == "2011-01-01/2015-12-31"
    assert days(period_of(mention, Measure(FLOW, "target", "cumulative"), frame).period) == "2016-01-01/2020-12-31"


def test_a_bulletin_counts_from_its_own_year(say: Say, setting: Setting) -> None:
    mention = say(period_text="年末", period_origin="explicit")
    frame = setting("bulletin", "2012-2012", published="2013-03-01")
    assert days(period_of(mention, Measure(STOCK, "actual", "level"), frame).period) == "2012-12-31/2012-12-31"
    assert days(period_of(say(), Measure(STOCK, "actual", "level"), frame).period) == "2012-01-01/2012-12-31"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("某县2021年人社工作要点", "2021-01-01/2021-12-31"),
        ("技能提升行动方案(2022—2024年)", "2022-01-01/2024-12-31"),
        ("民政事业发展“十五五”规划", "2026-01-01/2030-12-31"),
        ("就业促进条例", "-"),
    ],
)
def test_a_plan_without_known_years_has_those_of_its_title(
    say: Say, setting: Setting, title: str, expected: str
) -> None:
    assert days(period_of(say(), Measure(FLOW, "target", "level"), setting("plan", title=title)).period) == expected


@pytest.mark.parametrize(("basis", "status", "expected"), [
    ("average", "target", "2021-01-01/2025-12-31"),
    ("cumulative", "target", "2021-01-01/2025-12-31"),
    ("level", "target", "2021-01-01/2025-12-31"),
])  # fmt: skip
def test_what_is_added_up_or_averaged_until_the_last_year_of_a_plan_is_so_over_the_plan(
    say: Say, setting: Setting, basis: Any, status: Any, expected: str
) -> None:
    mention = say(period_text="到2025年", period_origin="explicit", basis=basis, status=status)
    assert days(period_of(mention, Measure(FLOW, status, basis), setting(plan="2021-2025")).period) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("“十四五”前两年", "2021-01-01/2022-12-31"),
        ("上个月", "2023-09-01/2023-09-30"),
        ("国庆假期", "2023-01-01/2023-12-31"),
        ("去年全年", "2022-01-01/2022-12-31"),
        ("一至三季度", "2023-01-01/2023-09-30"),
        ("自2024年起", "2024-01-01/2024-12-31"),
    ],
)
def test_times_told_in_an_interview(say: Say, setting: Setting, words: str, expected: str) -> None:
    mention = say("走访困难户", period_text=words, period_origin="explicit", basis="cumulative")
    frame = setting("interview", published="2023-10-20")
    assert days(period_of(mention, Measure(FLOW, "actual", "cumulative"), frame).period) == expected


def test_what_is_so_much_a_year_is_of_the_last_year(say: Say, setting: Setting) -> None:
    mention = say("出口额", period_text="到2025年", period_origin="explicit", status="target")
    dating = period_of(mention, Measure(FLOW, "target", "level"), setting(plan="2021-2025"))
    assert days(dating.period) == "2025-01-01/2025-12-31"


def test_what_was_added_up_after_a_day_of_a_sentence_before_is_of_the_whole_plan_before(
    say: Say, setting: Setting
) -> None:
    mention = say(period_text="截至2020年底", period_origin="section", status="actual", section=0)
    frame = setting(plan="2021-2025", titles=("发展基础",))
    assert days(period_of(mention, Measure(FLOW, "actual", "level"), frame).period) == "2016-01-01/2020-12-31"
    assert days(period_of(mention, Measure(STOCK, "actual", "level"), frame).period) == "2020-12-31/2020-12-31"


@pytest.mark.parametrize(("today", "window", "opening"), [
    ("2017-07-26", "2012-07-27/2017-07-26", "2012-07-01/2012-07-31"),
    ("2017-07", "2012-07-01/2017-07-31", "2012-07-01/2012-07-31"),
    ("2017", "2012-01-01/2017-12-31", "2012-01-01/2012-12-31"),
])  # fmt: skip
def test_years_counted_back_are_no_more_precise_than_the_day_they_count_from(
    say: Say, setting: Setting, today: str, window: str, opening: str
) -> None:
    mention, frame = say(period_text="5年来", period_origin="explicit"), setting("interview", assumed=today)
    assert days(period_of(mention, Measure(FLOW, "actual", "cumulative"), frame).period) == window
    assert days(period_of(mention, Measure(STOCK, "baseline", "level", True), frame).period) == opening


@pytest.mark.parametrize(("today", "reached", "aimed"), [
    ("2017-07", "2017-07-01/2017-07-31", "2022-07-01/2022-07-31"),
    ("2017", "2017-01-01/2017-12-31", "2022-01-01/2022-12-31"),
])  # fmt: skip
def test_a_stock_at_the_end_of_counted_years_is_dated_no_more_precisely(
    say: Say, setting: Setting, today: str, reached: str, aimed: str
) -> None:
    frame = setting("interview", assumed=today)
    past = say(period_text="5年来", period_origin="explicit")
    assert days(period_of(past, Measure(STOCK, "actual", "level"), frame).period) == reached
    ahead = say(period_text="未来5年", period_origin="explicit")
    assert days(period_of(ahead, Measure(STOCK, "target", "level"), frame).period) == aimed


def test_what_explains_a_plan_is_dated_by_the_plan_of_its_title(say: Say, setting: Setting) -> None:
    frame = setting("interpretation", title="《“十四五”就业促进规划》解读")
    assert days(period_of(say(), Measure(FLOW, "target", "level"), frame).period) == "2021-01-01/2025-12-31"
    frame = setting("interpretation", title="《2021年补贴办法》解读")
    assert period_of(say(), Measure(FLOW, "target", "level"), frame) == UNRESOLVED


@pytest.mark.parametrize(
    ("name", "clause", "nature", "expected"),
    [
        ("公交线路", "公交线路", "", "2020-01-01/2020-12-31"),
        ("公交线路", "开通公交线路", "", "2016-01-01/2020-12-31"),
        ("修缮文物建筑", "修缮文物建筑", "", "2016-01-01/2020-12-31"),
    ],
)
def test_what_there_is_at_the_end_of_a_background_is_told_from_what_was_done(
    say: Say, setting: Setting, name: str, clause: str, nature: str, expected: str
) -> None:
    frame = setting("plan", "2021-2025", titles=("第一节 发展基础",), text=clause + "48条")
    quantity = Quantity(Decimal(48), "条", "=", "48条", Span(len(clause), len(clause) + 3))
    mention = replace(say(name, section=0), quantity=quantity)
    assert days(period_of(mention, Measure(nature, "actual", "level"), frame).period) == expected


def test_what_was_done_is_of_the_plan_before_though_a_sentence_before_names_its_last_year(
    say: Say, setting: Setting
) -> None:
    mention = say("修缮文物建筑", period_text="2020年", period_origin="section", status="actual", section=0)
    dating = period_of(mention, Measure("", "actual", "level"), setting(plan="2021-2025", titles=("发展基础",)))
    assert days(dating.period) == "2016-01-01/2020-12-31"
    assert dating.flags == {"period_from_section", "period_inferred"}


def test_the_five_years_before_those_of_a_background(say: Say, setting: Setting) -> None:
    mention = say(period_text="上一个五年", period_origin="explicit", section=0)
    frame = setting(plan="2016-2020", titles=("一、回顾与总结",))
    assert days(period_of(mention, Measure(FLOW, "baseline", "level"), frame).period) == "2006-01-01/2010-12-31"
    assert period_of(mention, Measure(FLOW, "baseline", "level"), setting("report")) == UNRESOLVED


@pytest.mark.parametrize(("words", "expected"), [
    ("2019年1月1日至12月31日", "2019-01-01/2019-12-31"),
    ("2019年5月至2021年12月", "2019-05-01/2021-12-31"),
    ("2019年12月1日至1月31日", "-"),
])  # fmt: skip
def test_from_one_day_or_month_to_another(say: Say, setting: Setting, words: str, expected: str) -> None:
    mention = say(period_text=words, period_origin="explicit")
    assert days(period_of(mention, Measure(FLOW, "actual", "level"), setting("other")).period) == expected


@pytest.mark.parametrize(("words", "expected"), [
    ("从今年1月1日起", "2023-01-01/2023-05-18"),
    ("4月20日", "2023-04-20/2023-04-20"),
    ("2022年7月1日起", "2022-07-01/2023-05-18"),
    ("2月30日", "-"),
])  # fmt: skip
def test_days_of_the_year_and_from_a_day_on(say: Say, setting: Setting, words: str, expected: str) -> None:
    mention, frame = say(period_text=words, period_origin="explicit"), setting("interview", published="2023-05-18")
    assert days(period_of(mention, Measure("rate", "standard", "level"), frame).period) == expected
