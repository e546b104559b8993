"""Headings and paragraphs that stand in one of two editions alone."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.collection import SourceResult
from generator.model.document import Block
from generator.model.place import Place
from generator.model.relation import PassageChange
from generator.reconcile.editions.likeness import Profile, bare, shingles
from generator.rules.numbering import numbered
from generator.text.fold import fold

# A paragraph is new where less than this part of its shingles stands in the other text; short ones say too little.
KNOWN, SHORTEST = 0.3, 14
PARAGRAPHS = ("paragraph", "note", "definition", "caption")


def changed_passages(a: SourceResult, b: SourceResult, first: Profile, second: Profile) -> tuple[PassageChange, ...]:
    """What ``b`` adds to ``a``, in its order, then what it drops, in the order of ``a``."""
    added = (PassageChange("added", heading, place) for heading, place in _alone(b, a, first))
    dropped = (PassageChange("dropped", heading, place) for heading, place in _alone(a, b, second))
    return (*added, *dropped)


def _alone(result: SourceResult, other: SourceResult, known: Profile) -> Iterator[tuple[bool, Place]]:
    text, its = fold(result.text.text), fold(other.text.text)
    headings = {words for block in other.document.blocks if (words := _heading(block, its))}
    for block in result.document.blocks:
        place = Place(result.source.id, block.span)
        if block.kind == "heading":
            words = _heading(block, text)
            if words and words not in headings and not _stands(words, known):
                yield True, place
        elif block.kind in PARAGRAPHS:
            words = bare("".join(p.of(text) for p in block.pieces))
            if len(words) >= SHORTEST and not _stands(words, known):
                yield False, place


def _heading(block: Block, text: str) -> str:
    """A heading without its number; empty for any other block."""
    if block.kind != "heading":
        return ""
    words = "".join(p.of(text) for p in block.pieces)
    found = block.label.of(text) if block.label else ""
    return bare(words.replace(found, "", 1)) if found else bare(_unnumbered(words))


def _unnumbered(words: str) -> str:
    found = numbered(words)
    return words[found.end :] if found else words


def _stands(words: str, known: Profile) -> bool:
    """Does most of it, word for word, stand in the other text?"""
    mine = shingles(words)
    return len(mine & known.shingles) >= KNOWN * len(mine)
