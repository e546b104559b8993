"""The characters of one block as a browser sets them: white space collapsed, lines broken where the page says so."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

SPACES = re.compile(r"[ \t\n\r\f]+")
COLLAPSED = " \t\n\r\f"
BREAKS = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a block's text that is set in its own way (superscript, strong …)."""

    kind: str
    start: int
    end: int


@dataclass(slots=True)
class Flow:
    """A block that is being written. ``linked``: its characters inside links."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    last: str = ""
    waiting: str = ""
    runs: list[Run] = field(default_factory=list)
    linked: int = 0

    def write(self, text: str, linked: bool = False) -> None:
        """Text of the page: every run of white space is one space, none at the ends of a line.

        A line break in the markup between two Chinese characters is no space (CSS Text 3, 4.1.3).
        """
        if not text.strip(COLLAPSED):
            self._space(text)
            return
        position = 0
        for match in SPACES.finditer(text):
            if match.start() > position:
                self._put(text[position : match.start()], linked)
            self._space(match[0])
            position = match.end()
        if position < len(text):
            self._put(text[position:], linked)

    def write_kept(self, text: str, linked: bool = False) -> None:
        """Preformatted text: white space stays, only line ends are told alike."""
        for index, line in enumerate(BREAKS.sub("\n", text).split("\n")):
            if index:
                self.break_line()
            if line:
                self._put(line, linked)

    def break_line(self) -> None:
        """A line break that is seen."""
        self.waiting = ""
        if self.length:
            self._append("\n")

    def run(self, kind: str, start: int) -> None:
        """Everything since ``start`` is of a kind."""
        if start < self.length:
            self.runs.append(Run(kind, start, self.length))

    def _space(self, space: str) -> None:
        if space and self.length and self.last != "\n":
            self.waiting = "\n" if "\n" in space + self.waiting else " "

    def _put(self, text: str, linked: bool) -> None:
        if self.waiting and not (self.waiting == "\n" and _wide(self.last) and _wide(text[0])):
            self._append(" ")
        self.waiting = ""
        self._append(text)
        self.linked += len(text) if linked else 0

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
        self.last = text[-1]

    @property
    def text(self) -> str:
        """What is written so far, without the line breaks at its end."""
        return "".join(self.parts).rstrip("\n")


def _wide(char: str) -> bool:
    return (
        unicodedata.east_asian_width(char) in ("W", "F", "H")
        and not "\u1100" <= char <= "\u11ff"
        and not ("\uac00" <= char <= "\ud7af")
    )
