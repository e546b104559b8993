"""Words and figures of the briefing's own sentences."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

DIGITS = "〇一二三四五六七八九"
GETA = "〓"
KEPT_CONTROLS = {"\n", "\t"}
FIGURE = re.compile(
    r"[≤≥<>＜＞约]?\d[\d.,]*(?:[—–-]\d[\d.,]*)?(?:[%‰]|个百分点|[万亿千百]*[人次家元个项户件张名所场条年月日天]+)?"
)


def counted(number: int) -> str:
    """A small count in Chinese: 5 → 五, 12 → 十二, 89 → 八十九; from a hundred on in figures."""
    if number < 0 or number > 99:
        return f"{number}"
    if number < 10:
        return DIGITS[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


def of_things(number: int) -> str:
    """A count before a measure word: two is 两 there (两份文件)."""
    return "两" if number == 2 else counted(number)


@lru_cache(maxsize=8192)
def _printable(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Cc", "Cf", "Zl", "Zp"):
        return char if char in KEPT_CONTROLS else ""
    if category in ("Cn", "Co", "Cs"):
        return GETA
    return char


def printable(text: str) -> str:
    """``text`` without control and invisible characters; one that no font can have is set as 〓, the printers' geta."""
    return "".join(map(_printable, text))


def joined(names: list[str] | tuple[str, ...]) -> str:
    """Names in a row, as Chinese enumerates them."""
    return "、".join(names)
