"""Indicators that are one but for a word of scope: registered and surveyed, those of employers and all the insured."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.collection import Concept, Remark
from generator.reconcile.compare import place_key
from generator.reconcile.evidence import Evidence
from generator.rules.findings import finding_rules, scope_words
from generator.text.fold import fold
from generator.text.typeset import typeset

MOST = 3


def sibling_remarks(concept: Concept, evidence: Evidence) -> Iterator[Remark]:
    """That its figures are not those of an indicator of nearly the same name, told of the same place."""
    mine = {place_key(o): o for o in evidence.of_concept(concept.id)}
    found = 0
    for other in evidence.concepts.values():
        if other.id == concept.id or _bare(other.name) != _bare(concept.name) or found >= MOST:
            continue
        if _of_other_people(concept, other):
            continue
        theirs = next((o for o in evidence.of_concept(other.id) if place_key(o) in mine), None)
        if theirs is not None:
            found += 1
            yield Remark("no", _words(concept, other), (mine[place_key(theirs)].id, theirs.id))


def _of_other_people(one: Concept, other: Concept) -> bool:
    """Each is of people of its own (城镇, 农村): nobody takes one for the other, and the two may stand side by side."""
    first, second = scope_words(fold(one.name)), scope_words(fold(other.name))
    people = set(finding_rules().people)
    return bool((first - second) & people) and bool((second - first) & people)


def _bare(name: str) -> str:
    """A name without its words of scope."""
    folded = fold(name)
    for word in sorted(finding_rules().scopes, key=lambda word: (-len(word), word)):
        folded = folded.replace(word, "")
    return folded


def _words(one: Concept, other: Concept) -> str:
    first, second = scope_words(fold(one.name)), scope_words(fold(other.name))
    mine, its = _longest(first - second), _longest(second - first)
    apart = f"一个是“{mine}”，一个是“{its}”" if mine and its else f"一个限于“{mine or its}”，一个不限"
    return f"“{typeset(one.name)}”与“{typeset(other.name)}”：{apart}，口径不同，两者的数不能相比，也不能前后相连。"


def _longest(words: frozenset[str]) -> str:
    """Of words that lie within one another the widest: 单位职工 holds 职工."""
    return max(sorted(words), key=len, default="")
