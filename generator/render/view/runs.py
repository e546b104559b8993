"""A piece of a source as runs: what is text, what is a figure, what words a finding concerns, what is emphasised.

The characters are the source's, set in Chinese typography; every figure keeps the offset it came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.model.collection import Finding
from generator.model.place import Span
from generator.render import labels
from generator.render.view import links
from generator.render.view.index import Index, Mark, SourceIndex
from generator.render.view.links import Link
from generator.text.typeset import typeset_pieces

LONGEST_UNDERLINE = 60


@dataclass(frozen=True, slots=True)
class Run:
    """Characters set alike. A figure has its ``anchor``; words of a finding lead to it and carry its kind as hint.

    ``grave`` counts from 0 (no finding) to 3 (to be settled before use). ``anchors`` are further ids that begin here.
    """

    text: str
    anchor: str = ""
    anchors: tuple[str, ...] = ()
    finding: Link | None = None
    hint: str = ""
    grave: int = 0
    bold: bool = False
    label: bool = False


Line = tuple[Run, ...]
GRAVE = {"high": 3, "medium": 2, "low": 1}


def plain(text: str) -> Line:
    """Words of this site."""
    return (Run(text),) if text else ()


def text_of(line: Iterable[Run]) -> str:
    """The characters alone."""
    return "".join(run.text for run in line)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Spans to be set apart: run-in heads in bold, labels (numbers, speakers) in the site's own type, extra anchors."""

    bold: tuple[Span, ...] = ()
    labels: tuple[Span, ...] = ()
    anchors: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Coat:
    """How one character is set: two neighbours with the same coat are one run."""

    mark: Mark | None
    finding: Finding | None
    bold: bool
    label: bool
    cut: int


def set_runs(
    index: Index, source: SourceIndex, pieces: Sequence[Span], emphasis: Emphasis | None = None, marked: bool = True
) -> Line:
    """The characters of ``pieces`` as runs. Not ``marked``: without figures and findings (for a second showing)."""
    emphasis = emphasis or Emphasis()
    offsets = [i for piece in pieces if not _bars(piece.of(source.text)) for i in range(piece.start, piece.end)]
    if not offsets:
        return ()
    raw = "".join(" " if source.text[i].isspace() else source.text[i] for i in offsets)
    whole = Span(offsets[0], offsets[-1] + 1)
    coats = _coats(source, whole, emphasis, marked)
    shown = [(coats[i - whole.start], i, piece) for i, piece in zip(offsets, typeset_pieces(raw), strict=True)]
    runs = [
        _run(index, coat, [(i, piece) for _, i, piece in group]) for coat, group in groupby(shown, key=lambda c: c[0])
    ]
    return _trimmed([run for run in runs if run.text or run.anchor or run.anchors])


def _bars(text: str) -> bool:
    """Nothing but the bars that divided a table's cells."""
    return not text.strip("|｜ \u3000\t")


def _coats(source: SourceIndex, whole: Span, emphasis: Emphasis, marked: bool) -> list[_Coat]:
    size = len(whole)
    figures: list[Mark | None] = [None] * size
    words: list[Finding | None] = [None] * size
    if marked:
        for mark in source.marks_in(whole):
            _paint(figures, mark.span, whole.start, mark)
        for span, finding in _worded(source, whole):
            _paint(words, span, whole.start, finding)
    bold, label = _painted(emphasis.bold, whole), _painted(emphasis.labels, whole)
    cuts = set(emphasis.anchors)
    coats, cut = [], 0
    for i in range(size):
        if whole.start + i in cuts:
            cut = whole.start + i
        figure = figures[i]
        coats.append(_Coat(figure, None if figure else words[i], bold[i], label[i], cut))
    return coats


def _worded(source: SourceIndex, whole: Span) -> Iterator[tuple[Span, Finding]]:
    """The words of findings in ``whole``, the gravest last so that it is seen."""
    found = [pair for pair in source.places if pair[0].overlaps(whole) and len(pair[0]) <= LONGEST_UNDERLINE]
    yield from sorted(found, key=lambda pair: GRAVE[pair[1].severity])


def _paint(canvas: list[Mark | None] | list[Finding | None], span: Span, start: int, colour: object) -> None:
    for i in range(max(0, span.start - start), min(len(canvas), span.end - start)):
        canvas[i] = colour  # type: ignore[call-overload]


def _painted(spans: Iterable[Span], whole: Span) -> list[bool]:
    canvas = [False] * len(whole)
    for span in spans:
        for i in range(max(0, span.start - whole.start), min(len(canvas), span.end - whole.start)):
            canvas[i] = True
    return canvas


def _run(index: Index, coat: _Coat, letters: list[tuple[int, str]]) -> Run:
    text = "".join(piece for _, piece in letters)
    first = letters[0][0]
    anchors = (f"p{coat.cut}",) if coat.cut == first else ()
    if coat.mark is not None:
        begins = coat.mark.span.start == first
        touching = [f for o in coat.mark.observations for f in index.findings_of.get(o.id, ())]
        return Run(
            text,
            f"c{first}" if begins else "",
            (*anchors, *(f"c{n}" for n in coat.mark.nested if begins)),
            grave=max((GRAVE[f.severity] for f in touching), default=0),
            bold=coat.bold,
        )
    if coat.finding is not None:
        kind = labels.finding_kind(coat.finding.kind)
        return Run(text, "", anchors, links.finding(coat.finding.id), kind, GRAVE[coat.finding.severity], coat.bold)
    return Run(text, "", anchors, bold=coat.bold, label=coat.label)


def _trimmed(runs: list[Run]) -> Line:
    """Without space at either end."""
    if runs:
        runs[0] = replace(runs[0], text=runs[0].text.lstrip())
        runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
    return tuple(runs)
