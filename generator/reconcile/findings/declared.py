"""As many as were announced? declared-count."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.collection import Finding, SourceResult
from generator.model.place import Place, Span
from generator.reconcile.evidence import Evidence
from generator.reconcile.findings.record import record
from generator.rules.findings import pattern
from generator.text.typeset import typeset

NUMERALS = {char: value for value, char in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
VERBS = re.compile(r"(?:实施|实现|推进|落实|确定|开展|实行|坚持|做好)(?:“[^“”]*”[和、及与])*$")


def find(evidence: Evidence) -> Iterator[Finding]:
    """Enumerations with more or fewer items than announced, and quoted groups that are listed nowhere."""
    for result in evidence.results:
        yield from _enumerations(result, evidence)
        yield from _never_listed(result, evidence)


def _enumerations(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    text = evidence.folded[result.source.id]
    for items in result.document.enumerations:
        if len(items) < 2:
            continue
        start = items[0].span.start
        match = pattern("count-before-list").search(text, max(start - 40, 0), start)
        if match is None or NUMERALS[match["count"]] == len(items) or _numbering(items[0].label) != 1:
            continue
        yield record(
            "declared-count",
            [Place(result.source.id, Span(match.start(), match.end()))],
            f"说有{match['count']}项，列出{len(items)}项",
            f"“{typeset(match.group().strip())}”之后列出的是{len(items)}项。",
        )


def _numbering(label: str) -> int:
    return next((NUMERALS[char] for char in label if char in NUMERALS), 0) or (1 if "1" in label else 0)


def _never_listed(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    """A quoted "三项…" that is announced once, beside no list, and never comes again."""
    text = evidence.folded[result.source.id]
    for match in pattern("several-quoted").finditer(text):
        words, wanted = match["words"], NUMERALS[match["count"]]
        before, after = text[max(match.start() - 60, 0) : match.start()], text[match.end() : match.end() + 40]
        if text.count(words[1:]) > 1 or not VERBS.search(before):
            continue
        if pattern("listed-after").match(after) or pattern("listed-before").search(before):
            continue
        if any(
            len(items) == wanted and _near(items[0].block, match.start(), result)
            for items in result.document.enumerations
        ):
            continue
        yield record(
            "declared-count",
            [Place(result.source.id, Span(*match.span("words")))],
            f"“{typeset(words)}”全文没有列举",
            f"文中提到“{typeset(words)}”一次，没有说明是哪{match['count']}{match['classifier']}。",
        )


def _near(block: int, offset: int, result: SourceResult) -> bool:
    """The enumeration stands in the paragraph of ``offset`` or the next one."""
    here = next((i for i, b in enumerate(result.document.blocks) if offset < b.end), 0)
    return here <= block <= here + 1
