"""From a doubtful figure to a settled one: queue, decision, corrections.yml, the published page."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.reviewing import QUEUE, review
from generator.rules.catalogue import Corrections
from generator.rules.loader import RuleError, load_file
from tests.conftest import ROOT, run_planbrief

TEXT = """某县人力资源和社会保障事业发展“十四五”规划
第一章 发展基础
2020年，全县累计发放社会保障卡59.3万张，覆盖率达82%。
第二章 主要目标
到2025年，城镇新增就业2万人，被征地农民基本养老保险参保人数达到1.2万人。
"""
KEPT = "# 手记：勿删\ncorrections:\n"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "plan.txt").write_text(TEXT, encoding="utf-8")
    return folder


def queue(sources: Path) -> str:
    return (sources / QUEUE).read_text(encoding="utf-8")


def decide(sources: Path, quote: str, **filled: str) -> None:
    """Fill in the entry of the queue whose quote holds ``quote``, as a person would in an editor."""
    text = queue(sources)
    entry = rf'(- source_id: [^\n]*\n  quote: [^\n]*{re.escape(quote)}.*?by: ""\n)'
    before, found, after = re.split(entry, text, maxsplit=1, flags=re.DOTALL)
    for field, value in filled.items():
        found = re.sub(rf"  {field}: [^\n]*", f"  {field}: {value}", found)
    (sources / QUEUE).write_text(before + found + after, encoding="utf-8")


def test_the_queue_shows_what_was_read_why_it_is_doubtful_and_what_is_near(sources: Path) -> None:
    done = review(sources)
    text = queue(sources)
    entries = load_file(sources / QUEUE, Corrections).corrections
    assert done.waiting == len(entries) == 2
    assert {each.field for each in entries} == {"indicator", "concept_id"}
    assert all(not (each.value or each.confirmed or each.reason or each.by) for each in entries)
    assert "覆盖率达【82%】" in text
    assert "名称由前文补全" in text
    assert "基本养老保险参保人数（si.pension_insured，原文多“被征地农民”）" in text
    assert not (sources / "corrections.yml").exists()


def test_running_twice_changes_nothing(sources: Path) -> None:
    review(sources)
    first = (sources / QUEUE).stat().st_mtime_ns
    assert not review(sources).moved
    assert (sources / QUEUE).stat().st_mtime_ns == first


def test_a_decision_moves_into_the_corrections_and_does_not_come_back(sources: Path) -> None:
    review(sources)
    decide(sources, "82%", confirmed="true", reason='"据社保卡台账"', by='"规划科"')
    (sources / "corrections.yml").write_text(
        KEPT + "- {source_id: plan, quote: 59.3万张, field: unit, reason: 原件, by: 某人, value: 万张} # 尾注\n",
        "utf-8",
    )
    done = review(sources)
    assert [(each.field, each.by) for each in done.moved] == [("indicator", "规划科")]
    kept = (sources / "corrections.yml").read_text("utf-8")
    assert kept.startswith(KEPT)
    assert "# 尾注" in kept
    assert len(load_file(sources / "corrections.yml", Corrections).corrections) == 2
    assert "82%" not in queue(sources)
    assert not review(sources).moved


def test_every_quote_of_the_queue_holds_its_one_figure(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    asked = review(tmp_path / "seeds").waiting
    assert asked > 20
    filled = queue(tmp_path / "seeds").replace("confirmed: false", "confirmed: true")
    filled = filled.replace('reason: ""', 'reason: "核对原件"').replace('by: ""', 'by: "规划科"')
    (tmp_path / "seeds" / QUEUE).write_text(filled, encoding="utf-8")
    done = review(tmp_path / "seeds")
    assert (len(done.moved), done.returned, done.waiting) == (asked, (), 0)
    assert review(tmp_path / "seeds").moved == ()


def test_a_name_may_be_left_outside_the_vocabulary(sources: Path) -> None:
    review(sources)
    decide(sources, "1.2万人", confirmed="true", reason='"口径不同，单列"', by='"规划科"')
    assert review(sources).waiting == 1
    assert "1.2万人" not in queue(sources).partition("corrections:")[2]


@pytest.mark.parametrize(
    ("filled", "reason"),
    [
        ({"value": '"no.such"', "reason": '"r"', "by": '"b"'}, "词表中没有编号"),
        ({"confirmed": "true", "by": '"b"'}, "请填 reason"),
        ({"confirmed": "true", "reason": '"r"'}, "请填 by"),
        ({"reason": '"再看"'}, "还没有决定"),
        ({"confirmed": "true", "value": '"si.pension_insured"', "reason": '"r"', "by": '"b"'}, "只能写一个"),
    ],
)
def test_what_can_not_be_moved_stays_as_it_was_filled_in(sources: Path, filled: dict[str, str], reason: str) -> None:
    review(sources)
    decide(sources, "1.2万人", **filled)
    (returned,) = review(sources).returned
    assert reason in returned.reason
    assert reason in queue(sources)
    assert all(f"{field}: {value}" in queue(sources) for field, value in filled.items())
    assert not (sources / "corrections.yml").exists()


def test_a_decision_whose_document_is_gone_is_kept(sources: Path) -> None:
    review(sources)
    decide(sources, "82%", confirmed="true", reason='"r"', by='"b"')
    (sources / "plan.txt").rename(sources / "other.txt")
    assert "没有文件“plan”" in review(sources).returned[0].reason
    assert 'by: "b"' in queue(sources)


def test_a_broken_queue_is_told_with_its_line_and_left_alone(sources: Path) -> None:
    (sources / QUEUE).write_text("corrections:\n- {source_id: plan}\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"review\.yml:2: 缺少“quote”"):
        review(sources)
    done = run_planbrief("review", "--sources", str(sources))
    assert done.returncode == 2
    assert "缺少“quote”" in done.stderr


def test_what_a_person_settles_is_shown_and_a_vanished_quote_fails_strict(sources: Path) -> None:
    assert run_planbrief("review", "--sources", str(sources)).returncode == 0
    decide(sources, "1.2万人", value='"si.pension_insured"', reason='"县局核对，口径相同"', by='"规划科"')
    told = run_planbrief("review", "--sources", str(sources))
    assert told.returncode == 0, told.stderr
    assert "1 项决定已移入" in told.stdout
    output = sources.parent / "build"
    made = run_planbrief("build", "--sources", str(sources), "--output", str(output), "--strict")
    assert made.returncode == 0, made.stderr
    with (output / "data" / "observations.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = [row for row in csv.DictReader(file) if row["value_text"] == "1.2万人"]
    assert row["concept_id"] == "si.pension_insured"
    assert "reviewed" in row["flags"]
    assert "人工核定" in (output / "site" / "documents" / "plan.html").read_text(encoding="utf-8")
    print_of = subprocess.run(
        ["pdftotext", "-layout", str(output / "pdf" / "plan.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert any("1.2" in line and "人工核定" in line for line in print_of.splitlines())
    (sources / "plan.txt").write_text(TEXT.replace("1.2万人", "1.3万人"), encoding="utf-8")
    stale = run_planbrief("build", "--sources", str(sources), "--output", str(output), "--only", "data", "--strict")
    assert stale.returncode == 1
    assert "找不到" in stale.stderr
