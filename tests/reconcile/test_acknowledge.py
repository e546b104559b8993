"""Findings that people let stand: marked, listed after the open ones, never in silence when they no longer fit."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from invented import written

from generator.model.collection import Collection
from generator.reconcile import reconcile
from generator.rules.catalogue import Acknowledged, Catalogue, Corrections
from generator.rules.context import Context

CASES = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
SOURCE = {
    "id": "jia",
    "text": [
        {
            "box": 1,
            "columns": ["指标", "2020年 = baseline 2020", "2025年 = target 2025"],
            "rows": [["1.技能人才总量(万人)", "2.3", "2.1"], ["2.失业保险参保人数(万人)", "2.28", "2"]],
        },
        "到2025年，全县技能人才总量达到2.6万人。",
    ],
    "figures": [{"at": "2.6万人", "name": "技能人才总量", "status": "target", "period": 2025}],
}
GIVEN = Acknowledged("jia", "2.失业保险参保人数(万人) | 2.28 | 2", "target-below-baseline", "统计口径已调整", "规划科")


def collected(*given: Acknowledged, source: dict[str, object] | None = None) -> Collection:
    return reconcile([written(source or SOURCE)], (), Context(Catalogue(), Corrections((), given)))


def test_it_stays_listed_with_reason_and_name() -> None:
    before, after = collected(), collected(GIVEN)
    assert {f.id for f in before.findings} == {f.id for f in after.findings}
    said = [f.acknowledged for f in after.findings if f.acknowledged]
    assert [(each.reason, each.by) for each in said] == [("统计口径已调整", "规划科")]
    assert len(after.open_findings) == len(before.findings) - 1
    assert not after.notes


def test_it_comes_after_the_open_ones_of_its_severity() -> None:
    findings = collected(replace_quote("2.28")).findings
    gravity = [("high", "medium", "low").index(f.severity) for f in findings]
    assert gravity == sorted(gravity)
    for severity in ("high", "medium", "low"):
        states = [f.acknowledged is not None for f in findings if f.severity == severity]
        assert states == sorted(states)


def replace_quote(quote: str, **more: object) -> Acknowledged:
    return Acknowledged(
        **{"source_id": "jia", "quote": quote, "kind": GIVEN.kind, "reason": "r", "by": "b", **more}  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (replace_quote("没有这句"), "找不到所引的文字"),
        (replace_quote("2.28", occurrence=2), "找不到所引的文字"),
        (replace_quote("2.28", kind="typo"), "没有这一类发现"),
        (replace_quote("到2025年"), "没有这一类发现"),
        (replace_quote("2.28", reason=" "), "没有填 reason"),
        (replace_quote("2.3 | 2.1 |\n2.失业保险参保人数(万人) | 2.28 | 2"), "这里有 2 条"),
    ],
)
def test_one_that_does_not_fit_is_a_grave_note(given: Acknowledged, why: str) -> None:
    collection = collected(given)
    assert not any(f.acknowledged for f in collection.findings)
    assert [note.severity for note in collection.notes] == ["high"]
    assert why in collection.notes[0].detail


def test_the_id_tells_apart_what_the_words_do_not() -> None:
    both = "2.3 | 2.1 |\n2.失业保险参保人数(万人) | 2.28 | 2"
    wanted = next(f for f in collected().findings if f.kind == GIVEN.kind and f.severity == "medium")
    collection = collected(replace_quote(both, finding=wanted.id))
    assert [f.id for f in collection.findings if f.acknowledged] == [wanted.id]


@pytest.mark.parametrize("case", [c for c in CASES if c["found"]], ids=[c["case"] for c in CASES if c["found"]])
def test_what_the_page_offers_to_paste_fits_that_finding_alone(case: dict[str, object]) -> None:
    results = [written(source) for source in case["sources"]]  # type: ignore[attr-defined]
    for finding in reconcile(results, (), Context(Catalogue(), Corrections())).findings:
        named = finding.reference
        assert named is not None
        given = Acknowledged(named.source_id, named.quote, finding.kind, "r", "b", named.occurrence, named.finding)
        again = reconcile(results, (), Context(Catalogue(), Corrections((), (given,))))
        assert [f.id for f in again.findings if f.acknowledged] == [finding.id]
        assert not again.notes
