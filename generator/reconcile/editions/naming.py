"""Short names for sources that would be called the same: the edition, or else the file, tells them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.model.collection import SourceResult
from generator.reconcile.editions.identity import identity
from generator.rules.catalogue import Entry
from generator.text.titles import shortened
from generator.text.typeset import typeset


def told_apart(results: Sequence[SourceResult]) -> tuple[SourceResult, ...]:
    """``results``, those of one short name with a short title of their own: …规划（征求意见稿）, …规划（plan.html）."""
    names = [_name(result) for result in results]
    shared = {name for name, number in Counter(names).items() if number > 1}
    if not shared:
        return tuple(results)
    marked = [_marked(result) if name in shared else name for result, name in zip(results, names, strict=True)]
    still = {name for name, number in Counter(marked).items() if number > 1}
    told = [
        f"{name}（{result.source.path}）" if name in still else name
        for result, name in zip(results, marked, strict=True)
    ]
    return tuple(
        result if name == before else replace(result, source=replace(result.source, short_title=name))
        for result, before, name in zip(results, names, told, strict=True)
    )


def _name(result: SourceResult) -> str:
    """As it would be called: the catalogue's short title, else its own, shortened."""
    source = result.source
    return typeset(source.short_title) or shortened(typeset(source.title))


def _marked(result: SourceResult) -> str:
    if result.source.short_title:
        return _name(result)
    known = identity(result, Entry(result.source.path))
    words = typeset(known.mark.words)
    if known.explaining and not words:
        words = "解读"
    return f"{_name(result)}（{words}）" if words and not words.isascii() else _name(result)
