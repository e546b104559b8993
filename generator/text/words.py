"""Segmentation into words, cached: the dictionary of jieba, read by its fast twin where it is installed."""

from __future__ import annotations

from functools import lru_cache

try:
    from rjieba import cut as _cut
    from rjieba import tag as _tag
except ImportError:  # the reference implementation gives the same words, only later
    from jieba import lcut as _cut
    from jieba.posseg import lcut as _tag


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in order; joined they are ``text``."""
    return tuple(_cut(text))


@lru_cache(maxsize=4096)
def is_verb(text: str) -> bool:
    """Whether ``text`` is one word and the dictionary knows it as a verb."""
    tagged = [tuple(pair) for pair in _tag(text)]
    return len(tagged) == 1 and tagged[0][1] in ("v", "vd")


def starts(text: str) -> list[int]:
    """The positions at which words of ``text`` begin, and its length."""
    positions, at = [], 0
    for word in words(text):
        positions.append(at)
        at += len(word)
    return [*positions, at]
