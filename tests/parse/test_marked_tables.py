"""Tables that a format told: any grid is taken as it is, nothing is lost, and what is too large is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.clean import clean
from generator.model.document import Document, Table
from generator.model.note import Note
from generator.model.place import Span
from generator.model.source import Mark, Source, SourceText
from generator.parse import parse

SOURCE = Source("s", "s.html", "", "t")
Given = list[list[tuple[str, int, int]]]


def told(rows: Given, before: str = "某县统计公报\n", after: str = "\n全县经济平稳。\n") -> SourceText:
    """A text with a table of rows of (text, rowspan, colspan), marked as a reader marks it."""
    text, marks, taken = before, [], set[tuple[int, int]]()
    start = len(text)
    for row, cells in enumerate(rows):
        column, first = 0, len(text)
        for index, (content, rowspan, colspan) in enumerate(cells):
            while (row, column) in taken:
                column += 1
            taken |= {(row + down, column + right) for down in range(rowspan) for right in range(colspan)}
            text += "\t" if index else ""
            known = {"table": "0", "row": str(row), "column": str(column), "rowspan": str(rowspan)}
            known |= {"colspan": str(colspan), "head": ""}
            marks.append(Mark("cell", Span(len(text), len(text) + len(content)), tuple(known.items())))
            text += content
        marks.append(Mark("row", Span(first, len(text)), (("table", "0"), ("row", str(row)))))
        text += "\n"
    marks.append(Mark("table", Span(start, len(text) - 1), (("table", "0"),)))
    return SourceText(text.rstrip("\n") + after, tuple(marks))


def parsed(content: SourceText) -> tuple[Document, tuple[Note, ...]]:
    result = parse(SOURCE, content, clean(SOURCE, content).value)
    return result.value, result.notes


def table(rows: Given) -> tuple[Table, str]:
    content = told(rows)
    return parsed(content)[0].tables[0], content.text


def plain(*rows: str) -> Given:
    return [[(cell, 1, 1) for cell in row.split("|")] for row in rows]


def test_heads_of_two_levels_are_joined_and_columns_of_the_layout_fold_away() -> None:
    found, _ = table(
        [
            [("指标", 2, 1), ("2020年", 1, 4), ("", 1, 1)],
            [("总量", 1, 2), ("增速（%）", 1, 2), ("", 1, 1)],
            [("产值", 1, 1), ("10", 1, 1), ("", 1, 1), ("3.1", 1, 2), ("", 1, 1)],
        ]
    )
    assert [(column.header, column.role) for column in found.columns] == [
        ("指标", "name"),
        ("2020年 总量", "value"),
        ("2020年 增速（%）", "value"),
    ]
    assert [row.kind for row in found.rows] == ["header", "header", "body"]
    assert found.exact


def test_a_title_and_a_unit_in_the_table_are_none_of_its_rows() -> None:
    found, text = table([[("财政收入", 1, 3)], [("单位：亿元", 1, 3)], *plain("指标|2019年|2020年", "收入|1|2")])
    assert [row.kind for row in found.rows] == ["header", "body"]
    assert found.rows[1].name is not None
    assert found.rows[1].name.of(text) == "收入"
    assert (found.caption, len(found.notes)) != (-1, 0)


def test_the_last_column_of_names_names_the_rows() -> None:
    found, text = table(
        [
            [("领域", 1, 1), ("指标", 1, 1), ("2025年", 1, 1)],
            [("健康", 2, 1), ("寿命（岁）", 1, 1), ("78", 1, 1)],
            [("死亡率（‰）", 1, 1), ("5", 1, 1)],
        ]
    )
    names = [row.name.of(text) for row in found.rows if row.kind == "body" and row.name]
    assert names == ["寿命", "死亡率"]
    assert [cell.column for cell in found.rows[2].cells] == [1, 2]


def test_one_column_is_a_frame_and_no_table() -> None:
    document, _ = parsed(told(plain("促进就业是最大的民生。", "要加强培训。")))
    assert document.tables == ()


def test_a_box_may_have_its_caption_in_its_frame() -> None:
    content = told([[("专栏1 主要指标", 1, 3)], *plain("指标|2020年|2025年", "就业人数（万人）|1|2")])
    document, _ = parsed(content)
    assert [(box.number, box.kind, box.table) for box in document.boxes] == [("1", "indicators", document.tables[0].id)]


@pytest.mark.parametrize("rowspan", [1, 200_001])
def test_a_table_that_is_too_large_is_refused_with_a_note(rowspan: int) -> None:
    document, notes = parsed(told([[("指标", 1, 1), ("2020年", 1, 1)], [("人数", 1, 1), ("5", rowspan, 1)]]))
    assert [note.kind for note in notes if note.severity == "high"] == ["table-too-large"] * (rowspan > 1)
    assert len(document.tables) == (rowspan == 1)


CELL = st.tuples(
    st.sampled_from(
        [
            "",
            "指标",
            "2020年",
            "增长（%）",
            "3.1",
            "—",
            "一、就业",
            "单位：亿元",
            "注：无",
            "第1行\n第2行",
            "专栏1 目标",
        ]
    ),
    st.integers(1, 3),
    st.integers(1, 4),
)


@settings(max_examples=120)
@given(st.lists(st.lists(CELL, max_size=5), min_size=1, max_size=7))
def test_no_grid_breaks_the_parser_and_no_character_is_lost(rows: Given) -> None:
    content = told(rows)
    document, _ = parsed(content)
    kept = sorted(
        place for block in document.blocks for piece in block.pieces for place in range(piece.start, piece.end)
    )
    assert len(kept) == len(set(kept))
    asides = clean(SOURCE, content).value.asides
    gone = {place for aside in asides for place in range(aside.span.start, aside.span.end)}
    assert {place for place, char in enumerate(content.text) if not char.isspace()} - gone <= set(kept)
    width = max((len(each.columns) for each in document.tables), default=0)
    assert all(cell.column < width for each in document.tables for row in each.rows for cell in row.cells)
