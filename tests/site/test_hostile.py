"""A source that tries to be markup: it is shown as it is, and the site stays whole."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator import pipeline
from generator.outcome import Steps
from generator.render.markdown import write_markdown
from generator.render.site import build_site

SOURCE = """<script>alert("题")</script>某县“十四五”规划 {{ 7*7 }}

第一章 **背景** <img src=x onerror=alert(1)>
全县城镇新增就业2.06万人</p></div><script>alert(2)</script>,[失业率](javascript:alert(3))2.7%。
# 一、标题 {: onclick=alert(4) }
- 参保人数达32.33万人 | 82% | `x` <!-- 注 --> &lt;b&gt; ![图](http://example.org/x.png)
专栏1 <b>主要指标</b> | |
指标 | 2020年 | 2025年 |
1.参保率<i>(%) | 90 | 95</td><script>alert(5)</script> |
"""

PAGE = """<title>&lt;script&gt;alert(6)&lt;/script&gt;某市规划</title><body onload=alert(1)>
<h2 onclick=alert(1)>一、&lt;script&gt;alert(7)&lt;/script&gt;背景 {: onclick=alert(4) }</h2>
<p>全市<a href="javascript:alert(3)">新增就业3.1万人</a>&lt;/p&gt;&lt;/div&gt;&lt;script&gt;alert(8)&lt;/script&gt;。
<iframe src="//example.org"></iframe><img src="http://example.org/x.png" onerror=alert(1)><script>alert(9)</script>
<table><tr><th>指标&lt;i&gt;<th>2020年<tr><td>参保率&lt;svg onload=alert(5)&gt;(%)<td>95&lt;/td&gt;</table>
<footer>&lt;script&gt;alert(10)&lt;/script&gt;<a href="http://example.org">版权</a></footer>"""


class Tags(HTMLParser):
    """What a page consists of: event handlers, addresses, scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            outside = (value or "").startswith(("javascript:", "http://example", "//"))
            if name.startswith("on") or (name in ("href", "src") and outside):
                self.wrong.append(f"<{tag} {name}={value}>")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "in").mkdir()
    (folder / "in" / "某县 <规划>.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "in" / "网页.html").write_text(PAGE, encoding="utf-8")
    (folder / "in" / "README.txt").write_text("某市工作报告\n全市新增就业3万人。\n", encoding="utf-8")
    context = pipeline.load(folder / "in")
    found, noted = pipeline.find(folder / "in", context)
    collection, _ = pipeline.collect(folder / "in", found, noted, context, 1, Steps(lambda *_: None, 9))
    write_markdown(collection, folder / "markdown")
    notes = build_site(folder / "markdown", folder / "site")
    assert notes == ()
    return folder / "site"


def test_no_page_runs_or_fetches_what_a_source_says(site: Path) -> None:
    for page in sorted(site.rglob("*.html")):
        tags = Tags()
        text = page.read_text(encoding="utf-8")
        tags.feed(text)
        assert not tags.wrong, page.name
        assert not re.search(r"<script[^>]*>\s*alert", text), page.name


def test_the_text_is_shown_as_it_is(site: Path) -> None:
    (page,) = [p for p in (site / "documents").glob("*.html") if "规划" in p.name]
    shown = unescape(re.sub(r"<[^>]+>", "", re.sub(r"<script\b.*?</script>", "", page.read_text(encoding="utf-8"))))
    for words in ("<img src=x onerror=alert", "`x`", "&lt;b&gt", "</td><script>alert(5)", "**背景**"):
        assert words.replace(" ", "") in shown.replace(" ", "").replace("（", "(").replace("）", ")"), words


def test_the_text_of_a_page_is_shown_as_it_is_seen(site: Path) -> None:
    page = (site / "documents" / "网页.html").read_text(encoding="utf-8")
    shown = unescape(re.sub(r"<[^>]+>", "", re.sub(r"<script\b.*?</script>", "", page)))
    for words in (
        "<script>alert(7)</script>",
        "</p></div><script>alert(8)",
        "<svg onload=alert(5)>",
        "<script>alert(10)",
    ):
        assert words.replace(" ", "") in shown.replace(" ", "").replace("（", "(").replace("）", ")"), words
    assert "alert(9)" not in page


def test_a_source_may_have_any_name(site: Path) -> None:
    assert (site / "documents" / "README.html").exists()
    assert "3万人" in (site / "documents" / "README.html").read_text(encoding="utf-8")
