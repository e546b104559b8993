"""The region of a figure: the source's own unless another is named."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.model.figure import Mention
from generator.model.place import Span
from generator.normalise.frame import Frame
from generator.normalise.regions import region_of


@pytest.mark.parametrize(
    ("subject", "name", "expected"),
    [
        ("", "城镇新增就业", "叙永县"),
        ("全县", "城镇新增就业", "叙永县"),
        ("全市", "城镇新增就业", "泸州市"),
        ("", "全省城镇新增就业", "四川省"),
        ("全国", "城镇新增就业", "全国"),
        ("古蔺县", "城镇新增就业", "古蔺县"),
        ("贫困劳动力", "转移就业", "叙永县"),
        ("", "天津市场份额", "叙永县"),
        ("西区", "城镇新增就业", "叙永县"),
        ("全州县", "城镇新增就业", "全州县"),
        ("北京市东城区", "城镇新增就业", "东城区"),
        ("", "全国文明村镇", "叙永县"),
        ("", "全省重点项目", "叙永县"),
        ("龙马潭区", "城镇新增就业", "龙马潭区"),
    ],
)
def test_region(
    say: Callable[..., Mention], setting: Callable[..., Frame], subject: str, name: str, expected: str
) -> None:
    found = region_of(say(name, subject=subject), setting())
    assert found is not None
    assert found.name == expected


def test_a_namesake_elsewhere_is_no_place_of_ours(say: Callable[..., Mention], setting: Callable[..., Frame]) -> None:
    assert region_of(say("新建学校", subject="东城区"), setting()) is None
    assert region_of(say("新建学校", subject="丰台区", cell=("t0", 1, 1)), setting()) is None


def test_a_clause_that_says_nothing_but_where(say: Callable[..., Mention], setting: Callable[..., Frame]) -> None:
    text = "全市毛入学率为92%,全省为"
    mention = say("毛入学率", subject="全市")
    quantity = replace(mention.quantity, span=Span(len(text), len(text) + 1))
    found = region_of(replace(mention, quantity=quantity, quote=Span(0, len(text) + 1)), setting(text=text + "3"))
    assert found is not None
    assert found.name == "四川省"
