"""Projects of several invented plans: one by name, perhaps one by their words, or only of one field."""

from __future__ import annotations

from pathlib import Path

import pytest
from levels import built

from generator.reconcile.projects.names import anatomy

HERE = """泸州市人力资源和社会保障事业发展“十四五”规划
第一章 主要任务
大力实施“酒城英才”计划，推动技能泸州行动，持续推进职业技能提升行动。
专栏1 促进就业项目
01 重点企业用工指导计划 指导重点企业稳定用工。
02 企业薪酬指引计划 发布薪酬信息。
03 居民服务“一卡通”建设 拓展应用场景。
04 信息化建设工程 建设数据平台。
05 农村公路建设工程 新建农村公路。
06 湿地修复“黄海明珠”项目 修复湿地。
"""
THERE = """天津市人力资源和社会保障事业发展“十四五”规划
第一章 主要任务
办好“海河英才”行动计划升级版，共建“技能天津”。落实重点企业用工指导计划，开展职业技能提升行动。
专栏1 重点工程
01 企业薪酬指导计划 指导企业分配。
02 居民服务一卡通应用工程 扩大应用。
03 信息化建设工程 升级业务系统。
04 农村公路养护工程 养护农村公路。
05 “黄海明珠”人才计划 引进人才。
"""


def groups(folder: Path, *texts: str) -> list[tuple[str, str, set[str]]]:
    collection = built(folder, {f"d{i}": text for i, text in enumerate(texts)})
    return [(each.certainty, each.ground, {m.name for m in each.members}) for each in collection.shared_projects]


def test_what_returns_and_under_which_name(tmp_path: Path) -> None:
    assert groups(tmp_path, HERE, THERE) == [
        ("certain", "same-quoted-name", {"居民服务“一卡通”建设", "居民服务一卡通应用工程"}),
        ("certain", "same-name", {"重点企业用工指导计划"}),
        ("certain", "same-name", {"职业技能提升行动"}),
        ("likely", "parallel-name", {"“酒城英才”计划", "“海河英才”行动"}),
        ("likely", "parallel-name", {"技能泸州行动", "“技能天津”"}),
        ("likely", "similar-name", {"企业薪酬指引计划", "企业薪酬指导计划"}),
    ]


def test_a_plan_and_its_interpretation_are_not_several(tmp_path: Path) -> None:
    told = (
        "《泸州市人力资源和社会保障事业发展“十四五”规划》解读\n一、规划有哪些重点工程\n"
        "规划提出，实施重点企业用工指导计划，持续推进职业技能提升行动。\n"
    )
    assert groups(tmp_path, HERE, told) == []


def test_one_document_shares_nothing_with_itself(tmp_path: Path) -> None:
    assert groups(tmp_path, HERE) == []


def test_traditional_characters_are_the_same_name(tmp_path: Path) -> None:
    other = (
        "宿迁市人力资源和社会保障事业发展“十四五”规划\n第一章 主要任务\n專欄1 重點工程\n"
        "01 重點企業用工指導計劃 指導企業。\n02 信息化建設工程 建設平臺。\n"
    )
    assert groups(tmp_path, HERE, other) == [
        ("certain", "same-name", {"重点企业用工指导计划", "重點企業用工指導計劃"}),
    ]


def test_every_member_leads_to_its_own_characters(tmp_path: Path) -> None:
    collection = built(tmp_path, {"a": HERE, "b": THERE})
    texts = {result.source.id: result.text.text for result in collection.results}
    for group in collection.shared_projects:
        for member in group.members:
            assert member.place.span.of(texts[member.source_id]) == member.name


@pytest.mark.parametrize(
    "name", ["信息化建设工程", "重点项目", "人才培养工程", "能力提升行动", "就业创业促进计划", "智慧交通工程"]
)
def test_generic_names_are_no_evidence(name: str) -> None:
    assert not anatomy(name).telling


@pytest.mark.parametrize(
    ("name", "core", "head"),
    [
        ("全民参保计划项目", "全民参保", "计划"),
        ("实施企业薪酬指引计划", "企业薪酬指引", "计划"),
        ("“和谐同行”行动工程", "和谐同行", "行动"),
        ("公共实训基地建设", "公共实训基地", "建设"),
    ],
)
def test_core_and_head_of_a_name(name: str, core: str, head: str) -> None:
    made = anatomy(name)
    assert (made.core, made.head) == (core, head)


@pytest.mark.parametrize(
    ("name", "place", "family"),
    [
        ("“海河英才”计划", "海河", "人才"),
        ("酒城人才聚集行动", "酒城", "人才"),
        ("技能泸州行动", "泸州", "技能"),
        ("“创响淮安”行动", "淮安", "创响"),
        ("“淮上英才”计划", "淮上", "人才"),
        ("“青年英才”计划", "", ""),
        ("领军人才培养工程", "", ""),
        ("“真金白银”支持", "", ""),
    ],
)
def test_place_and_family_of_a_name(name: str, place: str, family: str) -> None:
    made = anatomy(name)
    assert (made.place, made.family) == (place, family)
