"""The region of a figure: the source's own unless another is named."""

from collections.abc import Callable

import pytest

from generator.model.figure import Mention
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
    ],
)
def test_region(
    say: Callable[..., Mention], setting: Callable[..., Frame], subject: str, name: str, expected: str
) -> None:
    found = region_of(say(name, subject=subject), setting())
    assert found is not None
    assert found.name == expected
