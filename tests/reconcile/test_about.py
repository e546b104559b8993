"""What a document is: every clause stands on characters that bear it out, every count says that it is one."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.model.collection import SourceResult
from generator.model.document import Block, Document, Section
from generator.model.place import Span
from generator.model.source import Region, Source, SourceText
from generator.reconcile.summary.about import about
from generator.rules.periods import years


def made(text: str, **known: object) -> SourceResult:
    """A document of one paragraph, its first line the title."""
    first = len(text.partition("\n")[0])
    blocks = (Block("title", (Span(0, first),)), Block("paragraph", (Span(first + 1, len(text)),)))
    source = replace(Source("demo", "demo.txt", "0" * 64, "规划", kind="plan", region=Region("某县")), **known)  # type: ignore[arg-type]
    return SourceResult(source, SourceText(text), (), Document("demo", blocks, title=0), (), ())


@pytest.mark.parametrize(
    ("text", "known", "said", "borne"),
    [
        ("某县规划\n本规划期为2021-2025年。", {"period": years(2021, 2025)}, "某县2021—2025年的规划", "2021-2025"),
        ("某县规划\n“十四五”时期，全县", {"period": years(2021, 2025)}, "某县2021—2025年的规划", "十四五"),
        ("某县规划\n“十三五”时期，全县", {"period": years(2021, 2025)}, "期间2021—2025年（据编目，文中未见）", ""),
        ("某县规划\n发布时间：2021年06月07日", {"published": "2021-06-07"}, "2021年6月7日发布", "2021年06月07"),
        ("某县规划\n共2021人，607天", {"published": "2021-06-07"}, "2021年6月7日发布（据编目，文中未见）", ""),
        ("某县规划\n某縣人民政府印发", {"issuer": "某县人民政府"}, "由某县人民政府发布", "某縣人民政府"),
        ("某县规划\n各科室", {"issuer": "某县人民政府"}, "由某县人民政府发布（据编目，文中未见）", ""),
    ],
)
def test_a_clause_leads_to_its_characters_or_says_that_there_are_none(
    text: str, known: dict[str, object], said: str, borne: str
) -> None:
    what = about(made(text, **known))[0]
    assert re.search(f"(^|，){re.escape(said)}[，。]", what.text)
    head, *others = [place.span.of(text) for place in what.places]
    assert head == "某县规划"
    assert others == ([borne] if borne else [])


def test_what_a_document_holds_is_counted_with_the_first_of_it() -> None:
    text = "某县规划\n第一章 促进就业创业\n第二章 健全社会保障体系\n第三章 构建和谐劳动关系"
    plain = made(text)
    heads = [Span(text.index(f"第{number}章"), text.index(f"第{number}章") + 4) for number in "一二三"]
    titles = ("促进就业创业", "健全社会保障体系", "构建和谐劳动关系")
    blocks = (plain.document.blocks[0], *(Block("heading", (span,), i) for i, span in enumerate(heads)))
    sections = tuple(
        Section(i, 1, f"第{'一二三'[i]}章", title, i + 1, (i + 1, i + 2)) for i, title in enumerate(titles)
    )
    result = replace(plain, document=replace(plain.document, blocks=blocks, sections=sections))
    held = about(result)[-1]
    assert held.text == "全文3章；提出3项任务，分属就业创业、社会保障和劳动关系。"
    assert held.places[0].span == heads[0]


def test_a_plan_is_called_by_what_it_plans() -> None:
    text = "某县卫生健康发展“十四五”规划\n各科室"
    assert about(made(text, period=years(2021, 2025)))[0].text.startswith("某县2021—2025年的卫生健康发展规划，")


def test_an_interpretation_says_what_it_explains() -> None:
    known = {"kind": "interpretation", "title": "《某县养老服务规划》解读"}
    assert about(made("某县\n各科室", **known))[0].text.startswith("某县的政策解读，解读《某县养老服务规划》，")


def test_where_nothing_is_counted_one_sentence_is_enough() -> None:
    assert [said.text for said in about(made("某县规划\n各科室"))] == ["某县的规划，未注明发布日期。"]
