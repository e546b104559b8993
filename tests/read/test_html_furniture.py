"""What stands around a page is marked where its markup and its text agree; content never is."""

from __future__ import annotations

import pytest

from generator.model.source import SourceText
from generator.read.html import read_html

LONG = "全县就业规模持续扩大，城镇新增就业累计达到二万人，就业局势总体稳定，为经济社会发展奠定了坚实的基础。" * 3


def page(body: str, head: str = "") -> SourceText:
    return read_html(f"<html><head>{head}</head><body>{body}</body></html>".encode()).value


def furniture(body: str, head: str = "") -> list[tuple[str, str]]:
    text = page(body, head)
    marks = [mark for mark in text.marks if mark.kind == "furniture"]
    return [(dict(mark.attributes)["reason"], mark.span.of(text.text).strip()) for mark in marks]


@pytest.mark.parametrize(
    ("around", "found"),
    [
        ("<nav><a href=1>首页</a> <a href=2>政务公开</a></nav>", [("navigation", "首页 政务公开")]),
        ("<div class='header'><p>2023年10月11日 星期三</p></div>", [("site-head", "2023年10月11日 星期三")]),
        ("<div class=crumbs>位置：<a href=1>首页</a></div>", [("breadcrumb", "位置：首页")]),
        ("<div id=share-box>分享到：<a href=1>微信</a></div>", [("share", "分享到：微信")]),
        ("<ul><li><a href=1>工作动态</a><li><a href=2>通知公告</a></ul>", [("navigation", "工作动态"),
                                                                       ("navigation", "通知公告")]),
        ("<p>某县人民政府办公室</p>", []),
        ("<div class=header><p>全县新增就业2.1万人</p></div>", []),
        ("<div class=article-header><p>某县发展和改革局</p></div>", []),
        ("<article><header><p>某县发展和改革局</p></header></article>", []),
        ("<p><a href='#_Toc1'>第一章 总则</a></p>", []),
        ("<p><a href=x>附件1：任务分工表</a></p>", []),
        ("<p>附件：<a href=a.doc>任务分工表</a></p>", []),
        (f"<div class=header><p>{LONG}</p></div>", []),
        ("<div class=nav><table><tr><th>指标<th>值<tr><td>就业<td>2.1</table></div>", []),
    ],
)  # fmt: skip
def test_furniture_above_the_text(around: str, found: list[tuple[str, str]]) -> None:
    assert furniture(f"{around}<p>{LONG}</p><p>{LONG}</p>") == found


def test_what_stands_below_the_foot_of_the_site_goes_with_it() -> None:
    body = f"<p>{LONG}</p><p>{LONG}</p><div class=footer><p>主办：某县政府办公室</p></div><p>智能问答</p><p>X</p>"
    assert furniture(body) == [("site-foot", "主办：某县政府办公室"), ("site-foot", "智能问答"), ("site-foot", "X")]


def test_notes_between_text_and_foot_are_content() -> None:
    body = f"<p>{LONG}</p><p>注：本公报为初步数据。</p><footer><p>版权信息</p></footer>"
    assert furniture(body) == [("site-foot", "版权信息")]


def test_an_aside_amid_the_text_is_content() -> None:
    assert furniture(f"<p>{LONG}</p><aside><p>专栏2 培训农民工30万人次</p></aside><p>{LONG}</p>") == []


def test_a_wrapper_that_holds_the_page_names_nothing() -> None:
    assert furniture(f"<div class='main nav'><p>目标</p><p>{LONG}</p><p>新增就业2万人</p></div>") == []


def test_the_name_of_the_site_is_no_heading_of_the_document() -> None:
    head = "<title>某县规划_某县人民政府网</title>"
    body = f"<div class=header><h1>某县人民政府</h1></div><h1>某县规划</h1><p>{LONG}</p>"
    assert furniture(body, head) == [("site-head", "某县人民政府")]


@pytest.mark.parametrize("around", ["<div class=header><p>{}</p></div>", "<p><a href=x>{}</a></p>"])
def test_the_name_of_the_page_is_never_furniture(around: str) -> None:
    assert furniture(f"{around.format('某县就业规划')}<p>{LONG}</p>", "<title>某县就业规划</title>") == []


def test_a_page_of_short_lines_is_content() -> None:
    assert furniture("".join(f"<p>指标{number}：{number}.5万人</p>" for number in range(30))) == []
