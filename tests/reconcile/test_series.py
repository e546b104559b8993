"""Series, remarks, attainment and summaries on invented documents."""

from __future__ import annotations

from typing import Any

import pytest
from invented import written

from generator.model.collection import Collection
from generator.reconcile import reconcile
from generator.rules.catalogue import Catalogue, Corrections
from generator.rules.context import Context

NOTHING = Context(Catalogue(), Corrections())
TABLE = {
    "box": 1,
    "columns": ["指标", "2015年基数 = baseline 2015", "目标 = target 2020", "完成数 = actual 2020", "属性 = attribute"],
    "rows": [
        ["1.城镇登记失业率(%)", "3.19", "≤4", "2.7", "约束性"],
        ["2.劳动人事争议仲裁结案率(%)", "99.2", ">90", "90", "预期性"],
        ["3.技能人才总量(万人)", "1.5", "2.3", "2.3", "预期性"],
        ["4.高、中、初级专业技术人才比例", "—", "10:40:50", "16:47:37", "预期性"],
        ["5.无人知晓的数(个)", "1", "2", "3", "预期性"],
    ],
}


def collection(*sources: dict[str, Any]) -> Collection:
    return reconcile([written(source) for source in sources], (), NOTHING)


def test_attainment_by_direction_and_sign() -> None:
    judged = collection({"id": "jia", "text": [TABLE]}).attainments
    assert [each.met for each in judged] == [True, False, True, None, None]
    assert judged[0].ratio is not None
    assert str(judged[2].ratio) == "1.0000"
    assert judged[3].ratio is None
    assert judged[3].reason == "比值由几段组成，不判定"
    assert judged[4].reason == "高好还是低好未定，不判定"
    assert judged[3].baseline == ""


def test_a_bound_is_not_comparable_with_a_value() -> None:
    (series,) = [
        s for s in collection({"id": "jia", "text": [TABLE]}).series if s.concept_id == "emp.registered_unemp_rate"
    ]
    assert [point.comparable for point in series.points] == [True, False, True]
    assert series.points[1].reason == "只给出上限，不是值"


def test_growths_of_a_year_are_compared_with_each_other_and_not_with_those_of_five() -> None:
    source = {
        "id": "jia",
        "text": ["2022年地区生产总值增长4%，2023年增长5%，五年增长28%，年均增长5.1%。"],
        "figures": [
            {"at": at, "name": "地区生产总值增长率", "period": period, "basis": basis}
            for at, period, basis in (
                ("4%", 2022, "change"), ("5%", 2023, "change"), ("28%", "2019-2023", "change"),
                ("5.1%", "2019-2023", "average"),
            )
        ],
    }  # fmt: skip
    (series,) = collection(source).series
    assert {point.reason for point in series.points if not point.comparable} == {
        "是2019—2023年的增长，参照数是2023年的增长",
        "是年均数，不是一年的数",
    }
    assert sum(point.comparable for point in series.points) == 2


def test_a_concept_with_one_figure_has_no_page_and_a_threshold_never_counts() -> None:
    source = {
        "id": "jia",
        "text": ["2020年城镇登记失业率2.7%。", "登记失业率指低于5%的情形。"],
        "figures": [
            {"at": "2.7%", "name": "城镇登记失业率", "period": 2020},
            {"at": "5%", "name": "城镇登记失业率", "period": 2020, "flags": ["definition"]},
        ],
    }
    assert collection(source).pages == ()


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ("yes", "甲县2015年3.19%与2020年2.7%：同地、同名、同为已有的数，可以相减，降低0.49个百分点。"),
        ("no", "≤4%是上限，不是预测；由2.7%到≤4%不能说城镇登记失业率“将上升”。"),
    ],
)
def test_remarks(verdict: str, words: str) -> None:
    (page,) = [
        p for p in collection({"id": "jia", "text": [TABLE]}).pages if p.concept.id == "emp.registered_unemp_rate"
    ]
    assert (verdict, words) in [(remark.verdict, remark.text) for remark in page.remarks]


