"""What the pipeline tells while it works and when it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.model.collection import Collection
from generator.model.note import Note
from generator.timing import Timing


class BuildError(Exception):
    """Nothing was built; the message says why and what to do. What was published before is untouched."""


class BuildFailed(BuildError):  # noqa: N818
    """The building was begun and failed: not one source could be read, or a renderer broke."""


@dataclass(frozen=True, slots=True)
class Event:
    """Progress: ``done`` of ``total`` steps are behind us, the last of them ``step`` (a stage) on ``name``."""

    step: str
    name: str
    done: int
    total: int


Tell = Callable[[Event], None]


def silent(event: Event) -> None:
    """Progress that nobody watches."""


@dataclass(slots=True)
class Steps:
    """Counts the steps of a build and tells of each."""

    tell: Tell
    total: int
    done: int = 0

    def __call__(self, step: str, name: str) -> None:
        self.done += 1
        self.tell(Event(step, name, self.done, self.total))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was built and where; ``notes`` are the renderers' own, beside those of the collection and its sources.

    ``seconds`` is the time on the wall, less than the sum of the timings where processes worked side by side.
    """

    output: Path
    parts: tuple[str, ...]
    collection: Collection
    notes: tuple[Note, ...]
    timings: tuple[Timing, ...]
    seconds: float

    @property
    def all_notes(self) -> tuple[Note, ...]:
        """Every note of the build, each once: sources in order, collection, renderers."""
        return tuple(dict.fromkeys((*self.collection.all_notes, *self.notes)))

    @property
    def incomplete(self) -> bool:
        """A source was set aside as unreadable, or a briefing could not be made."""
        return bool(self.collection.unreadable) or any(note.kind == "pdf-failed" for note in self.notes)

    @property
    def grave(self) -> tuple[Note, ...]:
        """The notes that fail a build under ``--strict``."""
        return tuple(note for note in self.all_notes if note.severity == "high")
