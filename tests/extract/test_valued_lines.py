"""A row of an indicator table that was set as a line gives its figures; a line not wholly understood gives none."""

from __future__ import annotations

from datetime import date

import pytest

from generator.clean import clean
from generator.extract import extract
from generator.model.figure import Mention
from generator.model.source import Period, Source, SourceText
from generator.parse import parse

PLAN = Period(date(2021, 1, 1), date(2025, 12, 31))


def read(*lines: str) -> tuple[Mention, ...]:
    text = "\n".join(("某县养老服务规划", "第一章 目标", "专栏1　主要指标", *lines, "第二章 任务", "加强服务。", ""))
    source, content = Source("s", "s.txt", "", "某县养老服务规划", kind="plan", period=PLAN), SourceText(text)
    document = parse(source, content, clean(source, content).value).value
    found = extract(source, content, document).value
    assert all(each.quantity.span.of(text) == each.quantity.text for each in found)
    return found


def told(each: Mention) -> tuple[str, ...]:
    quantity = each.quantity
    return each.name, f"{quantity.comparator}{quantity.value}{quantity.unit}", each.period_text, each.status


def test_values_behind_their_years_are_those_of_the_row() -> None:
    found = read(
        "（一）护理型床位占比（%）　2020年：52　2025年：≥65　约束性", "（二）床位（万张）：2020年：1.2，2025年：1.5"
    )
    assert [told(each) for each in found] == [
        ("护理型床位占比", "=52%", "2020年", "baseline"),
        ("护理型床位占比", ">=65%", "2025年", "target"),
        ("床位", "=1.2万张", "2020年", "baseline"),
        ("床位", "=1.5万张", "2025年", "target"),
    ]
    assert [each.attribute for each in found] == ["约束性", "约束性", "", ""]
    assert {each.rule for each in found} == {"valued-line"}


@pytest.mark.parametrize(
    "line",
    [
        "（一）护理型床位占比（%）　2020年：五成多　2025年：65",
        "（一）护理型床位占比　2020年：52　2025年：65",
        "联系人（2人）　2020年：见附件　2025年：见附件",
    ],
)
def test_a_line_that_is_not_wholly_understood_gives_nothing(line: str) -> None:
    assert not [each for each in read(line) if each.rule == "valued-line"]
