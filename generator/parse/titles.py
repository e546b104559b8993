"""The title of a source that no catalogue names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from generator.model.document import Document
from generator.model.source import Source, SourceText


def titled(source: Source, text: SourceText, document: Document) -> Source:
    """``source`` with the title that its document prints, else with the one its page carries unseen.

    A source that is named by more than its file stays as it is.
    """
    if source.title != PurePosixPath(source.path).stem:
        return source
    if document.title < 0:
        page = next((dict(mark.attributes) for mark in text.marks if mark.kind == "page"), {})
        return replace(source, title=page.get("title") or source.title)
    printed = "".join(piece.of(text.text) for piece in document.blocks[document.title].pieces)
    return replace(source, title=" ".join(printed.split()))
