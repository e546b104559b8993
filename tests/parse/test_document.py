"""What holds of every document, whatever its text: nothing lost, nothing doubled, every place inside its text."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.document import Document
from generator.model.place import Span
from generator.model.source import Aside
from tests.parse.outlined import parsed
from tests.twins import full_width, traditional
from tests.work import calls

SEEDS = sorted(Path("seeds").glob("*.txt"))


def sound(text: str) -> Document:
    document, asides = parsed(text)
    conserved(text, document, asides)
    within(text, document)
    return document


def conserved(text: str, document: Document, asides: tuple[Aside, ...]) -> None:
    """Every character that is no space stands in exactly one leaf or one aside; leaves stand in order."""
    times = Counter[int]()
    for span in (*(piece for block in document.blocks for piece in block.pieces), *(aside.span for aside in asides)):
        times.update(range(span.start, span.end))
    assert all(times[index] == 1 for index, char in enumerate(text) if not char.isspace())
    assert all(before.end <= after.start for before, after in pairwise(document.blocks))


def within(text: str, document: Document) -> None:
    """Labels, leads, cells, items and definitions lie in their leaf; sections and boxes name leaves that exist."""
    blocks = document.blocks
    for block in blocks:
        assert block.pieces
        assert all(len(piece) for piece in block.pieces)
        assert all(block.span.covers(part) for part in (block.label, block.lead) if part)
        assert -1 <= block.section < len(document.sections)
    for section in document.sections:
        first, last = section.blocks
        assert first == section.heading
        assert blocks[first].section == section.index
        assert first < last <= len(blocks)
        assert section.parent < section.index
    for table in document.tables:
        for row in table.rows:
            spans = [*(cell.span for cell in row.cells), *(span for span in (row.name, row.unit) if span)]
            assert all(blocks[row.block].span.covers(span) for span in spans)
            assert all(before.span.end <= after.span.start for before, after in pairwise(row.cells))
            assert row.parent == -1 or table.rows[row.parent].kind == "body"
    for box in document.boxes:
        assert 0 <= box.blocks[0] < box.blocks[1] <= len(blocks)
        for item in box.items:
            parts = (item.title, item.body, *item.parts)
            assert all(item.span.covers(part) for part in parts), (item, text[item.span.start : item.span.end])
            assert blocks[item.block].span.covers(item.span)
    for turn in document.turns:
        assert 0 <= turn.blocks[0] < turn.blocks[1] <= len(blocks)
    for before, after in pairwise(document.turns):
        assert before.blocks[1] <= after.blocks[0]
    for definition in document.definitions:
        whole = Span(definition.term.start, definition.text.end)
        assert blocks[definition.block].span.covers(whole)
    for item in (item for items in document.enumerations for item in items):
        assert blocks[item.block].span.covers(item.span)


WORDS = """第一章_ 第二节_ 一、 二、 (一) 1. 2、 ① #_ 专栏1_ 表1_ 注: 单位:万人 | |_ --- 指标 2020年
01_ 02_ 其中: * (万人) [2]
记者: 张明: : 问: 答: 局长张明 张明说: 指标解释 目录 附件1 一是 二是 首先 最后
就业部分设置两项工程, 包括三个子项目,分别是:
甲、乙和丙 “ ” 就《办法》答记者问 规划 目标 ? 。 ,"""
BREAKS = ["\n", "\n", "\n", "\n\n", "\r\n", " ", "\u3000", "\u2028", "业" * 40]
PIECES = st.sampled_from([*(word.replace("_", " ") for word in WORDS.split()), *BREAKS])


@given(st.lists(PIECES, max_size=80).map("".join))
def test_texts_made_of_structure(text: str) -> None:
    sound(text)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_texts_made_of_structure_in_full_width(text: str) -> None:
    document, twin = sound(text), sound(full_width(text))
    assert [block.kind for block in document.blocks] == [block.kind for block in twin.blocks]
    assert [block.pieces for block in document.blocks] == [block.pieces for block in twin.blocks]


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    sound(text)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_seeds_and_their_twins_have_one_structure(path: Path) -> None:
    text = path.read_bytes().decode()
    document = sound(text)
    for twin in (sound(full_width(text)), sound(traditional(text))):
        assert twin.blocks == document.blocks
        assert [table.rows[0].cells for table in twin.tables] == [table.rows[0].cells for table in document.tables]
        assert [box.items for box in twin.boxes] == [box.items for box in document.boxes]
        assert [turn.blocks for turn in twin.turns] == [turn.blocks for turn in document.turns]
        assert [each.term for each in twin.definitions] == [each.term for each in document.definitions]


@pytest.mark.parametrize(
    "piece",
    [
        "# ",
        "\na |",
        "> ",
        "专栏1 a|\n",
        "\n|a|1|",
        "记者:a?\n张明:b\n",
        "一是a;",
        "(",
        "“",
        " ",
        "包括三个子项目,分别是:甲和",
    ],
)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    short, long = (piece * (length // len(piece)) for length in (2_000, 20_000))
    parsed(short)
    assert calls(lambda: parsed(long)) < 12 * calls(lambda: parsed(short))
