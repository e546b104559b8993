"""Where a sentence holds numbers that are no figures, and where it holds words of time."""

from __future__ import annotations

from generator.rules.period_words import periods_in
from generator.rules.rejections import possible
from generator.rules.units import unit_pattern

YEAR_MARKS = frozenset({"届", "期", "部", "班", "本", "批", "册"})


def dates(text: str) -> list[tuple[int, int]]:
    """Sorted spans of ``text`` that are words of time."""
    return merged([match.span() for match in periods_in(text)])


def excluded(text: str, times: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted, merged spans of ``text`` in which a number is no figure; ``times`` are those of its words of time."""
    spans = list(times)
    for rejection in possible(text):
        for match in rejection.pattern.finditer(text):
            if rejection.id == "year-alone" and _counted(text, match.end()):
                continue
            spans.extend(match.span(group) for group in rejection.groups if match[group])
    return merged(spans)


def _counted(text: str, at: int) -> bool:
    """2000公里 is no year; 2020届 and 2017年 are."""
    match = unit_pattern().match(text, at)
    return match is not None and match["unit"] not in YEAR_MARKS


def merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """``spans`` sorted, those that overlap joined."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
