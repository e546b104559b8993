"""The vocabulary: well-formed, sorted, and strict about words that change what is counted."""

import pytest

from generator.rules.concepts import aliases, concept, concepts, core, match, nature, plain
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


def test_parents_are_concepts() -> None:
    assert all(concept(each.parent) for each in concepts() if each.parent)


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
        ("地区生产总值", ""),
    ],
)
def test_nature(name: str, expected: str) -> None:
    assert nature(name) == expected


def test_core_leaves_what_is_counted() -> None:
    assert core("全市累计城镇新增就业人数(万人)") == "城镇新增就业"
