"""Structure that the format knew is taken over, not guessed again; what it only looks like is not believed."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.clean import clean
from generator.model.document import Document
from generator.model.source import Source, SourceText
from generator.parse import parse
from generator.read.html import read_html

BODY = "全县就业规模持续扩大，就业局势总体稳定，为经济社会发展奠定了坚实的基础，各项任务如期完成。"


def parsed(markup: str) -> tuple[Document, SourceText]:
    source, text = Source("case", "case.html", "", "case"), read_html(markup.encode()).value
    return parse(source, text, clean(source, text).value).value, text


def tree(markup: str) -> list[str]:
    """Each leaf that is no paragraph, indented by its section, with what it says."""
    document, text = parsed(markup)
    found = []
    for block in document.blocks:
        words = "".join(piece.of(text.text) for piece in block.pieces)
        level = document.sections[block.section].level if block.section >= 0 else 0
        if block.kind != "paragraph":
            found.append(f"{'  ' * level}{block.kind} {words}")
    return found


def test_headings_of_the_format_nest_by_their_levels() -> None:
    markup = (
        f"<h1>某县就业规划</h1><h2>发展基础</h2><p>{BODY}</p><h3>就业</h3><p>{BODY}</p><h2>主要任务</h2><p>{BODY}</p>"
    )
    assert tree(markup) == ["title 某县就业规划", "  heading 发展基础", "    heading 就业", "  heading 主要任务"]


def test_numbers_say_more_than_levels() -> None:
    markup = f"<h1>某县规划</h1><h3>一、发展基础</h3><p>{BODY}<h3>（一）就业</h3><p>{BODY}<h3>二、目标</h3><p>{BODY}"
    assert tree(markup) == [
        "title 某县规划",
        "  heading 一、发展基础",
        "    heading （一）就业",
        "  heading 二、目标",
    ]


def test_headings_without_a_number_stand_among_the_numbered_ones_of_their_level() -> None:
    markup = f"<h2>一、基础</h2><p>{BODY}</p><h3>就业</h3><p>{BODY}</p><h2>展望</h2><p>{BODY}</p>"
    assert tree(markup) == ["  heading 一、基础", "    heading 就业", "  heading 展望"]


def test_a_paragraph_set_as_a_heading_is_a_paragraph() -> None:
    assert tree(f"<h1>某县就业规划</h1><h3>{BODY}全县完成投资三亿元。</h3><p>{BODY}</p>") == ["title 某县就业规划"]


def test_a_heading_of_several_lines_is_one() -> None:
    assert tree(f"<p>{BODY}</p><h2>就业形势<br>与主要任务</h2><p>{BODY}</p>") == ["  heading 就业形势与主要任务"]


def test_the_title_is_what_the_page_calls_itself_however_it_is_broken() -> None:
    markup = (
        "<title>某省关于做好当前和今后一个时期促进就业工作的意见_某省人民政府</title><p>', null</p>"
        f"<p>某省关于做好当前和今后一个时期</p><p>促进就业工作的意见</p><p>{BODY}</p>"
    )
    document, text = parsed(markup)
    title = "".join(piece.of(text.text) for piece in document.blocks[document.title].pieces)
    assert title == "某省关于做好当前和今后一个时期促进就业工作的意见"


def test_the_only_topmost_heading_is_the_title_whatever_short_lines_stand_above() -> None:
    markup = f"<p>某市统计局</p><h3>1-10月全市经济运行情况</h3><p>{BODY}</p><h4>工业</h4><p>{BODY}</p>"
    assert tree(markup) == ["title 1-10月全市经济运行情况", "  heading 工业"]
    assert tree(f"<p>{BODY}</p><h3>发展基础</h3><p>{BODY}</p>") == ["  heading 发展基础"]


def test_blocks_never_run_on_from_one_to_the_next() -> None:
    lines = [f"全县坚持就业优先战略持续扩大就业规模第{number:02}季度各项工作都" for number in range(12)]
    broken, whole = "<br>".join(lines), "".join(f"<p>{line}</p>" for line in lines)
    assert len(parsed(f"<p>{broken}</p>")[0].blocks) == 1
    assert len(parsed(whole)[0].blocks) == 12


def test_lines_are_as_wide_as_they_are_set() -> None:
    lines = (
        f"　　201{year}年，我县工作认真贯彻落实省市各项决策部署，不断<br>"
        f"改革创新，全年城镇新增就业{year}.2万人，完成目标任务的10{year}%，<br>"
        f"城镇登记失业率控制在{year}.1%以内，农村劳动力转移就业{year}.6万<br>"
        f"人，各项工作取得了新的成效，群众获得感第{year}年持续增强。"
        for year in range(4)
    )
    document, _ = parsed("<br>".join(lines))
    assert [len(block.pieces) for block in document.blocks] == [4] * 4


def test_bold_lines_head_what_follows_and_bold_openings_are_run_in_heads() -> None:
    markup = (
        f"<p>{BODY}</p><p><b>就业创业</b></p><p>{BODY}</p><p><strong>1.社会保险</strong></p><p><b>2.人才</b></p><p>{BODY}</p>"
        f"<p><span style='font-weight:bold'>到2025年新增就业3万人：</span>{BODY}</p>"
    )
    assert tree(markup) == ["  heading 就业创业", "  heading 1.社会保险", "  heading 2.人才"]
    document, text = parsed(markup)
    lead = document.blocks[-1].lead
    assert lead is not None
    assert lead.of(text.text) == "到2025年新增就业3万人："


def test_where_all_is_bold_nothing_is_told_by_it() -> None:
    markup = "".join(f"<p><b>{words}</b></p>" for words in ("就业稳定增长", "社会保障", BODY, "人才", BODY))
    assert not [line for line in tree(markup) if "人才" in line]


def test_numbered_lists_of_the_format_are_enumerations() -> None:
    markup = f"<p>{BODY}</p><ol><li>促进就业<ul><li>甲</ul><li>加强培训</ol><ul><li>子<li>丑</ul><ol><li>一</ol>"
    document, text = parsed(markup)
    found = [[(item.label, item.span.of(text.text)) for item in items] for items in document.enumerations]
    assert found == [[("", "促进就业"), ("", "加强培训")]]


@pytest.mark.parametrize("kind", ["p", "div", "td", "li"])
def test_every_character_lies_in_one_leaf(kind: str) -> None:
    document, text = parsed(f"<h2>题<br>目</h2><h2>长。句<br>二</h2><table><tr><{kind}>甲<br>乙<{kind}>丙</table>完")
    covered = sorted((piece.start, piece.end) for block in document.blocks for piece in block.pieces)
    assert all(before[1] <= after[0] for before, after in pairwise(covered))
    assert "".join("".join(text.text[start:end].split()) for start, end in covered) == "".join(text.text.split())
