"""Web pages: all that is seen, in order, and the structure that the markup knew."""

from __future__ import annotations

import pytest

from generator.model.source import SourceText
from generator.read import UnreadableSource
from generator.read.html import read_html


def page(body: str) -> SourceText:
    return read_html(f"<!DOCTYPE html><html><head><title>页</title></head><body>{body}</body></html>".encode()).value


def seen(body: str) -> list[str]:
    return page(body).text.splitlines()


def marked(text: SourceText, kind: str) -> list[str]:
    return [mark.span.of(text.text) for mark in text.marks if mark.kind == kind]


def attributes(text: SourceText, kind: str) -> list[dict[str, str]]:
    return [dict(mark.attributes) for mark in text.marks if mark.kind == kind]


def grid(text: SourceText) -> list[tuple[str, ...]]:
    """Each cell with its row and column, and its spans where they are not one."""
    names = ("row", "column", "rowspan", "colspan")
    cells = [mark for mark in text.marks if mark.kind == "cell"]
    return [(mark.span.of(text.text), *(dict(mark.attributes)[name] for name in names)) for mark in cells]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>一</p><p>二</p>", ["一", "二"]),
        ("<div>一<p>二</p>三</div>", ["一", "二", "三"]),
        ("<p>一<br>二<br/>三</p>", ["一", "二", "三"]),
        ("<p>  a \n\t b  </p>", ["a b"]),
        ("<p>城镇新\n    增就业</p>", ["城镇新增就业"]),
        ("<p>12\n万人</p>", ["12 万人"]),
        ("<p>　　首行缩进</p>", ["　　首行缩进"]),
        ("<p>a&nbsp;&nbsp;b&middot;&lt;c&gt;&#12288;d</p>", ["a\xa0\xa0b·<c>\u3000d"]),
        ("<p><span>2</span><span>1.5</span><font>万人</font></p>", ["21.5万人"]),
        ("<p>一<!-- 看不见 -->二</p><script>var 三;</script><style>p{}</style>", ["一二"]),
        ("<p>一</p><p hidden>二</p><p style='DISPLAY: none'>三</p><p style='visibility:hidden'>四</p>", ["一"]),
        ("<div style='visibility:hidden'>一<p style='visibility:visible'>二</p></div>", ["二"]),
        ("<p>一</p><template><p>二</p></template><noscript>三</noscript><input type=hidden value=四>", ["一"]),
        ("<p>&nbsp;</p><p>　</p><p></p><p>一</p>", ["一"]),
        ("<pre>一  二\n  三</pre>", ["一  二", "  三"]),
        ("<p>一<p>二<div>三", ["一", "二", "三"]),
        ("<img alt='图'><p>一</p>", ["一"]),
        ("<ul><li>一<li>二<ul><li>三</ul></ul>", ["一", "二", "三"]),
        ("<dl><dt>词<dd>义</dl>", ["词", "义"]),
        ("<p>一</p></body></html><p>二</p>", ["一", "二"]),
    ],
)  # fmt: skip
def test_the_text_is_what_a_reader_of_the_page_sees(body: str, lines: list[str]) -> None:
    assert seen(body) == lines


def test_spans_of_cells_are_resolved_as_browsers_do() -> None:
    text = page(
        "<table><thead><tr><th rowspan=2>指标<th colspan=2>年</tr><tr><th>甲<th>乙</thead>"
        "<tr><td>就业<td>1<td>2<tr><td rowspan=0>参保<td>3<td><tr><td>5<td>6</table>"
    )
    assert text.text == "指标\t年\n甲\t乙\n就业\t1\t2\n参保\t3\t\n5\t6\n"
    assert grid(text) == [
        ("指标", "0", "0", "2", "1"), ("年", "0", "1", "1", "2"),
        ("甲", "1", "1", "1", "1"), ("乙", "1", "2", "1", "1"),
        ("就业", "2", "0", "1", "1"), ("1", "2", "1", "1", "1"), ("2", "2", "2", "1", "1"),
        ("参保", "3", "0", "2", "1"), ("3", "3", "1", "1", "1"), ("", "3", "2", "1", "1"),
        ("5", "4", "1", "1", "1"), ("6", "4", "2", "1", "1"),
    ]  # fmt: skip
    assert [each["head"] for each in attributes(text, "cell")] == ["true"] * 4 + [""] * 8


