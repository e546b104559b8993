"""Printing: HTML to PDF, handed to a process of its own that is kept for the briefings after it.

That process (`typesetter`) keeps the patched line setting away from everything else, pays once for loading WeasyPrint,
and has limits of memory and time. Whatever happens in it becomes a note, and the build goes on.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Lock, Timer

from generator.model.note import Note

SECONDS = 300
TYPESETTER = "generator.render.briefing.typesetter"


class PressError(Exception):
    """The typesetter stopped or could not set the document; the reason in words."""


class Press:
    """The typesetter process, started when first needed, and again after one that had to be stopped."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._one_at_a_time = Lock()

    def start(self) -> None:
        """Have the process load what it needs before there is anything to print."""
        with self._one_at_a_time:
            self._running()

    def print(self, html: str, path: Path) -> list[list[str]]:
        """Write ``html`` as PDF to ``path``; (kind, detail) of every message. Raises ``PressError``."""
        with self._one_at_a_time:
            process = self._running()
            watch = Timer(SECONDS, process.kill)
            watch.start()
            try:
                answer = self._ask(process, {"html": html, "path": str(path)})
            finally:
                watch.cancel()
        if "error" in answer:
            raise PressError(str(answer["error"]))
        messages: list[list[str]] = answer["messages"]
        return messages

    def _ask(self, process: subprocess.Popen[str], job: dict[str, str]) -> dict[str, list[list[str]]]:
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write(json.dumps(job) + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except OSError:
            answer = ""
        if not answer:
            process.kill()
            raise PressError(f"排版进程中断（退出码{process.wait()}）或超过{SECONDS}秒")
        parsed: dict[str, list[list[str]]] = json.loads(answer)
        return parsed

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", TYPESETTER],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                env=_environment(),
            )
        return self._process


def _environment() -> dict[str, str]:
    """The package must be found from any folder, installed or not."""
    root = str(Path(__file__).resolve().parents[3])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH", "")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


PRESS = Press()


def print_pdf(html: str, path: Path) -> tuple[Note, ...]:
    """Write ``html`` as PDF to ``path``. What went wrong comes back as notes; no half-written file is left."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    try:
        messages = PRESS.print(html, beside)
        beside.replace(path)
    except (PressError, OSError) as error:
        beside.unlink(missing_ok=True)
        return (Note("pdf-failed", "high", f"{path.name} 没有生成：{error}"),)
    return tuple(Note(kind, "medium", f"{path.name}：{detail}") for kind, detail in messages)
