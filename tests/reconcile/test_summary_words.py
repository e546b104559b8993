"""Key words and tasks: terms of the trade of every department, what a document heads as its tasks, nothing silly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.collection import SourceResult
from generator.model.document import Block, Document, Enumerated, Section
from generator.model.place import Span
from generator.model.source import Region, Source, SourceText
from generator.reconcile.evidence import Evidence
from generator.reconcile.summary.keywords import keywords, terms
from generator.reconcile.summary.tasks import tasks, told_in_full
from generator.rules.keywords import keyword_rules


def document(lines: list[tuple[str, str]], kind: str = "plan") -> SourceResult:
    """Lines as (heading number or "", words); words before "。" of a numbered paragraph are its run-in head."""
    text = "\n".join(number + words for number, words in lines)
    blocks, sections, at = [], [], 0
    for number, words in lines:
        span = Span(at, at + len(number) + len(words))
        heading = number.endswith(("、", "章"))
        if heading:
            sections.append((len(blocks), number, words))
        lead = None
        if number.startswith("（") and "。" in words:
            lead = Span(at + len(number), at + len(number) + words.index("。"))
        label = Span(at, at + len(number)) if number else None
        blocks.append(Block("heading" if heading else "paragraph", (span,), len(sections) - 1, label=label, lead=lead))
        at = span.end + 1
    ends = [start for start, _, _ in sections[1:]] + [len(blocks)]
    found = tuple(
        Section(i, 1, number, words, start, (start, end))
        for i, ((start, number, words), end) in enumerate(zip(sections, ends, strict=True))
    )
    source = Source("demo", "demo.txt", "", "某县规划", kind=kind, region=Region("某县"))  # type: ignore[arg-type]
    return SourceResult(source, SourceText(text), (), Document("demo", tuple(blocks), sections=found), (), ())


def texts(result: SourceResult) -> list[str]:
    return [task.text for task in tasks(result)]


PLAN = [
    ("一、", "发展基础"),
    ("（一）", "就业形势稳定。做得很好。"),
    ("二、", "主要任务"),
    ("（一）", "实施就业优先战略。落实举措。"),
    ("（二）", "健全社保体系。推进扩面。"),
]


def test_the_tasks_stand_under_the_heading_that_announces_them() -> None:
    result = document(PLAN)
    assert texts(result) == ["实施就业优先战略", "健全社保体系"]
    assert told_in_full(result, tasks(result))


def test_chapters_are_tasks_where_no_heading_announces_any() -> None:
    titles = ("规划背景", "促进就业创业", "健全社会保障", "构建和谐劳动关系", "实施保障", "指标体系")
    result = document([(f"第{number}章", title) for number, title in zip("一二三四五六", titles, strict=True)])
    assert texts(result) == ["促进就业创业", "健全社会保障", "构建和谐劳动关系"]


def test_what_a_report_has_done_is_no_task() -> None:
    lines = [("一、", "主要工作"), ("（一）", "网络下沉成效明显。已建网点。"), ("（二）", "绿色发展持续推进。已建。")]
    assert texts(document(lines, "report")) == []


def test_a_list_that_goes_on_beyond_the_heads_that_were_read_is_not_told_as_full() -> None:
    result = document([*PLAN, ("", "三是打好攻坚战，全面推进。")])
    assert not told_in_full(result, tasks(result))


def test_items_of_a_list_count_where_they_are_more_than_the_heads() -> None:
    result = document([*PLAN[:4], ("", "二是健全社保体系，推进扩面。")])
    spans = [block.span for block in result.document.blocks[3:]]
    items = tuple(Enumerated("", span, 3 + i) for i, span in enumerate(spans))
    result = replace(result, document=replace(result.document, enumerations=(items,)))
    assert texts(result) == ["实施就业优先战略", "健全社保体系，推进扩面"]


def told(text: str) -> tuple[str, ...]:
    span = Span(0, len(text))
    source = Source("demo", "demo.txt", "", "某县规划")
    result = SourceResult(source, SourceText(text), (), Document("demo", (Block("paragraph", (span,)),)), (), ())
    return keywords(["demo"], terms(Evidence.of([result], [])))


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("家庭医生签约，家庭医生服务，分级诊疗和医联体建设，分级诊疗制度", {"家庭医生", "分级诊疗", "医联体"}),
        ("高標準農田建設，高標準農田管護，糧食安全", {"高标准农田", "粮食安全"}),
        ("污染防治攻坚，地表水断面，污染防治", {"污染防治", "地表水"}),
    ],
)
def test_terms_of_every_department_are_key_words(text: str, chosen: set[str]) -> None:
    assert set(told(text)) == chosen


@pytest.mark.parametrize("text", ["每千人口床位" * 5, "一万平方米" * 6, "周文斌局长" * 6, "保障性" * 6, "主持人" * 6])
def test_measures_persons_and_half_names_are_none(text: str) -> None:
    assert told(text) == ()


def test_no_term_is_listed_twice_or_both_as_term_and_idle() -> None:
    rules = keyword_rules()
    assert sorted({term for term in rules.terms if rules.terms.count(term) > 1}) == []
