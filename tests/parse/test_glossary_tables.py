"""Definitions that stand in a table are definitions."""

from __future__ import annotations

from generator.clean import clean
from generator.model.source import Source
from generator.parse import parse
from generator.read.html import read_html


def defined(table: str) -> list[tuple[str, str, str, str]]:
    """Number, term, unit and meaning of every definition of a page that holds ``table``."""
    content = read_html(f"<h1>某县规划</h1><p>正文一句话。</p><h2>附：指标解释</h2>{table}".encode()).value
    source = Source("s", "s.html", "", "某县规划", kind="plan")
    document = parse(source, content, clean(source, content).value).value
    of = content.text
    return [
        (each.number, each.term.of(of), each.unit.of(of) if each.unit else "", each.text.of(of))
        for each in document.definitions
    ]


def rows(*lines: tuple[str, ...]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in line) for line in lines)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in cells)}</table>"


NEW, LASTS = "指报告期内城镇新就业人员减去自然减员之差。", "指劳动年龄人口平均接受教育的年数。"


def test_terms_and_meanings_are_taken_from_their_columns() -> None:
    table = rows(("序号", "指标", "解释"), ("1", "城镇新增就业（万人）", NEW), ("2", "平均受教育年限", LASTS))
    assert defined(table) == [("1", "城镇新增就业", "万人", NEW), ("2", "平均受教育年限", "", LASTS)]


def test_a_column_of_remarks_defines_nothing() -> None:
    assert not defined(
        rows(("指标", "说明"), ("城镇新增就业", "由县人力资源和社会保障局负责统计"), ("登记失业率", "同上"))
    )


def test_an_empty_or_short_meaning_is_left_out() -> None:
    assert not defined(rows(("指标", "含义"), ("城镇新增就业", "略"), ("登记失业率", "")))
