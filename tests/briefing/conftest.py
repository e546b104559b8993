"""The seeds, read and reconciled as a build does it, and the HTML of their briefing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.model.collection import Collection
from generator.outcome import Steps, silent
from generator.render.briefing.edition import collection_edition
from generator.render.briefing.page import html

ROOT = Path(__file__).resolve().parent.parent.parent


def collected(folder: Path) -> Collection:
    """What a build makes of the sources in ``folder``, before anything is rendered."""
    context = pipeline.load(folder)
    sources, noted = pipeline.find(folder, context)
    return pipeline.collect(folder, sources, noted, context, 1, Steps(silent, len(sources) + 1))[0]


@pytest.fixture(scope="session")
def seeds() -> Collection:
    return collected(ROOT / "seeds")


@pytest.fixture(scope="session")
def seeds_html(seeds: Collection) -> str:
    return html(collection_edition(seeds, "2026-01-01"))
