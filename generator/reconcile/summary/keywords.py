"""Key words: terms of the trade and names of indicators, by how often they come here and how rarely elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import log

from generator.model.collection import SourceResult
from generator.reconcile.evidence import Evidence
from generator.rules.keywords import keyword_rules
from generator.text.fold import fold
from generator.text.words import words

MOST, ENOUGH, SEEN, LONG = 10, 5, 3, 3


def keywords(results: Sequence[SourceResult], evidence: Evidence) -> tuple[str, ...]:
    """At most ten; where the trade has too few terms for a text, its own frequent words of three characters or more."""
    counts: Counter[str] = Counter()
    for result in results:
        counts.update(_terms(_content(result, evidence)))
    spread = {term: sum(term in evidence.folded[r.source.id] for r in evidence.results) for term in counts}
    total = len(evidence.results)
    weight = {term: n * (1 + log((1 + total) / (1 + spread[term]))) * log(1 + len(term)) for term, n in counts.items()}
    ranked = sorted(weight, key=lambda term: (-weight[term], term))
    often = _apart([term for term in ranked if counts[term] > 1])
    return tuple((often if len(often) >= ENOUGH else _apart(ranked))[:MOST])


def _content(result: SourceResult, evidence: Evidence) -> str:
    """The text without what was set aside."""
    text = evidence.folded[result.source.id]
    return "\n".join(piece.of(text) for block in result.document.blocks for piece in block.pieces)


def _terms(text: str) -> Counter[str]:
    """Terms of the trade, longest first, none counted inside a longer one; else frequent words."""
    counts: Counter[str] = Counter()
    rest = text
    for term in _vocabulary():
        found = rest.count(term)
        if found:
            counts[term] = found
            rest = rest.replace(term, "\n")
    if len(counts) < LONG * 2:
        own = Counter(w for w in words(rest) if len(w) >= LONG and all("一" <= c <= "鿿" for c in w))
        counts.update({word: n for word, n in own.items() if n >= SEEN})
    return counts


@cache
def _vocabulary() -> tuple[str, ...]:
    rules = keyword_rules()
    terms = {fold(term) for term in rules.terms if term not in rules.idle}
    return tuple(sorted(terms, key=lambda term: (-len(term), term)))


def _apart(ranked: Sequence[str]) -> list[str]:
    """Without words that are part of a better one."""
    chosen: list[str] = []
    for term in ranked:
        if not any(term in other or other in term for other in chosen):
            chosen.append(term)
    return chosen
