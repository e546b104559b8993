"""Segmentation into words, cached: the dictionary of jieba, read by its fast twin where it is installed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any


@cache
def _segmenter() -> tuple[Callable[[str], Any], Callable[[str], Any]]:
    """What cuts a text into words, and what tags them; asked for at the first word, for its dictionary is large."""
    try:
        import rjieba

        return rjieba.cut, rjieba.tag
    except ImportError:  # the reference implementation gives the same words, only later
        import jieba
        import jieba.posseg

        return jieba.lcut, jieba.posseg.lcut


def cut(text: str) -> list[str]:
    """The words of a whole page, as search indexes them: too long to be kept."""
    return list(_segmenter()[0](text))


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in order; joined they are ``text``."""
    return tuple(cut(text))


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of ``text`` with the part of speech that the dictionary gives them."""
    return [(str(word), str(tag)) for word, tag in map(tuple, _segmenter()[1](text))]


@lru_cache(maxsize=4096)
def is_verb(text: str) -> bool:
    """Whether ``text`` is one word and the dictionary knows it as a verb."""
    tagged = [tuple(pair) for pair in _segmenter()[1](text)]
    return len(tagged) == 1 and tagged[0][1] in ("v", "vd")


@lru_cache(maxsize=4096)
def starts(text: str) -> tuple[int, ...]:
    """The positions at which words of ``text`` begin, and its length."""
    return (0, *accumulate(map(len, words(text))))
