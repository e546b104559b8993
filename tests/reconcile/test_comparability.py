"""Every pair of figures of one indicator: comparable or not, for a reason in words that is the same both ways round."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from invented import written

from generator.model.collection import SourceResult
from generator.reconcile.comparability import groups, unsure_units, why_apart
from generator.reconcile.evidence import Evidence
from generator.reconcile.series import all_series
from generator.reconcile.siblings import sibling_remarks
from generator.rules.concepts import concepts

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "pairs" / "comparability.yml").read_text(encoding="utf-8"))


def said(number: int, figure: dict[str, Any]) -> SourceResult:
    """A document that says one figure."""
    given = {"status": "actual", "period": 2020} | figure
    return written({"id": f"s{number}", "text": [f"全县{figure['name']}{figure['at']}。"], "figures": [given]})


def evidence_of(figures: list[dict[str, Any]]) -> Evidence:
    return Evidence.of([said(i, figure) for i, figure in enumerate(figures)], concepts())


@pytest.mark.parametrize("case", CASES, ids=[f"{i}-{case[2]}" for i, case in enumerate(CASES)])
def test_pair(case: list[Any]) -> None:
    evidence = evidence_of(case[:2])
    a, b = evidence.observations
    assert a.concept_id == b.concept_id != ""
    unsure = unsure_units((a, b), evidence)
    assert why_apart(a, b, evidence, unsure) == case[2]
    assert why_apart(b, a, evidence, unsure) == case[2]


def test_a_figure_is_comparable_with_itself() -> None:
    evidence = evidence_of([CASES[0][0]])
    (o,) = evidence.observations
    assert why_apart(o, o, evidence) == ""


def test_members_of_a_group_are_all_comparable_and_others_are_not() -> None:
    figures = [case[i] for case in CASES[2:5] for i in (0, 1)]
    evidence = evidence_of(figures)
    together = groups(evidence.observations, evidence)
    for a, b in combinations(evidence.observations, 2):
        one = bool(together[a.id]) and together[a.id] == together[b.id]
        assert one == (why_apart(a, b, evidence) == ""), (a.id, b.id)


def test_a_printed_figure_of_the_same_value_bears_the_inferred_unit_out() -> None:
    printed = {"at": "32.33万人", "name": "基本养老保险参保人数"}
    evidence = evidence_of([printed, printed | {"flags": ["unit_inferred"]}])
    assert not unsure_units(evidence.observations, evidence)
    (series,) = all_series(evidence)
    assert [point.comparable for point in series.points] == [True, True]


def test_the_province_in_a_table_of_the_city_is_not_the_city() -> None:
    """The fixture knows no subjects; the words of the whole are told by the mention."""
    evidence = evidence_of([CASES[0][0], CASES[0][0]])
    a, b = evidence.observations
    city = replace(a, mention=replace(a.mention, subject="全市"))
    province = replace(b, mention=replace(b.mention, subject="全省"))
    assert why_apart(city, province, evidence) == "说的范围不同：全市、全省"
    assert why_apart(city, replace(b, mention=replace(b.mention, subject="我市")), evidence) == ""


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("城镇登记失业率", "城镇调查失业率"), "一个是“登记”，一个是“调查”，口径不同"),
        (("工伤保险参保人数", "工伤保险单位职工参保人数"), "一个限于“单位职工”，一个不限，口径不同"),
        (("城镇登记失业率", "森林覆盖率"), ""),
    ],
)
def test_indicators_of_nearly_one_name_are_told_apart(names: tuple[str, str], words: str) -> None:
    unit = "%" if names[0].endswith("率") else "万人"
    evidence = evidence_of([{"at": f"3{unit}", "name": name} for name in names])
    first = evidence.concepts[evidence.observations[0].concept_id]
    found = list(sibling_remarks(first, evidence))
    assert [remark.verdict for remark in found] == (["no"] if words else [])
    assert all(words in remark.text for remark in found)
