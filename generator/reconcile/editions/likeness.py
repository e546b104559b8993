"""How much of one text stands in another: shingles of characters, whatever the format, width or script.

A shingle is a run of ``LENGTH`` letters, digits and Chinese characters of the content (what was set aside as furniture
is not in it), folded; punctuation, spaces and line breaks are left out, so that it is the same in every format.
Containment after Broder, On the resemblance and containment of documents (1997).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final

from generator.model.collection import SourceResult

LENGTH: Final = 6
DROPPED = re.compile(r"[^\w]|_")
SENTENCE = re.compile(r"[。!?;]")
DIGITS = re.compile(r"\d+(?:\.\d+)?")
# Sentences that two texts must share to be held against each other: that many, of at least that length, that part.
SHARED, LONG, PART = 3, 12, Decimal("0.5")
# A sentence that more texts share is a formula of the trade.
COMMON = 20


@dataclass(frozen=True, slots=True)
class Profile:
    """The shingles of a text and how often each number stands in it."""

    shingles: frozenset[str]
    numbers: Counter[str]

    @staticmethod
    def of(result: SourceResult, folded: str) -> Profile:
        """``folded`` is the text of ``result``, folded."""
        text = content(result, folded)
        return Profile(shingles(text), Counter(DIGITS.findall(text)))


def content(result: SourceResult, folded: str) -> str:
    """The folded text without what was set aside."""
    return "\n".join("".join(p.of(folded) for p in block.pieces) for block in result.document.blocks)


def bare(text: str) -> str:
    """Folded ``text`` without punctuation and spaces."""
    return DROPPED.sub("", text).lower()


def shingles(text: str) -> frozenset[str]:
    """All runs of ``LENGTH`` characters of folded ``text``; a shorter text is one."""
    letters = bare(text)
    if len(letters) <= LENGTH:
        return frozenset({letters} if letters else ())
    return frozenset(letters[i : i + LENGTH] for i in range(len(letters) - LENGTH + 1))


def overlap(a: Profile, b: Profile) -> Decimal:
    """The share of the shorter text that stands in the other, from 0 to 1, to three places; symmetric."""
    return _share(len(a.shingles & b.shingles), min(len(a.shingles), len(b.shingles)))


def reach(a: Profile, b: Profile) -> Decimal:
    """How long the shorter text is, as a share of the longer."""
    return _share(min(len(a.shingles), len(b.shingles)), max(len(a.shingles), len(b.shingles)))


def same_numbers(a: Profile, b: Profile) -> Decimal:
    """The share of the numbers of the text with fewer of them that stand in the other; 1 where one has none."""
    fewer = min(a.numbers.total(), b.numbers.total())
    return _share((a.numbers & b.numbers).total(), fewer) if fewer else Decimal(1)


def _share(part: int, whole: int) -> Decimal:
    return (Decimal(part) / whole).quantize(Decimal("0.001")) if whole else Decimal(0)


def near(texts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Pairs of ``texts`` (by index) that share so many whole sentences that they are worth a closer look."""
    holders: dict[str, list[int]] = {}
    counts: list[int] = []
    for index, text in enumerate(texts):
        told = {bare(each) for each in SENTENCE.split(text.replace("\n", ""))}
        told = {each for each in told if len(each) >= LONG}
        counts.append(len(told))
        for each in told:
            holders.setdefault(each, []).append(index)
    shared = Counter(pair for found in holders.values() if 1 < len(found) <= COMMON for pair in combinations(found, 2))
    for (a, b), number in sorted(shared.items()):
        if number >= min(SHARED, counts[a], counts[b]) and number >= PART * min(counts[a], counts[b]):
            yield a, b
