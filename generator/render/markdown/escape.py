"""Characters of a source in Markdown: no one of them can become markup.

An ASCII mark that Markdown, an extension or HTML could read is written as a numeric character reference; a backslash
does not hold in every construct. Control characters and the line separators U+2028 and U+2029 are dropped: no page can
show them, and Markdown breaks lines at some of them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

SAFE = frozenset("%,/")
POINT = re.compile(r"(?<=\d)\.(?=\d)")
RISKY = re.compile(r"[!-/:-@\[-`{-~]")
INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
FULL_WIDTH = {ord(mark): chr(ord(mark) + 0xFEE0) for mark in "<>&\"'`{}[]"}
BREAKS = re.compile(r"[\t\n\r]+")


@lru_cache(maxsize=256)
def _reference(mark: str) -> str:
    return mark if mark in SAFE else f"&#{ord(mark)};"


def printable(text: str) -> str:
    """``text`` without the characters that a page can't show, on one line."""
    return INVISIBLE.sub("", BREAKS.sub(" ", text))


def escape(text: str) -> Markup:
    """``text`` for Markdown, for HTML and for an attribute in either."""
    shown = printable(text)
    parts = POINT.split(shown)
    return Markup(".".join(RISKY.sub(lambda found: _reference(found[0]), part) for part in parts))


def name(text: str) -> str:
    """``text`` as the name of a page: marks that could be markup become their full-width forms.

    The theme prints such names unescaped in some places and unescapes them in others, so no escape holds everywhere.
    """
    return printable(text).translate(FULL_WIDTH)
