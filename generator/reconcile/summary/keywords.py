"""Key words: terms of the trade, by how often they come here and how rarely elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from math import log

from generator.model.collection import SourceResult
from generator.reconcile.evidence import Evidence
from generator.rules.keywords import keyword_rules
from generator.text.fold import fold
from generator.text.words import tagged

MOST, ENOUGH, SEEN, LONG = 10, 4, 4, 3


def terms(evidence: Evidence) -> dict[str, Counter[str]]:
    """How often each term stands in each source."""
    return {result.source.id: _terms(_content(result, evidence)) for result in evidence.everything}


def keywords(source_ids: Collection[str], found: Mapping[str, Counter[str]]) -> tuple[str, ...]:
    """At most ten of some sources, by the terms ``found`` in all: often here, rarely elsewhere, long ones first.

    Of several sources first those that most of them share: what they have in common says what the collection is about.
    """
    counts: Counter[str] = Counter()
    for source_id in source_ids:
        counts.update(found[source_id])
    spread = Counter(term for each in found.values() for term in each)
    shared = {term: sum(term in found[source_id] for source_id in source_ids) for term in counts}
    weight = {
        term: n * (1 + log((1 + len(found)) / (1 + spread[term]))) * log(1 + len(term)) for term, n in counts.items()
    }
    if len(source_ids) > 1:
        weight = {term: log(1 + counts[term]) * shared[term] * log(1 + len(term)) for term in counts}
    ranked = sorted(weight, key=lambda term: (-weight[term], term))
    often = _apart([term for term in ranked if counts[term] > 1])
    return tuple((often if len(often) >= ENOUGH else _apart(ranked))[:MOST])


def _content(result: SourceResult, evidence: Evidence) -> str:
    """The text without what was set aside."""
    text = evidence.folded[result.source.id]
    return "\n".join(piece.of(text) for block in result.document.blocks for piece in block.pieces)


def _terms(text: str) -> Counter[str]:
    """Terms of the trade, longest first, none counted inside a longer one; where there are few, frequent nouns too."""
    counts: Counter[str] = Counter()
    rest = text
    for term in _vocabulary():
        found = rest.count(term)
        if found:
            counts[term] = found
            rest = rest.replace(term, "\n")
    for term in keyword_rules().idle:
        counts.pop(fold(term), None)
    if len(counts) < ENOUGH:
        own = Counter(word for word, tag in tagged(rest) if _worth(word, tag))
        counts.update({word: n for word, n in own.items() if n >= SEEN})
    return counts


def _worth(word: str, tag: str) -> bool:
    """A noun of several characters that is a whole name of a thing."""
    rules = keyword_rules()
    return (
        len(word) >= LONG
        and tag in rules.nouns
        and word not in rules.idle
        and not word.endswith(rules.endings)
        and all("一" <= c <= "鿿" for c in word)
    )


@cache
def _vocabulary() -> tuple[str, ...]:
    """The longest first, the idle ones among them: what is part of a longer idle phrase is no term there."""
    rules = keyword_rules()
    return tuple(sorted({fold(term) for term in (*rules.terms, *rules.idle)}, key=lambda term: (-len(term), term)))


def _apart(ranked: Sequence[str]) -> list[str]:
    """Without words that are part of a better one."""
    chosen: list[str] = []
    for term in ranked:
        if not any(term in other or other in term for other in chosen):
            chosen.append(term)
    return chosen
