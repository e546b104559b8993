"""How divisions lie in one another, by code and without one."""

from __future__ import annotations

import pytest

from generator.model.source import Region
from generator.rules.divisions import resolve
from generator.rules.nesting import NATION, lies_in, ordered, parts, rank, superiors


def region(name: str) -> Region:
    found = resolve(name)
    assert found is not None, name
    return found


@pytest.mark.parametrize(
    ("part", "whole", "inside"),
    [
        ("叙永县", "泸州市", True),
        ("叙永县", "四川省", True),
        ("泸州市", "四川省", True),
        ("泸州市", "叙永县", False),
        ("叙永县", "叙永县", False),
        ("叙永县", "天津市", False),
    ],
)
def test_by_code(part: str, whole: str, inside: bool) -> None:
    assert lies_in(region(part), region(whole)) is inside


def test_everything_lies_in_the_nation_and_the_nation_in_nothing() -> None:
    assert lies_in(region("四川省"), NATION)
    assert not lies_in(NATION, region("四川省"))
    assert not lies_in(NATION, NATION)


def test_without_a_code_the_path_of_names_tells() -> None:
    city, county = Region("临江市", "", "江南省临江市"), Region("青山县", "", "江南省临江市青山县")
    assert lies_in(county, city)
    assert not lies_in(city, county)
    assert not lies_in(Region("青山县"), Region("临江市"))


def test_superiors_from_near_to_far() -> None:
    assert [each.name for each in superiors(region("叙永县"))] == ["泸州市", "四川省"]
    assert [each.name for each in superiors(region("泸州市"))] == ["四川省"]
    assert superiors(region("天津市")) == ()


def test_parts_are_those_of_the_next_level() -> None:
    assert {each.name for each in parts("330900")} == {"定海区", "普陀区", "岱山县", "嵊泗县"}
    assert "泸州市" in {each.name for each in parts("510000")}
    assert "叙永县" not in {each.name for each in parts("510000")}
    assert "和平区" in {each.name for each in parts("120000")}
    assert parts("510524") == ()


def test_levels_and_order() -> None:
    names = ("叙永县", "四川省", "泸州市")
    found = ordered([*(region(name) for name in names), NATION, Region("某市")])
    assert [each.name for each in found] == ["全国", "四川省", "泸州市", "叙永县", "某市"]
    assert [rank(each) for each in found] == ["nation", "province", "city", "county", "city"]
    assert rank(Region("广西壮族自治区")) == "province"
    assert rank(Region("经开")) == ""
