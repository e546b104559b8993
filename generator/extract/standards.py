"""Rules in force: what is given to each, what is charged, what may not be passed. They are neither facts nor aims."""

from __future__ import annotations

import re

from generator.extract.naming import Naming
from generator.extract.quantity import Figure
from generator.extract.tense import Told
from generator.model.figure import Status
from generator.model.source import Source
from generator.rules.phrases import anywhere, at_end

# What is given to each is a rule; so many persons, or 亿元 in all, are none.
GIVEN = re.compile("给予|最高|不超过|不低于|可")
COUNTED = re.compile(r"(?:人|人次|名|家|户|个|所|项|次|万|亿|亿元)$")
SPENT = re.compile("发放|拨付|支出|下达|筹集|投入|减免|支付|兑付|安排")
DONE = re.compile("已|累计|共(?!同)|了")
NORM = re.compile("(?:不应|不宜|不可|原则上不)(?:再)?(?:低于|高于|大于|小于|超过|短于|长于|少于|多于)[^,;。]{0,16}$")
# 每户补助, 单张面额, 每百户不少于: to each of them; 每千人口 is the measure of an indicator.
EACH = re.compile(
    "(?:每|单)(?:个|户|家|名|人次|架次|张|项|例|床|亩|公里|平方米|立方米|百户|千瓦|吨|件|次|胎|孩|套|台|辆|班|生|只|头)"
    "[^,;。]{0,16}$"
)
LIMITS = "不超过|不低于|不少于|不短于|不高于|不大于|不小于|最高|最低|最长|最多"
LIMIT = re.compile(f"(?:{LIMITS}|上限|按照?)(?:为|可)?[^,;。、]{{0,12}}$")
BOUND = re.compile(f"(?:{LIMITS})(?:为|可)?$")
BY_NO_LESS = re.compile(f"按照?(?:{LIMITS}|低于|高于)[^,;。]*$")
STANDARD = re.compile("标准(?!化|件|厂房|地|煤|箱)[^,;。]{0,12}$")
ACCORDING = re.compile("按照?(?!时|期)[^,;。]{1,30}$")
CARRIED_OUT = re.compile("[^,;。]{0,4}(?:执行|计算|计发|配置|配建|给予|缴纳|收取|支付|发放|调剂)")
OPENING_HOURS = re.compile("每[周日天月][^,;。]{0,12}$")
AIM = re.compile("力争|争取|确保|努力|目标|达到?$|增长")
HOURS = frozenset({"小时", "分钟"})
BY_EACH = re.compile("按照?每")
PER = re.compile("每(?!千?万?人口?$)")
DIGIT = re.compile(r"\d")
UNTIL = re.compile("到|截至|目前")
YEAR_OR_PLAN = re.compile(r"\d{4}|五")


def is_standard(source: Source, figure: Figure, naming: Naming, told: Told, tense: Status) -> bool:
    """Does the figure say what holds for each person, month or case?"""
    if naming.rule == "given" and not DONE.search(told.clause):
        return True
    if AIM.search(told.clause) or naming.basis == "average" or naming.name.startswith("平均"):
        return False
    if _to_each(figure, told, tense) or (NORM.search(told.clause) and tense != "forecast"):
        return True
    lively = source.kind in ("interview", "other") or (source.kind == "interpretation" and not told.plan_start)
    in_force = tense != "actual" or lively
    each = naming.rule == "kind" and figure.unit.endswith("元") and "每人" in told.sentence
    if (figure.per.startswith("每人") or each) and (
        in_force or (source.kind != "bulletin" and "标准" in told.sentence)
    ):
        return True
    if not in_force or _of_all(figure, naming, told):
        return False
    if anywhere("standards").search(naming.name + naming.predicate + told.clause[-18:]):
        return True
    return lively and _of_measures(figure, naming, told, tense)


def _is_money(figure: Figure) -> bool:
    """元 or 万元: what one of many is given, never 亿元."""
    return figure.unit.split("/")[0] in ("元", "万元")


def _of_all(figure: Figure, naming: Naming, told: Told) -> bool:
    """So many persons or 亿元 in all, or what was paid out in a time; not what one of them is given."""
    if told.explicit and SPENT.match(naming.name) and not figure.per and told.period[:1].isdigit():
        return True
    return bool(COUNTED.search(figure.unit)) and not figure.per and not GIVEN.search(told.clause)


def _to_each(figure: Figure, told: Told, tense: Status) -> bool:
    """每户补助3000元, 每百户不少于30平方米, 每周开放不少于56小时: a rule in every document that sets rules."""
    if BY_EACH.search(told.clause) and LIMIT.search(told.clause):
        return True
    if tense == "actual" and DONE.search(told.clause):
        return False
    if figure.unit in HOURS:
        return tense != "actual" and bool(OPENING_HOURS.search(told.clause))
    match = EACH.search(told.clause)
    each = match or PER.match(figure.per)
    if not each or tense == "actual":
        return False
    money = _is_money(figure)
    gift = anywhere("gifts").search(told.clause[-18:]) or anywhere("gifts").match(told.after)
    return bool((money and gift) or LIMIT.search(told.clause) or (money and anywhere("prices").search(told.clause)))


def _of_measures(figure: Figure, naming: Naming, told: Told, tense: Status) -> bool:
    """In a text on measures: a bound or a rule name (期限, 限额) without a time of its own, and what is given."""
    if told.section in ("goal", "past", "asked-ahead") or (told.explicit and UNTIL.match(told.period)):
        return False
    if DONE.search(told.clause) or SPENT.search(naming.name) or _dated_aim(told, tense):
        return False
    if at_end("rule-names").search(naming.name) or anywhere("standards").search(told.part[-40:]):
        return True
    if tense == "actual" and told.explicit and DIGIT.search(told.period):
        return False
    bound = BOUND.search(told.clause) or BY_NO_LESS.search(told.clause) or STANDARD.search(told.clause)
    bound = bound or (ACCORDING.search(told.clause) and CARRIED_OUT.match(told.after))
    money = _is_money(figure) or figure.unit == "%"
    given = anywhere("gifts").search(naming.name[-6:]) or anywhere("gifts").match(told.after)
    return bool(bound or (money and given) or EACH.search(told.clause))


def _dated_aim(told: Told, tense: Status) -> bool:
    """Is the figure aimed at by a time that the text prints (“十四五”期间,…应不低于30%)?"""
    return tense == "target" and (told.explicit or bool(YEAR_OR_PLAN.search(told.period)))
