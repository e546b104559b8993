"""Titles on covers: broken between words, quoted names and years whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render.briefing.title_lines import title_lines
from generator.render.chinese_lines import CLOSING


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("就业规划", ("就业规划",)),
        ("《青河市人力资源和社会保障事业发展“十四五”规划》解读", None),
        ("青河市人民政府关于2021—2025年就业工作的报告", None),
    ],
)
def test_where_a_title_is_broken(title: str, lines: tuple[str, ...] | None) -> None:
    found = title_lines(title, 12)
    assert lines is None or found == lines
    assert "".join(found) == title
    for whole in ("“十四五”", "2021—2025年", "社会", "人力", "就业"):
        assert (whole in title) == any(whole in line for line in found)


@pytest.mark.parametrize("name", ["區人社局", "市卫健委", "县发改局", "省教育厅"])
def test_the_short_name_of_a_department_stays_whole(name: str) -> None:
    for before in range(14):
        assert any(name in line for line in title_lines(f"{'话' * before}{name}巧做加减乘除筑牢服务民生的堡垒", 12))


@given(st.text(alphabet="规划发展“”《》，。2025年abc", max_size=60))
def test_nothing_is_lost_and_no_line_is_too_long(title: str) -> None:
    found = title_lines(title, 12)
    assert "".join(found) == title
    assert all(len(line) <= 12 for line in found)
    assert len(found) == 1 or all(found)


def test_no_closing_mark_opens_a_line() -> None:
    found = title_lines("关于加强就业、培训、保险、服务、管理、监督工作的意见（试行）", 12)
    assert not any(line[0] in CLOSING for line in found)
