"""Slips of the pen: doubled particles, two spellings, a year without 年, two characters that change places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.model.collection import Finding, SourceResult
from generator.model.document import Block
from generator.model.place import Place, Span
from generator.reconcile.evidence import Evidence
from generator.reconcile.findings.record import record
from generator.rules.findings import finding_rules, pattern
from generator.text.typeset import typeset
from generator.text.words import starts, words

AROUND = 6
"""Characters on either side by which words are told apart."""
FOUR = re.compile(r"(?=([\u3400-\u9fff]{4}))")
HAN, LINE = re.compile(r"[\u3400-\u9fff]+"), re.compile(r"[^\n]+")


def find(evidence: Evidence) -> Iterator[Finding]:
    """Source by source."""
    for result in evidence.results:
        yield from _particles(result, evidence)
        yield from _years(result, evidence)
        yield from _spellings(result, evidence)
        yield from _swapped(result, evidence)
        yield from _misspelt(result, evidence)


def _particles(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    text = evidence.folded[result.source.id]
    for block in result.document.blocks:
        for match in pattern("repeated-particle").finditer(text, block.start, block.end):
            around = typeset(text[max(match.start() - 5, block.start) : min(match.end() + 4, block.end)])
            around = around.replace("“", "").replace("”", "")
            yield record(
                "typo.repeated",
                [Place(result.source.id, Span(*match.span()))],
                f"“{typeset(match.group())}”疑为重复",
                f"原文作“{around}”。",
            )


def _spellings(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    """One word (folded) written with two forms of a character in one document: 發佈, 發布."""
    written, folded = result.text.text, evidence.folded[result.source.id]
    if sum(a != b for a, b in zip(written, folded, strict=True)) < len(written) // 20:
        return
    forms: dict[str, dict[str, Span]] = {}
    for block in (b for b in result.document.blocks if b.kind in ("paragraph", "heading", "title")):
        for span in _words_of(block, folded):
            forms.setdefault(span.of(folded), {}).setdefault(span.of(written), span)
    for found in forms.values():
        if len(found) == 2:
            one, other = found
            yield record(
                "typo.variant",
                [Place(result.source.id, span) for span in found.values()],
                f"“{one}”与“{other}”混用",
                "同一个词在一份文件里有两种写法。",
            )


def _words_of(block: Block, folded: str) -> Iterator[Span]:
    """The words of two characters or more in a block, line by line."""
    for line in LINE.finditer(folded, block.start, block.end):
        for first, last in pairwise(starts(line.group())):
            if last - first > 1 and HAN.fullmatch(line.group()[first:last]):
                yield Span(line.start() + first, line.start() + last)


def _word_starts(span: Span, folded: str) -> tuple[int, ...]:
    """Where words begin around a span."""
    first = max(span.start - AROUND, folded.rfind("\n", 0, span.start) + 1)
    return tuple(first + start for start in starts(folded[first : span.end + AROUND]))


def _years(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    """ "2035人力资源": a year that the document elsewhere writes with 年."""
    text = evidence.folded[result.source.id]
    for block in (b for b in result.document.blocks if b.kind in ("paragraph", "heading", "question", "title")):
        for match in pattern("bare-year").finditer(text, block.start, block.end):
            after = words(text[match.end() : min(match.end() + 4, block.end)])
            if not after or len(after[0]) < 2 or f"{match.group()}年" not in text:
                continue
            end = match.end() + len(after[0])
            yield record(
                "typo.year",
                [Place(result.source.id, Span(match.start(), end))],
                f"“{typeset(text[match.start() : end])}”缺“年”字",
                f"同一份文件别处写作“{match.group()}年”。",
            )


def _swapped(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    """行刑衔接 and 刑行衔接: two characters before one word in either order, and nowhere else in the document.

    Either begins where a word does: of 户均年增收 the first character belongs to what goes before.
    """
    text = evidence.folded[result.source.id]
    found: dict[str, Place] = {}
    for block in (b for b in result.document.blocks if b.kind in ("paragraph", "row", "heading")):
        for match in FOUR.finditer(text, block.start, block.end):
            found.setdefault(match[1], Place(result.source.id, Span(match.start(1), match.end(1))))
    for one, place in found.items():
        other = one[1] + one[0] + one[2:]
        pair = (one, other)
        if one >= other or other not in found or words(one[2:]) != (one[2:],):
            continue
        if all(_only_there(w, text) and found[w].span.start in _word_starts(found[w].span, text) for w in pair):
            yield record(
                "name-variant",
                sorted([place, found[other]]),
                f"“{one}”与“{other}”",
                "同一份文件里，同一提法有两种写法。",
            )


def _only_there(phrase: str, text: str) -> bool:
    return text.count(phrase[:2]) == text.count(phrase)


def _misspelt(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    """Words that are none: 布署 (but not in 发布署名); one term for another that the document has as well."""
    text, rules = evidence.folded[result.source.id], finding_rules()
    pairs = (*rules.misspelt, *(pair for pair in rules.confusable if pair[1] in text))
    for wrong, meant in pairs:
        at = text.find(wrong)
        if at < 0 or not any(block.start <= at < block.end for block in result.document.blocks):
            continue
        span = Span(at, at + len(wrong))
        if at in _word_starts(span, text):
            beside = f"，同一份文件别处也写作“{meant}”" if meant in text else ""
            right = min((m.start() for m in re.finditer(meant, text)), key=lambda start: abs(start - at), default=-1)
            yield record(
                "typo.misspelt",
                [Place(result.source.id, each) for each in (span, Span(right, right + len(meant))) if each.start >= 0],
                f"“{typeset(span.of(result.text.text))}”疑为“{meant}”",
                f"通常写作“{meant}”{beside}。",
            )
