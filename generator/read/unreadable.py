"""The one error a reader may raise."""

from __future__ import annotations


class UnreadableSource(Exception):  # noqa: N818 - it names what the build sets aside
    """A file that can't be read as a source. ``reason`` is a Chinese sentence that says what to do about it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
