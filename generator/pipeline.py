"""The whole road: read → clean → parse → extract → normalise for each source, then reconcile, render, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Any

from generator import epoch, outputs, parallel, report
from generator.clean import clean
from generator.extract import extract
from generator.mishap import marked, told
from generator.model.collection import Collection, SourceResult, Unreadable
from generator.model.note import Note, Result
from generator.model.source import Source
from generator.normalise import normalise
from generator.normalise.corrections import correct
from generator.outcome import BuildError, BuildFailed, Outcome, Steps, Tell, silent
from generator.parse import parse, titled
from generator.proof import proved
from generator.publish import publishing
from generator.read import UnreadableSource, read
from generator.read.sources import discover
from generator.reconcile import reconcile
from generator.rules.context import Context, load_context
from generator.timing import Stopwatch, Timing

LITTLE = 1 << 20


def build(
    sources: Path, output: Path, parts: Sequence[str] = outputs.PARTS, jobs: int = 0, tell: Tell = silent
) -> Outcome:
    """Build the collection in the folder ``sources`` and put it in the place of ``output``.

    ``parts`` of ``outputs.PARTS`` are made, the others kept from the build before. ``jobs`` 0: one per processor.
    Raises ``BuildError`` (nothing to build, a renderer failed), ``RuleError`` (catalogue, corrections) or
    ``PublishError`` (output in use or not ours); in every case the last good build stays.
    """
    start = perf_counter()
    jobs, parts = jobs or parallel.cores(), outputs.wanted(parts)
    context = load(sources)
    found, noted = find(sources, context)
    steps = Steps(tell, len(found) + len(outputs.tasks(found, parts)) + 2)
    with publishing(output) as folder, epoch.fixed(), outputs.crew(found, parts, jobs) as pool:
        collection, collected = collect(sources, found, noted, context, jobs, steps)
        notes, rendered = outputs.render(collection, folder, parts, jobs, steps, pool)
        outputs.complete(folder, output, parts)
        outcome = Outcome(output, parts, collection, notes, (*collected, *rendered), perf_counter() - start)
        report.write(outcome, folder)
    steps("publish", output.name)
    return outcome


def load(folder: Path) -> Context:
    """What is known of the collection in ``folder`` beforehand."""
    if not folder.is_dir():
        raise BuildError(f"没有找到源文件目录 {folder}；请建好目录并放入文件，或用 --sources 指明目录。")
    return load_context(folder)


def find(folder: Path, context: Context) -> tuple[tuple[Source, ...], tuple[Note, ...]]:
    """The sources in ``folder``, in the catalogue's order, and what was noted in looking for them."""
    found = discover(folder, context.catalogue)
    if not found.value:
        raise BuildError(f"目录 {folder} 里没有源文件；请放入至少一份文件（如 .txt）再试。")
    return found.value, (*found.notes, *_astray(found.value, context))


def _astray(sources: Sequence[Source], context: Context) -> Iterator[Note]:
    """Decisions about sources that are not there: they must not be lost in silence."""
    known = {source.id for source in sources}
    settled = context.corrections
    named = (*(each.source_id for each in settled.corrections), *(each.source_id for each in settled.acknowledged))
    for source_id in dict.fromkeys(named):
        if source_id not in known:
            yield Note("correction-refused", "high", f"corrections.yml 所说的文件“{source_id}”不在源文件中。")


def collect(
    folder: Path, sources: Sequence[Source], noted: Sequence[Note], context: Context, jobs: int, steps: Steps
) -> tuple[Collection, tuple[Timing, ...]]:
    """Every source on its own road, then what they say together. One that breaks is set aside, never the others."""
    arrived: dict[str, Travelled] = {}
    jobs = jobs if sum(_size(folder / source.path) for source in sources) > LITTLE else 1
    for done in parallel.each(travel, sources, (folder, context), jobs):
        arrived[done.item.id] = done.value or Travelled(_broken(done.item, done.error, ""))
        steps("source", done.item.id)
    outcomes = [arrived[source.id].outcome for source in sources]
    results = [outcome for outcome in outcomes if isinstance(outcome, SourceResult)]
    unreadable = [outcome for outcome in outcomes if isinstance(outcome, Unreadable)]
    if not results:
        reasons = "\n".join(f"  {source.path}：{source.reason}" for source in unreadable)
        raise BuildFailed(f"没有一份源文件能读出，没有生成：\n{reasons}")
    watch = Stopwatch()
    with watch.stage("reconcile"):
        collection = reconcile(results, unreadable, context)
        collection = replace(collection, notes=(*noted, *collection.notes))
    steps("reconcile", "")
    return collection, (*(timing for source in sources for timing in arrived[source.id].timings), *watch.timings)


@dataclass(frozen=True, slots=True)
class Travelled:
    """What became of a source, and the time that every stage took on it."""

    outcome: SourceResult | Unreadable
    timings: tuple[Timing, ...] = ()


def travel(given: tuple[Path, Context], source: Source, clock: Callable[[], float] = perf_counter) -> Travelled:
    """One source (a file of the folder in ``given``) through its stages. Whatever breaks it becomes its reason."""
    folder, context = given
    watch = Stopwatch(source.id, clock)
    try:
        with parallel.without_collector():
            return Travelled(_stages(folder / source.path, source, context, watch), tuple(watch.timings))
    except UnreadableSource as error:
        return Travelled(Unreadable(source.path, str(error)), tuple(watch.timings))
    except Exception as error:
        return Travelled(
            _broken(source, marked(error), watch.timings[-1].stage if watch.timings else ""), tuple(watch.timings)
        )


def _stages(path: Path, source: Source, context: Context, watch: Stopwatch) -> SourceResult:
    with watch.stage("read"):
        text = read(path)
    with watch.stage("clean"):
        cleaned = clean(source, text.value)
    with watch.stage("parse"):
        document = parse(source, text.value, cleaned.value)
        source = titled(source, text.value, document.value)
    with watch.stage("extract"):
        mentions = extract(source, text.value, document.value)
    with watch.stage("normalise"):
        observations = normalise(source, text.value, document.value, mentions.value)
        corrected = correct(source, text.value, observations.value, context.corrections)
    result = SourceResult(
        source,
        text.value,
        cleaned.value.asides,
        document.value,
        mentions.value,
        corrected.value,
        _notes(source, text, cleaned, document, mentions, observations, corrected),
    )
    return proved(result)


def _notes(source: Source, *stages: Result[Any]) -> tuple[Note, ...]:
    """The notes of all stages; each knows its source from here on."""
    return tuple(replace(note, source_id=note.source_id or source.id) for stage in stages for note in stage.notes)


def _broken(source: Source, error: BaseException | None, stage: str) -> Unreadable:
    """An error that no stage foresaw, in words: the rest is published, and whoever mends it learns where to look."""
    where = f"{stage} 阶段，" if stage else ""
    return Unreadable(source.path, f"处理时出错（{where}{told(error)}）；其余文件不受影响。")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
