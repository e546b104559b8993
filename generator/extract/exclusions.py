"""Where a sentence holds numbers that are no figures, and where it holds words of time."""

from __future__ import annotations

import re

from generator.rules.period_words import period_pattern
from generator.rules.rejections import rejections

REFERENCE = re.compile(r"(?:比|较|与|同|和|相对于|比照)$")


def excluded(text: str) -> list[tuple[int, int]]:
    """Sorted, merged spans of ``text`` in which a number is no figure (years and other dates among them)."""
    spans = [match.span() for match in period_pattern().finditer(text)]
    for _, pattern in rejections():
        for match in pattern.finditer(text):
            spans.extend(match.span(group) for group in pattern.groupindex if match[group])
    return merged(spans)


def merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """``spans`` sorted, those that overlap joined."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
