"""Matrices and what is compared between levels, on invented plans of a province, a city and its counties."""

from __future__ import annotations

from pathlib import Path

from levels import built, plan

from generator.model.collection import Collection
from generator.model.place import Place

PROVINCE = plan(
    "四川省",
    "城镇登记失业率 | % | 3.6 | ≤5.5",
    "劳动合同签订率 | % | 95 | ≥96",
    text="2020年末，全省基本养老保险参保人数6000万人。",
)
CITY = plan(
    "泸州市",
    "城镇登记失业率 | % | 3.5 | ≤5.5",
    "劳动合同签订率 | % | 94 | ≥96",
    "技能人才总量 | 万人 | 40 | 52",
    "工伤保险参保人数 | 万人 | 30 | 35",
    "劳动人事争议调解成功率 | % | 60 | ≥65",
)
COUNTY = plan(
    "叙永县",
    "城镇登记失业率 | % | 3.9 | ≤5.5",
    "劳动合同签订率 | % | 93 | ≥95",
    "技能人才总量 | 万人 | 2 | 60",
    "工伤保险参保人数 | 万人 | 3.6 | 4.2",
)
OTHER = plan("古蔺县", "城镇登记失业率 | % | 3.8 | ≤4.8", "工伤保险参保人数 | 万人 | 2.5 | 3")
ALL = {"sheng": PROVINCE, "shi": CITY, "xian": COUNTY, "xian2": OTHER}


def sentences(collection: Collection, relation: str, direction: str = "vertical") -> list[str]:
    found = collection.alignment.comparisons
    return [each.statement.text for each in found if (each.relation, each.direction) == (relation, direction)]


def test_a_copied_ceiling_is_told_with_what_was_reached_before(tmp_path: Path) -> None:
    same = sentences(built(tmp_path, ALL), "same")
    assert (
        "城镇登记失业率：叙永县2025年目标≤5.5%，泸州市≤5.5%，上限相同；叙永县2020年已是3.9%，本就在上限之内。" in same
    )
    assert any(text.startswith("城镇登记失业率：泸州市2025年目标≤5.5%，四川省≤5.5%") for text in same)


def test_weaker_and_stronger_targets_go_by_the_direction_of_the_indicator(tmp_path: Path) -> None:
    collection = built(tmp_path, ALL)
    assert "劳动合同签订率：叙永县2025年目标≥95%，泸州市≥96%，叙永县低1个百分点，下限低于泸州市。" in sentences(
        collection, "weaker"
    )
    assert "城镇登记失业率：古蔺县2025年目标≤4.8%，泸州市≤5.5%，古蔺县低0.7个百分点，上限严于泸州市。" in sentences(
        collection, "stricter"
    )


def test_a_part_is_a_share_of_the_nearest_whole_and_may_not_exceed_it(tmp_path: Path) -> None:
    collection = built(tmp_path, ALL)
    shares = sentences(collection, "share")
    assert "工伤保险参保人数：叙永县2025年目标4.2万人，泸州市35万人，占泸州市的12%。" in shares
    assert not any("四川省" in text for text in shares)
    (exceeding,) = sentences(collection, "exceeds")
    assert exceeding.startswith("技能人才总量：叙永县2025年目标60万人，泸州市52万人，叙永县比所在的泸州市还多8万人")


def test_sums_wait_until_every_part_is_there(tmp_path: Path) -> None:
    collection = built(tmp_path, ALL)
    assert not sentences(collection, "sum-agrees")
    assert not sentences(collection, "sum-differs")
    (city,) = [text for text in collection.alignment.unsummed if text.startswith("泸州市")]
    assert city == (
        "泸州市的下一级行政区有7个，本集有叙永县、古蔺县，缺江阳区、纳溪区、龙马潭区、泸县、合江县；各地之和不是泸州市的总数。"
    )


def test_all_parts_and_the_whole(tmp_path: Path) -> None:
    figures = {"舟山市": "26", "定海区": "12", "浙江省舟山市普陀区": "8.4", "岱山县": "4.1", "嵊泗县": "0.7"}
    texts = {
        f"z{i}": plan(name, f"失业保险参保人数 | 万人 | 1 | {value}") for i, (name, value) in enumerate(figures.items())
    }
    (differing,) = [s for s in sentences(built(tmp_path, texts), "sum-differs") if "2025年" in s]
    assert differing == (
        "失业保险参保人数：2025年目标定海区12万人、普陀区8.4万人、岱山县4.1万人、嵊泗县0.7万人，四地合计25.2万人；"
        "舟山市26万人，各地合计少0.8万人。"
    )


def test_some_parts_that_already_exceed_the_whole_are_told(tmp_path: Path) -> None:
    row = "失业保险参保人数 | 万人 | 1 | "
    texts = {"shi": plan("泸州市", f"{row}5"), "a": plan("叙永县", f"{row}3"), "b": plan("古蔺县", f"{row}4")}
    (told,) = [text for text in sentences(built(tmp_path, texts), "exceeds") if "2025年" in text]
    assert "两地合计7万人；泸州市5万人，两地已超出2万人，还有五地没有计入，须核实。" in told


def test_peers_compare_rates_and_never_counts(tmp_path: Path) -> None:
    collection = built(tmp_path, ALL)
    across = [each for each in collection.alignment.comparisons if each.direction == "horizontal"]
    assert {each.concept_id for each in across} == {"emp.registered_unemp_rate"}
    assert "城镇登记失业率：叙永县2025年目标≤5.5%，古蔺县≤4.8%，叙永县高0.7个百分点，上限宽于古蔺县。" in sentences(
        collection, "weaker", "horizontal"
    )


