"""With which characters a match of a pattern can begin: patterns are tried only where one of them stands.

``re`` tries a pattern that opens with a choice at every character of a text. A look at the next character first, for
all choices at once, finds the same and is several times faster. What a pattern is made of is asked of the parser of
``re`` itself, the only one that reads it as ``re`` does; where it meets anything unknown the pattern stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

CATEGORIES = {code.CATEGORY_DIGIT: r"\d", code.CATEGORY_SPACE: r"\s", code.CATEGORY_WORD: r"\w"}
REPEATS = frozenset({code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT})
WIDTHLESS = frozenset({code.AT, code.ASSERT, code.ASSERT_NOT})


class _AnythingError(Exception):
    """The pattern can begin with any character, or match nothing."""


@cache
def guarded(pattern: str) -> re.Pattern[str]:
    """``pattern`` compiled: it finds what it finds, trying only where a match can begin."""
    plain = re.compile(pattern)
    items = parser.parse(pattern)
    if plain.flags & ~re.UNICODE or _looks_itself(items):
        return plain
    try:
        first = "".join(sorted(set(_first(items))))
    except _AnythingError:
        return plain
    return re.compile(f"(?=[{first}])(?:{pattern})")


def _looks_itself(items: Any) -> bool:
    """Does ``re`` itself look for the first character? It does for one literal or class, and a choice of literals."""
    if not items:
        return False
    kind, value = items[0]
    if kind is code.SUBPATTERN:
        return _looks_itself(value[3])
    if kind is code.BRANCH:
        return all(branch and branch[0][0] is code.LITERAL for branch in value[1])
    return kind in (code.LITERAL, code.IN) or (kind in REPEATS and value[0] > 0 and _looks_itself(value[2]))


def _first(items: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    """The members of a character class that hold every character with which a match of ``items`` can begin."""
    for kind, value in items:
        if kind in WIDTHLESS:
            continue
        if kind is code.LITERAL:
            yield _escaped(value)
            return
        if kind is code.IN:
            yield from map(_member, value)
            return
        if kind is code.BRANCH:
            for branch in value[1]:
                yield from _first(branch)
            return
        if kind is code.SUBPATTERN and not value[1] and not value[2]:
            yield from _first(value[3])
            return
        if kind not in REPEATS:
            raise _AnythingError
        least, _, repeated = value
        yield from _first(repeated)
        if least:
            return
    raise _AnythingError


def _member(item: tuple[Any, Any]) -> str:
    kind, value = item
    if kind is code.LITERAL:
        return _escaped(value)
    if kind is code.RANGE:
        return f"{_escaped(value[0])}-{_escaped(value[1])}"
    if kind is code.CATEGORY and value in CATEGORIES:
        return CATEGORIES[value]
    raise _AnythingError


def _escaped(character: int) -> str:
    return re.escape(chr(character))
