"""The same text as other keyboards give it, with every offset kept: full-width marks, traditional characters."""

from __future__ import annotations

from generator.text.fold import simplified

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F) if chr(code) not in "|\"'#"}


def full_width(text: str) -> str:
    """ASCII marks, letters and digits in their full-width forms; signs of layout stay."""
    return text.translate(FULL_WIDTH)


def traditional(text: str) -> str:
    """Every simplified character that a traditional one folds to, as that one."""
    return text.translate({simple: old for old, simple in sorted(simplified().items(), reverse=True)})
