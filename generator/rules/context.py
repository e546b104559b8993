"""All that is known beforehand, loaded once and handed to every stage."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from generator.rules.actuals import Actuals, load_actuals
from generator.rules.catalogue import Catalogue, Corrections, load_catalogue, load_corrections


@dataclass(frozen=True, slots=True)
class Context:
    """The catalogue, the corrections and the published actuals of a collection.

    Rules of the trade are loaded by the stage that uses them, through cached functions of ``generator.rules.<topic>``:
    they are the same for every collection.
    """

    catalogue: Catalogue
    corrections: Corrections
    actuals: Actuals = field(default_factory=Actuals)


def load_context(folder: Path) -> Context:
    """The context of the collection in ``folder`` (each of its own files may be missing)."""
    catalogue = load_catalogue(folder)
    named = {entry.region for entry in catalogue.sources if entry.region}
    return Context(catalogue, load_corrections(folder), load_actuals(folder, named))
