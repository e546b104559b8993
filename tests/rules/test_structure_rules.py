"""Rules of cleaning and parsing: every code has its words, numbers count what they print."""

from __future__ import annotations

import pytest

from generator.rules.enumerations import LAST, families
from generator.rules.furniture import furniture, reason_in_words
from generator.rules.numbering import numbered, ordinal, schemes
from generator.rules.source_kinds import issuer_of, kind_of, month_of, published_of, years_of
from generator.rules.table_layout import is_unit, role_of


def test_every_reason_has_words() -> None:
    rules = furniture()
    cues = (*rules.head, *rules.foot, *rules.regions, rules.brand_prefix, rules.page_number, rules.pinyin_gloss)
    codes = {cue.id for cue in (*cues, rules.note_mark)}
    assert codes | {"repeated-caption", "watermark", "invisible", "copy", "struck"} == set(rules.reasons)
    assert all(reason_in_words(code) != code for code in rules.reasons)


def test_schemes_stand_from_the_outermost_to_the_innermost() -> None:
    ranks = [scheme.rank for scheme in schemes()]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("line", "scheme", "number"),
    [
        ("第十二章 保障措施", "chapter", 12),
        ("二十一、加强领导", "han", 21),
        ("(十)公共服务", "han-paren", 10),
        ("12.工伤保险", "arabic", 12),
        ("③说明", "circled", 3),
        ("## 主要目标", "markdown", 0),
        ("## 3.2 数据来源", "decimal", 3),
        ("2.06万人", "", 0),
        ("第一产业", "", 0),
    ],
)
def test_numbers_of_lines(line: str, scheme: str, number: int) -> None:
    found = numbered(line)
    assert (found.scheme, found.ordinal) == (scheme, number) if found else not scheme


def test_ordinals_and_labels() -> None:
    assert [ordinal(text) for text in ("两", "十", "十九", "二十", "九十九", "⑳", "007", "无")] == [
        2, 10, 19, 20, 99, 20, 7, 0,
    ]  # fmt: skip
    first = next(family for family in families() if family.last)
    assert [first.ordinal(label) for label in ("首先", "其次", "最后")] == [1, 2, LAST]


def test_units_and_heads_of_columns() -> None:
    assert all(is_unit(unit) for unit in ("万人", "%", "亿元", "人次", "个百分点", "元/人"))
    assert not any(is_unit(text) for text in ("街道", "村", "含灵活就业人员", "2020年"))
    heads = {"指标名称": "name", "计量单位": "unit", "2020年 完成数": "value", "属性": "attribute", "序号": "number"}
    assert {head: role_of(head) for head in heads} == heads
    assert role_of("备注") is None


def test_what_first_lines_tell() -> None:
    assert kind_of("某县2020年国民经济和社会发展统计公报") == "bulletin"
    assert kind_of("一段没有线索的话") == "other"
    assert years_of("某市就业\n“十四五”规划") == "2021-2025"
    assert years_of("从“十三五”到“十四五”") == ""
    assert published_of("某公报\n(2013年3月20日)") == "2013-03-20"
    assert published_of("2016年3月5日在大会上作报告") == ""
    assert published_of("某规划\n某县人力资源和社会保障局 2021年12月22日\n近日") == "2021-12-22"
    assert published_of("某规划\n来源:区交通局 2021-11-25") == "2021-11-25"


def test_a_month_alone_is_the_beginning_of_a_date() -> None:
    assert month_of("某规划\n2021年9月\n") == "2021-09"
    assert month_of("到2021年9月\n建成") == ""


def test_who_publishes_stands_in_a_line_of_its_own() -> None:
    assert issuer_of(["某县人力资源和社会保障局", "2021年9月"]) == "某县人力资源和社会保障局"
    assert issuer_of(["某市人民政府办公室 2021年12月28日印发"]) == "某市人民政府办公室"
    assert issuer_of(["各乡镇人民政府,各科室:", "市民政局局长接受访谈", "某县人社局召开会议"]) == ""
