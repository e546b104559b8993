"""Whatever a page holds, its text is complete, its marks lie in the text, and every character has one place."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.clean import clean
from generator.model.source import Source, SourceText
from generator.parse import parse
from generator.read import UnreadableSource
from generator.read.html import read_html

WORDS = st.sampled_from(
    ["就业", "2.1万人", "一、总则", "（一）就业。", "记者：", "专栏1 指标", "单位：万人", "注：初步数", "12", "—",
     "&nbsp;", "&lt;b&gt;", "&#8226;", "　　", "\n", " ", "\t", "|", "首页", "某县规划",
     "\u200b", "\u2028", "A&amp;B", "①"]
)  # fmt: skip
INLINE = ["b", "span", "font", "sup", "sub", "del", "a href=x", "ruby", "rt", "span style='display:none'", "button",
          "span style='vertical-align:super'", "i hidden", "select", "option"]  # fmt: skip
BLOCK = ["p", "div", "h1", "h3", "ul", "ol start=3", "li", "section", "nav", "footer", "blockquote", "pre", "center",
         "div class=header", "div style='visibility:hidden'", "details", "article", "form"]  # fmt: skip
TABULAR = ["table", "tr", "td", "td rowspan=2", "td colspan=3", "th", "thead", "tfoot", "caption", "td rowspan=0"]


def element(name: str, inside: str) -> str:
    return f"<{name}>{inside}</{name.split()[0]}>"


def nested(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inside = st.lists(children, max_size=4).map("".join)
    return st.builds(element, st.sampled_from(INLINE + BLOCK + TABULAR), inside)


CELL = st.builds(
    element, st.sampled_from(["td", "th", "td rowspan=2", "td colspan=2"]), st.lists(WORDS, max_size=3).map("".join)
)
ROW = st.lists(CELL, max_size=4).map(lambda cells: element("tr", "".join(cells)))
TABLE = st.lists(ROW, max_size=5).map(lambda rows: element("table", "".join(rows)))
PAGES = st.lists(st.recursive(WORDS | TABLE, nested, max_leaves=25), max_size=8).map("".join)
# Tags in any order, ended or not.
SOUP = st.lists(
    WORDS | st.sampled_from([f"<{name}>" for name in INLINE + BLOCK + TABULAR])
    | st.sampled_from([f"</{name.split()[0]}>" for name in INLINE + BLOCK + TABULAR])
    | st.sampled_from(["<br>", "<!--", "-->", "<script>", "</script>", "<", ">", "<td", "\"'", "<![CDATA["]),
    max_size=60,
).map("".join)  # fmt: skip


def read(markup: str) -> SourceText | None:
    with suppress(UnreadableSource):
        return read_html(markup.encode()).value
    return None


def accounted(text: SourceText) -> None:
    """Marks in the text, cells inside rows inside tables, every character in one leaf or one aside."""
    for mark in text.marks:
        assert 0 <= mark.span.start <= mark.span.end <= len(text.text)
    for inner, outer in (("cell", "row"), ("row", "table")):
        around = [mark.span for mark in text.marks if mark.kind == outer]
        assert all(any(span.covers(mark.span) for span in around) for mark in text.marks if mark.kind == inner)
    blocks = sorted(mark.span for mark in text.marks if mark.kind == "paragraph")
    assert all(before.end <= after.start for before, after in pairwise(blocks))
    source = Source("case", "case.html", "", "case")
    cleaned = clean(source, text).value
    document = parse(source, text, cleaned).value
    times = Counter[int]()
    for span in (*(piece for block in document.blocks for piece in block.pieces), *(a.span for a in cleaned.asides)):
        times.update(range(span.start, span.end))
    assert all(times[at] == 1 for at, char in enumerate(text.text) if not char.isspace())


@settings(deadline=None)
@given(PAGES)
def test_conservation_on_pages(markup: str) -> None:
    text = read(markup)
    if text is not None:
        accounted(text)


@settings(deadline=None)
@given(SOUP)
def test_conservation_on_tag_soup(markup: str) -> None:
    text = read(markup)
    if text is not None:
        accounted(text)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"), exclude_characters="<&"), min_size=1))
def test_plain_words_come_through_whole(words: str) -> None:
    text = read(f"<p>{words}</p>")
    assert "".join((text.text if text else "").split()) == "".join(words.replace("\ufeff", "").split())


@given(st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=4), min_size=1, max_size=5))
def test_no_two_cells_stand_in_one_place(spans: list[list[int]]) -> None:
    rows = ("".join(f"<td rowspan={span} colspan={span % 2 + 1}>值" for span in row) for row in spans)
    text = read("<table><caption>表</caption>" + "".join(f"<tr><td>名{row}" for row in rows) + "</table>")
    assert text is not None
    places = Counter[tuple[int, int]]()
    for mark in text.marks:
        if mark.kind == "cell":
            known = {name: int(value) for name, value in mark.attributes if value.isdecimal()}
            places[known["row"], known["column"]] += 1
    assert not [place for place, times in places.items() if times > 1]
