"""Key words: terms of the trade and names of indicators, by how often they come here and how rarely elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from math import log

from generator.model.collection import SourceResult
from generator.reconcile.evidence import Evidence
from generator.rules.keywords import keyword_rules
from generator.text.fold import fold
from generator.text.words import words

MEASURES = "率数量额"
MOST, ENOUGH, SEEN, LONG = 10, 5, 3, 3


def terms(evidence: Evidence) -> dict[str, Counter[str]]:
    """How often each term stands in each source."""
    return {result.source.id: _terms(_content(result, evidence)) for result in evidence.results}


def keywords(source_ids: Collection[str], found: Mapping[str, Counter[str]]) -> tuple[str, ...]:
    """At most ten of some sources, by the terms ``found`` in all: often here, rarely elsewhere, long ones first."""
    counts: Counter[str] = Counter()
    for source_id in source_ids:
        counts.update(found[source_id])
    spread = Counter(term for each in found.values() for term in each)
    weight = {
        term: n * (1 + log((1 + len(found)) / (1 + spread[term]))) * log(1 + len(term)) for term, n in counts.items()
    }
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
        own = Counter(
            w
            for w in words(rest)
            if len(w) >= LONG
            and w not in keyword_rules().idle
            and w[-1] not in MEASURES
            and all("一" <= c <= "鿿" for c in w)
        )
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
