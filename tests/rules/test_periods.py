"""Expressions of time: each pattern is proved both ways, and the right one of the list is taken."""

import re

import pytest

from generator.rules.pattern import Pattern
from generator.rules.periods import (
    bare,
    find,
    five_year_plan,
    named_plan,
    period_rules,
    printed,
    section_kind,
    without,
    years,
)

RULES = [*period_rules().expressions, *period_rules().sections, period_rules().delivered]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_and_counter_examples(rule: Pattern) -> None:
    assert rule.examples
    for example in rule.examples:
        assert re.search(rule.pattern, bare(example)), example
    for counter in rule.counter:
        assert not re.search(rule.pattern, bare(counter)), counter


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("截至今年6月底", "this-year-month"),
        ("到2019年底", "year"),
        ("2016—2020年", "years"),
        ("“十三五”规划目标", "plan"),
        ("5年来", "past-years"),
        ("力争5年内", "coming-years"),
        ("党的十八大以来", "since"),
        ("二〇二五年", "year"),
        ("到6月", "this-year-month"),
    ],
)
def test_find(text: str, rule: str) -> None:
    found = find(text)
    assert found is not None
    assert found.rule == rule


@pytest.mark.parametrize("text", ["每年", "12个月", "二十五家", "属性", ""])
def test_no_expression(text: str) -> None:
    assert find(text) is None


def test_traditional_and_full_width_forms_are_the_same() -> None:
    assert find("截至２０２０年６月底") == find("截至2020年6月底")
    assert find("「十三五」時期") == find("“十三五”时期")


def test_printed_words_keep_their_quotation_marks() -> None:
    found = find("“十三五”规划目标")
    assert found is not None
    assert printed("“十三五”规划目标", found) == "“十三五”规划"
    assert without("2020年 完成数") == "完成数"


@pytest.mark.parametrize(("name", "first"), [("十一五", 2006), ("十四五", 2021), ("十四", 2021), ("九五", 1996)])
def test_five_year_plans(name: str, first: int) -> None:
    assert five_year_plan(name) == years(first, first + 4)


def test_sections() -> None:
    assert section_kind("发展基础") == "background"
    assert section_kind("主要目标") == "goals"
    assert section_kind("保障措施") == ""


def test_the_latest_plan_that_a_text_speaks_of() -> None:
    assert named_plan("“十三五”时期,…。“十四五”期间,…") == five_year_plan("十四五")
    assert named_plan("“十四五”开局之年") is None
