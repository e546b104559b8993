"""Folders of texts through the stages from reading to normalising, timed in processor time of one core."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from time import process_time

from bench.texts import RARE, TEXTS
from generator.model.collection import SourceResult
from generator.pipeline import find, load, travel

# What every reading of figures has to do at the least; all times are given as multiples of it.
BARE_NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
STAGES = ("read", "clean", "parse", "extract", "normalise")
ROUNDS, TRIES = 5, 10
SAMPLE = 3_000


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds by stage, and those of the bare pattern over the same text just after (a machine's pace changes)."""

    stages: dict[str, float]
    bare: float

    @property
    def total(self) -> float:
        return sum(self.stages.values())


def spent_on(folder: Path, rounds: int = ROUNDS) -> Spent:
    """The best round over all sources of ``folder``. Raises RuntimeError when one cannot be read.

    Every round runs in a process of its own that inherits the loaded rules and has not yet seen the texts: nothing is
    remembered from the round before.
    """
    _load_rules()
    with get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        return min(pool.map(_round, [folder] * rounds, chunksize=1), key=lambda spent: spent.total)


@cache
def _load_rules() -> None:
    """Reads a little of every kind of text, so that all rules, patterns and the dictionary are there."""
    for text in (RARE, *(make(SAMPLE) for make in TEXTS.values())):
        with _folder_of(text) as folder:
            _round(folder)


@contextmanager
def _folder_of(text: str) -> Iterator[Path]:
    """A collection with ``text`` as its only source."""
    folder = Path(tempfile.mkdtemp(prefix="planbrief-bench-"))
    try:
        (folder / "text.txt").write_text(f"某县规划\n\n{text}\n", encoding="utf-8")
        yield folder
    finally:
        shutil.rmtree(folder)


def _round(folder: Path) -> Spent:
    context = load(folder)
    sources, _ = find(folder, context)
    spent, bare = dict.fromkeys(STAGES, 0.0), 0.0
    for source in sources:
        done = travel((folder, context), source, process_time)
        if not isinstance(done.outcome, SourceResult):
            raise RuntimeError(f"{source.path}: {done.outcome.reason}")
        for timing in done.timings:
            spent[timing.stage] += timing.seconds
        bare += _bare_seconds(done.outcome.text.text)
    return Spent(spent, bare)


def spent_on_text(text: str, rounds: int) -> Spent:
    """The best round on ``text`` as the only source of a collection."""
    with _folder_of(text) as folder:
        return spent_on(folder, rounds)


def _bare_seconds(text: str) -> float:
    """The best time of ``re.findall`` of a bare number pattern over ``text``."""
    times = []
    for _ in range(TRIES):
        start = process_time()
        BARE_NUMBER.findall(text)
        times.append(process_time() - start)
    return min(times)
