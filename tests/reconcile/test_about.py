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
        ("某县规划\n本规划期为2021-2025年。", {"period": years(2021, 2025)}, "期间2021—2025年", "2021-2025"),
        ("某县规划\n“十四五”时期，全县", {"period": years(2021, 2025)}, "期间2021—2025年", "十四五"),
        ("某县规划\n“十三五”时期，全县", {"period": years(2021, 2025)}, "期间2021—2025年（据编目，文中未见）", ""),
        ("某县规划\n发布时间：2021年06月07日", {"published": "2021-06-07"}, "发布于2021年6月7日", "2021年06月07"),
        ("某县规划\n共2021人，607天", {"published": "2021-06-07"}, "发布于2021年6月7日（据编目，文中未见）", ""),
        ("某县规划\n某縣人民政府印发", {"issuer": "某县人民政府"}, "由某县人民政府发布", "某縣人民政府"),
        ("某县规划\n各科室", {"issuer": "某县人民政府"}, "由某县人民政府发布（据编目，文中未见）", ""),
    ],
)
def test_a_clause_leads_to_its_characters_or_says_that_there_are_none(
    text: str, known: dict[str, object], said: str, borne: str
) -> None:
    what, _ = about(made(text, **known))
    assert re.search(f"，{re.escape(said)}[，。]", what.text)
    head, *others = [place.span.of(text) for place in what.places]
    assert head == "某县规划"
    assert others == ([borne] if borne else [])


def test_what_is_counted_says_so_and_leads_to_the_first_of_it() -> None:
    text = "某县规划\n第一章 总则\n第二章 目标"
    plain = made(text)
    heads = (Span(5, 11), Span(12, 18))
    blocks = (plain.document.blocks[0], *(Block("heading", (span,), i) for i, span in enumerate(heads)))
    sections = tuple(Section(i, 1, f"第{'一二'[i]}章", "", i + 1, (i + 1, i + 2)) for i in range(2))
    result = replace(plain, document=replace(plain.document, blocks=blocks, sections=sections))
    counted = about(result)[1]
    assert counted.text == "经程序清点，全文有2章，没有读出数；所注是各类的第一处。"
    assert [place.span.of(text) for place in counted.places] == ["第一章 总则"]


def test_where_nothing_is_counted_nothing_is_pointed_at() -> None:
    assert about(made("某县规划\n各科室"))[1].text == "经程序清点，全文没有读出数。"
