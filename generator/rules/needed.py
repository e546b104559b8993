"""What a text must hold for a pattern to match: a pattern is not tried on a text that lacks it.

Most patterns of the rules name a word; most sentences have none of its characters, and to ask for a character is far
cheaper than to try a pattern at every digit. What a pattern is made of is asked of the parser of ``re`` itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from re import _constants as code  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from generator.rules.first import REPEATS

# A class of more characters tells little.
MOST = 120


@cache
def needed(pattern: str) -> tuple[frozenset[str], ...]:
    """Sets of characters, the smallest first: of each at least one stands in every text that ``pattern`` matches."""
    if re.compile(pattern).flags & ~re.UNICODE:
        return ()
    return tuple(sorted(set(_needs(parser.parse(pattern))), key=lambda each: (len(each), sorted(each))))


def _needs(items: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    for kind, value in items:
        if kind is code.LITERAL:
            yield frozenset(chr(value))
        elif kind is code.IN:
            yield from _class(value)
        elif kind is code.SUBPATTERN:
            yield from _needs(value[3])
        elif kind is code.ASSERT:
            yield from _needs(value[1])
        elif kind in REPEATS and value[0]:
            yield from _needs(value[2])
        elif kind is code.BRANCH:
            yield from _choice(value[1])


def _class(members: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    found: set[str] = set()
    for kind, value in members:
        if kind is code.LITERAL:
            found.add(chr(value))
        elif kind is code.RANGE and value[1] - value[0] < MOST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return
    yield frozenset(found)


def _choice(branches: Iterable[Any]) -> Iterator[frozenset[str]]:
    """One set of each branch together, where every branch needs anything at all."""
    sets = [min(_needs(branch), key=len, default=None) for branch in branches]
    known = [each for each in sets if each is not None]
    if len(known) == len(sets) and len(whole := frozenset().union(*known)) <= MOST:
        yield whole