def test_three_peers_are_told_in_one_line(tmp_path: Path) -> None:
    texts = {
        name: plan(name, f"城镇登记失业率 | % | 3 | ≤{n}") for name, n in (("叙永县", 4), ("古蔺县", 5), ("合江县", 4))
    }
    (ranked,) = [text for text in sentences(built(tmp_path, texts), "ranked", "horizontal") if "2025年" in text]
    assert ranked == (
        "城镇登记失业率：2025年目标由低到高为合江县、叙永县≤4%，古蔺县≤5%；要求最高的是合江县、叙永县，最低的是古蔺县。"
    )


def test_different_years_and_measures_are_not_compared_and_it_is_said_why(tmp_path: Path) -> None:
    texts = {
        "shi": plan("泸州市", "劳动合同签订率 | % | 94 | ≥96")
        .replace("2025", "2030")
        .replace("2020", "2025")
        .replace("四五", "五五"),
        "xian": plan("叙永县", "劳动合同签订率 | % | 93 | ≥95", text="2025年，全县城镇登记失业率控制在4%以内。"),
        "sheng": plan("四川省", "城镇调查失业率 | % | 5 | ≤5.5"),
    }
    found = built(tmp_path, texts).alignment
    assert not [each for each in found.comparisons if each.relation in ("weaker", "stricter", "same")]
    reasons = {each.concept_id: each.reason for each in found.uncompared if each.regions == ("510524", "510500")}
    assert reasons["lab.contract_rate"] == "期间不同：2025年、2030年"
    (near,) = [each for each in found.uncompared if each.regions == ("510524", "510000")]
    assert near.reason == "口径不同：叙永县是城镇登记失业率，四川省是城镇调查失业率"


def test_what_a_plan_lacks_that_its_superior_has(tmp_path: Path) -> None:
    told = [each.statement.text for each in built(tmp_path, ALL).alignment.lacking]
    assert "泸州市规划定了目标、叙永县没有说到的指标：劳动人事争议调解成功率。" in told


def test_one_level_alone_is_compared_with_nothing(tmp_path: Path) -> None:
    found = built(tmp_path, {"xian": COUNTY}).alignment
    assert found.comparisons == found.uncompared == found.unsummed == found.lacking == ()


def test_every_statement_leads_to_the_figures_it_was_made_from(tmp_path: Path) -> None:
    collection = built(tmp_path, ALL)
    known = {o.id: o for o in collection.observations}
    for each in collection.alignment.comparisons:
        figures = [known[i] for i in each.observation_ids]
        assert each.statement.places == tuple(Place(o.source_id, o.quantity.span) for o in figures)


def test_the_matrix_tells_gaps_from_what_cannot_be_compared(tmp_path: Path) -> None:
    text = "到2025年，全县零就业家庭动态清零。技能人才总量年均增长5%。"
    collection = built(tmp_path, {"shi": CITY, "xian": plan("叙永县", "城镇登记失业率 | % | 3 | ≤4", text=text)})
    matrix = collection.alignment.by_region
    assert matrix.columns == ("510500", "510524")
    cells = {(cell.concept_id, cell.column): cell for row in matrix.rows for cell in row.cells}
    assert cells["si.injury_insured", "510524"].state == "absent"
    assert cells["si.injury_insured", "510500"].state == "shown"
    shown = {o.id: o for o in collection.observations}[cells["emp.registered_unemp_rate", "510524"].observation_id]
    assert (shown.status, str(shown.quantity.value)) == ("target", "4")
    assert len(cells) == len(matrix.rows) * 2


def test_a_later_actual_value_stands_before_the_target_of_a_plan_that_is_over(tmp_path: Path) -> None:
    old = plan("叙永县", "城镇登记失业率 | % | 3 | ≤4").replace("2025", "2020").replace("十四五", "十三五")
    report = "叙永县2023年人力资源和社会保障事业发展统计公报\n2023年末，全县城镇登记失业率3.2%。\n"
    collection = built(tmp_path, {"plan": old.replace("2020年 |", "2015年 |", 1), "report": report})
    (row,) = [row for row in collection.alignment.by_region.rows if row.concept_id == "emp.registered_unemp_rate"]
    shown = {o.id: o for o in collection.observations}[row.cells[0].observation_id]
    assert (shown.status, str(shown.quantity.value)) == ("actual", "3.2")


def test_yearly_growth_over_the_years_of_a_plan_is_compared_with_its_like(tmp_path: Path) -> None:
    texts = {
        name: f"{name}国民经济和社会发展“十四五”规划纲要\n第一章 目标\n“十四五”时期，地区生产总值年均增长{n}%。\n"
        for name, n in (("泸州市", "7.5"), ("叙永县", "7"))
    }
    (told,) = sentences(built(tmp_path, texts), "weaker")
    assert "叙永县低0.5个百分点，目标低于泸州市" in told


def test_a_target_counts_once_beside_the_nearest_of_several_superiors(tmp_path: Path) -> None:
    (told,) = [each.text for each in built(tmp_path, ALL).overview.points if "上级" in each.text]
    weaker, stricter, same = told.split("；")
    assert weaker.endswith("1处目标低于上级，或上限宽于上级（叙永县企业劳动合同签订率）")
    assert stricter.startswith("1处")
    assert same.startswith("3处与上级相同")
