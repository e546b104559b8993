"""A sentence and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.place import Place


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a summary and the places it rests on (at least one)."""

    text: str
    places: tuple[Place, ...]
    extracted: bool = False
