"""Numbers and their units, before anybody asks what they count."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.sentence import read_sentence
from tests.chinese_numerals import to_chinese


def found(text: str) -> list[tuple[str, str, str]]:
    """(text, unit, comparator) of every figure."""
    sentence = read_sentence(text, 0)
    return [(text[f.start : f.end], f.unit, f.comparator) for f in sentence.figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("达到2.06万人", [("2.06万人", "万人", "=")]),
        ("总量1.46万亿元", [("1.46万亿元", "万亿元", "=")]),
        ("发放5700余万元", [("5700余万元", "万元", "~")]),
        ("新增4万多亿元", [("4万多亿元", "万亿元", "~")]),
        ("服务30000多家企业", [("30000多家", "家", "~")]),
        ("每月600元补贴", [("600元", "元/月", "=")]),
        ("每人每年提高到1000元", [("1000元", "元/人·年", "=")]),
        ("缴费100元/年", [("100元/年", "元/年", "=")]),
        ("消耗比为674发/吨", [("674发/吨", "发/吨", "=")]),
        ("浓度降至35微克/立方米", [("35微克/立方米", "微克/立方米", "=")]),
        ("经济增长6.5%-7%", [("6.5%-7%", "%", "range")]),
        ("扶持3—5家", [("3—5家", "家", "range")]),
        ("投资3000至5000万元", [("3000至5000万元", "万元", "range")]),
        ("控制在9/10万以内", [("9/10万", "/10万", "<=")]),
        ("差值为0.3、0.1和-0.9个百分点", [(t, "个百分点", "=") for t in ("0.3", "0.1", "-0.9个百分点")]),
        ("不少于5项", [("5项", "项", ">=")]),
        ("占百分之二十", [("百分之二十", "%", "=")]),
        ("2035人力资源", []),
        ("15人均", []),
        ("3家庭农场", []),
        ("20个国家", [("20个", "个", "=")]),
    ],
)
def test_units(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


def test_a_range_has_both_ends_in_one_unit() -> None:
    (figure,) = read_sentence("投资8000万元至1亿元", 0).figures
    assert (figure.value, figure.value_max, figure.unit) == (Decimal("0.8"), Decimal(1), "亿元")


def test_a_fraction_keeps_its_parts() -> None:
    (figure,) = read_sentence("覆盖2/3人口", 0).figures
    assert figure.parts == (2, 3)
    assert figure.value is not None
    assert abs(figure.value * 3 - 2) < Decimal("1e-20")


@given(st.integers(min_value=1, max_value=9999))
def test_chinese_and_arabic_numerals_mean_the_same(number: int) -> None:
    (chinese,) = read_sentence(f"引进{to_chinese(number)}万人", 0).figures
    (arabic,) = read_sentence(f"引进{number}万人", 0).figures
    assert chinese.unit.removesuffix("人") in ("万", "亿")
    scale = 10_000 if chinese.unit == "亿人" else 1
    assert chinese.value is not None
    assert chinese.value * scale == arabic.value


@given(st.text(alphabet="甲增长率达到12345.,、至-—%万亿元人家(){}“”《》:;/。年月第", max_size=40))
def test_any_text_gives_figures_that_lie_in_it_in_order(text: str) -> None:
    figures = read_sentence(text, 0).figures
    for figure in figures:
        assert 0 <= figure.left <= figure.start < figure.end <= figure.right <= len(text)
    assert all(a.end <= b.start for a, b in pairwise(figures))
