"""The tense of a figure: what is, what is aimed at, what is foreseen, or nothing where no word, place or kind says."""

from __future__ import annotations

import re

import msgspec

from generator.extract.quantity import Figure
from generator.model.figure import Status
from generator.model.source import Source
from generator.rules.first import guarded
from generator.rules.phrases import anywhere, word_set
from generator.text.words import words as segmented

YEAR = re.compile(r"(?:19|20)\d\d")
FUTURE = re.compile(r"期末|规划期|未来|今后|年之?内$|下一步|明年|届时")
PAST = re.compile(r"年来|以来|至今|截至|目前|去年|上年|年间|疫情期间|日前|近期|假期|长假|黄金周|上个?月")
# 日前下发通知,决定…: lately is when it was decided, not when it is done.
LATELY = re.compile("日前|近日|近期")
HAVING = guarded("(?<![公一])共有|(?<![实体出])现有|已有|现辖|下辖")
OVER = re.compile(
    r"(?:截至|到)?(?:今年|(?P<year>20\d\d)年)"
    r"(?:(?P<from>\d{1,2}月?[-—~至])?(?P<month>\d{1,2})月|(?P<part>第?一季度|前?[一1]?[至-]?[二两2]季度|上半年|前?[一1]?[至-]?[三3]季度))"
)
SEASON = re.compile("今年.?(?:春节|元旦|清明|五一|端午|中秋|国庆|汛期|暑|寒假|春运)")
FIRST_YEARS = re.compile('五[”"]?(?:规划|时期)?前([一二两三四])年')
LAST_MONTH = {"一": 3, "二": 6, "两": 6, "2": 6, "上": 6, "三": 9, "3": 9}
AIMED = re.compile("力争|争取|努力|确保|决定(?!性|因素|于)")
# 明确“实现…全覆盖,参保率达到99%”的目标任务: what is quoted there is a goal.
QUOTED_GOAL = re.compile("[^“”]*”的?(?:总体|工作|总)?(?:目标|任务)")
# 完成目标值240亿元的77.5%, 增长9.2%(目标10%): the number of the goal itself.
GOAL_ITSELF = re.compile(r"(?:目标|任务)[值数]?(?:为|是)?\(?(?:下降|增长|提高)?$")
# What an answer about the future intends, and a state that is still being worked towards (推进…人群全覆盖转变).
INTENDED = re.compile("力争|争取|努力|确保|要(?!求|素|点)|将|拟|计划|推进|推动|加快|实施|建设|打造|进一步|继续")
UNDER_WAY = re.compile("推进|推动|促进|加快|逐步|努力|力争|争取|着力")
DEED = "(?:新建|建设|建成|改造|改建|扩建|新增|增加|增设|再增|达到|完成|实现|投资|培训|引进|开通|打造|实施|发放|建|设立)"
# 计划新建, 还需建设, 应建, 我们要建: what is meant to be done, whatever the time that was spoken of before.
INTENT = guarded(
    f"(?:计划|准备|打算|规划|还需|(?<![必急亟])需要?|(?<![供相响效对适反顺])应|(?<![主需重必纲概首])要|承诺|安排|预期|(?<![模虚])拟)"
    f"(?:要|再|将|全面|继续|陆续|逐步|每年|今年)*{DEED}|下达[^,;。]{{0,8}}任务"
)
COMING = re.compile(
    f"下一步|接下来|明年|今后|未来[一二两三四五六七八九十几\\d]+年|(?:年底|年末|月底)前|将(?:会|再|全面|继续|累计)*{DEED}"
)
DONE = guarded("已|了|累计|先后|目前|截至|以来|年来|至今|去年|上年|同比|(?<![实体出])现有|共有|比[^,;。]{1,6}(?:增|减)")
# What says that a statement of a text on measures tells what is.
STATES = re.compile("(?:达到?|有|为|占|是|仅|超过|突破|约)$|同比|比上年|较上年|全[国省市]第")
IS_DONE = guarded("已经?(?!就业|退|毕业|婚)|了|先后|目前|截至|(?<![实体出])现有")
GOALS_LISTED = re.compile(
    "(?<!完成)(?<!实现)目标(?:任务|建议|初步安排|安排)?(?:是|为|如下)?:|目标(?:任务|建议|安排)?(?:是|为)"
)
REACHED_NOW = re.compile("实际|已|完成了|达成情况|目前|截至")
GOAL_REACHED = re.compile("完成[^,;。]{0,6}目标")
MONTH = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(?:份|底|末|\d{1,2}日)?$")
COMPARED = re.compile("同比|[比较](?:上年|去年|年初|上月)")
TURNED_BACK = re.compile("已|了|目前|截至|力争|确保|争取|还将|努力")
SO_FAR = re.compile("已|目前|截至")
OF_A_NUMBER = re.compile(r"的\d")
UP_TO_QUARTER = re.compile("[第前一1至-]*(?=.季度)")