def test_a_span_never_leaves_its_row_group() -> None:
    text = page("<table><tbody><tr><td rowspan=9>甲<td>1<tr><td>2<tbody><tr><td>乙<td>3</table>")
    assert [(each["row"], each["column"], each["rowspan"]) for each in attributes(text, "cell")] == [
        ("0", "0", "2"), ("0", "1", "1"), ("1", "1", "1"), ("2", "0", "1"), ("2", "1", "1")
    ]  # fmt: skip


def test_heads_stand_first_and_feet_last() -> None:
    text = page("<table><tfoot><tr><td>合计<td>3</tfoot><tbody><tr><td>甲<td>1<tr><td>乙<td>2</tbody></table>")
    assert text.text == "甲\t1\n乙\t2\n合计\t3\n"


def test_a_break_in_a_cell_is_a_line_of_that_cell() -> None:
    text = page("<table><tr><td>甲<p>乙<td>1<br>2<tr><td>丙<td>3</table>")
    assert marked(text, "cell") == ["甲\n乙", "1\n2", "丙", "3"]
    assert marked(text, "row") == ["甲\n乙\t1\n2", "丙\t3"]


@pytest.mark.parametrize(
    ("body", "tables"),
    [
        ("<table><tr><td><table><tr><td>甲<td>1<tr><td>乙<td>2</table></table>", 1),
        ("<table><tr><td>一段话</table>", 0),
        ("<table><tr><td>一<tr><td>二<tr><td>三</table>", 0),
        ("<table><tr><td>一<td>二<td>三</table>", 0),
        (f"<table><tr><td>栏目<td>链接<tr><td>左<td>{'正文很长。' * 200}</table>", 0),
        (f"<table><tr><td><h1>题</h1>{'正文。' * 80}<td>甲<tr><td>乙<td>{'左文。' * 80}</table>", 0),
        ("<table><tr><td><h4>指标</h4><td>值<tr><td>就业<td>2</table>", 1),
        (f"<table><tr><td>指标<td>值<tr><td>就业<td>2<tr><td colspan=2>注：{'说明。' * 250}</table>", 1),
        ("<table><tr><td><a href=x>首页</a><td><a href=y>新闻</a><tr><td><a href=z>政务</a><td>互动</table>", 0),
        ("<table role=presentation><tr><td>甲<td>1<tr><td>乙<td>2</table>", 0),
        ("<table><tr><td>甲<td>1<tr><td>乙<td>2</table><table><tr><td>丙<td>3<tr><td>丁<td>4</table>", 2),
    ],
)  # fmt: skip
def test_tables_of_data_are_told_from_tables_that_frame_a_page(body: str, tables: int) -> None:
    assert len(marked(page(body), "table")) == tables


def test_lists_keep_their_numbers_as_marks() -> None:
    text = page("<ol start=3><li>甲<ul><li>子</ul><li value=7><p>乙</p><p>续</p></ol><ol reversed><li>丙<li>丁</ol>")
    found = [(mark.span.of(text.text), *dict(mark.attributes).values()) for mark in text.marks if mark.kind == "item"]
    assert found == [("甲", "ol", "3", "1"), ("子", "ul", "", "2"), ("乙", "ol", "7", "1"), ("丙", "ol", "2", "1"),
                     ("丁", "ol", "1", "1")]  # fmt: skip


def test_headings_and_letters_set_apart_are_marked() -> None:
    text = page("<h2>一、<b>就业</b></h2><p>10<sup>4</sup>吨，面积<sup>①</sup>，H<sub>2</sub>O，<del>3</del>5个</p>")
    assert marked(text, "heading") == ["一、就业"]
    assert attributes(text, "heading") == [{"level": "2"}]
    assert (marked(text, "superscript"), marked(text, "subscript"), marked(text, "struck")) == (
        ["4", "①"],
        ["2"],
        ["3"],
    )
    assert marked(text, "strong") == ["就业"]


@pytest.mark.parametrize(
    "body",
    [
        "<p style='font-weight: bold'>题</p><p>文</p>",
        "<div style='font-weight:700'><p>题</p></div>文",
        "<b><p>题</p></b><p>文</p>",
        "<strong>题</strong><p>文</p>",
        "<td><span style='FONT-WEIGHT:bold'><div>题</div></span><p>文</p>",
    ],
)
def test_bold_is_told_wherever_it_is_said(body: str) -> None:
    assert marked(page(body), "strong") == ["题"]


