"""Two documents that define one indicator, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.place import Place, Span


@dataclass(frozen=True, slots=True)
class WordRun:
    """Neighbouring words, by their characters in the first or (``added``, ``same``) the second text."""

    kind: Literal["same", "removed", "added"]
    span: Span


@dataclass(frozen=True, slots=True)
class DefinitionContrast:
    """The defining texts of two documents; ``said`` what differs in a sentence.

    ``scope``: they differ in who or what is counted. ``runs`` lead from the first to the second text; empty where both
    say the same, or too little is in common for a comparison word by word to be read.
    """

    concept_id: str
    first: Place
    second: Place
    said: str
    scope: bool = False
    runs: tuple[WordRun, ...] = ()
