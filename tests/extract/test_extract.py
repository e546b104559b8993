"""All mentions of a document: ids of their own, places that hold what they say, parts that lead to their whole."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from generator.clean import clean
from generator.extract import extract
from generator.model.figure import Mention
from generator.model.source import Source, SourceText
from generator.parse import parse
from generator.text.fold import fold

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def mentions_of(text: str, kind: str = "other") -> tuple[Mention, ...]:
    """What the real stages find in a plain text."""
    source = Source("s", "s.txt", "", "", kind=kind)  # type: ignore[arg-type]
    content = SourceText(text)
    document = parse(source, content, clean(source, content).value).value
    return extract(source, content, document).value


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_ids_are_unique_and_texts_are_at_their_places(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    found = mentions_of(text)
    assert found
    assert len({each.id for each in found}) == len(found)
    for each in found:
        assert fold(each.quantity.span.of(text)) == each.quantity.text
        assert each.name
        assert each.rule


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_no_two_prose_figures_share_characters(path: Path) -> None:
    spans = sorted(each.quantity.span for each in mentions_of(path.read_bytes().decode("utf-8")) if each.cell is None)
    assert all(not a.overlaps(b) for a, b in pairwise(spans))


def test_a_part_leads_to_its_whole() -> None:
    found = mentions_of("一、工作情况\n全区招录公务员259名，其中乡镇招录145名、街道招录60名。\n")
    assert [each.parent for each in found] == ["", found[0].id, found[0].id]


def test_what_is_dated_by_its_section_says_so() -> None:
    found = mentions_of("第一节 主要目标\n持续扩大就业规模，城镇新增就业达到3万人，失业率控制在5%以内。\n", "plan")
    assert {each.period_origin for each in found} == {"section"}
    assert all("period_from_section" in each.flags for each in found)


def test_thresholds_in_definitions_are_flagged() -> None:
    found = mentions_of("指标解释\n1.就业人口(人)：指年满16周岁，为取得报酬而劳动的人口。\n")
    assert all("definition" in each.flags for each in found)
