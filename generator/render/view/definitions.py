"""What two documents' definitions of one indicator have in common and where they differ, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from generator.model.contrast import DefinitionContrast
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.text.typeset import typeset_pieces


@dataclass(frozen=True, slots=True)
class ContrastView:
    """``words``: text and same, removed or added; empty where nothing is set word by word."""

    first: tuple[str, Link]
    second: tuple[str, Link]
    said: str
    words: tuple[tuple[str, str], ...]


def contrasts(index: Index, concept_id: str) -> tuple[ContrastView, ...]:
    """Of a concept that two documents define."""
    return tuple(_view(index, each) for each in index.collection.contrasts if each.concept_id == concept_id)


def _view(index: Index, contrast: DefinitionContrast) -> ContrastView:
    first, second = (index.sources[place.source_id] for place in (contrast.first, contrast.second))
    return ContrastView(
        (first.name, first.anchor_of_block(contrast.first.span)),
        (second.name, second.anchor_of_block(contrast.second.span)),
        contrast.said,
        _words(index, contrast),
    )


def _words(index: Index, contrast: DefinitionContrast) -> tuple[tuple[str, str], ...]:
    texts = [index.sources[place.source_id].text for place in (contrast.first, contrast.second)]
    letters = [
        (" " if letter.isspace() else letter, run.kind)
        for run in contrast.runs
        for letter in run.span.of(texts[0] if run.kind == "removed" else texts[1])
    ]
    pieces = typeset_pieces("".join(letter for letter, _ in letters))
    told = zip(pieces, (kind for _, kind in letters), strict=True)
    return tuple(
        ("".join(piece for piece, _ in group), kind) for kind, group in groupby(told, key=lambda each: each[1])
    )
