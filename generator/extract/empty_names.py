"""The last safety net: a name of function words, one verb or a year alone says nothing, and is never certain."""

from __future__ import annotations

import re
from functools import cache

from generator.rules.comparators import signs
from generator.rules.phrases import word_set, words
from generator.rules.units import alternation
from generator.text.words import starts

FUNCTION = (
    "empty-names", "level-predicates", "adverbs", "connectives", "intentions", "light-verbs", "comparison-points",
    "prepositions", "places", "change-links", "change-up", "change-down", "planned",
)  # fmt: skip
ADVERBIAL = re.compile("(?:标准|条件|前提|背景|口径|情况|形势|框架|领导)下$|基础上$")
NUMBER = r"(?:19|20)\d\d年?|[0-9]{1,2}月?|[一二两三四五六七八九十百千万亿]+|第"
NUMERALS = "0123456789一二两三四五六七八九十百千万亿第"


@cache
def _function_words() -> tuple[str, ...]:
    return (*words(*FUNCTION), *signs("left"), *signs("right"))


@cache
def _openings() -> frozenset[str]:
    """The characters that a name of such words begins with: most names begin with another."""
    return frozenset(word[0] for word in (*_function_words(), *words("verbs"), *NUMERALS))


@cache
def _says_nothing() -> re.Pattern[str]:
    function = alternation(_function_words())
    verb = alternation(words("verbs"))
    return re.compile(f"(?:{function}|{NUMBER})*(?:{verb})?(?:{function}|{NUMBER})*")


@cache
def _dangling() -> tuple[str, ...]:
    return (*words("dangling"), *signs("left"))


def says_nothing(name: str, counted: bool) -> bool:
    """Whether ``name``, what is told of it in brackets left out, names no indicator (大关, 增长, 目标, 2022年), or ends
    before it is said of what (…不应大于). ``counted``: it stands after its number, where a verb is a noun (一次培训).
    """
    core = name.split("(")[0] or name
    if core in word_set("own-measures", "weak-heads", "school-heads", "bare-heads"):
        return False
    if counted and core in word_set("verbs"):
        return False
    if len(core) < 2 or (core[0] in _openings() and _says_nothing().fullmatch(core)):
        return True
    if ADVERBIAL.search(core):
        return True
    if not core.endswith(_dangling()):
        return False
    cuts = starts(core)
    return len(cuts) > 2 and core[cuts[-2] :] in _dangling()
