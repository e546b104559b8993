"""Cells of indicator tables: wholly understood, or no figure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.extract.tables_cells import cell_figure, is_empty
from generator.text.fold import FULL_WIDTH

NUMBERS = st.decimals(0, 10**9, allow_nan=False, allow_infinity=False, places=2)


@pytest.mark.parametrize(
    ("text", "comparator", "value", "unit"),
    [
        ("2.06", "=", "2.06", ""),
        ("95.0", "=", "95.0", ""),
        ("12,550", "=", "12550", ""),
        ("≤4", "<=", "4", ""),
        ("＜4.5", "<", "4.5", ""),
        (">90", ">", "90", ""),
        (">0", ">", "0", ""),
        ("≥55%", ">=", "55", "%"),
        ("-2.6", "=", "-2.6", ""),
        ("+3.2", "=", "3.2", ""),
        ("6人（含）以下", "<=", "6", "人"),
        ("95%以上", ">=", "95", "%"),
        ("控制在5.5%以内", "<=", "5.5", "%"),
        ("不低于95%", ">=", "95", "%"),
        ("约500", "~", "500", ""),
        ("3600左右", "~", "3600", ""),
        ("达到90%", "=", "90", "%"),
        ("1595.2亿元", "=", "1595.2", "亿元"),
        ("12.5①", "=", "12.5", ""),
        (" 9 . 5 ", "=", "9.5", ""),
    ],
)
def test_numbers(text: str, comparator: str, value: str, unit: str) -> None:
    figure = cell_figure(text)
    assert figure is not None
    assert (figure.comparator, str(figure.value), figure.unit, figure.basis) == (comparator, value, unit, "level")


@pytest.mark.parametrize("text", ["[2.06]", ">[2.06]", "〔2.06〕", "【2.06】", "［2.06］", "[ 2.06 ]"])
def test_brackets_are_kept_for_the_legend(text: str) -> None:
    figure = cell_figure(text)
    assert figure is not None
    assert (figure.value, figure.bracketed) == (Decimal("2.06"), True)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"), [("3-5家", 3, 5, "家"), ("3至5家", 3, 5, "家"), ("12000—13000", 12000, 13000, "")]
)
def test_ranges(text: str, low: int, high: int, unit: str) -> None:
    figure = cell_figure(text)
    assert figure is not None
    assert (figure.comparator, figure.value, figure.value_max, figure.unit) == ("range", low, high, unit)


def test_ratios_and_fractions_keep_their_parts() -> None:
    ratio, fraction = cell_figure("16.4:46.3:37.3"), cell_figure("2/3")
    assert ratio is not None
    assert fraction is not None
    assert (ratio.value, [str(part) for part in ratio.parts]) == (None, ["16.4", "46.3", "37.3"])
    assert fraction.value == Decimal(2) / Decimal(3)


@pytest.mark.parametrize(
    ("text", "value", "basis"),
    [
        ("较“十二五”下降30%以上", "30", "change"),
        ("较2020年提高5个百分点", "5", "change"),
        ("下降0.5个百分点", "0.5", "change"),
        ("年均增长6%左右", "6", "average"),
        ("持平", "0", "change"),
        ("零发生", "0", "level"),
        ("“十三五”时期零发生", "0", "level"),
        ("全覆盖", "None", "level"),
    ],
)
def test_changes_and_words(text: str, value: str, basis: str) -> None:
    figure = cell_figure(text)
    assert figure is not None
    assert (str(figure.value), figure.basis) == (value, basis)


@pytest.mark.parametrize("text", ["", "—", "-", "——", "/", "无", "…", "  ", "－"])
def test_empty_cells(text: str) -> None:
    assert is_empty(text)
    assert cell_figure(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2021-2025年",
        "2016—2020",
        "2020年",
        "2025年底前",
        "1.1级",
        "5A级",
        "第1批",
        "市人社局",
        "新建1万平方米",
        "3.日间手术占比",
        "100/200",
        "12:",
        "5-3",
        "50（其中女20）",
    ],
)
def test_what_is_not_wholly_understood_is_no_figure(text: str) -> None:
    assert cell_figure(text) is None


@given(NUMBERS, st.sampled_from(["", "≥", "<", "约"]), st.sampled_from(["", "%", "万人", "亿元"]), st.booleans())
def test_a_number_is_read_exactly(number: Decimal, sign: str, unit: str, grouped: bool) -> None:
    text = f"{sign}{number:,}{unit}" if grouped else f"{sign}{number}{unit}"
    for written in (text, text.translate({half: full for full, half in FULL_WIDTH.items()})):
        figure = cell_figure(written)
        assert figure is not None
        assert (figure.value, figure.unit) == (number, unit)


@given(st.text(alphabet="0123456789.,%:/-—~[]〔〕()（）≤≥<>年月人万亿以上下降较比至约。增长十二五“” ", max_size=14))
def test_no_cell_breaks_the_reader_and_no_digit_is_lost(text: str) -> None:
    figure = cell_figure(text)
    if figure is None or figure.value is None:
        return
    known = "".join(str(number) for number in (figure.value, figure.value_max, *figure.parts) if number is not None)
    digits = sorted(char for char in text if char.isdigit())
    if "年" not in text and not text.startswith(("比", "较")):
        assert set(digits) <= set(known) | {"0"}
