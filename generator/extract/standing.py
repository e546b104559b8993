"""Status and basis of a figure: what its words, its section and the kind of document say."""

from __future__ import annotations

import re

from generator.extract.naming import Naming
from generator.extract.quantity import Figure
from generator.extract.standards import is_standard
from generator.extract.tense import Told, foreseen, goal_itself, tense_of
from generator.model.figure import Basis, Status
from generator.model.source import Source
from generator.rules.concepts import nature
from generator.rules.first import guarded
from generator.rules.phrases import anywhere, at_start

# 实际报销比例比去年同期提高1.2个百分点: a rule that is in force does not move against last year.
MOVED_SINCE = re.compile("同比|环比|[比较](?:上年|去年|上季|上月)")
STOCK = re.compile(r"(?:总量|总数|总额|余额|人数|总面积|里程|达到|达|为|拥有|共有|现有)$")
TOGETHER = guarded(r"(?:累计|合计|总计|共计|(?<!公)共(?![建享同青和产识治赢有])|先后)[^,;。、]{0,14}$")
# 五年培训80万人次: over five years, where nothing says 内 or 后.
WINDOW = re.compile(r"年来|年间|以来|(?<!截)至今(?!年)|累计|^(?:\d{1,2}|[二两三四五])年$")


def basis_of(figure: Figure, naming: Naming, told: Told) -> Basis:
    """change and average by the rule that named it; cumulative for what is added up (累计, 共, 以来, N年来)."""
    said = naming.opening + naming.predicate
    if naming.basis == "average" or (said and anywhere("average").search(said)):
        return "average"
    if naming.basis == "change":
        return "change"
    if figure.share or naming.role or figure.per or figure.value is None:
        return "level"
    if naming.basis or TOGETHER.search(told.clause) or anywhere("cumulative").search(_added(naming)):
        return "cumulative"
    stock = STOCK.search(naming.name) or (naming.rule == "before" and STOCK.search(naming.predicate))
    if WINDOW.search(told.period) and not stock:
        # a window of a sentence before adds up what flows, not what there is (高技能人才18.9万人)
        flows = told.explicit or nature(naming.name) == "flow" or at_start("verbs").match(naming.name)
        return "cumulative" if flows else "level"
    return "level"


def _added(naming: Naming) -> str:
    """The words round the name; 共有 says how many there are, not that they were added up."""
    return (naming.opening + naming.predicate).replace("共有", "")


def status_of(source: Source, figure: Figure, naming: Naming, told: Told) -> Status:
    """The most telling sign decides: the relation, a forecast, a standard, then the tense."""
    if naming.role == "baseline":
        return "baseline"
    if naming.role == "aim":
        return "target"
    tense = tense_of(source, figure, told)
    if told.section != "past" and foreseen(told) and (not naming.basis or anywhere("forecast").search(told.clause)):
        return "forecast"
    if goal_itself(told) and source.kind != "bulletin":
        return "target"
    if (
        naming.basis == "average"
        or (naming.basis == "change" and MOVED_SINCE.search(naming.name))
        or (tense == "target" and told.explicit and told.period.startswith("到"))
    ):
        return tense
    return "standard" if is_standard(source, figure, naming, told, tense) else tense
