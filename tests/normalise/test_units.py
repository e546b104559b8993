"""Values in their base unit; a missing unit only where one reading is possible."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.document import Block, Document
from generator.model.figure import Mention, Quantity
from generator.model.place import Span
from generator.normalise.peers import Peers, peers_of
from generator.normalise.units import fits, measured

Say = Callable[..., Mention]
NOTHING = Peers({}, {}, {}, {}, {}, "")


def written(text: str, value: str, unit: str, **more: object) -> Mention:
    """A mention of ``text``, whose value stands where the digits are."""
    start = text.index(value)
    quantity = Quantity(Decimal(value), unit, "=", value + unit, Span(start, start + len(value + unit)))
    return Mention("s:0", "指标", quantity, Span(0, len(text)), 0, "prose", "test", **more)  # type: ignore[arg-type]


def in_text(text: str) -> Peers:
    return Peers({}, {}, {}, {}, {}, text)


@pytest.mark.parametrize(
    ("value", "unit", "base", "unit_base"),
    [
        ("2.06", "万人", "20600", "人"),
        ("33.88", "亿元", "3388000000", "元"),
        ("1.46", "万亿元", "1460000000000", "元"),
        ("32.07", "%", "32.07", "%"),
        ("0.08", "个百分点", "0.08", "百分点"),
        ("0.1", "万人次", "1000", "人次"),
        ("425", "名", "425", "人"),
        ("600", "元/月", "600", "元/月"),
        ("0.0001", "万人", "1", "人"),
    ],
)
def test_base_values(say: Say, value: str, unit: str, base: str, unit_base: str) -> None:
    found = measured(say("指标", value, unit), NOTHING)
    assert (str(found.value), found.unit_base, found.inferred) == (base, unit_base, False)


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("单位能耗下降2.6%", "2.6", "-2.6"),
        ("较上年减少3.5万人", "3.5", "-35000"),
        ("收入增长9.2%", "9.2", "9.2"),
        ("失业率下降后又上升0.5%", "0.5", "0.5"),
        ("增速为-2.6%", "-2.6", "-2.6"),
        ("報銷比例再下調10%", "10", "-10"),
    ],
)
def test_a_decrease_is_negative(text: str, value: str, expected: str) -> None:
    unit = "万人" if "万人" in text else "%"
    assert str(measured(written(text, value, unit, basis="change"), in_text(text)).value) == expected


def test_a_level_that_was_lowered_keeps_its_sign() -> None:
    text = "起付线降低至3000元"
    assert measured(written(text, "3000", "元"), in_text(text)).value == 3000


@pytest.mark.parametrize(
    ("name", "unit", "expected"),
    [
        ("基本养老保险覆盖人数", "万", "万人"),
        ("引进培养各类人才", "万", "万人"),
        ("农村贫困人口", "亿", "亿人"),
        ("减免社保", "亿", "亿元"),
        ("饮水工程", "万", "万"),
    ],
)
def test_a_bare_magnitude_counts_what_the_name_says(say: Say, name: str, unit: str, expected: str) -> None:
    found = measured(say(name, "1", unit), NOTHING)
    assert (found.unit, found.inferred) == (expected, expected != unit)


def cell(name: str, unit: str, row: int) -> Mention:
    quantity = Quantity(Decimal(1), unit, "=", "1", Span(0, 1))
    return Mention("s:0", name, quantity, Span(0, 1), 0, "table", "test", cell=("t0", row, 1))


def test_the_same_name_elsewhere_supplies_the_unit_unless_two_differ() -> None:
    document = Document("s", (Block("row", (Span(0, 1),)),))
    bare = cell("失业保险参保人数", "", 1)
    one = peers_of(document, (bare, cell("失业保险参保人数", "万人", 2)), "文")
    assert measured(bare, one).unit == "万人"
    assert measured(bare, one).inferred
    two = peers_of(document, (bare, cell("失业保险参保人数", "万人", 2), cell("失业保险参保人数", "人", 3)), "文")
    assert measured(bare, two).unit == ""
    assert not measured(bare, two).inferred


def test_prose_without_a_unit_is_left_without(say: Say) -> None:
    assert measured(say("失业保险参保人数", "2.4", ""), NOTHING).unit == ""


@given(st.decimals(-(10**9), 10**9, allow_nan=False, places=4), st.sampled_from(["万人", "亿元", "%", "万亿元", "张"]))
def test_scaling_is_exact(value: Decimal, unit: str) -> None:
    quantity = Quantity(value, unit, "=", "", Span(0, 1))
    found = measured(Mention("s:0", "指标", quantity, Span(0, 1), 0, "prose", "test"), NOTHING)
    factor = {"万人": 10**4, "亿元": 10**8, "%": 1, "万亿元": 10**12, "张": 1}[unit]
    assert found.value is not None
    assert int(found.value * 10**4) == int(value * 10**4) * factor
    assert found.value * 10**4 == value * 10**4 * factor


@pytest.mark.parametrize(
    ("concept", "unit", "share", "expected"),
    [
        ("emp.urban_new_jobs", "人", False, True),
        ("emp.urban_new_jobs", "%", False, False),
        ("emp.urban_new_jobs", "%", True, True),
        ("tal.postdoc_station", "家", False, True),
        ("tal.green_card", "人", False, False),
        ("card.coverage", "比例", False, True),
    ],
)
def test_a_unit_may_contradict_a_concept(concept: str, unit: str, share: bool, expected: bool) -> None:
    assert fits(concept, unit, share) is expected
