"""A long title in lines of about one length, broken between words, never inside a quoted name or a department's."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from math import ceil

from generator.render.chinese_lines import CLOSING, OPENING
from generator.text.fold import fold
from generator.text.words import words

QUOTED = re.compile(r"“[^“”]{1,10}”|‘[^‘’]{1,10}’|「[^「」]{1,10}」|[\d.,—–-]+[%年月日]?")

# 区人社局, 市卫健委: the dictionary cuts such short names anywhere.
DEPARTMENT = re.compile(r"[省市区县州旗][\u4e00-\u9fff]{2,4}?[局厅委办]")


def title_lines(title: str, longest: int) -> tuple[str, ...]:
    """``title`` in as few lines as go, none longer than ``longest`` characters, the longest as short as can be.

    Sources of the rules: GB/T 15834 (no mark opens a line that closes, none ends it that opens), practice of covers.
    """
    if len(title) <= longest:
        return (title,)
    pieces = [part for piece in _pieces(title) for part in _cut(piece, longest)]
    for limit in range(ceil(len(title) / ceil(len(title) / longest)), longest + 1):
        lines = _filled(pieces, limit)
        if len(lines) <= ceil(len(title) / longest) and max(map(len, lines)) <= limit:
            return lines
    return _filled(pieces, longest)


def _filled(pieces: list[str], limit: int) -> tuple[str, ...]:
    """Each line takes what fits into ``limit``."""
    lines = [""]
    for piece in pieces:
        if lines[-1] and len(lines[-1]) + len(piece) > limit:
            lines.append("")
        lines[-1] += piece
    return tuple(lines)


def _cut(piece: str, longest: int) -> list[str]:
    return [piece[start : start + longest] for start in range(0, len(piece), longest)]


def _pieces(title: str) -> list[str]:
    """Words and quoted names, each with the marks that open before and close behind it."""
    folded = fold(title)
    breaks = {0, *accumulate(map(len, words(folded)))}
    for found in (*QUOTED.finditer(title), *DEPARTMENT.finditer(folded)):
        breaks -= set(range(found.start() + 1, found.end()))
    inside = sorted(
        place for place in breaks - {0, len(title)} if title[place - 1] not in OPENING and title[place] not in CLOSING
    )
    return [title[start:end] for start, end in pairwise([0, *inside, len(title)])]