class Told(msgspec.Struct, frozen=True):
    """What bears on status and basis: the clause before the figure, what follows it, the whole sentence, its rest.

    ``period`` are its words of time, ``section`` goal or past by the titles, or asked-ahead or asked-back by the
    question answered, ``plan_start`` a plan's first year or 0. ``explicit``: the sentence itself has the words of time.
    ``ordained``: the text says what is to be done. ``part``: what stands before the figure in its part of the sentence
    (since the last semicolon).
    """

    clause: str
    after: str
    sentence: str
    period: str
    section: str
    plan_start: int = 0
    rest: str = ""
    explicit: bool = False
    ordained: bool = False
    part: str = ""


def tense_of(source: Source, figure: Figure, told: Told) -> Status:
    """What the words of the clause, its time, its section and the kind of the document say, in this order."""
    if source.kind == "bulletin":
        return "actual"
    ahead = turned(told)
    if not ahead:
        if PAST.search(told.period) and not (LATELY.search(told.period) and _aimed(told)):
            return "actual"
        if told.section != "goal" and COMPARED.search(told.sentence) and "今年" not in told.period:
            return "actual"
    if IS_DONE.search(told.clause):
        return "actual"
    if told.section != "past" and _of_listed_goals(told):
        return "target"
    by_year = _by_year(source, told)
    if told.section == "past":
        # “十四五”期间,…保持在110万人以上: what a plan's background says of its own years is foreseen, not reached
        return "forecast" if by_year == "target" and told.explicit and told.plan_start else "actual"
    if by_year and not (ahead and by_year == "actual" and not told.explicit):
        return by_year
    if ahead:
        return "target"
    return _by_words(source, figure, told)


def _by_words(source: Source, figure: Figure, told: Told) -> Status:
    """Where no time decides: words of aiming, the section, the question, then the kind of document."""
    if GOAL_REACHED.search(told.clause):
        return "actual"
    named = "目标" in told.after.partition("(")[0] or QUOTED_GOAL.match(told.rest)
    if named or _is_planned(told) or FUTURE.search(told.period):
        return "target"
    if HAVING.search(told.clause):
        return "actual"
    if told.section == "goal" or (told.section == "asked-ahead" and INTENDED.search(told.sentence)):
        return "target"
    if figure.kind == "qualitative" and UNDER_WAY.search(told.clause):
        return "target"
    if source.kind == "plan" or told.ordained or (source.kind == "interpretation" and told.plan_start):
        return "target"
    if told.explicit and told.period.startswith("到"):
        return "target"
    if _aimed(told):
        return "target"
    return _of_measures(told) if source.kind == "interpretation" else "actual"


def _of_measures(told: Told) -> Status:
    """What explains measures tells with bare verbs what shall be done (新建变电站2座); what states is a fact.

    Nothing where neither shows: then nobody knows without reading on.
    """
    if told.section == "asked-back" or DONE.search(told.part):
        return "actual"
    if anywhere("undertakings").search(told.part):
        return "target"
    return "actual" if STATES.search(told.clause) else ""


