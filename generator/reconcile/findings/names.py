"""One indicator under several names: name-variant. Words that change nothing (全县, 累计, 人数) are no variants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from generator.model.collection import Concept, Finding
from generator.model.place import Place, Span
from generator.reconcile.evidence import Evidence
from generator.reconcile.findings.record import record
from generator.reconcile.wording import count, listed, short
from generator.rules.concepts import aliases, core
from generator.rules.findings import finding_rules, pattern, scope_words
from generator.text.fold import fold
from generator.text.typeset import typeset

Named = tuple[str, Place]


def find(evidence: Evidence) -> Iterator[Finding]:
    """Names of one concept; names of two concepts that differ by a word of scope; slogans in two forms."""
    named = {concept_id: _names(concept_id, evidence) for concept_id in sorted(evidence.concepts)}
    for concept_id, found in named.items():
        yield from _within(evidence.concepts[concept_id], found, evidence)
    yield from _across(named, evidence)
    yield from _slogans(evidence)


def _names(concept_id: str, evidence: Evidence) -> list[Named]:
    """Every distinct name of the concept, as written, where it first stands in each source."""
    found: dict[tuple[str, str], Named] = {}
    for o in evidence.observations:
        if o.concept_id == concept_id and "name_completed" not in o.flags and len(o.mention.name_spans) == 1:
            at = Place(o.source_id, o.mention.name_spans[0])
            name = fold(evidence.written(at)).replace(" ", "")
            found.setdefault((o.source_id, name), (name, at))
    for result in evidence.results:
        for definition in result.document.definitions:
            term = definition.term.of(evidence.folded[result.source.id])
            if _is(term, concept_id):
                found.setdefault((result.source.id, term), (term, Place(result.source.id, definition.term)))
    for place in _mentioned(concept_id, evidence):
        name = fold(evidence.written(place))
        found.setdefault((place.source_id, name), (name, place))
    return sorted(found.values(), key=lambda pair: (pair[1], pair[0]))


def _is(term: str, concept_id: str) -> bool:
    return any(alias == term and concept.id == concept_id for alias, concept in aliases())


def _mentioned(concept_id: str, evidence: Evidence) -> Iterator[Place]:
    """Names of the concept in running text, with or without a figure, as whole names."""
    mine = {o.source_id for o in evidence.observations if o.concept_id == concept_id}
    for result in evidence.results:
        if result.source.id not in mine:
            continue
        text = evidence.folded[result.source.id]
        for block in (b for b in result.document.blocks if b.kind == "paragraph"):
            for at, alias, concept in _occurrences(text[block.start : block.end]):
                if concept.id == concept_id:
                    start = block.start + at
                    yield Place(result.source.id, Span(start, start + len(alias)))


def _occurrences(text: str) -> list[tuple[int, str, Concept]]:
    """Aliases in ``text``, the longest first at each place; none inside a longer one."""
    found, taken = [], [False] * len(text)
    for alias, concept in aliases():
        if len(alias) < 5:
            continue
        for match in re.finditer(re.escape(alias), text):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = [True] * len(alias)
                found.append((match.start(), alias, concept))
    return found


def _within(concept: Concept, found: Sequence[Named], evidence: Evidence) -> Iterator[Finding]:
    distinct: dict[str, Named] = {}
    for name, place in found:
        distinct.setdefault(_key(name), (name, place))
    if len(distinct) < 2:
        return
    chosen = list(distinct.values())
    names = list(dict.fromkeys(typeset(name) for name, _ in chosen))
    if len(names) < 2:
        return
    matter = _matters([name for name, _ in chosen])
    yield record(
        "name-variant.scope" if matter else "name-variant",
        [place for _, place in chosen],
        f"{typeset(concept.name)}有{count(len(names))}种写法",
        f"{listed([f'“{name}”' for name in names])}视为同一指标{matter}。",
        [concept.id],
    )


def _key(name: str) -> str:
    """A name without what may come and go in a sentence, its counting word kept."""
    ending = next((word for word in ("总量", "数量", "人次", "人数") if name.endswith(word)), "")
    return core(name) + (ending if ending in ("总量", "数量") else "")


def _matters(names: Sequence[str]) -> str:
    for one, other in finding_rules().measures:
        if any(one in name for name in names) and any(other in name for name in names):
            return f"；“{one}”与“{other}”口径未必相同"
    words = [scope_words(name) for name in names]
    odd = sorted({word for each in words for word in each if not all(word in other for other in words)}, key=len)
    return f"；有的没有写“{odd[-1]}”，口径未必相同" if odd else ""


def _across(named: dict[str, list[Named]], evidence: Evidence) -> Iterator[Finding]:
    """Two concepts whose names differ by a word of scope, in different documents: easily taken for one."""
    for first, second in combinations(named, 2):
        for (a, at), (b, beside) in ((x, y) for x in named[first] for y in named[second]):
            short_name, long_name = sorted((core(a), core(b)), key=len)
            word = next((w for w in scope_words(long_name) if long_name.replace(w, "", 1) == short_name), "")
            if not word or at.source_id == beside.source_id:
                continue
            lacking = at if core(a) == short_name else beside
            others = named[second] if lacking == at else named[first]
            chosen = [lacking, *(place for _, place in others if place.source_id != lacking.source_id)][:5]
            yield record(
                "name-variant.scope",
                chosen,
                f"“{typeset(short_name)}”缺“{word}”二字"
                if len(word) == 2
                else f"“{typeset(short_name)}”没有写“{word}”",
                f"{short(evidence.sources[lacking.source_id])}写“{typeset(evidence.written(lacking))}”，"
                f"其余写“{typeset(evidence.written(chosen[1]))}”，口径未必相同。",
                [first, second],
            )
            break


def _slogans(evidence: Evidence) -> Iterator[Finding]:
    """“八个一批” and “八个脱贫一批”: one numbered slogan with a word put in."""
    for result in evidence.results:
        text = evidence.folded[result.source.id]
        found: dict[str, Place] = {}
        for match in pattern("quoted-slogan").finditer(text):
            found.setdefault(match["words"], Place(result.source.id, Span(*match.span("words"))))
        for a, b in combinations(found, 2):
            short_one, long_one = sorted((a, b), key=len)
            rest = iter(long_one)
            if short_one[:2] == long_one[:2] and short_one[-2:] == long_one[-2:] and all(c in rest for c in short_one):
                yield record(
                    "name-variant",
                    [found[a], found[b]],
                    f"“{a}”与“{b}”",
                    "同一份文件里同一提法两种写法。",
                )
