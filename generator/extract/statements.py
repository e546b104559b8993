"""全覆盖, 清零, 持平: what is said of an indicator without a number, kept apart from the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.extract.quantity import Figure
from generator.model.figure import Comparator
from generator.rules.first import guarded
from generator.rules.pattern import compiled
from generator.rules.qualitative import Statement, qualitative
from generator.rules.units import alternation

# 全覆盖总体部署, 零增长行动: the words are part of what something is called.
PART_OF_A_NAME = re.compile(
    "(?:的)?(?:总体|专项|工作)?(?:部署|要求|行动|格局|网络|体系|机制|工程|模式|监管|责任|计划|试点)"
)
QUOTED = re.compile(r"[“‘][^”’]{0,9}[”’]")
CLAUSE_MARK = re.compile("[,;。:、]")
TOWARDS = re.compile("[向到]")


@cache
def _pattern() -> re.Pattern[str]:
    return guarded(
        f"(?<![保健齐完安])(?:{alternation([word for entry in qualitative() for word in entry.words])})(?!稳)"
    )


def entry_of(word: str) -> Statement:
    """The entry of rules/qualitative.yml that holds ``word``."""
    return next(entry for entry in qualitative() if word in entry.words)


def statements(text: str) -> Iterator[Figure]:
    """Each statement of a sentence as a figure without a unit; slogans in quotation marks are none."""
    found = list(_pattern().finditer(text))
    quoted = [match.span() for match in QUOTED.finditer(text)] if found else []
    for match in found:
        start, end = match.span()
        entry = entry_of(match[0])
        after = CLAUSE_MARK.split(text[end : end + 40])[0]
        if any(low <= start and end <= high for low, high in quoted):
            continue
        if PART_OF_A_NAME.match(after):
            continue
        if (entry.before and not compiled(entry.before).search(after)) or TOWARDS.match(after):
            continue
        sign: Comparator = "~" if text[max(0, start - 4) : start].endswith(("基本", "基本实现")) else "="
        yield Figure(start, end, start, end, entry.number, "", sign, kind="qualitative")
