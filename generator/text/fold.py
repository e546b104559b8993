"""Folding for matching only: one character to one character, so that every offset survives.

Full-width ASCII becomes ASCII, U+3000 and U+00A0 a space, the lines of drawn tables | - and +, a traditional character
its simplified one. Never NFKC:
it changes lengths (⑩ → 10). Pages show what was written, never what was folded.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
SPACES = {0x3000: 0x20, 0xA0: 0x20, 0x2002: 0x20, 0x2003: 0x20, 0x2009: 0x20, 0x202F: 0x20}
# Tables drawn with characters: their lines become those of a table typed with | - and +.
DRAWN = {
    **dict.fromkeys(map(ord, "│┃║┆┇┊┋"), 0x7C),
    **dict.fromkeys(map(ord, "─━═┄┅┈┉"), 0x2D),
    **dict.fromkeys((*range(9484, 9548), *range(9554, 9581)), 43),
}
FEW = 24
WIDTHS = {**FULL_WIDTH, **SPACES, **DRAWN}


@cache
def simplified() -> dict[int, int]:
    """Code point of a traditional character → code point of its simplified one (4,572 pairs, OpenCC t2s)."""
    lines = (files("generator.text") / "simplified.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return {ord(traditional): ord(simple) for traditional, simple in pairs}


@cache
def _table() -> dict[int, int]:
    return {**simplified(), **WIDTHS}


@cache
def _foldable() -> re.Pattern[str]:
    """Any character that may have to be folded; those beyond U+FFFF as one range, which is found much faster."""
    return re.compile(f"[{''.join(re.escape(chr(code)) for code in _table() if code <= 0xFFFF)}\U00010000-\U0010ffff]")


def fold(text: str) -> str:
    """``text`` for matching; the result has the same length."""
    kinds = set(_foldable().findall(text))
    if not kinds:
        return text
    if len(kinds) > FEW or not WIDTHS.keys() >= set(map(ord, kinds)):
        return text.translate(_table())
    # a text of simplified characters has nothing but some marks to fold: one after the other that is much faster
    for kind in kinds:
        text = text.replace(kind, chr(WIDTHS[ord(kind)]))
    return text


@lru_cache(maxsize=2)
def folded(text: str) -> str:
    """``fold`` of a whole source, kept while its stages cut their passages from it."""
    return fold(text)


def fold_width(text: str) -> str:
    """As ``fold``, but traditional characters stay."""
    return text.translate(WIDTHS)
