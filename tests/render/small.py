"""A collection of one short document, made by hand, for tests of what is written from it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from generator.model.collection import Collection, Finding, Overview, Point, Series, SourceResult
from generator.model.document import Block, BlockKind, Box, BoxItem, Definition, Document, Section
from generator.model.figure import Mention, Observation, Quantity
from generator.model.note import Note
from generator.model.place import Place, Span
from generator.model.source import Aside, Period, Region, Source, SourceText
from generator.rules.concepts import concepts

TEXT = """第一章 总则
第一节 目标
到2025年城镇新增就业不低于2.06万人,三次产业比为10:40:50,覆盖2/3。
广告位招租
专栏1 工程
01 培训工程 培训一批人。
1.城镇新增就业人数(万人):指报告期内新就业人数。
"""
REGION = Region("叙永县", "510524", "四川省泸州市叙永县")


def at(words: str, text: str = TEXT) -> Span:
    """Where ``words`` stand for the first time."""
    start = text.index(words)
    return Span(start, start + len(words))


def observation(
    words: str, value: str | None, unit: str, base: str | None, unit_base: str, **more: object
) -> Observation:
    """The figure that ``words`` of the text say."""
    span, text = at(words), str(more.get("text", words))
    parts = more.get("parts", ())
    assert isinstance(parts, tuple)
    quantity = Quantity(Decimal(value) if value else None, unit, ">=" if unit else "=", text, span, None, parts)
    mention = Mention(
        f"demo:{span.start}", str(more.get("name", "城镇新增就业")), quantity, at("到2025年"), 2, "prose", "demo-rule",
        period_text="2025年", section=1, attribute="预期性",
    )  # fmt: skip
    return Observation(
        mention.id, "demo", mention, "emp.urban_new_jobs" if unit else "", REGION,
        Period(date(2025, 1, 1), date(2025, 12, 31)), "target", "level", unit, Decimal(base) if base else None,
        unit_base, None, frozenset({"uncertain", "name_completed"}),
    )  # fmt: skip


def collection(*observations: Observation, title: str = "示范规划") -> Collection:
    """One document with the given figures, one finding, one series, a box, a definition and an aside."""
    lines = [at(line) for line in TEXT.splitlines()]
    kinds: tuple[BlockKind | None, ...] = ("heading", "heading", "paragraph", None, "caption", "row", "definition")
    blocks = [Block(kind, (span,), min(i, 1)) for i, (kind, span) in enumerate(zip(kinds, lines, strict=True)) if kind]
    sections = (
        Section(0, 1, "第一章", "总则", 0, (0, 6)),
        Section(1, 2, "第一节", "目标", 1, (1, 6), 0),
    )
    item = BoxItem("01", at("培训工程"), at("培训一批人。"), lines[5], 4, (at("一批人"),))
    box = Box("1", "工程", "projects", Span(lines[4].start, lines[5].end), (3, 5), 1, 3, items=(item,))
    definition = Definition("1", at("城镇新增就业人数"), at("万人", TEXT), at("指报告期内新就业人数。"), 5)
    document = Document("demo", tuple(blocks), -1, sections, boxes=(box,), definitions=(definition,))
    source = Source("demo", "demo.txt", "0" * 64, title, kind="plan", region=REGION, published="2021-03")
    asides = (Aside("advertisement", lines[3]),)
    note = Note("undated", "low", "没有日期", "demo")
    result = SourceResult(source, SourceText(TEXT), asides, document, (), observations, (note,))
    finding = Finding("F1", "typo", "low", (Place("demo", at("2/3")),), "疑似笔误", "2/3 应为 66.7%")
    line = Series("emp.urban_new_jobs", REGION, tuple(Point(o.id, False, "口径不同") for o in observations[:1]))
    return Collection((result,), concepts(), (), (line,), (), (finding,), (), Overview((), ()))


def figures() -> tuple[Observation, ...]:
    """A bounded number, a ratio and a fraction."""
    return (
        observation("2.06万人", "2.06", "万人", "20600.00", "人"),
        observation("10:40:50", None, "", None, "", parts=(Decimal(10), Decimal(40), Decimal(50))),
        observation("2/3", "0.6666666666666666666666666667", "", "0.6666666666666666666666666667", "",
                    parts=(Decimal(2), Decimal(3))),
    )  # fmt: skip
