"""Words of tables: what heads say, what is a unit, what stands in brackets after a name."""

import pytest

from generator.rules.table_words import basis_of, closing_unit, holds_no_figures, is_unit, status_of, table_words
from generator.text.fold import fold


@pytest.mark.parametrize("entry", table_words().statuses, ids=lambda entry: entry.id)
def test_statuses_prove_themselves(entry: object) -> None:
    for example in entry.examples:  # type: ignore[attr-defined]
        assert status_of(fold(example).replace(" ", "")) == entry.id  # type: ignore[attr-defined]


@pytest.mark.parametrize("entry", table_words().bases, ids=lambda entry: entry.id)
def test_bases_prove_themselves(entry: object) -> None:
    for example in entry.examples:  # type: ignore[attr-defined]
        assert basis_of(fold(example)) == entry.id  # type: ignore[attr-defined]


@pytest.mark.parametrize("head", ["2020年", "属性", "指标", "地区"])
def test_heads_that_say_neither(head: str) -> None:
    assert (status_of(head), basis_of(head)) == ("", "level")


@pytest.mark.parametrize("text", ["万人", "%", "±%", "亿元", "万人次", "个百分点", "元/人", "张", "万千瓦时"])
def test_units(text: str) -> None:
    assert is_unit(text)


@pytest.mark.parametrize("text", ["街道", "村级", "万", "", "2020年", "企业"])
def test_no_units(text: str) -> None:
    assert not is_unit(text)


def test_the_unit_after_a_name() -> None:
    assert closing_unit("大牲畜(万头)") == ("大牲畜", "万头")
    assert closing_unit("劳动合同签订率(企业)") == ("劳动合同签订率(企业)", "")
    assert closing_unit("(万人)") == ("(万人)", "")


def test_columns_without_figures() -> None:
    assert holds_no_figures("建设年限")
    assert holds_no_figures("联系电话")
    assert not holds_no_figures("2025年")
