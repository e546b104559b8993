"""No character of a source can become markup, whatever stands in it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.render.markdown.escape import INVISIBLE, escape, printable

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</figure></div>",
    "[链接](javascript:alert(1))",
    "![图](http://example.org/x.png)",
    "**粗** _斜_ `码` ~~删~~ ==标==",
    "# 标题",
    "1. 一",
    "- 二",
    "> 引",
    "| a | b |",
    "| --- | --- |",
    "---",
    "===",
    "```",
    "    缩进",
    "{: #id .class onclick=x }",
    "{{ 7 * 7 }} {% raw %}",
    "&lt;b&gt; &amp; &#60;",
    "\\*不是\\*",
    "*[HTML]: 缩写",
    "[^1]: 注",
    "[id]: http://example.org",
    "<!-- 注 -->",
    "<?php ?>",
    "https://example.org",
    "a@b.cn <a@b.cn>",
    "词\n: 定义",
    "行尾两空格  \n下一行",
    "\x02klzzwxh:0042\x03",
    "[TOC]",
    "](#c1){#c1 .f}",
]


def extensions() -> tuple[list[str], dict[str, object]]:
    """What mkdocs.yml switches on, and what MkDocs always has."""
    text = re.sub(r"!!python\S+", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    wanted = yaml.safe_load(text)["markdown_extensions"]
    names = [name if isinstance(name, str) else next(iter(name)) for name in wanted]
    settings = {name: value for each in wanted if isinstance(each, dict) for name, value in each.items()}
    return [*dict.fromkeys(["tables", "fenced_code", *names])], settings


NAMES, SETTINGS = extensions()


def shown(source: str) -> str:
    """The text of the page that a Markdown source becomes; its only tags may be the paragraph's."""
    made = markdown.Markdown(extensions=NAMES, extension_configs=SETTINGS).convert(source)
    inside = re.fullmatch(r"<p>(.*)</p>", made, re.DOTALL)
    assert inside, made
    assert "<" not in inside[1], made
    return unescape(inside[1])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_exact(text: str) -> None:
    assert shown("始" + escape(text) + "终") == "始" + printable(text) + "终"
    assert shown(str(escape(text.strip()))) == printable(text.strip())


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_any_text_comes_out_exact(text: str) -> None:
    expected = "始" + printable(text) + "终"
    assert shown("始" + escape(text) + "终") == re.sub(r" +\n", "\n", expected)


@given(st.text(alphabet="|`*_{}[]()#+-.!<>&\\\"'~=:^$% a1中\n", max_size=60))
def test_marks_in_table_cells_stay_text(text: str) -> None:
    cell = escape(text).strip()
    made = markdown.Markdown(extensions=NAMES, extension_configs=SETTINGS).convert(
        f"| 头 | 值 |\n| --- | --- |\n| 始{cell}终 | 1 |"
    )
    cells = re.findall(r"<td>(.*?)</td>", made, re.DOTALL)
    assert len(cells) == 2, made
    assert unescape(cells[0]) == "始" + printable(text).strip() + "终"


@given(st.text(max_size=60))
def test_what_is_shown_has_no_control_characters(text: str) -> None:
    assert not INVISIBLE.search(printable(text))
