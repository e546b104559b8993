"""The title of a source that no catalogue names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from generator.model.document import Block, Document
from generator.model.source import Source, SourceText

# A shorter caption (金融) says less than the name of the file.
SHORTEST_CAPTION = 8


def titled(source: Source, text: SourceText, document: Document) -> Source:
    """``source`` with the title that its document prints, else the one its page carries unseen, else the caption of
    the table that it begins with.

    A source that is named by more than its file stays as it is.
    """
    if source.title != PurePosixPath(source.path).stem:
        return source
    if document.title < 0:
        page = next((dict(mark.attributes) for mark in text.marks if mark.kind == "about"), {})
        first = document.blocks[:1]
        caption = _printed(text, first[0]) if first and first[0].kind == "caption" else ""
        told = caption if len(caption) >= SHORTEST_CAPTION else ""
        return replace(source, title=page.get("title") or told or source.title)
    return replace(source, title=_printed(text, document.blocks[document.title]))


def _printed(text: SourceText, block: Block) -> str:
    return " ".join("".join(piece.of(text.text) for piece in block.pieces).split())
