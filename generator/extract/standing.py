"""Status and basis of a figure: what its words, its section and the kind of document say."""

from __future__ import annotations

import re

from generator.extract.figures import Figure
from generator.extract.naming import Naming
from generator.model.figure import Basis, Status
from generator.model.source import Source
from generator.rules.phrases import anywhere

FUTURE = re.compile(
    r"到(?:20\d\d年|“?十[四五六]五|期末|规划期)|(?:未来|今后|力争)?\S{0,2}年内|未来\S年|今后\S年|规划期|20[3-9]\d年"
)
PAST = re.compile(r"年来|以来|至今|截至|目前|去年|上年|年末|全年|“?十[一二三]五”?(?:时期|期间|末)")
PLANS = ("plan", "interpretation")


def basis_of(figure: Figure, naming: Naming, clause: str, period: str) -> Basis:
    """change and average by the rule that named it; cumulative by 累计, 共, 以来, N年来 for what is counted."""
    if naming.basis == "average" or anywhere("average").search(naming.opening + naming.predicate):
        return "average"
    if naming.basis:
        return "change"
    if figure.share or naming.role or figure.per or figure.value is None:
        return "level"
    if anywhere("cumulative").search(naming.opening + naming.predicate + _near(clause)):
        return "cumulative"
    stock = re.search(r"(?:总量|总数|总额|余额|人数|规模|达到|为|面积|覆盖)", naming.name[-4:] + naming.predicate)
    if re.search(r"年来|年间|以来|至今", period) and not stock:
        return "cumulative"
    return "level"


def _near(clause: str) -> str:
    match = re.search(r"(?:累计|合计|总计|共计|共)[^,;。]{0,14}$", clause)
    return match[0][:2] if match and "公共" not in match[0][:2] else ""


def status_of(source: Source, naming: Naming, sentence: str, clause: str, period: str, section: str) -> Status:
    """The most telling sign decides: the relation, a forecast, a standard, the tense, the section, the document."""
    if naming.role:
        return _tense(source, sentence, clause, period, section) if naming.role == "actual" else "baseline"
    if anywhere("forecast").search(clause) and not naming.basis:
        return "forecast"
    if anywhere("standards").search(clause + naming.name) and section != "past":
        return "standard"
    return _tense(source, sentence, clause, period, section)


def _tense(source: Source, sentence: str, clause: str, period: str, section: str) -> Status:
    if PAST.search(period) and not FUTURE.search(period):
        return "actual"
    if re.search("已经?|了|先后|目前|截至", clause):
        return "actual"
    if anywhere("planned").search(clause) or FUTURE.search(period) or FUTURE.search(clause):
        return "target"
    if section == "past":
        return "actual"
    if section == "goal":
        return "target"
    if source.kind in PLANS:
        return "target" if _current(source, period) else "actual"
    if source.kind == "interview" and _this_year(source, period):
        return "target"
    return "actual"


def _current(source: Source, period: str) -> bool:
    """Whether a word of time lies in the plan's own period (or says nothing)."""
    years = [int(year) for year in re.findall(r"(?:19|20)\d\d", period)]
    return source.period is None or not years or max(years) >= source.period.start.year


def _this_year(source: Source, period: str) -> bool:
    """Whether a word of time is the year in which the document appeared: not over yet when it was written."""
    year = (source.published or source.assumed_date)[:4]
    return bool(year) and (year in period or "今年" in period)
