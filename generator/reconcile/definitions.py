"""指标解释 joined to concepts: what the documents define, and where their definitions differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from generator.model.collection import Remark
from generator.model.contrast import DefinitionContrast, WordRun
from generator.model.place import Place, Span
from generator.reconcile.evidence import Evidence
from generator.reconcile.wording import listed, short
from generator.rules.concepts import match
from generator.rules.definition_words import limits
from generator.rules.findings import scope_words
from generator.text.typeset import typeset
from generator.text.words import words

# Below this share of common words two texts are set side by side, and not word by word.
READABLE = 0.35
MARKS = ",.;:。、!?·  \n"
MARK = re.compile(r"[^\w]+|_+")
BOUND = re.compile(r"\d+(?:\.\d+)?(?:周岁|岁|年|个月|小时|万?元|%|人|日|天)")


def defined(evidence: Evidence) -> dict[str, tuple[Place, ...]]:
    """The defining texts of the sources that count, by concept; a term outside the vocabulary has none."""
    found: dict[str, list[Place]] = {}
    for result in evidence.results:
        for definition in result.document.definitions:
            concept = match(definition.term.of(evidence.folded[result.source.id]))
            if concept is not None and len(definition.text):
                found.setdefault(concept.id, []).append(Place(result.source.id, definition.text))
    return {concept_id: tuple(places) for concept_id, places in found.items()}


def contrasts(evidence: Evidence) -> tuple[DefinitionContrast, ...]:
    """Of every concept that two documents or more define, each definition against the one before it."""
    return tuple(
        _contrast(concept_id, first, second, evidence)
        for concept_id, places in defined(evidence).items()
        for first, second in pairwise(_one_each(places))
    )


def remarks(found: Sequence[DefinitionContrast], concept_id: str, evidence: Evidence) -> Iterator[Remark]:
    """That figures of two documents count other people or things, by their own definitions."""
    for contrast in found:
        if contrast.concept_id == concept_id and contrast.scope:
            sources = (contrast.first.source_id, contrast.second.source_id)
            figures = tuple(o.id for o in evidence.of_concept(concept_id) if o.source_id in sources)
            if len({evidence.by_id[each].source_id for each in figures}) > 1:
                yield Remark(
                    "caution", f"定义不同：{contrast.said.rstrip('。')}；两份文件的数未必是一个口径。", figures
                )


def _one_each(places: tuple[Place, ...]) -> list[Place]:
    """The first definition of each document."""
    return list({place.source_id: place for place in reversed(places)}.values())[::-1]


def _contrast(concept_id: str, first: Place, second: Place, evidence: Evidence) -> DefinitionContrast:
    a, b = _words(first, evidence), _words(second, evidence)
    matcher = SequenceMatcher(None, [word for word, _ in a], [word for word, _ in b], autojunk=False)
    texts = (evidence.folded[first.source_id], evidence.folded[second.source_id])
    same = [word for word, _ in a] == [word for word, _ in b]
    runs = () if same or matcher.ratio() < READABLE else tuple(_runs(matcher, a, b, *texts))
    scope = not same and bool(_told(first, second, evidence))
    return DefinitionContrast(concept_id, first, second, _said(first, second, same, bool(runs), evidence), scope, runs)


def _words(place: Place, evidence: Evidence) -> list[tuple[str, Span]]:
    """The words of a definition, folded, each with the characters up to the next one; marks and spaces tell nothing."""
    text = place.span.of(evidence.folded[place.source_id])
    found: list[tuple[str, Span]] = []
    at = place.span.start
    for word in words(text):
        end = at + len(word)
        if MARK.fullmatch(word) and found:
            found[-1] = (found[-1][0], Span(found[-1][1].start, end))
        elif not MARK.fullmatch(word):
            found.append((word, Span(at, end)))
        at = end
    return found


def _runs(
    matcher: SequenceMatcher[str], a: list[tuple[str, Span]], b: list[tuple[str, Span]], first: str, second: str
) -> Iterator[WordRun]:
    for kind, a_start, a_end, b_start, b_end in matcher.get_opcodes():
        if kind == "equal":
            yield WordRun("same", _over(b[b_start:b_end]))
            continue
        if a_end > a_start:
            yield WordRun("removed", _bare(_over(a[a_start:a_end]), first))
        if b_end > b_start:
            whole = _over(b[b_start:b_end])
            bare = _bare(whole, second)
            yield WordRun("added", bare)
            if bare.end < whole.end:
                yield WordRun("same", Span(bare.end, whole.end))


def _bare(span: Span, text: str) -> Span:
    """Without the marks that follow the last word: they tell nothing."""
    words = span.of(text)
    return Span(span.start, span.end - (len(words) - len(words.rstrip(MARKS))))


def _over(found: list[tuple[str, Span]]) -> Span:
    return Span(found[0][1].start, found[-1][1].end)


def _said(first: Place, second: Place, same: bool, compared: bool, evidence: Evidence) -> str:
    """What differs: clauses and words of scope and bounds that one text alone has; else only that the words do."""
    if same:
        return "两份文件的定义文字相同。"
    if told := _told(first, second, evidence):
        return f"{'；'.join(told)}。"
    return "两份文件的说法不同，逐词见下。" if compared else "两份文件的说法差别较大，不宜逐词对照，各见原文。"


def _told(first: Place, second: Place, evidence: Evidence) -> list[str]:
    """What is said otherwise of who or what is counted."""
    clauses = list(_limits(first, second, evidence))
    scopes = [each for each in _scopes(first, second, evidence) if not clauses]
    return [*clauses, *scopes, *_bounds(first, second, evidence)]


def _limits(first: Place, second: Place, evidence: Evidence) -> Iterator[str]:
    """Clauses that take off, add or leave out: 不扣除自然减员 against 减去自然减员人数."""
    one, other = (limits(place.span.of(evidence.folded[place.source_id])) for place in (first, second))
    mine, its = [each for each in one if each not in other], [each for each in other if each not in one]
    if mine and its:
        yield f"{_name(first, second, evidence)}写明{_quoted(mine)}，{_name(second, first, evidence)}写明{_quoted(its)}"
    elif mine or its:
        has, lacks = (first, second) if mine else (second, first)
        yield f"{_name(has, lacks, evidence)}写明{_quoted(mine or its)}，{_name(lacks, has, evidence)}没有"


def _scopes(first: Place, second: Place, evidence: Evidence) -> Iterator[str]:
    one, other = (scope_words(place.span.of(evidence.folded[place.source_id])) for place in (first, second))
    for place, its, mine in ((first, second, one - other), (second, first, other - one)):
        whole = sorted(word for word in mine if not any(word != other and word in other for other in mine))
        if whole:
            yield f"{_quoted(whole)}只见于{_name(place, its, evidence)}"


def _bounds(first: Place, second: Place, evidence: Evidence) -> Iterator[str]:
    """Ages, terms and amounts that set who or what is counted."""
    one, other = (
        dict.fromkeys(BOUND.findall(place.span.of(evidence.folded[place.source_id]))) for place in (first, second)
    )
    mine, its = [each for each in one if each not in other], [each for each in other if each not in one]
    if mine and its:
        one_name, other_name = _name(first, second, evidence), _name(second, first, evidence)
        yield f"界限不同，{one_name}写{_quoted(mine)}，{other_name}写{_quoted(its)}"
    elif mine or its:
        has, lacks = (first, second) if mine else (second, first)
        yield f"界限{_quoted(mine or its)}只见于{_name(has, lacks, evidence)}"


def _quoted(found: list[str]) -> str:
    return listed([f"“{typeset(each)}”" for each in found])


def _name(place: Place, other: Place, evidence: Evidence) -> str:
    """The region where the two sources have different ones, else the document."""
    mine, its = (evidence.sources[each.source_id].source.region for each in (place, other))
    if mine is not None and its is not None and mine.name != its.name:
        return mine.name
    return short(evidence.sources[place.source_id])
