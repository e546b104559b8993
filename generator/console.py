"""What people see in the terminal: the bar while it works, the summary at the end, what went wrong and what to do."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path

from rich.console import Console, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from generator import questions
from generator.checking import Check, Unnamed
from generator.outcome import Event, Outcome, Tell
from generator.publish import STAMP
from generator.reviewing import Review

STEPS = {
    "source": "读取",
    "reconcile": "汇总对照",
    "data": "数据",
    "markdown": "Markdown",
    "site": "网站",
    "pdf": "PDF 简报",
    "publish": "发布",
}


# More grave notes than these nobody reads in a terminal.
MOST_NOTES = 20
# More open points of one kind than these neither.
MOST_LINES = 60


def speak_utf8() -> None:
    """Chinese must come out even where the locale is C and Python would write ASCII."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            try:
                "规划简报 ✓".encode(stream.encoding)
            except (LookupError, UnicodeEncodeError):
                stream.reconfigure(encoding="utf-8")
            stream.reconfigure(errors="replace")


def plain(text: str) -> Text:
    """Words that may come from a source: no markup is read in them, no control character reaches the terminal."""
    return Text("".join(char if char.isprintable() or char == "\n" else " " for char in text))


def out() -> Console:
    """Standard output."""
    return Console(highlight=False, markup=False)


def err() -> Console:
    """Standard error."""
    return Console(stderr=True, highlight=False, markup=False)


@contextmanager
def progress() -> Iterator[Tell]:
    """A bar on standard error that follows the events; nothing where that is no terminal."""
    console = err()
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("开始", total=None)

        def tell(event: Event) -> None:
            words = plain(f"已完成 {STEPS[event.step]} {event.name}".strip()).plain
            bar.update(task, description=words, completed=event.done, total=event.total)

        yield tell


def fail(message: str) -> None:
    """Nothing was done, and why."""
    err().print(plain(f"✗ {message}"), soft_wrap=True)


def summary(outcome: Outcome) -> None:
    """What was built, what was set aside, and where to look."""
    collection = outcome.collection
    grave = Counter(finding.severity for finding in collection.open_findings)["high"]
    settled = len(collection.findings) - len(collection.open_findings)
    for source in collection.unreadable:
        warn(f"{source.path}：{source.reason}")
    for note in outcome.grave[:MOST_NOTES]:
        warn(f"{note.source_id}：{note.detail}" if note.source_id else note.detail)
    if len(outcome.grave) > MOST_NOTES:
        warn(f"另有 {len(outcome.grave) - MOST_NOTES} 条须处理的提示，见 {outcome.output / STAMP}。")
    aside = f"，{len(collection.unreadable)} 份未能读出" if collection.unreadable else ""
    say(
        f"✓ {len(collection.results)} 份文件{aside}，{len(collection.observations):,} 个数据，"
        f"{len(collection.open_findings)} 条体检发现（须核实 {grave} 条）{f'，{settled} 条已确认' if settled else ''}，"
        f"{len(outcome.all_notes)} 条提示，"
        f"用时 {outcome.seconds:.1f} 秒"
    )
    for name, path in _places(outcome):
        say(f"  {name}  {path}")


def _places(outcome: Outcome) -> list[tuple[str, Path]]:
    """Where the parts of the build lie."""
    known = (
        ("网站", "site", "site/index.html"),
        ("简报", "pdf", "pdf/briefing.pdf"),
        ("数据", "data", "data/observations.csv"),
        ("提示", "", STAMP),
    )
    return [(name, outcome.output / path) for name, part, path in known if not part or part in outcome.parts]


def reviewed(review: Review) -> None:
    """What ``planbrief review`` moved, what it gave back, and what waits where."""
    for each in review.returned:
        warn(f"没有移入 {review.corrections.name}：“{each.correction.quote}”的 {each.correction.field}：{each.reason}")
    if review.moved:
        say(f"✓ {len(review.moved)} 项决定已移入 {review.corrections}")
    if review.waiting:
        say(f"{review.figures:,} 个数据有 {review.waiting:,} 项待核定：{review.queue}")
        say("  填好后再运行一次 planbrief review")
    else:
        say("没有待核定的数据。")


def warn(message: str) -> None:
    """One line on standard error: something needs a person."""
    err().print(plain(f"! {message}"), soft_wrap=True)


def say(message: str) -> None:
    """One line on standard output."""
    out().print(plain(message), soft_wrap=True)


def show(parts: Callable[[int], Iterable[RenderableType]]) -> None:
    """The parts one below the other, made for the window's width, or for 200 columns where there is no window."""
    limited = sys.stdout.isatty() or "COLUMNS" in os.environ
    console = out() if limited else Console(highlight=False, markup=False, width=200)
    for part in parts(console.width):
        console.print(part)


def open_points(check: Check) -> None:
    """What ``planbrief check`` found, for people."""
    for heading, lines in _open(check):
        say(f"{heading}：{len(lines)}")
        for line in lines[:MOST_LINES]:
            say(f"  {line}")
        if len(lines) > MOST_LINES:
            say(f"  另有 {len(lines) - MOST_LINES} 条，全部见 planbrief check --format json")


def _open(check: Check) -> Iterator[tuple[str, list[str]]]:
    collection = check.collection
    yield "没能读出的文件", [f"{source.path}：{source.reason}" for source in collection.unreadable]
    near = [name for name in check.unnamed if name.suggestions]
    yield "与词表相近的名称（用 planbrief review 核定）", [_near(name) for name in near]
    yield "词表之外的名称", [_unnamed(name) for name in check.unnamed if not name.suggestions]
    yield "期间未定的数据", [f"{o.id}  {o.mention.name}  {o.quantity.text}" for o in check.undated]
    grave = [finding for finding in collection.open_findings if finding.severity == "high"]
    yield "须核实的不一致", [f"{finding.id}  {finding.title}" for finding in grave]
    settled = [(f, f.acknowledged) for f in collection.findings if f.acknowledged]
    yield "已确认的体检发现", [f"{f.id}  {f.title}（{said.reason}，{said.by}）" for f, said in settled]
    yield "处理时的提示", [f"{note.source_id}  {note.detail}".strip() for note in collection.all_notes]


def _unnamed(name: Unnamed) -> str:
    documents = f"{name.documents} 份文件 " if name.documents > 1 else ""
    return f"{name.name}（{documents}{name.count} 处，如 {name.place}）"


def _near(name: Unnamed) -> str:
    return f"{_unnamed(name)}  可能是 {'；'.join(questions.told(each) for each in name.suggestions)}"
