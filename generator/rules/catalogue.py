"""What is known of the sources beforehand (catalogue.yml), and what people have settled (corrections.yml)."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import msgspec

from generator.model.source import SourceKind
from generator.rules.loader import load_file

Edition = Literal["draft", "final", "revised"]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One source. Everything but ``path`` may be missing: it is then read from the text or left unknown.

    ``id`` names files: letters, digits, ``.``, ``_`` and ``-``.
    ``period`` is "2021-2025" or "2017"; ``published`` an ISO date or its beginning, only if printed or known;
    ``assumed_date`` the same where a date is only inferred (all that rests on it is flagged).
    ``edition`` says that the text is a draft (征求意见稿), the final text or a revised one. ``replaces`` is the id of
    the source that this one replaces (its draft, the plan before a revision), ``same_as`` of one with the same text
    (the other one counts), ``interprets`` of the plan that it explains; ``unrelated`` are ids of sources that it has
    nothing to do with, however alike they look.
    """

    path: str
    id: Annotated[str, msgspec.Meta(pattern=r"^([\w-][\w.-]{0,199})?$")] = ""
    title: str = ""
    short_title: str = ""
    kind: SourceKind | None = None
    issuer: str = ""
    region: str = ""
    period: str = ""
    published: str = ""
    assumed_date: str = ""
    url: str = ""
    evidence: str = ""
    edition: Edition | None = None
    replaces: str = ""
    same_as: str = ""
    interprets: str = ""
    unrelated: tuple[str, ...] = ()


class Catalogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The collection's title and its sources in the order of publication."""

    title: str = "规划简报"
    subtitle: str = ""
    sources: tuple[Entry, ...] = ()

    def entry(self, path: str) -> Entry | None:
        return next((entry for entry in self.sources if entry.path == path), None)


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A field of one observation settled by a person; ``occurrence`` counts the quote in the source from 1."""

    source_id: str
    quote: str
    field: str
    reason: str
    by: str
    occurrence: int = 1
    value: str = ""
    confirmed: bool = False


class Acknowledged(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finding of the check-up that a person lets stand: it stays listed, with the reason and the name.

    ``quote`` is at one of its places, for the n-th ``occurrence`` in the source; ``finding`` is its id, needed only
    where the quote belongs to several findings of the ``kind``.
    """

    source_id: str
    quote: str
    kind: str
    reason: str
    by: str
    occurrence: int = 1
    finding: str = ""


class Corrections(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that people have settled for a collection."""

    corrections: tuple[Correction, ...] = ()
    acknowledged: tuple[Acknowledged, ...] = ()


def load_catalogue(folder: Path) -> Catalogue:
    """``catalogue.yml`` of a collection; an empty one where there is none."""
    path = folder / "catalogue.yml"
    return load_file(path, Catalogue) if path.exists() else Catalogue()


def load_corrections(folder: Path) -> Corrections:
    """``corrections.yml`` of a collection; an empty one where there is none."""
    path = folder / "corrections.yml"
    return load_file(path, Corrections) if path.exists() else Corrections()
