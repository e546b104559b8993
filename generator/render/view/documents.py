"""文件: the list of all documents, each with what it is to the others."""

from __future__ import annotations

from dataclasses import dataclass

from generator.render.view.editions import EditionLine, edition_lines
from generator.render.view.home import DocumentCard, document_cards
from generator.render.view.index import Index


@dataclass(frozen=True, slots=True)
class DocumentsView:
    """``copies`` are the documents that another text of the same document stands for."""

    cards: tuple[tuple[DocumentCard, tuple[EditionLine, ...]], ...]
    copies: int


def documents(index: Index) -> DocumentsView:
    """The list of 文件."""
    lines = [edition_lines(index, source_id) for source_id in index.sources]
    return DocumentsView(
        tuple(zip(document_cards(index), lines, strict=True)), len(index.sources) - len(index.counted_sources)
    )
