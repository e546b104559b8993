"""Numerals as Chinese documents write them, and their values. Input is folded text (half-width digits)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
WRITTEN = "零一二三四五六七八九十"
SMALL = {"十": 10, "百": 100, "千": 1000}
MAGNITUDES = {
    "百": Decimal(10**2),
    "千": Decimal(10**3),
    "万": Decimal(10**4),
    "十万": Decimal(10**5),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "亿": Decimal(10**8),
    "百亿": Decimal(10**10),
    "千亿": Decimal(10**11),
    "万亿": Decimal(10**12),
}
ARABIC = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
CHINESE = r"[一二两三四五六七八九十](?:[〇零一二两三四五六七八九十百千万亿]*[〇零一二两三四五六七八九十百千万亿])?"
_ARABIC = re.compile(rf"[+-]?(?:{ARABIC})")


def counted(number: int) -> str:
    """A small count before a measure word: 两处, 三处, 12处."""
    return "两" if number == 2 else WRITTEN[number] if 0 < number <= 10 else f"{number}"


@lru_cache(maxsize=4096)
def arabic(text: str) -> Decimal:
    """12,550 or 3.3 or -0.9 as a number."""
    if not _ARABIC.fullmatch(text):
        raise ValueError(text)
    return Decimal(text.replace(",", ""))


def _section(text: str) -> int | None:
    """A numeral below 万: 三百二十, 十五, 两千零五; None when it is no numeral."""
    total = pending = 0
    bound = 10**4
    for char in text:
        if char in DIGITS:
            if pending:
                return None
            pending = DIGITS[char]
        else:
            size = SMALL[char]
            if size >= bound or (pending == 0 and (size != 10 or total)):
                return None
            total += (pending or 1) * size
            pending, bound = 0, size
    return total + pending


def chinese(text: str) -> int | None:
    """三万三千 → 33000, 二〇三五 → 2035; None for what is no well-formed numeral.

    三万三 and the like, where the last unit is left out, are read with the next lower unit (33000).
    """
    if not text:
        return None
    if len(text) > 1 and all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text)) if "〇" in text or "零" in text else None
    total, rest, bound = 0, text, 10**16
    for sign, size in (("亿", 10**8), ("万", 10**4)):
        head, mark, tail = rest.rpartition(sign)
        if mark:
            value = chinese(head) if sign == "亿" and "万" in head else _section(head.lstrip("零〇"))
            if not head or not value or size >= bound:
                return None
            total, rest, bound = total + value * size, tail, size
    if len(rest) == 1 and rest in DIGITS and bound < 10**16:
        return total + DIGITS[rest] * bound // 10
    value = _section(rest.lstrip("零〇"))
    return None if value is None else total + value
