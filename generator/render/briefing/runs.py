"""Text with its emphasis and its note marks, as the templates receive it; they escape it and add the tags."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.render.briefing.wording import FIGURE


@dataclass(frozen=True, slots=True)
class Mark:
    """A note mark: the note's number and this mark's own anchor, to which the note leads back."""

    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line. ``glued``: never broken (a figure and its unit); ``strong``: the words concerned.

    ``tail`` is kept with it but not emphasised (the bar behind a cell).
    """

    text: str
    strong: bool = False
    glued: bool = False
    marks: tuple[Mark, ...] = ()
    tail: str = ""


Line = tuple[Run, ...]


def plain(text: str) -> Line:
    """``text`` as a line without emphasis."""
    return (Run(text),) if text else ()


def text_of(line: Iterable[Run]) -> str:
    """The characters of a line, without its marks."""
    return "".join(run.text + run.tail for run in line)


def glue_figures(text: str) -> Line:
    """``text`` with every figure kept together with its unit."""
    runs, place = [], 0
    for found in FIGURE.finditer(text):
        if len(found[0]) > 1:
            runs += [Run(text[place : found.start()]), Run(found[0], glued=True)]
            place = found.end()
    return tuple(run for run in (*runs, Run(text[place:])) if run.text)


def with_marks(line: Line, marks: tuple[Mark, ...]) -> Line:
    """``line`` with ``marks`` after its last character, glued to it, so that a mark never opens a line."""
    if not marks or not line:
        return line
    *head, last = line
    if last.glued or len(last.text) == 1:
        return (*head, replace(last, glued=True, marks=last.marks + marks))
    return (*head, replace(last, text=last.text[:-1]), Run(last.text[-1], last.strong, True, marks))
