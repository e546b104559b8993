"""Suggestions for unnamed indicators: near, explained, and never for what is known."""

from generator.normalise.suggest import suggestions


def test_a_narrower_scope_is_suggested_with_what_it_adds() -> None:
    first = suggestions("被征地农民基本养老保险参保人数", "人")[0]
    assert (first.concept.id, first.added, first.lacking) == ("si.pension_insured", ("被征地农民",), ())


def test_a_wider_scope_is_suggested_with_what_it_lacks() -> None:
    first = suggestions("高校毕业生就业率", "%")[0]
    assert (first.concept.id, first.lacking) == ("emp.graduate_emp_rate", ("应届",))


def test_what_is_known_or_far_or_of_another_unit_gets_none() -> None:
    assert suggestions("城镇新增就业人数", "人") == ()
    assert suggestions("地区生产总值", "元") == ()
    assert suggestions("被征地农民基本养老保险参保人数", "元") == ()


def test_a_rate_is_never_suggested_for_a_count() -> None:
    assert all(each.concept.nature != "rate" for each in suggestions("被征地农民基本养老保险参保人数"))


def test_a_known_name_at_the_end_of_a_longer_one_is_suggested() -> None:
    first = suggestions("贫困人口在一级医院住院合规费用报销比例", "%")[0]
    assert (first.concept.id, first.lacking) == ("med.reimb_rate", ())
    assert suggestions("贫困人口大病保险费用报销比例起付线", "元")[0].concept.id == "med.deductible"


def test_another_word_in_the_place_of_one_is_another_thing() -> None:
    assert not suggestions("石油行业增加值", "元")
    first = suggestions("公共财政预算收入", "元")[0]
    assert (first.concept.id, first.added, first.lacking) == ("fis.general_revenue", ("财政",), ("一般",))


def test_the_concepts_own_name_is_shown_and_not_one_with_a_verb() -> None:
    assert suggestions("社会消费品零售总额(城镇)", "元")[0].alias == "社会消费品零售总额"


def test_best_first() -> None:
    nearness = [each.nearness for each in suggestions("农民工工伤保险参保人数", "人")]
    assert nearness == sorted(nearness, reverse=True)
    assert nearness
