"""The text itself: duplicate-sentence, missing-speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.collection import Finding, SourceResult
from generator.model.document import Block
from generator.model.place import Place, Span
from generator.reconcile.evidence import Evidence
from generator.reconcile.findings.record import record
from generator.text.numerals import counted
from generator.text.typeset import typeset

LONG, MOST_APART = 30, 4
HAN = re.compile(r"[㐀-鿿]")
CLAUSE = re.compile(r"[^,，。;；:：!！?？\n|]+")
Clause = tuple[str, Span]


def find(evidence: Evidence) -> Iterator[Finding]:
    """Sentences said twice, speakers without a name."""
    for result in evidence.results:
        yield from _twice(result, evidence)
        yield from _speakers(result)


def _twice(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    found = list(_runs(result, evidence))
    if len(found) > MOST_APART:
        places = [Place(result.source.id, span) for pair in found[:MOST_APART] for span in pair]
        yield record(
            "duplicate-sentence",
            places,
            f"有{counted(len(found))}处语句重复",
            f"第一处是“{typeset(found[0][1].of(result.text.text))[:14]}……”，成段的文字前后各出现一次。",
        )
    else:
        yield from (_duplicate(result, a, b) for a, b in found)


def _runs(result: SourceResult, evidence: Evidence) -> Iterator[tuple[Span, Span]]:
    """The longest runs of clauses that stand twice, each with its first place."""
    clauses = _clauses(result, evidence)
    first: dict[str, int] = {}
    index = 0
    while index < len(clauses):
        earlier = first.setdefault(clauses[index][0], index)
        length = 0
        if earlier != index:
            while (
                index + length < len(clauses)
                and earlier + length < index
                and clauses[earlier + length][0] == clauses[index + length][0] != ""
            ):
                length += 1
        if length:
            a, b = (Span(clauses[i][1].start, clauses[i + length - 1][1].end) for i in (earlier, index))
            if len(a) == len(b) and len(HAN.findall(b.of(result.text.text))) >= LONG:
                yield a, b
        index += max(length, 1)


def _clauses(result: SourceResult, evidence: Evidence) -> list[Clause]:
    """Clauses of the running text in order; an empty one between blocks, so that no run crosses them."""
    text, clauses = evidence.folded[result.source.id], []
    for block in result.document.blocks:
        if block.kind == "paragraph" or _told(block, text):
            for match in CLAUSE.finditer(text, block.start, block.end):
                clause = match.group().strip()
                if len(clause) >= 4 and "《" not in clause:
                    start = match.start() + match.group().index(clause)
                    clauses.append((clause, Span(start, start + len(clause))))
        clauses.append(("", block.span))
    return clauses


def _told(block: Block, text: str) -> bool:
    """A row that holds sentences, not cells: the text of a box."""
    words = block.span.of(text).rstrip(" |\t")
    return block.kind == "row" and "|" not in words and "。" in words


def _duplicate(result: SourceResult, a: Span, b: Span) -> Finding:
    sentence = typeset(b.of(result.text.text))
    return record(
        "duplicate-sentence",
        [Place(result.source.id, a), Place(result.source.id, b)],
        f"“{sentence[:14]}……”一句出现两次",
        f"{len(HAN.findall(sentence))}个字完全相同。",
    )


def _speakers(result: SourceResult) -> Iterator[Finding]:
    labels = [turn.label for turn in result.document.turns if turn.inferred and not turn.speaker and turn.label]
    if labels:
        yield record(
            "missing-speaker",
            [Place(result.source.id, label) for label in labels],
            f"有{counted(len(labels))}处提问没有署名",
            "段首只有冒号，缺提问者的姓名或身份。",
        )
