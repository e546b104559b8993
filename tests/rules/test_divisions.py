"""Names of divisions: resolved when they can mean one place only."""

import pytest

from generator.model.source import Region
from generator.rules.divisions import leading, resolve, scope


@pytest.mark.parametrize(
    ("name", "code", "path"),
    [
        ("四川省泸州市叙永县", "510524", "四川省泸州市叙永县"),
        ("叙永县", "510524", "四川省泸州市叙永县"),
        ("叙永", "510524", "四川省泸州市叙永县"),
        ("天津", "120000", "天津市"),
        ("天津市", "120000", "天津市"),
        ("安康", "610900", "陕西省安康市"),
        ("吳江區", "320509", "江苏省苏州市吴江区"),
        ("吉林", "220000", "吉林省"),
        ("吉林市", "220200", "吉林省吉林市"),
        ("南京鼓楼区", "320106", "江苏省南京市鼓楼区"),
        ("重庆市渝中区", "500103", "重庆市渝中区"),
        ("内蒙古", "150000", "内蒙古自治区"),
    ],
)
def test_resolve(name: str, code: str, path: str) -> None:
    found = resolve(name)
    assert found is not None
    assert (found.code, found.path) == (code, path)


@pytest.mark.parametrize("name", ["鼓楼区", "朝阳区", "市辖区", "全县", "人社局", "", "县"])
def test_one_of_several_or_none_is_not_guessed(name: str) -> None:
    assert resolve(name) is None


def test_leading_takes_the_division_a_title_begins_with() -> None:
    assert leading("天津市人力资源和社会保障事业") == Region("天津市", "120000", "天津市")
    found = leading("江西省万载县2015年统计公报")
    assert found is not None
    assert found.code == "360922"
    assert leading("市区政府") is None


@pytest.mark.parametrize(
    ("home", "word", "name"),
    [
        ("叙永县", "全县", "叙永县"),
        ("叙永县", "全市", "泸州市"),
        ("叙永县", "全省", "四川省"),
        ("天津市", "全市", "天津市"),
        ("苏州市吴江区", "全区", "吴江区"),
        ("苏州市吴江区", "全市", "苏州市"),
        ("天津市", "全国", "全国"),
    ],
)
def test_scope_words(home: str, word: str, name: str) -> None:
    found = scope(word, resolve(home))
    assert found is not None
    assert found.name == name


def test_a_scope_that_the_source_has_not() -> None:
    assert scope("全县", resolve("天津市")) is None
    assert scope("全市", None) is None
