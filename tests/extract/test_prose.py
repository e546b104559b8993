"""Figures in running text, as people of the trade write it: each case is a sentence and the figures that it must give.

A case file opens with what is known of the source; then come sentences (after "> ") with a line for each figure:
value as written | name | comparator | words that date it | status, and basis when it is not a level | flags
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.extract.prose import prose_mentions
from generator.model.document import Block, Document
from generator.model.figure import Mention
from generator.model.place import Span
from generator.model.source import Source, SourceText
from generator.text.fold import fold
from tests.twins import full_width, traditional

CASES = sorted((Path(__file__).parent / "cases" / "prose").glob("*.txt"))
SHOWN = ("definition", "name_completed", "qualitative", "ratio", "uncertain")


def mentions(text: str, kind: str = "other", published: str = "") -> tuple[Mention, ...]:
    """What one paragraph says."""
    source = Source("s", "s.txt", "", "", kind=kind, published=published)  # type: ignore[arg-type]
    document = Document("s", (Block("paragraph", (Span(0, len(text)),)),))
    return prose_mentions(source, SourceText(text), document)


def line(mention: Mention) -> str:
    """A figure the way a case writes it."""
    quantity = mention.quantity
    standing = mention.status + ("" if mention.basis == "level" else f" {mention.basis}")
    parts = [quantity.text, mention.name, quantity.comparator, mention.period_text, standing]
    flags = " ".join(flag for flag in SHOWN if flag in mention.flags)
    return " | ".join([*parts, flags] if flags else parts)


def load(path: Path) -> Iterator[tuple[str, str, str, list[str]]]:
    """(kind, published, sentence, lines expected of it) of every case of a file."""
    head, _, body = path.read_text(encoding="utf-8").partition("---\n")
    known = dict(entry.split(": ", 1) for entry in head.splitlines() if ": " in entry and not entry.startswith("#"))
    for case in f"\n{body}".split("\n> ")[1:]:
        sentence, *expected = [row.strip() for row in case.splitlines() if row.strip()]
        yield known.get("kind", "other"), known.get("published", ""), sentence, expected


ALL = [(path.stem, *case) for path in CASES for case in load(path)]


@pytest.mark.parametrize(("topic", "kind", "published", "sentence", "expected"), ALL, ids=[c[3][:24] for c in ALL])
def test_case(topic: str, kind: str, published: str, sentence: str, expected: list[str]) -> None:
    assert [line(each) for each in mentions(sentence, kind, published)] == expected


@pytest.mark.parametrize("twin", [full_width, traditional])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_twins_say_the_same(path: Path, twin) -> None:  # type: ignore[no-untyped-def]
    for kind, published, sentence, expected in load(path):
        assert [line(each) for each in mentions(twin(sentence), kind, published)] == expected


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_span_holds_what_it_says(path: Path) -> None:
    for kind, published, sentence, _ in load(path):
        for each in mentions(sentence, kind, published):
            assert fold(each.quantity.span.of(sentence)) == each.quantity.text
            assert each.quote.covers(each.quantity.span)
            assert each.rule
            named = "".join(span.of(sentence) for span in each.name_spans)
            assert each.name_spans == () or any(char in fold(named) for char in each.name)
