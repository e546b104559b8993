"""How planning texts date their figures: years, five-year plans, dates that count from the day of publication."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

import msgspec

from generator.model.source import Period
from generator.rules.loader import load
from generator.rules.needed import needed
from generator.rules.pattern import Pattern, compiled
from generator.text.fold import fold

SPACE = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
MARKS = str.maketrans("", "", "“”\"'‘’「」『』《》")
# Stands for what a pattern that needs nothing needs.
EVERY = frozenset({""})
QUOTES = '“"「『'


class PeriodRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``periods.yml``. ``plans``: name → first year; ``parts``: a part of a year → its first and last month.

    ``holidays``: its last month."""

    plans: dict[str, int]
    events: dict[str, date]
    holidays: dict[str, int]
    parts: dict[str, tuple[int, int]]
    recurrent: tuple[str, ...]
    reaching: tuple[str, ...]
    expressions: tuple[Pattern, ...]
    delivered: Pattern
    sections: tuple[Pattern, ...]


class Expression(msgspec.Struct, frozen=True):
    """An expression found in a text: which rule, its named groups, and where (in the text without marks)."""

    rule: str
    groups: dict[str, str]
    text: str

    def number(self, name: str) -> int:
        return int(self.groups[name])


@cache
def period_rules() -> PeriodRules:
    """``periods.yml``."""
    return load("periods", PeriodRules)


@cache
def _compiled() -> tuple[tuple[str, re.Pattern[str], frozenset[str]], ...]:
    """The rules in order, each with characters of which one stands in every expression that it finds."""
    rules = period_rules().expressions
    return tuple((rule.id, re.compile(rule.pattern), next(iter(needed(rule.pattern)), EVERY)) for rule in rules)


CHINESE_YEAR = re.compile(r"[一二][〇零○九][〇零○一二三四五六七八九]{2}(?=年)")
CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")


def bare(text: str) -> str:
    """``text`` as the expressions want it: folded, years in digits, no quotation marks, spaces only between digits."""
    form = SPACE.sub("", fold(text).translate(MARKS))
    return CHINESE_YEAR.sub(lambda match: match[0].translate(CHINESE_DIGITS), form)


@lru_cache(maxsize=4096)
def find(text: str) -> Expression | None:
    """The first rule of the list that finds an expression in ``text``."""
    form = bare(text)
    present = EVERY.union(form)
    for rule, pattern, needs in _compiled():
        if not present.isdisjoint(needs) and (found := pattern.search(form)):
            return Expression(rule, {key: value for key, value in found.groupdict().items() if value}, found[0])
    return None


def printed(text: str, found: Expression) -> str:
    """The words of ``text`` (folded) that ``found`` was read from, with their quotation marks."""
    form = fold(text)
    kept = [at for at, char in enumerate(form) if not char.isspace() and ord(char) not in MARKS]
    at = "".join(form[at] for at in kept).find("".join(found.text.split()))
    if at < 0:
        return found.text
    start, end = kept[at], kept[at + len("".join(found.text.split())) - 1] + 1
    return form[start - 1 if start and form[start - 1] in QUOTES else start : end]


@lru_cache(maxsize=4096)
def without(text: str) -> str:
    """``text`` (bare) without the expression that ``find`` finds in it."""
    expression = find(text)
    return bare(text).replace(expression.text, "", 1) if expression else bare(text)


def years(first: int, last: int) -> Period:
    """From 1 January of ``first`` to 31 December of ``last``."""
    return Period(date(first, 1, 1), date(last, 12, 31))


def is_year(period: Period) -> bool:
    """Is ``period`` one calendar year, from its first day to its last?"""
    return period == years(period.start.year, period.start.year)


def titled(title: str) -> Period | None:
    """The years that a plan's title names (“十四五”规划, 2022—2024年行动方案); None where it names none."""
    found = find(title)
    if found is None or found.rule not in ("year", "years", "plan", "numbered-plan") or found.groups.get("mark"):
        return None
    if found.rule in ("plan", "numbered-plan"):
        return five_year_plan(found.groups["p"])
    return years(found.number("y"), int(found.groups.get("y2", found.groups["y"])))


NAMED_PLAN = re.compile('[“"「](?P<name>[一二]?十[一二三四五六]?五|[八九]五)[”"」](?:时期|期间|规划期)')


def named_plan(text: str) -> Period | None:
    """The latest five-year plan whose years a text speaks of (“十四五”期间); None where it names none."""
    found = [plan for match in NAMED_PLAN.finditer(text) if (plan := five_year_plan(match["name"]))]
    return max(found, default=None)


def five_year_plan(name: str) -> Period | None:
    """十四五 → 2021 to 2025; 十四 (第十四个五年规划) the same."""
    first = period_rules().plans.get(name) or period_rules().plans.get(name + "五")
    return years(first, first + 4) if first else None


@lru_cache(maxsize=4096)
def section_kind(title: str) -> str:
    """``background``, ``goals`` or empty."""
    text = fold(title)
    return next((rule.id for rule in period_rules().sections if compiled(rule.pattern).search(text)), "")
