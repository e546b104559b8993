"""What a source is called when no catalogue names it."""

from __future__ import annotations

import pytest

from generator.clean import clean
from generator.model.source import Source
from generator.parse import parse, titled
from generator.read.html import read_html

ROWS = "<tr><td>指标<td>数值<tr><td>就业<td>2.1<tr><td>参保<td>3.5"


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("<title>某县公报_某县统计局</title><h1>某县2020年公报</h1><p>正文。", "某县2020年公报"),
        ("<title>某县公报_某县统计局</title><p>正文一句话。</p><p>正文二句话。", "某县公报"),
        (f"<table><tr><td colspan=2>2023年1-9月主要指标{ROWS}</table>", "2023年1-9月主要指标"),
        (f"<table><tr><td colspan=2>金融{ROWS}</table>", "file"),
        ("<p>正文一句话。</p>", "file"),
        ("<p>一图读懂 | 某县就业规划</p><p>正文一句话。</p>", "一图读懂 | 某县就业规划"),
        ("<p>甲 | 乙</p><p>正文一句话。</p>", "file"),
    ],
)
def test_the_title_is_printed_else_told_else_the_caption_else_the_file(markup: str, title: str) -> None:
    source, text = Source("case", "file.html", "", "file"), read_html(markup.encode()).value
    document = parse(source, text, clean(source, text).value).value
    assert titled(source, text, document).title == title


def test_a_catalogued_title_stays() -> None:
    source, text = Source("case", "file.html", "", "目录所载"), read_html(b"<h1>x</h1>").value
    assert titled(source, text, parse(source, text, clean(source, text).value).value).title == "目录所载"
