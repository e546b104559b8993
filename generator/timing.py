"""How long each stage took: for report.json and the benchmark, never for anything that is published."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Timing:
    """``stage`` took ``seconds`` on ``name`` (a source id, a file, or empty for the whole collection)."""

    stage: str
    name: str
    seconds: float


@dataclass(slots=True)
class Stopwatch:
    """Collects the timings of what runs inside ``with watch.stage(…)``."""

    name: str = ""
    timings: list[Timing] = field(default_factory=list)

    @contextmanager
    def stage(self, stage: str) -> Iterator[None]:
        start = perf_counter()
        try:
            yield
        finally:
            self.timings.append(Timing(stage, self.name, perf_counter() - start))
