"""Projects of one document that return in another, and under which name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.place import Place

ProjectKind = Literal["box", "item", "part", "text"]
Certainty = Literal["certain", "likely"]
Ground = Literal["same-name", "same-quoted-name", "parallel-name", "similar-name"]


@dataclass(frozen=True, slots=True)
class NamedProject:
    """A project where it is named: a 专栏, one of its items, a part of an item, or a name in running text.

    ``name`` is as written, on one line; ``place`` its characters; ``text`` kinds stand outside every list of projects.
    """

    name: str
    kind: ProjectKind
    place: Place

    @property
    def source_id(self) -> str:
        return self.place.source_id


@dataclass(frozen=True, slots=True)
class SharedProject:
    """Projects of at least two documents that are one by name (certain), or perhaps (likely; nobody said so).

    ``words`` are the evidence: the common name, the quoted name, the common words. ``members`` in the order of the
    documents, at most one of each kind of naming a document; nothing is merged.
    """

    id: str
    certainty: Certainty
    ground: Ground
    words: tuple[str, ...]
    members: tuple[NamedProject, ...]
