"""Quoting: the words concerned in bold, long sentences cut between clauses, table rows with bars."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.collection import SourceResult
from generator.model.document import Block, Cell, Column, Document, Row, Table
from generator.model.place import Span
from generator.model.source import Aside, Source, SourceText
from generator.render.briefing.library import Shelf
from generator.render.briefing.quotation import quoted
from generator.render.briefing.runs import Line, text_of


def shelf(text: str, blocks: tuple[Block, ...] = (), tables: tuple[Table, ...] = (), hidden: str = "") -> Shelf:
    blocks = blocks or (Block("paragraph", (Span(0, len(text)),)),)
    asides = (Aside("watermark", Span(text.index(hidden), text.index(hidden) + len(hidden))),) if hidden else ()
    source = Source("demo", "demo.txt", "0" * 64, "示范规划")
    return Shelf(SourceResult(source, SourceText(text), asides, Document("demo", blocks, tables=tables), (), ()))


def shown(line: Line) -> str:
    return "".join(f"【{run.text}】{run.tail}" if run.strong else run.text + run.tail for run in line)


def quote(text: str, words: str, limit: int = 120, hidden: str = "") -> str:
    place = text.index(words)
    span = Span(place, place + len(words))
    on = shelf(text, hidden=hidden)
    return shown(quoted(on, on.quote(span), [span], limit))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("就业稳定。新增就业2.06万人,好。", "2.06万人", "新增就业【2.06万人】，好。"),
        ("失业率 2.7%;其他。", "2.7", "失业率【2.7】%；其他。"),
        ("他说:“增长3%。”又说。", "3%", "他说：“增长【3%】。”"),
        ("专栏1 五年目标| | | |", "五年目标", "专栏1【五年目标】"),
        ("只有一句没有句号9个", "9个", "只有一句没有句号【9个】"),
    ],
)
def test_the_sentence_around_the_words(text: str, words: str, expected: str) -> None:
    assert quote(text, words) == expected


def test_a_long_sentence_is_cut_between_clauses() -> None:
    text = "一" * 30 + "，" + "二" * 30 + "，" + "新增5万人，" + "三" * 30 + "，" + "四" * 30 + "。"
    cut = quote(text, "5万人", limit=50)
    assert "新增【5万人】，" in cut
    assert cut.startswith("……")
    assert cut.endswith("……")


def test_what_was_set_aside_is_not_quoted() -> None:
    assert quote("新增就业某某网2.06万人。", "2.06万人", hidden="某某网") == "新增就业【2.06万人】。"


def test_what_was_set_aside_is_quoted_where_it_is_the_witness() -> None:
    assert quote("2021-06-07就业稳定。", "2021-06-07", hidden="2021-06-07") == "【2021-06-07】就业稳定。"


def test_a_row_is_quoted_cell_by_cell() -> None:
    text = "1.城镇新增就业人数(万人) | [2] | [1.7] |"
    names = ("1.城镇新增就业人数(万人)", "[2]", "[1.7]")
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    row = Row("body", 0, tuple(Cell(span, 0, i) for i, span in enumerate(spans)), "1")
    table = Table("t0", (Column(0, "指标", spans[0], "name"),), (row,))
    on = shelf(text, (Block("row", (Span(0, len(text)),)),), (table,))
    assert shown(quoted(on, on.quote(spans[2]), [spans[2]])) == "1.城镇新增就业人数（万人）｜[2]｜【[1.7]】"


@given(st.text(alphabet="就业增长,。；(5%) \u3000\n", min_size=1, max_size=80), st.data())
def test_the_words_concerned_are_never_lost(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(start, end)
    on = shelf(text)
    line = quoted(on, on.quote(span), [span], 10)
    kept = [char for char in text_of(tuple(run for run in line if run.strong)) if char in "就业增长5%"]
    assert kept == [char for char in span.of(text) if char in "就业增长5%"]