def goal_itself(told: Told) -> bool:
    """Is the figure the number of a goal that something is compared with (目标值240亿元的77.5%, 目标10%)?"""
    match = GOAL_ITSELF.search(told.clause)
    return bool(
        match and ("(" in match[0] or told.clause[: match.start()].endswith("(") or OF_A_NUMBER.match(told.rest))
    )


def turned(told: Told) -> bool:
    """Has the sentence turned to what is to come: 下一步,…, 计划新建…? What is done since (已, 目前) turns it back."""
    if INTENT.search(told.clause) and not DONE.search(told.clause):
        return True
    last = max((match.end() for match in COMING.finditer(told.part)), default=-1)
    return last >= 0 and not DONE.search(told.part, last)


def foreseen(told: Told) -> bool:
    """预计…将达到…,超过…: what is foreseen governs the clauses after it until something is done or aimed at."""
    last = max((match.end() for match in anywhere("forecast").finditer(told.part)), default=-1)
    return last >= 0 and not TURNED_BACK.search(told.part[last:])


def _aimed(told: Told) -> bool:
    """力争全年增长8%,完成投资450亿元: what is aimed at governs the clauses after it, too."""
    before = told.sentence[: max(0, told.sentence.find(told.clause))]
    return bool(AIMED.search(before.rpartition(";")[2])) and not SO_FAR.search(before)


def _of_listed_goals(told: Told) -> bool:
    """2024年主要预期目标是:生产总值增长5.5%,…新增就业1500人: all that is listed is aimed at, until what was reached."""
    before = told.sentence[: max(0, told.sentence.find(told.clause))] + told.clause
    match = GOALS_LISTED.search(before)
    return match is not None and not REACHED_NOW.search(before, match.end())


def _is_planned(told: Told) -> bool:
    """A word of the clause says that the figure is aimed at."""
    said = anywhere("planned").search(told.clause)
    return said is not None and not word_set("planned").isdisjoint(segmented(told.clause))


def _by_year(source: Source, told: Told) -> Status:
    """Against the plan's first year, or the year in which the document appeared; the year itself is not over yet."""
    years = [int(year) for year in YEAR.findall(told.period)]
    plans = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}
    years += [last for name, last in plans.items() if name in told.period]
    if first := FIRST_YEARS.search(told.period):
        # “十四五”前两年
        years = [last - 5 + "零一二三四".find(first[1].replace("两", "二")) for last in years]
    published = int((source.published or source.assumed_date or "0")[:4])
    over = OVER.match(told.period)
    if over and (over["year"] is None or int(over["year"]) == published) and _is_over(over, source):
        return "" if _is_planned(told) else "actual"
    if SEASON.search(told.period):
        return ""
    if "今年" in told.period and source.kind in ("interview", "report"):
        # 今年教育投入怎么样? asks for what is
        return "target" if told.explicit or told.section != "asked-back" else ""
    if not years:
        return ""
    if told.plan_start:
        return "target" if max(years) >= told.plan_start else "actual"
    if published and source.kind == "interview":
        told_of = told.section == "asked-back" or _is_past_month(told.period, source)
        return "target" if max(years) >= published + told_of else "actual" if max(years) < published else ""
    if published:
        return "target" if max(years) > published else "actual" if max(years) < published else ""
    return ""


def _is_past_month(period: str, source: Source) -> bool:
    """2022年7月至2023年6月, told in October 2023."""
    match = MONTH.search(period)
    told = source.published or source.assumed_date
    return bool(match and len(told) >= 7 and (int(match[1]), int(match[2])) <= (int(told[:4]), int(told[5:7])))


def _is_over(found: re.Match[str], source: Source) -> bool:
    """Is a part of the year of publication over on that day? A single month only if the day is printed."""
    month = (source.published or source.assumed_date)[5:7]
    last = int(found["month"]) if found["month"] else LAST_MONTH[UP_TO_QUARTER.sub("", found["part"])[0]]
    if not month:
        return not found["month"] or bool(found["from"])
    return last <= int(month)
