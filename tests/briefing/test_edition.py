"""The composed briefing: what stands in which chapter, and how figures are set."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.collection import Collection, Unreadable
from generator.render.briefing.columns import TYPE_AREA, fitted
from generator.render.briefing.comparison import Comparison
from generator.render.briefing.edition import collection_edition, document_edition
from generator.render.briefing.headlines import KeyFindings
from generator.render.briefing.page import html
from generator.render.briefing.runs import glue_figures, text_of
from generator.render.briefing.wording import counted, printable
from generator.text.typeset import typeset


def chapters(collection: Collection) -> dict[str, object]:
    return {chapter.template: chapter.content for chapter in collection_edition(collection, "").chapters}


def test_all_that_is_promised_is_there(seeds: Collection) -> None:
    assert list(chapters(seeds)) == [
        "headlines", "targets", "chains", "comparison", "fields", "portraits", "projects", "checkup", "indicators",
        "evidence", "colophon",
    ]  # fmt: skip


def read(page: str) -> str:
    """The page as it is read: without note marks and elements."""
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r'<a class="e"[^>]*>\d+</a>', "", page)))


def test_every_finding_is_told(seeds: Collection, seeds_html: str) -> None:
    told = read(seeds_html)
    for finding in seeds.findings:
        assert typeset(finding.title) in told
        assert typeset(finding.explanation) in told


def test_every_project_is_named(seeds: Collection, seeds_html: str) -> None:
    for result in seeds.results:
        for box in result.document.boxes:
            for item in box.items:
                name = typeset(item.title.of(result.text.text))
                assert name in seeds_html, name


def test_every_row_of_an_indicator_table_is_printed(seeds: Collection, seeds_html: str) -> None:
    chapter = seeds_html.split('"chapter indicators"')[1]
    rows = re.findall(r"<tr>(?:<td[^>]*>[^<]*(?:<s>[^<]*</s>)?</td>)+</tr>", chapter)
    filled = {(o.mention.cell[0], o.mention.cell[1]) for r in seeds.results for o in r.observations if o.mention.cell}
    assert len(rows) >= len(filled) == 37


def test_the_opening_page_tells_what_was_reached_and_aimed_at_before_what_does_not_agree(seeds: Collection) -> None:
    page = chapters(seeds)["headlines"]
    assert isinstance(page, KeyFindings)
    keys = [headline.key + headline.unit for headline in page.headlines]
    assert keys[:3] == ["11/13", "24项", "96.33% / 90%"]
    assert len(keys) <= 7


def test_an_indicator_of_one_table_row_is_not_compared_with_itself(seeds: Collection) -> None:
    chapter = chapters(seeds)["comparison"]
    assert isinstance(chapter, Comparison)
    blocks = {block.name: block for part in chapter.parts for block in part.blocks}
    assert "社会保障卡持卡人数" not in blocks
    told = ["".join(run.text for run in text) for block in blocks.values() for _, text in block.remarks]
    assert len([text for text in told if "“城镇登记失业率”" in text and "“城镇调查失业率”" in text]) == 1


def test_sources_are_named_with_their_digests(seeds: Collection, seeds_html: str) -> None:
    colophon = seeds_html.split('"chapter colophon"')[1]
    for result in seeds.results:
        assert result.source.sha256[:32] in colophon


def test_a_source_that_could_not_be_read_is_named(seeds: Collection) -> None:
    broken = replace(seeds, unreadable=(Unreadable("坏<文件>.pdf", "无法读取"),))
    assert "坏&lt;文件&gt;.pdf：无法读取" in html(collection_edition(broken, ""))


def test_a_document_briefing_has_its_own_title(seeds: Collection) -> None:
    page = html(document_edition(seeds, "ankang-2017-interview", ""))
    assert "<title>权威访谈：专访市人社局局长汪小卫</title>" in page
    assert "叙永" not in page


def test_an_empty_collection_still_composes(seeds: Collection) -> None:
    bare = replace(
        seeds, results=tuple(replace(r, observations=(), mentions=()) for r in seeds.results[-1:]), pages=(), series=(),
        attainments=(), findings=(), summaries=(), overview=replace(seeds.overview, headlines=(), common=()),
        chains=(), fields=(),
    )  # fmt: skip
    page = html(collection_edition(bare, ""))
    assert "没有发现不相符之处" in page


@pytest.mark.parametrize(
    ("number", "words"), [(0, "〇"), (5, "五"), (10, "十"), (12, "十二"), (20, "二十"), (89, "八十九"), (120, "120")]
)
def test_small_counts_in_chinese(number: int, words: str) -> None:
    assert counted(number) == words


@pytest.mark.parametrize("figure", ["2.06万人", "≥175万人", "<4.5%", "0.49个百分点", "500人次", "12,550人", "3—5家"])
def test_a_figure_keeps_its_unit(figure: str) -> None:
    assert figure in [run.text for run in glue_figures(f"目标为{figure}左右") if run.glued]


@given(st.text(max_size=60))
def test_gluing_changes_no_character(text: str) -> None:
    assert text_of(glue_figures(text)) == text


@given(st.text(max_size=60))
def test_what_is_printed_has_no_control_character(text: str) -> None:
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\ue000-\uf8ff]", printable(text))


@given(st.lists(st.floats(1, 90), min_size=1, max_size=12), st.data())
def test_columns_never_exceed_the_page(asked: list[float], data: st.DataObject) -> None:
    elastic = data.draw(st.integers(0, len(asked) - 1))
    assert sum(fitted(asked, elastic)) <= TYPE_AREA + 0.1
