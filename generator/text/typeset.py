"""Chinese typography for what is shown: full-width marks between Chinese characters, no stray spaces.

Used for what readers see (pages, print, findings in words); the data keep what was written. Sources: GB/T 15834
(punctuation), W3C clreq.
"""

from __future__ import annotations

import re

from generator.text.fold import fold_width

MARKS = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
HAN = re.compile(r"[㐀-鿿豈-﫿〇]")
CHINESE_MARKS = "，。、；：？！（）《》〈〉“”‘’「」『』【】〔〕…—·"


def _chinese(char: str) -> bool:
    return bool(HAN.match(char)) or char in CHINESE_MARKS


def _near(text: str, index: int, step: int) -> str:
    """The next character that is not a space, going left (-1) or right (1); empty at the end."""
    index += step
    while 0 <= index < len(text) and text[index] in " \u00a0\u3000":
        index += step
    return text[index] if 0 <= index < len(text) else ""


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _mark(text: str, index: int, chinese: bool) -> str:
    """An ASCII mark as it is set: full-width in a Chinese text unless it joins Latin or figures (16.4:46.3, 12,550)."""
    left, right = _near(text, index, -1), _near(text, index, 1)
    bracket = text[index] in "()"
    joins = _latin(left) and _latin(right) and not bracket
    return MARKS[text[index]] if chinese and not joins else text[index]


def _kept(written: str, text: str, index: int, chinese: bool) -> str:
    """As ``_mark``; a mark that was written full-width stays so unless it stands inside a number or a Latin word."""
    left, right = _near(text, index, -1), _near(text, index, 1)
    inside = _latin(left) and _latin(right)
    full = MARKS[text[index]]
    return full if written == full and not inside else _mark(text, index, chinese)


def _space(text: str, index: int, chinese: bool) -> str:
    """A space is kept only between Latin words or figures, once; next to Chinese it is noise of the scrape."""
    left, right = _near(text, index, -1), _near(text, index, 1)
    if not left or not right or _chinese(left) or _chinese(right) or not index or text[index - 1] in " \u00a0\u3000":
        return ""
    if left in MARKS and text[index - 1] == left:
        return " " if _mark(text, index - 1, chinese) == left else ""
    return "" if right in MARKS else " "


def typeset_pieces(text: str) -> tuple[str, ...]:
    """What is set for each character of ``text``, in order: one string each, empty where it is dropped."""
    width = fold_width(text)
    chinese = bool(HAN.search(width))
    return tuple(
        _space(width, i, chinese) if char == " " else _kept(text[i], width, i, chinese) if char in MARKS else text[i]
        for i, char in enumerate(width)
    )


def typeset(text: str) -> str:
    """``text`` as it is shown."""
    return "".join(typeset_pieces(text))
