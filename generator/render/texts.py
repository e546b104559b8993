"""The canonical texts: the characters to which every offset counts."""

from __future__ import annotations

from pathlib import Path

from generator.model.collection import Collection


def write_texts(collection: Collection, folder: Path) -> None:
    """Write the canonical text of every source as ``<source_id>.txt``, in UTF-8, with no character changed."""
    folder.mkdir(parents=True, exist_ok=True)
    for result in collection.results:
        (folder / f"{result.source.id}.txt").write_bytes(result.text.text.encode())
