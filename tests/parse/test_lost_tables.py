"""A table that no rule reads is told, never lost in silence."""

from __future__ import annotations

from generator.clean import clean
from generator.model.note import Note
from generator.model.source import Source, SourceText
from generator.parse import parse

ROWS = "细颗粒物（微克/立方米） 72 56 约束性\n污水集中处理率（%） 71.2 85 约束性\n森林覆盖率（%） 32.5 — 预期性\n"
PROSE = "2020年完成投资 12 亿元、增长 8 个百分点。\n其中 城镇 3 处 农村 5 处，均已建成。\n详见 12 页 表 3 。\n"


def notes(text: str) -> list[Note]:
    source, content = Source("s", "s.txt", "", "某县规划", kind="plan"), SourceText(text)
    return [note for note in parse(source, content, clean(source, content).value).notes if note.kind == "unread-table"]


def test_rows_under_no_head_that_can_be_read_are_told_at_their_place() -> None:
    text = f"某县规划\n第一章 目标\n主要目标如下。\n{ROWS}各项目标按年分解。\n"
    (note,) = notes(text)
    assert note.place is not None
    assert note.place.span.of(text) == ROWS.strip()


def test_a_table_that_is_read_is_not_told() -> None:
    assert not notes(f"某县规划\n第一章 目标\n指标 2020年 2025年 属性\n{ROWS}各项目标按年分解。\n")


def test_a_list_of_values_behind_their_years_is_told_and_gives_no_heading() -> None:
    lines = "".join(f"（{n}）护理型床位占比　2020年：52　2025年：65　约束性\n" for n in "一二三")
    text = f"某县规划\n第一章 目标\n专栏1　主要指标\n{lines}专栏2　重点项目\n1.助老工程。改造困难老年人家庭600户。\n"
    (note,) = notes(text)
    assert note.place is not None
    assert note.place.span.of(text) == lines.strip()


def test_prose_with_spaces_round_its_numbers_is_no_table() -> None:
    assert not notes(f"某县规划\n第一章 目标\n{PROSE}")


def test_two_rows_are_not_enough() -> None:
    assert not notes("某县规划\n第一章 目标\n" + "\n".join(ROWS.splitlines()[:2]) + "\n完。\n")
