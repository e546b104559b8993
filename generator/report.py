"""report.json: what a build was made of and how it went. The only file that holds timings, and the build's stamp."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import msgspec

from generator.model.collection import SourceResult
from generator.model.figure import FLAGS, Observation
from generator.model.note import Note
from generator.outcome import Outcome
from generator.publish import STAMP
from generator.rules.quality import quality as measured

LIBRARIES = ("mkdocs", "mkdocs-material", "weasyprint", "jinja2", "pandas", "pyarrow", "xlsxwriter", "msgspec", "cpca")


def write(outcome: Outcome, folder: Path) -> None:
    """Write the report of ``outcome`` into the build ``folder``."""
    content = msgspec.json.format(msgspec.json.encode(report(outcome)), indent=1)
    (folder / STAMP).write_bytes(content + b"\n")


def report(outcome: Outcome) -> dict[str, Any]:
    """The report as plain values."""
    collection = outcome.collection
    observations = collection.observations
    return {
        "planbrief": version_of("planbrief"),
        "parts": list(outcome.parts),
        "counts": {
            "sources": len(collection.results),
            "unreadable": len(collection.unreadable),
            "observations": len(observations),
            "findings": dict(Counter(finding.severity for finding in collection.open_findings)),
            "acknowledged": len(collection.findings) - len(collection.open_findings),
            "notes": dict(Counter(note.severity for note in outcome.all_notes)),
            "concepts": len(collection.pages),
        },
        "quality": quality(observations),
        "measured": msgspec.to_builtins(measured()),
        "sources": [_source(result) for result in collection.results],
        "unreadable": [{"path": item.path, "reason": item.reason} for item in collection.unreadable],
        "notes": [note_values(note) for note in outcome.all_notes],
        "seconds": round(outcome.seconds, 3),
        "timings": [
            {"stage": timing.stage, "name": timing.name, "seconds": round(timing.seconds, 4)}
            for timing in outcome.timings
        ],
        "versions": {"python": platform.python_version(), **{name: version_of(name) for name in LIBRARIES}},
    }


def quality(observations: Sequence[Observation]) -> dict[str, Any]:
    """How many of the observations are named, dated and placed, and how many carry each flag of doubt."""
    flags = Counter(flag for o in observations for flag in o.flags)
    return {
        "observations": len(observations),
        "with_concept": sum(bool(o.concept_id) for o in observations),
        "with_period": sum(o.period is not None for o in observations),
        "with_region": sum(o.region is not None for o in observations),
        "with_unit": sum(bool(o.unit) for o in observations),
        "flags": {flag: flags[flag] for flag in FLAGS if flags[flag]},
    }


def note_values(note: Note) -> dict[str, Any]:
    """A note as plain values, its place as ``source_id:start-end``."""
    place = f"{note.place.source_id}:{note.place.span.start}-{note.place.span.end}" if note.place else ""
    return {
        "kind": note.kind,
        "severity": note.severity,
        "source_id": note.source_id,
        "place": place,
        "detail": note.detail,
    }


def _source(result: SourceResult) -> dict[str, Any]:
    source = result.source
    return {
        "source_id": source.id,
        "path": source.path,
        "sha256": source.sha256,
        "title": source.title,
        "encoding": result.text.encoding,
        "characters": len(result.text.text),
        "blocks": len(result.document.blocks),
        "asides": len(result.asides),
        "observations": len(result.observations),
        "notes": len(result.notes),
    }


def version_of(name: str) -> str:
    """The installed version of a package; empty where it runs without being installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
