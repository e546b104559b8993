"""Chinese line setting: which marks give way, where space goes, and that an unknown WeasyPrint is left alone."""

from __future__ import annotations

import pytest
import weasyprint
from hypothesis import given
from hypothesis import strategies as st

from generator.render import chinese_lines
from generator.render.briefing.leaf import leaf
from generator.render.chinese_lines import CLOSING, KINDS, OPENING, halved, spacing, spread


def row(text: str, size: float = 10.0) -> list[chinese_lines.Letter]:
    return [("box", index, char, size) for index, char in enumerate(text)]


@pytest.mark.parametrize(
    ("text", "marks"),
    [("（甲）（乙）", "）"), ("他说：“好。”", "：。"), ("甲，乙。", ""), ("《〈甲〉》", "〈〉"), ("。”）", "。”")],
)
def test_of_two_adjoining_marks_one_gives_way(text: str, marks: str) -> None:
    assert "".join(text[i] for i in halved(text)) == marks


@given(st.text(alphabet="甲乙a1，。“”（）《》", max_size=30))
def test_only_marks_beside_marks_give_way(text: str) -> None:
    for index in halved(text):
        neighbours = text[max(0, index - 1) : index] + text[index + 1 : index + 2]
        assert text[index] in OPENING | CLOSING
        assert any(char in OPENING | CLOSING for char in neighbours)


def test_figures_stand_off_from_chinese() -> None:
    wanted, _ = spacing(row("增长5%了"), "".join(KINDS[char] for char in "增长5%了"))
    assert sorted(wanted) == [1, 3]


def test_a_full_line_ends_flush() -> None:
    text = "城镇新增就业累计2.06万人，城镇登记失业率2.7%"
    width = 10.0 * len(text) * 0.8
    result = spread(row(text), width + 9.0, width, "justify", False)
    assert sum(result.widths.values()) == pytest.approx(9.0, abs=0.05)


def test_a_last_line_is_not_stretched() -> None:
    result = spread(row("城镇新增就业"), 100.0, 60.0, "justify", True)
    assert result.widths == {}


def test_another_version_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    assert chinese_lines.install() is False
    assert type(leaf("<html><body>规划</body></html>")) is weasyprint.HTML
