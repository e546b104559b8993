"""How long each stage took: for report.json and the benchmark, never for anything that is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
    """Collects the timings of what runs inside ``with watch.stage(…)``, by the clock on the wall or another one."""

    name: str = ""
    clock: Callable[[], float] = perf_counter
    timings: list[Timing] = field(default_factory=list)

    @contextmanager
    def stage(self, stage: str) -> Iterator[None]:
        start = self.clock()
        try:
            yield
        finally:
            self.timings.append(Timing(stage, self.name, self.clock() - start))
