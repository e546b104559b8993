"""Enumerations inside paragraphs and across them: 一是…二是…, 首先…其次…, 1.…2.…"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from generator.model.document import Enumerated
from generator.model.place import Span
from generator.parse.outline import Leaf
from generator.parse.told import Told
from generator.rules.enumerations import LAST, Family, any_label, families, rules
from generator.rules.pattern import compiled

FARTHEST = 3


class _Mark(msgspec.Struct, frozen=True):
    """A label in a leaf: where it begins and ends in the leaf's text, and what it counts."""

    leaf: int
    start: int
    end: int
    label: str
    number: int


def enumerations_of(leaves: Sequence[Leaf], told: Told) -> tuple[tuple[Enumerated, ...], ...]:
    """Every run of at least two items that count from 1, in the order of their first items."""
    texts = [(index, leaf) for index, leaf in enumerate(leaves) if _may_enumerate(leaf)]
    runs = (run for family in families() for run in _runs(list(_marks(family, texts)), leaves))
    found = (*(_items(run, leaves) for run in runs), *_listed(leaves, told))
    return tuple(sorted(found, key=lambda items: items[0].span))


def _listed(leaves: Sequence[Leaf], told: Told) -> Iterator[tuple[Enumerated, ...]]:
    """Numbered lists of the format; their numbers are no characters of the text, so that their labels are empty."""
    open_lists: dict[str, list[Enumerated]] = {}
    for index, leaf in enumerate(leaves):
        mark = told.items.at(leaf.line.start) if leaf.kind == "paragraph" else None
        known = dict(mark.attributes) if mark is not None and mark.span.start <= leaf.line.start else {}
        if known.get("list") != "ol":
            continue
        depth = known.get("depth", "")
        for deeper in [each for each in open_lists if each >= depth and (each > depth or known.get("number") == "1")]:
            yield from _several(open_lists.pop(deeper))
        open_lists.setdefault(depth, []).append(Enumerated("", Span(leaf.line.start, leaf.line.end), index))
    for items in open_lists.values():
        yield from _several(items)


def _several(items: list[Enumerated]) -> Iterator[tuple[Enumerated, ...]]:
    if len(items) > 1:
        yield tuple(items)


def _may_enumerate(leaf: Leaf) -> bool:
    may = leaf.kind == "paragraph" or (leaf.kind == "row" and leaf.text.count("|") <= 1)
    return may and any_label().search(leaf.text) is not None


def _marks(family: Family, texts: Sequence[tuple[int, Leaf]]) -> Iterator[_Mark]:
    for index, leaf in texts:
        for match in family.labels(leaf.text):
            yield _Mark(index, match.start(1), match.end(1), match[1], family.ordinal(match[1]))


def _runs(marks: Sequence[_Mark], leaves: Sequence[Leaf]) -> Iterator[tuple[_Mark, ...]]:
    run: list[_Mark] = []
    for mark in marks:
        follows = bool(run) and mark.number in (run[-1].number + 1, LAST) and run[-1].number != LAST
        if follows and _continues(run[-1], mark, leaves):
            run.append(mark)
        elif mark.number == 1:
            if len(run) > 1:
                yield tuple(run)
            run = [mark]
    if len(run) > 1:
        yield tuple(run)


def _continues(before: _Mark, mark: _Mark, leaves: Sequence[Leaf]) -> bool:
    """In the same leaf, or at the start of one of the next, with no heading and no new speaker between."""
    if before.leaf == mark.leaf:
        return True
    between = leaves[before.leaf + 1 : mark.leaf + 1]
    return mark.start == 0 and len(between) <= FARTHEST and not any(leaf.heading or leaf.voice for leaf in between)


def _items(run: Sequence[_Mark], leaves: Sequence[Leaf]) -> tuple[Enumerated, ...]:
    items = []
    for place, mark in enumerate(run):
        leaf = leaves[mark.leaf]
        after = run[place + 1] if place + 1 < len(run) else None
        end = after.start if after and after.leaf == mark.leaf else _close(leaf.text, mark.end)
        end = mark.start + len(leaf.text[mark.start : end].rstrip())
        items.append(Enumerated(mark.label.rstrip(".、"), leaf.line.span(mark.start, end), mark.leaf))
    return tuple(items)


def _close(text: str, start: int) -> int:
    """The last item goes on to the end of its paragraph, or to a sentence that sums up or turns away."""
    closings = _closings(text)
    after = bisect_left(closings, start)
    return closings[after] if after < len(closings) else len(text)


@lru_cache(maxsize=4)
def _closings(text: str) -> tuple[int, ...]:
    """Where sentences begin that sum up or turn away; asked for by every enumeration of one paragraph."""
    return tuple(match.start() for match in compiled(rules().closing.pattern).finditer(text))
