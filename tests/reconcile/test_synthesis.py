"""What documents say together: only what may be compared is set against one another, and nothing is told as new that
another document says.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from invented import written

from generator.model.collection import Collection
from generator.model.source import SourceKind
from generator.model.synthesis import ConceptDigest
from generator.reconcile import reconcile
from generator.reconcile.compare import side
from generator.reconcile.evidence import Evidence
from generator.reconcile.summary.contrasts import contrasts
from generator.rules.catalogue import Catalogue, Corrections
from generator.rules.concepts import concepts
from generator.rules.context import Context

NOTHING = Context(Catalogue(), Corrections())


def collection(*sources: dict[str, Any]) -> Collection:
    return reconcile([written(source) for source in sources], (), NOTHING)


def plan(name: str, region: str, *rows: list[str], **more: Any) -> dict[str, Any]:
    columns = ["指标", "2020年 = baseline 2020", "2025年 = target 2025"]
    table = {"box": 1, "columns": columns, "rows": list(rows)}
    return {"id": name, "title": f"{region}规划", "region": region, "period": "2021-2025", "text": [table], **more}


def digest(found: Collection, concept_id: str) -> ConceptDigest:
    return next(each for each in found.digests if each.concept_id == concept_id)


def texts(found: Collection, concept_id: str, aspect: str) -> list[str]:
    return [told.text for told in digest(found, concept_id).told if told.aspect == aspect]


def between(concept_id: str, *sources: dict[str, Any]) -> list[tuple[str, str]]:
    """What is said between regions that are of no one level and do not lie in one another."""
    evidence = Evidence.of([written(source) for source in sources], concepts())
    usable = [o for o in evidence.of_concept(concept_id) if side(o)]
    return [(s.aspect, s.text) for s in contrasts(evidence.concepts[concept_id], usable, (), evidence)]


def test_rates_of_regions_that_are_not_aligned_are_compared_with_the_subtraction() -> None:
    row = "1.劳动人事争议仲裁结案率(%)"
    said = between(
        "lab.arbitration_rate", plan("jia", "甲地", [row, "90", "95"]), plan("yi", "乙地", [row, "90", "97"])
    )
    assert said == [
        ("agree", "2020年，甲地和乙地相同，都是90%。"),
        ("differ", "2025年目标，乙地97%，甲地95%，乙地比甲地高2个百分点（97−95＝2）。"),
    ]


def test_sums_of_different_regions_are_never_subtracted() -> None:
    row = "1.技能人才总量(万人)"
    found = collection(plan("jia", "甲地", [row, "2.3", "2.6"]), plan("yi", "乙地", [row, "23", "26"]))
    told = digest(found, "tal.skilled_total").told
    assert [each.aspect for each in told] == ["agree"]
    assert told[0].text.startswith("甲地和乙地的目标都高于各自已有的数（2020年到2025年，甲地由2.3万人到2.6万人，")


def test_equal_ceilings_are_said_with_the_one_that_leaves_the_value_out() -> None:
    row = "1.城镇登记失业率(%)"
    plans = (plan("jia", "甲地", [row, "2.7", "<4.5"]), plan("yi", "乙地", [row, "3", "≤4.5"]))
    assert ("agree", "2025年目标，甲地和乙地都以4.5%为上限，甲地有一处不含本数（<4.5%）。") in between(
        "emp.registered_unemp_rate", *plans
    )


def test_every_sentence_leads_to_the_figures_it_names() -> None:
    row = "1.劳动人事争议仲裁结案率(%)"
    found = collection(plan("jia", "甲地", [row, "90", "95"]), plan("yi", "乙地", [row, "91", "97"]))
    texts_of = {result.source.id: result.text.text for result in found.results}
    for each in found.digests:
        for told in each.told:
            assert told.places
            for place in told.places:
                assert place.span.of(texts_of[place.source_id]).strip("<≤>≥[]%") in told.text


def test_what_only_the_newer_document_has_is_new_and_what_the_older_one_says_is_not() -> None:
    rate, cases = ["1.劳动人事争议仲裁结案率(%)", "90", "95"], ["2.集体合同签订率(%)", "80", "85"]
    older = plan("old", "甲地", rate, published="2016-01-01")
    newer = plan("new", "甲地", rate, cases, published="2021-01-01", title="甲地新规划")
    found = collection(older, newer)
    assert texts(found, "lab.collective_rate", "new") == [
        "甲地的两份文件里，只有较新的甲地新规划给出，较早的甲地规划没有。"
    ]
    assert texts(found, "lab.arbitration_rate", "new") == []


def test_a_field_has_its_concepts_its_works_and_what_is_said_of_them() -> None:
    rate = ["1.劳动人事争议仲裁结案率(%)", "90", "95"]
    source = plan("jia", "甲地", rate, projects={3: "和谐劳动关系行动"})
    found = collection(source, plan("yi", "乙地", ["1.劳动人事争议仲裁结案率(%)", "90", "97"]))
    (field,) = [each for each in found.fields if each.id == "labour-relations"]
    assert field.concept_ids == ("lab.arbitration_rate",)
    assert any("个百分点" in told.text for told in field.told)
    assert {each.id for each in found.fields} == {"labour-relations"}


def test_targets_are_counted_by_where_they_point() -> None:
    source = plan(
        "jia",
        "甲地",
        ["1.技能人才总量(万人)", "2.3", "2.6"],
        ["2.城镇登记失业率(%)", "2.7", "≤4.5"],
        ["3.集体合同签订率(%)", "80", "≥85"],
        ["4.劳动人事争议仲裁结案率(%)", "95", "90"],
        ["5.劳动人事争议调解成功率(%)", "60", "60"],
    )
    result = written(source)
    result = replace(result, source=replace(result.source, kind="plan"))
    found = reconcile([result], (), NOTHING)
    assert found.overview.points[0].text == (
        "甲地规划的指标表列5项目标：2项高于基数或更严，2项低于或宽于基数，1项与基数持平。"
    )


def told_of(concept_id: str, kinds: tuple[SourceKind, SourceKind], *sources: dict[str, Any]) -> list[tuple[str, str]]:
    """What is said of a concept by documents of given kinds."""
    read = [written(source) for source in sources]
    results = [replace(r, source=replace(r.source, kind=kind)) for r, kind in zip(read, kinds, strict=True)]
    return [(each.aspect, each.text) for each in digest(reconcile(results, (), NOTHING), concept_id).told]


def test_a_plan_is_not_new_beside_a_talk() -> None:
    rate, cases = ["1.劳动人事争议仲裁结案率(%)", "90", "95"], ["2.集体合同签订率(%)", "80", "85"]
    older = plan("old", "甲地", rate, published="2016-01-01")
    newer = plan("new", "甲地", rate, cases, published="2021-01-01", title="甲地新规划")
    plans = told_of("lab.collective_rate", ("plan", "plan"), older, newer)
    talk = told_of("lab.collective_rate", ("interview", "plan"), older, newer)
    assert [aspect for aspect, _ in plans] == ["new"]
    assert [aspect for aspect, _ in talk] == []


def test_a_target_lacks_its_result_only_when_its_time_has_come() -> None:
    columns = ["指标", "2025年 = target 2025"]
    table = {"box": 1, "columns": columns, "rows": [["1.集体合同签订率(%)", "85"]]}
    aim = {"id": "yi", "title": "乙地规划", "region": "乙地", "period": "2021-2025", "text": [table]}
    both = plan("jia", "甲地", ["1.集体合同签订率(%)", "80", "85"], published="2021-01-01")
    kinds: tuple[SourceKind, SourceKind] = ("plan", "plan")
    early = told_of("lab.collective_rate", kinds, both, {**aim, "published": "2021-06-01"})
    late = told_of("lab.collective_rate", kinds, both, {**aim, "published": "2026-06-01"})
    assert "say" not in [aspect for aspect, _ in early]
    assert ("say", "乙地规划只有目标，没有读出实绩。") in late
