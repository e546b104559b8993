"""Status and basis of a figure: what its words, its section and the kind of document say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.extract.naming import Naming
from generator.extract.quantity import Figure
from generator.model.figure import Basis, Status
from generator.model.source import Source
from generator.rules.phrases import anywhere, word_set
from generator.text.words import words as segmented

YEAR = re.compile(r"(?:19|20)\d\d")
FUTURE = re.compile(r"期末|规划期|未来|今后|年之?内$|下一步|明年|届时")
PAST = re.compile(r"年来|以来|至今|截至|目前|去年|上年|年间|疫情期间|日前|近期")
# 日前下发通知,决定…: lately is when it was decided, not when it is done.
HAVING = re.compile("(?<![公一])共有|(?<![实体出])现有|已有|现辖|下辖")
DONE = re.compile("已|累计|共(?!同)|了")
LATELY = re.compile("日前|近日|近期")
STOCK = re.compile(r"(?:总量|总数|总额|余额|人数|总面积|里程|达到|达|为|拥有|共有|现有)$")
OVER = re.compile(r"(?:今年|(?P<year>20\d\d)年)(?:\d{1,2}月?[-—~至]\d{1,2}月|(?:第?一|前[一二三])季度|上半年)")
# What is given to each is a rule; so many persons, or 亿元 in all, are none.
GIVEN = re.compile("给予|最高|不超过|不低于|可")
AIMED = re.compile("力争|争取|努力|确保|决定(?!性|因素|于)")
# 明确“实现…全覆盖,参保率达到99%”的目标任务: what is quoted there is a goal.
QUOTED_GOAL = re.compile("[^“”]*”的?(?:总体|工作|总)?(?:目标|任务)")
# What an answer about the future intends, and a state that is still being worked towards (推进…人群全覆盖转变).
INTENDED = re.compile("力争|争取|努力|确保|要(?!求|素|点)|将|拟|计划|推进|推动|加快|实施|建设|打造|进一步|继续")
UNDER_WAY = re.compile("推进|推动|促进|加快|逐步|努力|力争|争取|着力")
COUNTED = re.compile(r"(?:人|人次|名|家|户|个|所|项|次|万|亿|亿元)$")
SPENT = re.compile("发放|拨付|支出|下达|筹集|投入|减免|支付|兑付")
TOGETHER = re.compile(r"(?:累计|合计|总计|共计|(?<!公)共(?![建享同青和产识治赢有])|先后)[^,;。、]{0,14}$")


@dataclass(frozen=True, slots=True)
class Told:
    """What bears on status and basis: the clause before the figure, what follows it, the whole sentence, its rest.

    ``period`` are its words of time, ``section`` goal or past by the titles, or asked-ahead by the question answered,
    ``plan_start`` a plan's first year or 0. ``explicit``: the sentence itself has the words of time.
    """

    clause: str
    after: str
    sentence: str
    period: str
    section: str
    plan_start: int = 0
    rest: str = ""
    explicit: bool = False


def basis_of(figure: Figure, naming: Naming, told: Told) -> Basis:
    """change and average by the rule that named it; cumulative for what is added up (累计, 共, 以来, N年来)."""
    if naming.basis == "average" or anywhere("average").search(naming.opening + naming.predicate):
        return "average"
    if naming.basis == "change":
        return "change"
    if figure.share or naming.role or figure.per or figure.value is None:
        return "level"
    if naming.basis or TOGETHER.search(told.clause) or anywhere("cumulative").search(_added(naming)):
        return "cumulative"
    stock = STOCK.search(naming.name) or (naming.rule == "before" and STOCK.search(naming.predicate))
    if re.search(r"年来|年间|以来|(?<!截)至今(?!年)|累计", told.period) and not stock:
        return "cumulative"
    return "level"


def _added(naming: Naming) -> str:
    """The words round the name; 共有 says how many there are, not that they were added up."""
    return (naming.opening + naming.predicate).replace("共有", "")


def status_of(source: Source, figure: Figure, naming: Naming, told: Told) -> Status:
    """The most telling sign decides: the relation, a forecast, a standard, then the tense."""
    if naming.role == "baseline":
        return "baseline"
    tense = _tense(source, figure, told)
    if anywhere("forecast").search(told.clause) and not naming.basis and told.section != "past":
        return "forecast"
    in_force = tense != "actual" or source.kind in ("interview", "other")
    if naming.basis == "average":
        return tense
    if naming.rule == "given" and not DONE.search(told.clause):
        return "standard"
    each = naming.rule == "kind" and figure.unit.endswith("元") and "每人" in told.sentence
    if (figure.per.startswith("每人") or each) and in_force:
        return "standard"
    if (
        in_force
        and not _of_all(figure, naming, told)
        and anywhere("standards").search(naming.name + naming.predicate + told.clause[-18:])
    ):
        return "standard"
    return tense


def _of_all(figure: Figure, naming: Naming, told: Told) -> bool:
    """So many persons or 亿元 in all, or what was paid out in a time; not what one of them is given."""
    if told.explicit and SPENT.match(naming.name) and not figure.per and told.period[:1].isdigit():
        return True
    return bool(COUNTED.search(figure.unit)) and not figure.per and not GIVEN.search(told.clause)


def _tense(source: Source, figure: Figure, told: Told) -> Status:
    if source.kind == "bulletin":
        return "actual"
    if PAST.search(told.period) and not (LATELY.search(told.period) and _aimed(told)):
        return "actual"
    if re.search("同比|[比较](?:上年|去年|年初|上月)", told.sentence) and "今年" not in told.period:
        return "actual"
    if re.search("已经?(?!就业|退|毕业|婚)|了|先后|目前|截至|(?<![实体出])现有", told.clause):
        return "actual"
    by_year = _by_year(source, told)
    if told.section == "past":
        # “十四五”期间,…保持在110万人以上: what a plan's background says of its own years is foreseen, not reached
        return "forecast" if by_year == "target" and told.explicit and told.plan_start else "actual"
    if by_year:
        return by_year
    if re.search("完成[^,;。]{0,6}目标", told.clause):
        return "actual"
    if "目标" in told.after or QUOTED_GOAL.match(told.rest) or _is_planned(told) or FUTURE.search(told.period):
        return "target"
    if HAVING.search(told.clause) and not by_year:
        return "actual"
    if told.section == "goal" or (told.section == "asked-ahead" and INTENDED.search(told.sentence)):
        return "target"
    if figure.kind == "qualitative" and UNDER_WAY.search(told.clause):
        return "target"
    if source.kind == "plan" or (source.kind == "interpretation" and told.plan_start):
        return "target"
    if told.explicit and told.period.startswith("到") and not by_year:
        return "target"
    return "target" if _aimed(told) else "actual"


def _aimed(told: Told) -> bool:
    """力争全年增长8%,完成投资450亿元: what is aimed at governs the clauses after it, too."""
    before = told.sentence[: max(0, told.sentence.find(told.clause))]
    return bool(AIMED.search(before.rpartition(";")[2])) and not re.search("已|目前|截至", before)


def _is_planned(told: Told) -> bool:
    """A word of the clause says that the figure is aimed at."""
    return not word_set("planned").isdisjoint(segmented(told.clause))


def _by_year(source: Source, told: Told) -> Status:
    """Against the plan's first year, or the year in which the document appeared; the year itself is not over yet."""
    years = [int(year) for year in YEAR.findall(told.period)]
    plans = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}
    years += [last for name, last in plans.items() if name in told.period]
    published = int((source.published or source.assumed_date or "0")[:4])
    over = OVER.match(told.period)
    if over and (over["year"] is None or int(over["year"]) == published):
        return "" if _is_planned(told) else "actual"
    if "今年" in told.period and source.kind in ("interview", "report"):
        return "target"
    if not years:
        return ""
    if told.plan_start:
        return "target" if max(years) >= told.plan_start else "actual"
    if published and source.kind == "interview":
        return "target" if max(years) >= published else "actual"
    if published:
        return "target" if max(years) > published else "actual" if max(years) < published else ""
    return ""
