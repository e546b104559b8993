"""Enumerations inside paragraphs and across them: 一是…二是…, 首先…其次…, 1.…2.…"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model.document import Enumerated
from generator.model.place import Span
from generator.parse.outline import Leaf
from generator.rules.enumerations import Family, families



def enumerations_of(leaves: Sequence[Leaf]) -> tuple[tuple[Enumerated, ...], ...]:
    """Every run of at least two items that count from 1, in the order of their first items."""
    found = [items for family in families() for items in _runs(family, leaves)]
    return tuple(sorted(found, key=lambda items: items[0].span))


def _runs(family: Family, leaves: Sequence[Leaf]) -> Iterator[tuple[Enumerated, ...]]:
    run: list[tuple[int, re.Match[str]]] = []
    for index, leaf in enumerate(leaves):
        if leaf.kind not in ("paragraph", "row"):
            if leaf.heading and len(run) > 1:
                yield _items(run, leaves)
            if leaf.heading:
                run = []
            continue
        for match in family.compiled().finditer(leaf.text):
            number = family.ordinal(match[1])
            follows = run and number == len(run) + 1 and (run[-1][0] == index or (match.start() == 0 and index - run[-1][0] <= 3))
            if follows:
                run.append((index, match))
            elif number == 1:
                if len(run) > 1:
                    yield _items(run, leaves)
                run = [(index, match)]
    if len(run) > 1:
        yield _items(run, leaves)


def _items(run: Sequence[tuple[int, re.Match[str]]], leaves: Sequence[Leaf]) -> tuple[Enumerated, ...]:
    items = []
    for place, (index, match) in enumerate(run):
        text = leaves[index].text
        after = run[place + 1] if place + 1 < len(run) else None
        end = after[1].start() if after and after[0] == index else _close(text, match.end())
        end = match.start() + len(text[match.start() : end].rstrip())
        items.append(Enumerated(match[0].strip(" ,、:."), _span(leaves[index], match.start(1), end), index))
    return tuple(items)


def _close(text: str, start: int) -> int:
    """The last item goes on to the end of its paragraph, or to a sentence that sums up or turns away."""
    match = re.compile(r"(?<=[。!?])(?=总之|同时|此外|另外|目前|下一步|综上|我们将|今后)").search(text, start)
    return match.start() if match else len(text)


def _span(leaf: Leaf, start: int, end: int) -> Span:
    from generator.text.passage import Passage

    line = leaf.lines[0]
    return line.span(start, end) if len(leaf.lines) == 1 else Passage(leaf.text, leaf.pieces, ()).span(start, end)
