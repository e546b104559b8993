"""Bytes → canonical text. A new format is a module here and a line in ``READERS``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.model.note import Result
from generator.model.source import SourceText
from generator.read.html import read_html
from generator.read.html.archive import read_archive
from generator.read.text import read_text
from generator.read.unreadable import UnreadableSource

READERS: dict[str, Callable[[bytes], Result[SourceText]]] = {
    ".txt": read_text,
    ".text": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".shtml": read_html,
    ".xhtml": read_html,
    ".mht": read_archive,
    ".mhtml": read_archive,
}

LARGEST = 64 * 1024 * 1024

__all__ = ["LARGEST", "READERS", "UnreadableSource", "read"]


def read(path: Path) -> Result[SourceText]:
    """The canonical text of the file at ``path``.

    Raises ``UnreadableSource`` for a format without a reader, a file over 64 MiB, one that can't be opened, and
    whatever the reader of its format can't make text of.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = "、".join(sorted(READERS))
        raise UnreadableSource(f"不支持“{path.suffix or '无扩展名'}”格式；目前可读 {known}，请另存为其中一种再放入。")
    return reader(_bytes(path))


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise UnreadableSource(f"文件有 {size / 1024**2:.0f} MiB，超过 64 MiB 的上限；请拆成几个文件。")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSource(f"文件打不开（{error.strerror}）；请检查它是否存在、是否有读取权限。") from error
