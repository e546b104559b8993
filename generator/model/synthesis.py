"""What several documents say of a concept or a field: told in sentences, each with its places; works by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model.place import Place

Aspect = Literal["say", "path", "agree", "differ", "new"]
"""Who says what, how far it has come, where they agree, where they differ (where that may be compared), what is new."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence made from observations; ``places`` (at least one) are the figures it was made from.

    ``gist`` is what it says without its figures and without its full stop, where that may hold of several concepts.
    """

    aspect: Aspect
    text: str
    places: tuple[Place, ...]
    gist: str = ""


@dataclass(frozen=True, slots=True)
class ConceptDigest:
    """What the documents say together of a concept; ``told`` is empty where there is nothing to add to its table."""

    concept_id: str
    told: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """A task or a project of a document, in its own words, and the field it belongs to (empty: none fits).

    ``box`` is the 专栏 of a project ("专栏3 促进就业项目").
    """

    source_id: str
    kind: Literal["task", "project"]
    text: str
    place: Place
    field_id: str
    box: str = ""


@dataclass(frozen=True, slots=True)
class FieldSummary:
    """A field of work across the documents. ``id`` is empty for the works that no field fits.

    ``observation_ids``: its figures, also of indicators outside the vocabulary; ``concept_ids`` those with a page.
    """

    id: str
    name: str
    concept_ids: tuple[str, ...]
    observation_ids: tuple[str, ...]
    told: tuple[Sentence, ...]
    works: tuple[Work, ...]
    finding_ids: tuple[str, ...]
