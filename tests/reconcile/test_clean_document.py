"""A document in order, read by the real stages, gives no finding; one figure changed gives the one that is due."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.collection import Collection
from generator.pipeline import collect, find
from generator.rules.context import load_context

FOLDER = Path(__file__).parent / "cases" / "clean"
DOCUMENTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))}
CLEAN = DOCUMENTS["plan"]
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.html"))}
FULL_WIDTH = {code: code + 0xFEE0 for code in (*range(ord("0"), ord("9") + 1), *map(ord, "%.,:;()"))}
CATALOGUE = """
sources:
  - {path: plan.%s, id: plan, title: 甲县规划, kind: plan, region: 四川省泸州市叙永县, period: 2021-2025}
"""


def built(folder: Path, text: str, form: str = "txt") -> Collection:
    (folder / f"plan.{form}").write_text(text, encoding="utf-8")
    (folder / "catalogue.yml").write_text(CATALOGUE % form, encoding="utf-8")
    context = load_context(folder)
    sources, noted = find(folder, context)
    collection, _ = collect(folder, sources, noted, context, 1, lambda *_: None)  # type: ignore[arg-type]
    return collection


@pytest.mark.parametrize("full_width", [False, True])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_found(tmp_path: Path, name: str, full_width: bool) -> None:
    text = DOCUMENTS[name]
    collection = built(tmp_path, text.translate(FULL_WIDTH) if full_width else text)
    assert [(finding.kind, finding.explanation) for finding in collection.findings] == []
    assert len(collection.results[0].observations) >= 4


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_found_in_a_page(tmp_path: Path, name: str) -> None:
    collection = built(tmp_path, PAGES[name], "html")
    assert [(finding.kind, finding.explanation) for finding in collection.findings] == []
    assert len(collection.results[0].observations) >= 4


@pytest.mark.parametrize(
    ("was", "put", "kind"),
    [
        ("医院15家", "医院14家", "derived-conflict"),
        ("1260张，占50%", "1260张，占45%", "derived-conflict"),
        ("提高2.2岁", "提高3.2岁", "derived-conflict"),
        ("增长25%", "增长20%", "derived-conflict"),
        ("提高3个百分点", "提高3%", "ambiguous-unit"),
        ("检验三个远程中心", "检验四个远程中心", "declared-count"),
        ("床位数达到7.0张", "床位数达到7.5张", "value-conflict"),
        ("<td>77.5</td><td>78.5</td>", "<td>79.5</td><td>78.5</td>", "target-below-baseline"),
        ("<td>5.5</td><td>100</td>", "<td>5.8</td><td>100</td>", "derived-conflict"),
        ("推进检查检验结果互认", "按省里布署推进检查检验结果互认", "typo"),
    ],
)
def test_one_change_in_a_page(tmp_path: Path, was: str, put: str, kind: str) -> None:
    assert was in PAGES["clinics"]
    found = {finding.kind for finding in built(tmp_path, PAGES["clinics"].replace(was, put, 1), "html").findings}
    assert kind in found
    assert found <= {kind, "value-conflict"}


def test_nothing_is_found_between_clean_documents(tmp_path: Path) -> None:
    for name, text in DOCUMENTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    for name, text in PAGES.items():
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
    context = load_context(tmp_path)
    sources, noted = find(tmp_path, context)
    collection, _ = collect(tmp_path, sources, noted, context, 1, lambda *_: None)  # type: ignore[arg-type]
    assert len(collection.results) == len(DOCUMENTS) + len(PAGES)
    assert [(finding.kind, finding.explanation) for finding in collection.findings] == []


@pytest.mark.parametrize(
    ("was", "put", "kind"),
    [
        ("技能人才总量达到2.6万人", "技能人才总量达到2.7万人", "value-conflict"),
        ("3.基本养老保险参保率(%) | 90.2 | 95", "3.基本养老保险参保率(%) | 90.2 | 85", "target-below-baseline"),
        ("2.技能人才总量(万人) | 2.3", "2.技能人才总量 | 2.3", "missing-unit"),
        ("2.技能人才总量(万人) | 2.3", "2.技能人才总量(万人) | —", "missing-baseline"),
        ("实施三项工程", "实施四项工程", "declared-count"),
        ("参加失业保险的人数", "参加失业保险的人次数", "unit-mismatch"),
        ("3.基本养老保险参保率(%) | 90.2 | 95", "3.基本养老保险参保率(%) | 90.2 | 90.2", "flat-target"),
    ],
)
def test_one_change_gives_one_finding(tmp_path: Path, was: str, put: str, kind: str) -> None:
    assert was in CLEAN
    assert [finding.kind for finding in built(tmp_path, CLEAN.replace(was, put, 1)).findings] == [kind]


@pytest.mark.parametrize(
    ("name", "was", "put", "kind"),
    [
        ("health", "实施5项工程", "实施6项工程", "declared-count"),
        ("health", "人均预期寿命达到78.8岁", "人均预期寿命达到79.2岁", "value-conflict"),
        ("health", "2.居民健康素养水平(%) | 21.5 | 28", "2.居民健康素养水平 | 21.5 | 28", "missing-unit"),
        ("energy", "推进十二项任务", "推进十一项任务", "declared-count"),
        ("transport", "新能源公交车占比达到80%", "新能源公交车占比达到82%", "value-conflict"),
        ("transport", "实施四大工程", "实施五大工程", "declared-count"),
        ("tourism-traditional", "旅遊總收入達到420億元", "旅遊總收入達到430億元", "value-conflict"),
        ("tourism-traditional", "發展鄉村旅遊重點村和", "發展發展鄉村旅游重點村和", "typo"),
        ("interview", "重点抓好三件事", "重点抓好三件事的的", "typo"),
    ],
)
def test_one_change_in_another_field(tmp_path: Path, name: str, was: str, put: str, kind: str) -> None:
    assert was in DOCUMENTS[name]
    found = built(tmp_path, DOCUMENTS[name].replace(was, put, 1)).findings
    assert [finding.kind for finding in found] == [kind], [finding.explanation for finding in found]
