"""Every family of findings on invented documents: what it finds, and what it must leave alone.

A case of ``cases/*.yml`` names a kind, its sources, and the findings of that kind that are due: for each the words at
its places, in order (``…`` closes a list of which only the first are given).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from invented import written

from generator.model.collection import Collection, Finding
from generator.reconcile import reconcile
from generator.reconcile.findings import record
from generator.rules.catalogue import Catalogue, Corrections
from generator.rules.context import Context
from generator.rules.findings import Case, finding_rules
from generator.rules.findings import case as rule_of

FILES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
CASES = [case for path in FILES for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
# Found between a plan and what explains it: with the tests of editions.
ELSEWHERE = {"value-conflict.replaced"}
NOTHING = Context(Catalogue(), Corrections())


def collected(case: dict[str, Any]) -> Collection:
    return reconcile([written(source) for source in case["sources"]], (), NOTHING)


def words_at(finding: Finding, collection: Collection) -> list[str]:
    texts = {result.source.id: result.text.text for result in collection.results}
    return [place.span.of(texts[place.source_id]) for place in finding.places]


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    collection = collected(case)
    found = [finding for finding in collection.findings if finding.kind == case["kind"]]
    if "severity" in case:
        found = [finding for finding in found if finding.severity == case["severity"]]
    shown = [words_at(finding, collection) for finding in found]
    assert len(shown) == len(case["found"]), shown
    for places, due in zip(shown, case["found"], strict=True):
        wanted = due[:-1] if due[-1] == "…" else due
        assert places[: len(wanted)] == wanted, places
        assert due[-1] == "…" or len(places) == len(wanted), places
    for say in case.get("say", ()):
        assert any(say in finding.title + finding.explanation for finding in found), [f.explanation for f in found]


def test_every_rule_of_the_check_up_has_a_case_that_finds_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    used = set()

    def noted(case_id: str) -> Case:
        used.add(case_id)
        return rule_of(case_id)

    monkeypatch.setattr(record, "case", noted)
    for case in CASES:
        collected(case)
    assert {rule.id for rule in finding_rules().cases} - used == ELSEWHERE


def test_every_kind_has_a_case_that_finds_and_one_that_does_not() -> None:
    kinds = {rule.kind for rule in finding_rules().cases}
    finding = {case["kind"] for case in CASES if case["found"]}
    leaving = {case["kind"] for case in CASES if not case["found"]}
    assert kinds - finding == set()
    assert kinds - leaving == set()
