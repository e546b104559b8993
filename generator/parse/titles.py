"""The title of a source that no catalogue names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from generator.model.document import Document
from generator.model.source import Source, SourceText


def titled(source: Source, text: SourceText, document: Document) -> Source:
    """``source`` with the title that its document prints, if it is named by nothing but its file; else as it is."""
    if document.title < 0 or source.title != PurePosixPath(source.path).stem:
        return source
    printed = "".join(piece.of(text.text) for piece in document.blocks[document.title].pieces)
    return replace(source, title=" ".join(printed.split()))
