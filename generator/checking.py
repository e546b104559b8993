"""What a collection leaves open: sources that could not be read, figures not named or dated, documents at odds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import parallel, pipeline
from generator.model.collection import Collection
from generator.model.figure import Observation
from generator.normalise.suggest import Suggestion, suggestions
from generator.outcome import Steps, Tell, silent
from generator.report import note_values


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A name outside the vocabulary: how often, in how many documents, where first, and the concepts it may mean."""

    name: str
    count: int
    documents: int
    place: str
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """The open points of a collection."""

    collection: Collection
    unnamed: tuple[Unnamed, ...]
    undated: tuple[Observation, ...]


def check(sources: Path, tell: Tell = silent) -> Check:
    """Read, name and reconcile the collection in ``sources``; nothing is written."""
    context = pipeline.load(sources)
    found, noted = pipeline.find(sources, context)
    steps = Steps(tell, len(found) + 1)
    collection, _ = pipeline.collect(sources, found, noted, context, parallel.cores(), steps)
    figures = [o for o in collection.observations if "definition" not in o.flags]
    undated = tuple(o for o in figures if o.period is None)
    return Check(collection, tuple(_unnamed(figures)), undated)


def _unnamed(figures: list[Observation]) -> Iterator[Unnamed]:
    """The unnamed: those of several documents first, then the most frequent."""
    named: dict[str, list[Observation]] = {}
    for o in figures:
        if not o.concept_id:
            named.setdefault(o.mention.name, []).append(o)
    spread = {name: len({o.source_id for o in found}) for name, found in named.items()}
    for name, found in sorted(named.items(), key=lambda pair: (-spread[pair[0]], -len(pair[1]))):
        yield Unnamed(name, len(found), spread[name], found[0].id, suggestions(name, found[0].unit_base))


def values(check: Check) -> dict[str, Any]:
    """The open points as plain values, for ``--format json``."""
    collection = check.collection
    return {
        "sources": len(collection.results),
        "observations": len(collection.observations),
        "unreadable": [{"path": source.path, "reason": source.reason} for source in collection.unreadable],
        "unnamed": [
            {
                "name": name.name,
                "count": name.count,
                "first": name.place,
                "suggestions": [s.concept.name for s in name.suggestions],
            }
            for name in check.unnamed
        ],
        "undated": [
            {"observation_id": o.id, "name": o.mention.name, "value_text": o.quantity.text} for o in check.undated
        ],
        "findings": [
            {
                "finding_id": finding.id,
                "kind": finding.kind,
                "severity": finding.severity,
                "title": finding.title,
                "status": "acknowledged" if finding.acknowledged else "open",
                "reason": finding.acknowledged.reason if finding.acknowledged else "",
                "acknowledged_by": finding.acknowledged.by if finding.acknowledged else "",
            }
            for finding in collection.findings
        ],
        "notes": [note_values(note) for note in collection.all_notes],
    }
