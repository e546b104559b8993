"""Figures of one time that differ in how far they are rounded are said to agree; others are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from levels import built


@pytest.mark.parametrize(
    ("other", "agrees"), [("38.2", True), ("38.15", False), ("38.1", False), ("39", False), ("38.3", False)]
)
def test_one_place_rounds_what_another_has_in_full(tmp_path: Path, other: str, agrees: bool) -> None:
    text = "叙永县人力资源和社会保障局2020年工作报告\n{}\n"
    said = "2020年末，全县城乡居民基本养老保险参保人数{}万人。"
    collection = built(tmp_path, {"a": text.format(said.format("38.15")), "b": text.format(said.format(other))})
    told = [remark.text for page in collection.pages for remark in page.remarks if "四舍五入" in remark.text]
    assert told == (["叙永县2020年末38.15万人与38.2万人：四舍五入后一致，是同一个数。"] if agrees else [])
