"""What a reader marked is set aside for what it is; what stands in a table is never taken for furniture."""

from __future__ import annotations

import pytest

from generator.clean import clean
from generator.model.place import Span
from generator.model.source import Mark, Source, SourceText

BODY = "全县就业规模持续扩大,城镇新增就业累计达到二万人,就业局势总体稳定,为经济社会发展奠定了坚实的基础。"


def asides(text: str, *marks: Mark) -> list[tuple[str, str]]:
    result = clean(Source("case", "case.html", "", ""), SourceText(text, marks)).value
    assert sum(len(span.of(text)) for span in result.kept) <= len(text)
    return [(aside.reason, aside.span.of(text)) for aside in result.asides]


def over(text: str, words: str, kind: str, **attributes: str) -> Mark:
    start = text.index(words)
    return Mark(kind, Span(start, start + len(words)), tuple(attributes.items()))


def test_marked_furniture_is_set_aside_line_by_line() -> None:
    text = f"首页\n新闻 政务\n{BODY}\n版权信息"
    marks = (over(text, "首页\n新闻 政务\n", "furniture", reason="navigation"),)
    assert asides(text, *marks) == [("navigation", "首页"), ("navigation", "新闻 政务")]


@pytest.mark.parametrize(
    ("text", "sign", "reason"),
    [
        ("耕地面积①为5万亩", "①", "note-mark"),
        ("年末户籍人口[2]281万人", "[2]", "note-mark"),
        ("城镇新增就业34561人", "1", "note-mark"),
        ("面积为12km2", "2", ""),
        ("面积为12平方公里2", "2", ""),
        ("为102亩", "2", ""),
        ("①带星号的指标", "①", ""),
        ("每人120", "120", ""),
    ],
)
def test_raised_signs_that_lead_to_a_note(text: str, sign: str, reason: str) -> None:
    start = text.rindex(sign)
    mark = Mark("superscript", Span(start, start + len(sign)))
    assert asides(text, mark) == ([(reason, sign)] if reason else [])


def test_words_struck_out_are_no_content() -> None:
    text = "目标为3万人5万人。"
    assert asides(text, over(text, "3万人", "struck")) == [("struck", "3万人")]


def test_a_reading_above_characters_is_set_aside_once() -> None:
    text = "就業(yè)与教育jiàoyù"
    found = asides(text, over(text, "(yè)", "ruby"), over(text, "jiàoyù", "ruby"))
    assert found == [("pinyin-gloss", "(yè)"), ("pinyin-gloss", "jiàoyù")]


def test_rows_of_a_table_are_content_however_often_they_recur() -> None:
    head = "指标名称\t2020年产量(万吨)"
    rows = "".join(f"{head}\n项目{number}\t{number}.5\n" for number in range(4))
    text = f"{rows}审核:李明\t3"
    table = Mark("table", Span(0, len(text)), (("table", "0"),))
    assert asides(text, table) == []


def test_the_name_of_the_page_stands_once_above_the_text() -> None:
    title = "某县2020年统计公报"
    text = f"{title}\n2021-03-05 来源:本站\n{title}\n{BODY}\n{title}"
    marks = (Mark("about", Span(0, 0), (("title", "某县 2020年统计公报"),)),)
    assert asides(text, *marks)[1] == ("repeated-caption", title)
    assert asides(text) == [
        ("byline", "2021-03-05 来源:本站"),
        ("repeated-caption", title),
        ("repeated-caption", title),
    ]