def test_the_marks_lie_in_the_text() -> None:
    text = page("<h1>题</h1><table><caption>表</caption><tr><td> 甲 <td>1<tr><td>乙<td></table><p>完<sup> 1 </sup></p>")
    assert all(0 <= mark.span.start <= mark.span.end <= len(text.text) for mark in text.marks)
    assert marked(text, "paragraph") == ["题", "表", "完 1"]
    assert marked(text, "superscript") == ["1"]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("gb2312", "gb18030"), ("GBK", "gb18030"), ("big5", "big5hkscs"), ("utf-8", "utf-8"), ("windows-1252", "cp1252")],
)
def test_declared_encodings(declared: str, encoding: str) -> None:
    words = "café" if encoding == "cp1252" else "城鎮登記失業率"
    markup = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>{words}</p>'
    found = read_html(markup.encode(encoding)).value
    assert (found.text, found.encoding) == (words + "\n", encoding)


def test_a_page_saved_as_utf8_is_utf8_whatever_it_declares() -> None:
    assert read_html('<meta charset="gb2312"><p>城镇新增就业</p>'.encode()).value.text == "城镇新增就业\n"


def test_an_undeclared_page_is_read_as_its_characters_read() -> None:
    assert (
        read_html(("<p>" + "全县城镇新增就业二万人，就业局势总体稳定。" * 5 + "</p>").encode("gb18030")).value.encoding
        == "gb18030"
    )


def test_a_damaged_byte_costs_one_character_and_a_note() -> None:
    words = "全县就业规模持续扩大" * 20
    raw = f'<meta charset="gb2312"><p>{words}</p>'.encode("gb18030") + b"\xff<p>12.5</p>"
    found = read_html(raw)
    assert found.value.text.replace("\ufffd", "").split() == [words, "12.5"]
    assert [note.kind for note in found.notes] == ["damaged-characters"]


def test_the_page_says_of_itself_what_is_not_seen() -> None:
    raw = '<title>某县2020年公报_某县人民政府</title><meta name="PubDate" content="2021-03-05 10:00"><p>文</p>'
    mark = read_html(raw.encode()).value.marks[0]
    assert mark.kind == "about"
    assert dict(mark.attributes) == {"title": "某县2020年公报", "published": "2021-03-05"}
    assert len(mark.span) == 0


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "空的"),
        (b"<html><body><script>x</script></body></html>", "没有可见的文字"),
        (b'<frameset cols="20%,80%"><frame src="menu.htm"><frame src="text.htm"></frameset>', "text.htm"),
        (b"\x00\x01\x02" * 100, "不是纯文本"),
        (b"<div>" * 20_000 + b"x", "没有闭合"),
        (b"<svg><p>" + b"<path/>" * 20_000 + b"x", "没有闭合"),
        (b"".join(b"<p><font id=%d>x" % number for number in range(20_000)), "没有闭合"),
    ],
)
def test_says_in_plain_words_what_is_wrong(raw: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource) as error:
        read_html(raw)
    assert words in error.value.reason
    assert "请" in error.value.reason


def test_a_drawing_of_many_parts_is_no_bomb() -> None:
    found = read_html(("<p>图</p><svg>" + "<path d='M0 0'/>" * 20_000 + "<text>2020年</text></svg><p>文</p>").encode())
    assert found.value.text.split() == ["图", "2020年", "文"]


def test_deep_nesting_costs_structure_never_text() -> None:
    found = read_html(("<div>" * 900 + "<p>深处</p>" + "</div>" * 900 + "<p>其余</p>").encode())
    assert found.value.text.split() == ["深处", "其余"]
    assert [note.kind for note in found.notes] == ["nested-too-deep"]


@pytest.mark.parametrize(
    "table",
    [
        "<tr><td rowspan=1001>甲<td>1<tr><td>2<td>3",
        "<tr><td colspan=100000>甲<td>1<tr><td>2<td>3",
        "<tr><td rowspan=999 colspan=999>甲<td>1" + "<tr><td>2" * 1000,
    ],
)
def test_a_table_without_measure_is_read_as_paragraphs(table: str) -> None:
    found = read_html(f"<table>{table}</table><p>其余</p>".encode())
    assert [note.kind for note in found.notes] == ["table-refused"]
    assert found.value.text.split()[:3] == ["甲", "1", "2"]
    assert not [mark for mark in found.value.marks if mark.kind == "table"]


def test_an_article_that_a_script_would_show_is_read_and_said_so() -> None:
    body = f"<p>题</p><div id=js_content style='visibility:hidden'><p>{'正文。' * 100}</p></div>"
    found = read_html(body.encode())
    assert found.value.text.split() == ["题", "正文。" * 100]
    assert [note.kind for note in found.notes] == ["hidden-text"]
