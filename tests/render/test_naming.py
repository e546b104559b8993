"""What a document is called beside a figure where the catalogue has no short title."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from generator.model.source import Region, Source
from generator.render.view.naming import short_names, topic

REGION = Region("大余县", "360723", "江西省赣州市大余县")
WORK = "大余县人力资源和社会保障事业发展“十四五”规划"
HEALTH = "大余县“十四五”卫生健康事业发展规划"


def sources(*titles: str, short: str = "") -> dict[str, Any]:
    found = {}
    for number, title in enumerate(titles):
        source = Source(f"d{number}", f"d{number}.txt", "", title, short, "plan", region=REGION)
        found[source.id] = cast(
            Any, SimpleNamespace(result=SimpleNamespace(source=source), title=title, name=short or title)
        )
    return found


@pytest.mark.parametrize(
    ("title", "about"),
    [
        (WORK, "人力资源和社会保障"),
        (HEALTH, "卫生健康"),
        ("江西省教育事业发展“十四五”规划", "教育"),
        ("大余县人民政府关于印发《大余县“十四五”综合交通运输规划》的通知", "综合交通运输"),
        ("大余县国民经济和社会发展第十四个五年规划纲要", ""),
    ],
)
def test_topic_of_a_title(title: str, about: str) -> None:
    assert topic(Source("d", "d.txt", "", title, region=REGION)) == about


def test_one_document_of_a_region_is_named_by_region_and_kind() -> None:
    assert short_names(sources(WORK)) == {"d0": "大余县规划"}


def test_two_of_a_region_are_told_apart_by_their_matter() -> None:
    assert short_names(sources(WORK, HEALTH)) == {"d0": "大余县人力资源和社会保障规划", "d1": "大余县卫生健康规划"}


def test_two_of_one_matter_are_named_in_full_unless_one_stands_for_the_other() -> None:
    draft = f"{HEALTH}（征求意见稿）"
    assert short_names(sources(HEALTH, draft)) == {"d0": HEALTH, "d1": draft}
    assert short_names(sources(HEALTH, draft), {"d1"}) == {"d0": "大余县规划", "d1": draft}


def test_the_catalogue_s_short_title_stands() -> None:
    assert short_names(sources(WORK, short="大余人社规划")) == {"d0": "大余人社规划"}
