"""Units and scales: exact, whatever the number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rules.units_base import base_unit, compatible, scale_only, to_base, unit_rules

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12)


@pytest.mark.parametrize(
    ("unit", "base", "factor"),
    [
        ("万人", "人", 10**4),
        ("万名", "人", 10**4),
        ("万人次", "人次", 10**4),
        ("亿元", "元", 10**8),
        ("億元", "元", 10**8),
        ("万亿元", "元", 10**12),
        ("百万元", "元", 10**6),
        ("千人", "人", 10**3),
        ("％", "%", 1),
        ("个百分点", "百分点", 1),
        ("千瓦时", "千瓦时", 1),
        ("万千瓦时", "千瓦时", 10**4),
        ("万", "", 10**4),
        ("元/月", "元/月", 1),
        ("人次", "人次", 1),
        ("张", "张", 1),
        ("", "", 1),
    ],
)
def test_base_unit(unit: str, base: str, factor: int) -> None:
    assert base_unit(unit) == (base, Decimal(factor))


def test_what_is_counted_differently_stays_apart() -> None:
    assert base_unit("人次")[0] != base_unit("人")[0]
    assert base_unit("张")[0] != base_unit("人")[0]
    assert base_unit("百分点")[0] != base_unit("%")[0]
    assert not compatible("元", "人")
    assert not compatible("%", "百分点")
    assert compatible("家", "个")


def test_a_bare_magnitude_is_no_unit() -> None:
    assert scale_only("万")
    assert not scale_only("万人")


@given(NUMBERS, st.sampled_from(sorted(unit_rules().scales)))
def test_scaling_is_exact_and_can_be_undone(number: Decimal, scale: str) -> None:
    unit, factor = base_unit(f"{scale}元")
    scaled = to_base(number, factor)
    assert unit == "元"
    assert scaled == Decimal(int(number * 10**6)) * factor / Decimal(10**6)
    assert to_base(scaled, 1 / factor) == number


@given(NUMBERS)
def test_no_exponent_and_no_idle_zero(number: Decimal) -> None:
    text = str(to_base(number, Decimal(10**4)))
    assert "E+" not in text
