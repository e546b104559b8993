"""Indicator tables as people of the trade meet them: each case is a text, and the figures that it must give.

A case file has a title, what is known of the source, the text (or a page), and a line for each figure:
name | text of the cell | value in the base unit | first/last day | status and basis | flags (| region: where not home).
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.clean import clean
from generator.extract.tables import table_mentions
from generator.model.document import Document
from generator.model.figure import Observation
from generator.model.source import Period, Source, SourceText
from generator.normalise import normalise
from generator.parse import parse
from generator.read.html import read_html
from generator.rules.divisions import resolve
from generator.text.fold import FULL_WIDTH, simplified

CASES = sorted((Path(__file__).parent / "cases" / "tables").iterdir())


def load(path: Path) -> tuple[Source, SourceText, list[str]]:
    """The source, its text and the lines that are expected of it."""
    head, text, expected = path.read_text(encoding="utf-8").split("---\n")
    known = dict(line.split(": ", 1) for line in head.splitlines()[1:])
    years = [int(year) for year in known.get("period", "").split("-") if year]
    source = Source("s", path.name, "", path.stem, kind=known["kind"], region=resolve(known.get("region", "")))  # type: ignore[arg-type]
    period = Period(date(years[0], 1, 1), date(years[-1], 12, 31)) if years else None
    content = read_html(text.encode()).value if path.suffix == ".html" else SourceText(text)
    return replace(source, period=period, published=known.get("published", "")), content, expected.splitlines()


def observed(source: Source, content: SourceText) -> tuple[Document, tuple[Observation, ...]]:
    """What the real stages make of the text."""
    document = parse(source, content, clean(source, content).value).value
    mentions = table_mentions(source, content, document).value
    return document, normalise(source, content, document, mentions).value


def line(each: Observation, source: Source) -> str:
    """An observation the way a case writes it."""
    quantity = each.quantity
    sign = "" if quantity.comparator in ("=", "range") else quantity.comparator
    value = ":".join(map(str, quantity.parts)) if quantity.parts else each.value_base
    if each.value_max_base is not None:
        value = f"{each.value_base}~{each.value_max_base}"
    parts = [
        each.mention.name,
        " ".join(quantity.text.split()),
        f"{sign}{'' if value is None else value}{each.unit_base}",
        f"{each.period.start}/{each.period.end}" if each.period else "-",
        f"{each.status or '-'}{'' if each.basis == 'level' else ' ' + each.basis}",
        " ".join(sorted(each.flags)),
    ]
    if each.region != source.region and each.region:
        parts.append(each.region.name)
    return " | ".join(parts).rstrip()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    source, content, expected = load(path)
    _, found = observed(source, content)
    assert [line(each, source) for each in found] == [each.rstrip() for each in expected]
    for each in found:
        assert each.quantity.span.of(content.text) == each.quantity.text


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", ["full-width", "traditional"])
def test_twins_give_the_same(path: Path, kind: str) -> None:
    source, content, _ = load(path)
    wide = {half: full for full, half in FULL_WIDTH.items() if chr(half) not in "|\"'"}
    table = wide if kind == "full-width" else {simple: complex_ for complex_, simple in simplified().items()}
    _, plain = observed(source, content)
    _, twin = observed(source, replace(content, text=content.text.translate(table)))
    # the texts of cells differ in writing only
    assert [strip(each, source) for each in twin] == [strip(each, source) for each in plain]


def strip(each: Observation, source: Source) -> tuple[object, ...]:
    """An observation without its characters."""
    parts = line(each, source).split(" | ")
    return each.id, each.concept_id, each.mention.parent, *parts[:1], *parts[2:]


def test_members_know_their_whole() -> None:
    source, content, _ = load(CASES[[path.stem for path in CASES].index("plan")])
    _, found = observed(source, content)
    by_id = {each.id: each for each in found}
    part = next(each for each in found if each.mention.name.startswith("农民工") and each.status == "target")
    assert by_id[part.mention.parent].mention.name == "补贴性职业技能培训"
    assert part.mention.attribute == "预期性"
    lone = next(each for each in found if each.mention.name.startswith("农民工") and each.status == "baseline")
    assert lone.mention.parent == ""


WORDS = "指标 2020年 2025年 目标值 增长（%） 单位 万人 合计 全市 叙永县 序号 属性 约束性 一、就业 市人社局"
FIGURES = "— [2.06] ≤4 10:40:50 持平 3-5家 12,550 其中：甲 1.乙（%） #丙 2021-2025年"
CELLS = st.sampled_from(["", "|", *WORDS.split(), *FIGURES.split()])


@settings(max_examples=150)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=9))
def test_no_table_breaks_the_reader(rows: list[list[str]]) -> None:
    text = "某县“十四五”规划\n第一章 目标\n表1 主要指标\n" + "\n".join(" | ".join(row) for row in rows) + "\n"
    source = Source("s", "s.txt", "", "t", kind="plan", period=Period(date(2021, 1, 1), date(2025, 12, 31)))
    content = SourceText(text)
    document, found = observed(source, content)
    cells = {cell.span for table in document.tables for row in table.rows for cell in row.cells}
    assert len({each.id for each in found}) == len(found)
    for each in found:
        assert each.quantity.span in cells
        assert each.quantity.span.of(content.text) == each.quantity.text
        assert each.quantity.text not in ("市人社局", "2021-2025年", "—", "2020年")
