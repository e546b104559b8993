"""The vocabulary: well-formed, sorted, and strict about words that change what is counted."""

import pytest

from generator.model.collection import Concept
from generator.rules import concepts as vocabulary
from generator.rules.concepts import aliases, concept, concepts, core, growth, match, nature, plain
from generator.rules.loader import RuleError, decode
from generator.text.fold import fold


def test_is_sorted_and_each_id_stands_once() -> None:
    ids = [each.id for each in concepts()]
    assert ids == sorted(set(ids))
    for each in concepts():
        assert list(each.aliases) == sorted(set(each.aliases)), each.id


def test_aliases_are_folded_and_belong_to_one_concept() -> None:
    seen: dict[str, str] = {}
    for each in concepts():
        for alias in each.aliases:
            assert alias == fold(alias).replace(" ", ""), alias
            assert not set(alias) & set("“”\"'"), alias
            assert seen.setdefault(plain(alias), each.id) == each.id, alias


def test_every_alias_means_its_concept() -> None:
    for alias, each in aliases():
        assert match(alias) == each, alias


def test_longest_alias_comes_first() -> None:
    lengths = [len(alias) for alias, _ in aliases()]
    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("- {id: a, nam: 甲}", "a: no member nam"),
        (
            "- {id: a, name: 甲, group: 乙, unit: 人, direction: up, nature: flow, parent: b}",
            "parent b is not a concept",
        ),
        ("- {id: a, name: 甲, group: 乙, unit: 人, direction: sideways, nature: flow}", "sideways"),
    ],
)
def test_a_slip_in_the_vocabulary_stops_with_its_place(
    entry: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vocabulary, "load", lambda name, kind: decode(entry, kind, name))
    with pytest.raises(RuleError, match=message):
        vocabulary.concepts.__wrapped__()


@pytest.mark.parametrize("each", concepts(), ids=lambda each: each.id)
def test_every_concept_takes_its_examples_and_none_of_its_counter_examples(each: Concept) -> None:
    assert not [name for name in each.examples if match(name) != each]
    assert not [name for name in each.counter if match(name) == each]


def test_a_growth_is_a_rate_of_an_amount_and_one_of_it_alone() -> None:
    rates = [each for each in concepts() if each.growth_of]
    assert all((each.unit, each.nature) == ("%", "rate") for each in rates)
    assert len({each.growth_of for each in rates}) == len(rates)
    for each in rates:
        of = concept(each.growth_of)
        assert of is not None
        assert of.unit != "%" or of.id == "price.cpi"
        assert growth(of) == each
        assert growth(each) is None


def test_a_cut_that_is_written_as_a_positive_number_takes_no_falls() -> None:
    cut, intensity = match("单位地区生产总值能耗降低率"), match("单位地区生产总值能耗")
    assert cut is not None
    assert intensity is not None
    assert cut is not intensity
    assert growth(intensity) is None


@pytest.mark.parametrize(
    ("amount", "rate"),
    [
        ("地区生产总值", "地区生产总值增速"),
        ("固定资产投资(不含农户)", "固定资产投资(不含农户)增速"),
        ("城镇居民人均可支配收入", "城镇居民人均可支配收入(年均增长)"),
    ],
)
def test_the_growth_of_a_thing_is_not_the_thing(amount: str, rate: str) -> None:
    first, second = match(amount), match(rate)
    assert first is not None
    assert second is not None
    assert second.growth_of == first.id


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("城镇新增就业", "emp.urban_new_jobs"),
        ("*1.城镇新增就业人数(万人)", "emp.urban_new_jobs"),
        ("全县城镇累计新增就业", "emp.urban_new_jobs"),
        ("叙永县城镇新增就业人数", "emp.urban_new_jobs"),
        ("其中:高级职称人才数量", "tal.prof_senior"),
        ("“零就业”家庭", "emp.zero_emp_household"),
        ("減免社保企業數", "si.relief_firms"),
        ("城鎮登記失業率（％）", "emp.registered_unemp_rate"),
        ("基本养老保险参保人数(比“十二五”末增长)", "si.pension_insured"),
        ("(社会保障卡)覆盖率", "card.coverage"),
        ("参加失业保险人数", "si.unemp_insured"),
    ],
)
def test_names(name: str, expected: str) -> None:
    found = match(name)
    assert found is not None
    assert found.id == expected


@pytest.mark.parametrize(
    "name",
    [
        "农民工基本养老保险参保人数",
        "被征地农民基本养老保险参保人数",
        "农民工工伤保险参保人数",
        "企业就业人员",
        "人均国内生产总值",
        "单位国内生产总值能耗",
        "规模以上工业企业研发经费投入强度",
        "限额以上社会消费品零售总额",
        "农产品出口额",
        "年末总人口",
        "财政收入",
        "城镇单位就业人员平均工资",
        "工矿商贸就业人员10万人生产安全事故死亡率",
        "高校毕业生就业率",
        "县区公务员计划招录",
        "专项集体合同签订率",
        "失业保险参保率",
        "人数",
        "",
    ],
)
def test_a_word_of_scope_is_never_dropped(name: str) -> None:
    assert match(name) is None


def test_scope_keeps_concepts_apart() -> None:
    apart = ["新增就业", "城镇新增就业", "基本养老保险参保人数", "城镇职工基本养老保险参保人数"]
    found = [match(name) for name in apart]
    assert None not in found
    assert len({each.id for each in found if each}) == len(apart)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("城镇登记失业率", "rate"),
        ("新增取得职业资格证书人数", "flow"),
        ("技能人才总量", "stock"),
        ("每千名老年人养老床位数", "stock"),
        ("火化率", "rate"),
        ("地区生产总值", "flow"),
        ("人均地区生产总值", "rate"),
        ("智慧岗亭", ""),
    ],
)
def test_nature(name: str, expected: str) -> None:
    assert nature(name) == expected


def test_core_leaves_what_is_counted() -> None:
    assert core("全市累计城镇新增就业人数(万人)") == "城镇新增就业"


SCOPES = (
    "农民工",
    "城镇",
    "农村",
    "城乡",
    "企业",
    "民营",
    "人均",
    "新增",
    "女性",
    "青年",
    "省级",
    "县级",
    "国有",
    "灵活就业",
    "被征地农民",
    "贫困",
    "脱贫",
    "残疾人",
    "高校毕业生",
    "规模以上",
    "限额以上",
    "单位",
    "每千人口",
    "公办",
    "中央",
    "地方",
)
MEASURES = ("占比", "比重", "增速", "增长率", "完成率", "缺口", "覆盖率", "(城镇)", "(新增)", "(企业)", "用地", "预算")


def test_a_word_of_scope_or_of_measure_makes_another_thing_of_every_name() -> None:
    told = {(core(alias), each.id) for alias, each in aliases()}
    merged = [
        name
        for alias, each in aliases()
        for name in (*(word + alias for word in SCOPES), *(alias + word for word in MEASURES))
        if match(name) is each and (core(name), each.id) not in told
    ]
    assert not merged
