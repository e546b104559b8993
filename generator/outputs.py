"""What is published from a collection: the parts of a build, which need which, and who writes them."""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from generator import parallel
from generator.mishap import told
from generator.model.collection import Collection
from generator.model.note import Note
from generator.model.source import Source
from generator.outcome import BuildFailed, Steps
from generator.publish import carry
from generator.timing import Stopwatch, Timing

PARTS = ("data", "markdown", "site", "pdf")


@dataclass(frozen=True, slots=True)
class Task:
    """A piece of rendering that needs no other: a part of the build, and for a document's PDF its source."""

    part: str
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The notes of a task and the time it took."""

    notes: tuple[Note, ...]
    timings: tuple[Timing, ...]


def wanted(parts: Sequence[str]) -> tuple[str, ...]:
    """``parts`` in order and with what they need: the site is made from the Markdown and offers the data."""
    needed = {*parts, *(("markdown", "data") if "site" in parts else ())}
    return tuple(part for part in PARTS if part in needed)


def tasks(sources: Sequence[Source], parts: Sequence[str]) -> tuple[Task, ...]:
    """The work that ``parts`` take, in this order: the longest first where ``sources`` are.

    Markdown and site are one, as the second reads the first; so are the data, whose sizes a page tells.
    """
    pages = [Task("site")] if "site" in parts else [Task("markdown")] if "markdown" in parts else []
    briefings = [Task("pdf"), *(Task("pdf", source.id) for source in sources)] if "pdf" in parts else []
    return (*pages, *briefings, *([Task("data")] if "data" in parts and "site" not in parts else []))


def crew(
    sources: Sequence[Source], parts: Sequence[str], jobs: int
) -> AbstractContextManager[ProcessPoolExecutor | None]:
    """Processes that load what ``parts`` need while the sources are still being read."""
    return parallel.crew(min(jobs, len(tasks(sources, parts))), _typesetting if "pdf" in parts else _nothing)


def _nothing() -> None:
    """A process is there as soon as it has been given something to do."""


def _typesetting() -> None:
    """Loading the typesetter takes a second, and needs nothing of the collection."""
    from generator.render.briefing.press import PRESS

    PRESS.start()
    from generator.render.briefing import page  # noqa: F401


def render(
    collection: Collection,
    folder: Path,
    parts: Sequence[str],
    jobs: int,
    steps: Steps,
    pool: ProcessPoolExecutor | None = None,
) -> tuple[tuple[Note, ...], tuple[Timing, ...]]:
    """Write ``parts`` of ``collection`` under ``folder``. Raises ``BuildFailed`` where one can't be made.

    A document whose own briefing fails is a grave note: the others are still published.
    """
    from generator.render.texts import write_texts

    write_texts(collection, folder / "text")
    longest_first = sorted(collection.results, key=lambda result: -len(result.text.text))
    order = tasks([result.source for result in longest_first], parts)
    done: dict[Task, Rendered] = {}
    for work in parallel.each(perform, order, (collection, folder), jobs, pool):
        done[work.item] = work.value or _failed(work.item, work.error)
        steps(work.item.part, work.item.source_id)
    return (
        tuple(note for task in order for note in done[task].notes),
        tuple(timing for task in order for timing in done[task].timings),
    )


def perform(given: tuple[Collection, Path], task: Task) -> Rendered:
    """One task, in whatever process: only there are the libraries loaded that it needs."""
    collection, folder = given
    watch = Stopwatch(task.source_id)
    notes = _WRITERS[task.part](collection, folder, task.source_id, watch)
    return Rendered(notes, tuple(watch.timings))


def _write_data(collection: Collection, folder: Path, source_id: str, watch: Stopwatch) -> tuple[Note, ...]:
    from generator.render.data import write_data

    with watch.stage("data"):
        write_data(collection, folder / "data")
    return ()


def _write_markdown(collection: Collection, folder: Path, source_id: str, watch: Stopwatch) -> tuple[Note, ...]:
    from generator.render.markdown import write_markdown

    with watch.stage("markdown"):
        write_markdown(collection, folder / "markdown")
    return ()


def _write_site(collection: Collection, folder: Path, source_id: str, watch: Stopwatch) -> tuple[Note, ...]:
    from generator.render.site import build_site

    notes = _write_data(collection, folder, source_id, watch)
    notes = (*notes, *_write_markdown(collection, folder, source_id, watch))
    with watch.stage("site"):
        return (*notes, *build_site(folder / "markdown", folder / "site"))


def _write_briefing(collection: Collection, folder: Path, source_id: str, watch: Stopwatch) -> tuple[Note, ...]:
    from generator.render.briefing import write_briefing, write_document_briefing

    path = folder / "pdf" / f"{source_id or 'briefing'}.pdf"
    path.parent.mkdir(exist_ok=True)
    with watch.stage("pdf"):
        notes = write_document_briefing(collection, source_id, path) if source_id else write_briefing(collection, path)
    if not path.exists() and _pango_is_missing():
        raise BuildFailed(NO_PANGO)
    return notes


NO_PANGO = (
    "系统缺少生成 PDF 所需的 Pango。Debian、Ubuntu 请运行：apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
    "libharfbuzz-subset0 fonts-noto-cjk（其他系统见 README）；也可先用 --only data,site 只生成网站和数据。"
)


def _pango_is_missing() -> bool:
    """Asked only where a PDF failed, so that whoever runs this learns what to install."""
    for name in ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"):
        with contextlib.suppress(OSError):
            ctypes.CDLL(name)
            return False
    return True


_WRITERS: dict[str, Callable[[Collection, Path, str, Stopwatch], tuple[Note, ...]]] = {
    "data": _write_data,
    "markdown": _write_markdown,
    "site": _write_site,
    "pdf": _write_briefing,
}


def _failed(task: Task, error: BaseException | None) -> Rendered:
    """A briefing that breaks is missed and told of; without data or pages there is nothing to publish."""
    if isinstance(error, BuildFailed):
        raise error
    why = told(error)
    if task.part != "pdf":
        raise BuildFailed(f"{task.part} 没有生成：{why}") from error
    return Rendered((Note("pdf-failed", "high", f"PDF 简报没有生成：{why}", task.source_id),), ())


def complete(folder: Path, before: Path, parts: Sequence[str]) -> None:
    """Take over from the build ``before`` what was not made; site and Markdown get data and PDFs of their own.

    So the site is whole on a USB stick, and ``mkdocs build`` over the Markdown makes the same site again.
    """
    for part in PARTS:
        if part not in parts:
            carry(before / part, folder / part)
    if "site" in parts:
        for whole in ("site", "markdown"):
            for part in ("data", "pdf"):
                carry(folder / part, folder / whole / part)
