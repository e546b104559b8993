"""Comparators: the words around a figure that make it a bound."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from generator.model.figure import Comparator
from generator.rules.loader import load
from generator.rules.units import alternation


class ComparatorWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words with one sign on one side of the figure."""

    id: str
    sign: Comparator
    side: Literal["left", "right"]
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()


class Comparators(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of rules/comparators.yml."""

    comparators: tuple[ComparatorWords, ...]
    spreading: tuple[str, ...]


@cache
def comparators() -> Comparators:
    """The comparator words, checked."""
    return load("comparators", Comparators)


@cache
def signs(side: Literal["left", "right"]) -> dict[str, Comparator]:
    """Word → sign on one side."""
    return {word: entry.sign for entry in comparators().comparators if entry.side == side for word in entry.words}


@cache
def left_pattern() -> re.Pattern[str]:
    """A comparator word at the end of what stands before a number."""
    return re.compile(f"(?P<word>{alternation(tuple(signs('left')))})(?P<gap>\\s*)$")


@cache
def right_pattern() -> re.Pattern[str]:
    """A comparator word at the start of what stands after a unit."""
    return re.compile(f"\\s*(?P<word>{alternation(tuple(signs('right')))})(?![级学龄院县])")


@cache
def spreading_pattern() -> re.Pattern[str]:
    """An adverb that bounds all items of its list."""
    return re.compile(f"(?P<word>{alternation(comparators().spreading)})")
