"""Doubtful figures as a queue for people, and what they decided on its way into corrections.yml."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import parallel, pipeline, questions
from generator.model.collection import SourceResult
from generator.normalise.corrections import correct, refusal
from generator.normalise.doubts import Doubt, doubts
from generator.outcome import BuildError, Steps, Tell, silent
from generator.questions import Returned
from generator.rules import decisions
from generator.rules.catalogue import Correction, Corrections
from generator.rules.loader import load_file

QUEUE = "review.yml"


@dataclass(frozen=True, slots=True)
class Review:
    """What one run did: decisions moved, decisions returned, entries that wait for a person."""

    queue: Path
    corrections: Path
    moved: tuple[Correction, ...]
    returned: tuple[Returned, ...]
    waiting: int
    figures: int


def review(sources: Path, queue: Path | None = None, tell: Tell = silent) -> Review:
    """Move what was decided in the queue into corrections.yml of ``sources``, and write the queue of what is left.

    ``queue`` is ``review.yml`` in ``sources`` unless another is named. Raises ``RuleError`` where one of the two files
    can't be read or written on, ``BuildError`` where there is nothing to review; both files stay as they were then.
    """
    queue = queue or sources / QUEUE
    context = pipeline.load(sources)
    filled = load_file(queue, Corrections).corrections if queue.is_file() else ()
    found, noted = pipeline.find(sources, context)
    steps = Steps(tell, len(found) + 1)
    collection, _ = pipeline.collect(sources, found, noted, context, parallel.cores(), steps)
    results = {result.source.id: result for result in collection.results}
    moved, returned = _judged(filled, results)
    fresh = tuple(each for each in moved if each not in context.corrections.corrections)
    settled = Corrections((*context.corrections.corrections, *fresh))
    corrected = [_applied(result, Corrections(fresh)) for result in results.values()]
    asked = [(result, _open(result, settled)) for result in corrected]
    text = questions.written(asked, returned, collection)
    target = sources / decisions.FILE
    if fresh:
        _replace(target, decisions.appended(_text(target), fresh))
    _replace(queue, text)
    open_points = [doubt for _, found in asked for doubt in found]
    return Review(queue, target, fresh, returned, len(open_points), len({each.observation.id for each in open_points}))


def _judged(
    filled: Iterable[Correction], results: dict[str, SourceResult]
) -> tuple[tuple[Correction, ...], tuple[Returned, ...]]:
    """The decided entries that can be applied, and those that were begun but can't be."""
    moved, returned = [], []
    for each in filled:
        if not (each.value or each.confirmed or each.reason or each.by):
            continue
        reason = _lacking(each) or _refused(each, results)
        if reason:
            returned.append(Returned(each, reason))
        else:
            moved.append(each)
    return tuple(dict.fromkeys(moved)), tuple(returned)


def _lacking(correction: Correction) -> str:
    if not (correction.value or correction.confirmed):
        return "还没有决定：请填 value，或写 confirmed: true"
    missing = [name for name, text in (("reason", correction.reason), ("by", correction.by)) if not text.strip()]
    return f"请填 {'、'.join(missing)}" if missing else ""


def _refused(correction: Correction, results: dict[str, SourceResult]) -> str:
    result = results.get(correction.source_id)
    if result is None:
        return f"没有文件“{correction.source_id}”，或这次没能读出"
    return refusal(correction, result.source, result.text, result.observations)


def _applied(result: SourceResult, corrections: Corrections) -> SourceResult:
    return replace(result, observations=correct(result.source, result.text, result.observations, corrections).value)


def _open(result: SourceResult, corrections: Corrections) -> Sequence[Doubt]:
    return doubts(result.source, result.text, result.observations, corrections)


def _text(path: Path) -> str:
    if not path.exists():
        return ""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return file.read()


def _replace(path: Path, text: str) -> None:
    """Write ``path`` in one step; unchanged text leaves the file untouched."""
    if path.is_file() and _text(path) == text:
        return
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.replace(beside, path)
    except OSError as error:
        raise BuildError(f"写不了 {path}（{error.strerror}）。") from error
