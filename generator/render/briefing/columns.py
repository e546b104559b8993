"""Widths of table columns: as wide as their text asks, never wider together than the page."""

from __future__ import annotations

from collections.abc import Sequence

TYPE_AREA = 166.0
EM = 9 * 25.4 / 72
GUTTER = 3.0
DIGIT = 0.56


def width(text: str, em: float = EM) -> float:
    """About how wide ``text`` is set, in millimetres; a little too much rather than too little."""
    return sum(em if ord(char) > 0x2000 else em * DIGIT for char in text)


def widest(texts: Sequence[str], em: float = EM) -> float:
    """The width of the widest of ``texts``, in millimetres."""
    return max((width(text, em) for text in texts), default=0.0)


def fitted(asked: Sequence[float], elastic: int, total: float = TYPE_AREA, least: float = 30.0) -> tuple[float, ...]:
    """Each column its asked width; the ``elastic`` one takes what is left.

    Where that is less than ``least``, the others give in proportion, so that nothing hangs over the edge.
    """
    others = sum(width for i, width in enumerate(asked) if i != elastic)
    rest = total - others
    if rest < least:
        share = (total - least) / others if others else 0.0
        return tuple(round(least if i == elastic else width * share, 2) for i, width in enumerate(asked))
    return tuple(round(rest if i == elastic else width, 2) for i, width in enumerate(asked))