def test_value_and_bound_of_two_regions() -> None:
    other = {
        "id": "yi",
        "region": "乙市",
        "text": ["2017年城镇登记失业率保持在3.8%以内。"],
        "figures": [{"at": "3.8%", "name": "城镇登记失业率", "period": 2017, "comparator": "<="}],
    }
    (page,) = [
        p
        for p in collection({"id": "jia", "text": [TABLE]}, other).pages
        if p.concept.id == "emp.registered_unemp_rate"
    ]
    assert "甲县2020年2.7%与乙市2017年≤3.8%：一个是值，一个只是上界，不能相减，也不能说相差多少。" in [
        r.text for r in page.remarks
    ]


def test_definitions_stand_on_the_concept_page() -> None:
    made = collection({"id": "jia", "text": [TABLE], "definitions": ["1.技能人才数量(万人):指技能人才总数。"]})
    (page,) = [p for p in made.pages if p.concept.id == "tal.skilled_total"]
    (place,) = page.definitions
    assert place.span.of(made.results[0].text.text) == "指技能人才总数。"


def test_key_figures_take_binding_targets_first_and_no_indicator_twice() -> None:
    plan = {
        "box": 2,
        "columns": ["指标", "2020年 = baseline 2020", "2025年 = target 2025", "属性 = attribute"],
        "rows": [
            ["1.技能人才总量(万人)", "2.3", "2.6", "预期性"],
            ["2.失业保险参保人数(万人)", "2.28", "2.37", "约束性"],
        ],
    }
    source = {
        "id": "jia",
        "text": ["技能人才总量达到2.6万人。", plan],
        "figures": [{"at": "2.6万人", "name": "技能人才总量", "status": "target", "period": 2025}],
    }
    made = collection(source)
    figures = made.summaries[0].key_figures
    by_id = {o.id: o for o in made.results[0].observations}
    assert [by_id[each.observation_id].mention.name for each in figures] == ["失业保险参保人数", "技能人才总量"]
    assert [each.reason for each in figures] == ["binding", "target-with-baseline"]
    assert by_id[figures[0].baseline].quantity.text == "2.28"


def test_what_documents_share_is_said_with_both_figures() -> None:
    sources = [
        {
            "id": name,
            "region": region,
            "text": [f"2020年失业保险参保人数{value}万人。"],
            "figures": [{"at": f"{value}万人", "name": "失业保险参保人数", "period": 2020}],
        }
        for name, region, value in (("jia", "甲县", 2), ("yi", "乙市", 371))
    ]
    (common,) = collection(*sources).overview.common
    assert (
        common.text == "失业保险参保人数见于两份文件：jia2020年2万人；yi2020年371万人（地区不同，绝对数不宜比高低）。"
    )
    assert len(common.places) == 2


def test_documents_of_unknown_places_are_not_compared() -> None:
    sources = [
        {
            "id": name,
            "region": "",
            "text": [f"2020年失业保险参保人数{value}万人。"],
            "figures": [{"at": f"{value}万人", "name": "失业保险参保人数", "period": 2020}],
        }
        for name, value in (("jia", 2), ("yi", 371))
    ]
    made = collection(*sources)
    assert made.findings == ()
    assert [len(series.points) for series in made.series] == [1, 1]


def test_one_document_of_an_unknown_place_is_compared_with_itself() -> None:
    source = {
        "id": "jia",
        "region": "",
        "text": ["2020年失业保险参保人数2万人。", "年末失业保险参保人数3万人。"],
        "figures": [
            {"at": "2万人", "name": "失业保险参保人数", "period": 2020},
            {"at": "3万人", "name": "失业保险参保人数", "period": 2020},
        ],
    }
    assert [finding.kind for finding in collection(source).findings] == ["value-conflict"]


def test_a_figure_in_conflict_gives_no_growth() -> None:
    source = {
        "id": "jia",
        "text": ["2019年失业保险参保人数1万人。", "2020年失业保险参保人数2万人。", "年末失业保险参保人数3万人。"],
        "figures": [
            {"at": "1万人", "name": "失业保险参保人数", "period": 2019},
            {"at": "2万人", "name": "失业保险参保人数", "period": 2020},
            {"at": "3万人", "name": "失业保险参保人数", "period": 2020},
        ],
    }
    assert [remark.verdict for remark in collection(source).pages[0].remarks] == ["no"]
