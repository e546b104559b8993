"""All that is known beforehand, loaded once and handed to every stage."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.rules.catalogue import Catalogue, Corrections, load_catalogue, load_corrections


@dataclass(frozen=True, slots=True)
class Context:
    """The catalogue and the corrections of a collection. Rules of the trade are loaded by the stage that uses them,
    through cached functions of ``generator.rules.<topic>``: they are the same for every collection."""

    catalogue: Catalogue
    corrections: Corrections


def load_context(folder: Path) -> Context:
    """The context of the collection in ``folder`` (catalogue.yml and corrections.yml may be missing)."""
    return Context(load_catalogue(folder), load_corrections(folder))
