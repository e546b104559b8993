"""One folder of texts through the stages from reading to normalising, timed."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from time import perf_counter

from generator.model.collection import SourceResult
from generator.pipeline import find, load, travel

# What every reading of figures has to do at the least; all times are given as multiples of it.
BARE_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
STAGES = ("read", "clean", "parse", "extract", "normalise")
ROUNDS = 5


def stage_seconds(folder: Path) -> dict[str, float]:
    """The best time of every stage over all sources of ``folder``. Raises RuntimeError when one cannot be read."""
    context = load(folder)
    sources, _ = find(folder, context)
    rounds: list[dict[str, float]] = []
    for _ in range(ROUNDS):
        spent: dict[str, float] = defaultdict(float)
        for source in sources:
            done = travel((folder, context), source)
            if not isinstance(done.outcome, SourceResult):
                raise RuntimeError(f"{source.path}: {done.outcome.reason}")
            for timing in done.timings:
                spent[timing.stage] += timing.seconds
        rounds.append(spent)
    return {stage: min(spent[stage] for spent in rounds) for stage in STAGES}


def bare_seconds(text: str) -> float:
    """The best time of ``re.findall`` of a bare number pattern over ``text``."""
    times = []
    for _ in range(ROUNDS * 5):
        start = perf_counter()
        BARE_NUMBER.findall(text)
        times.append(perf_counter() - start)
    return min(times)
