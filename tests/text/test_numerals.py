"""Numerals read back as they were written."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.numerals import arabic, chinese
from tests.chinese_numerals import to_chinese


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_chinese_numerals_round_trip(number: int) -> None:
    assert chinese(to_chinese(number)) == number


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_thousands_change_nothing(number: int) -> None:
    assert arabic(f"{number:,}") == arabic(str(number)) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一万", 10_000),
        ("三万三千", 33_000),
        ("三万三", 33_000),
        ("两百零五", 205),
        ("十五", 15),
        ("一亿二千万", 120_000_000),
        ("二〇三五", 2035),
        ("零", 0),
        ("一二三", None),
        ("万", None),
        ("十十", None),
        ("", None),
    ],
)
def test_numerals_as_documents_write_them(text: str, value: int | None) -> None:
    assert chinese(text) == value


@pytest.mark.parametrize("text", ["1.2.3", "12,5", "十", "1e5"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        arabic(text)


def test_a_minus_is_kept() -> None:
    assert arabic("-0.9") == Decimal("-0.9")
