"""A source document: what is known of it beforehand, and its canonical text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.model.place import Span

SourceKind = Literal["plan", "interpretation", "interview", "bulletin", "report", "other"]


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative division: short name, GB/T 2260 code (empty when unknown), full path of names."""

    name: str
    code: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """First and last day, both inclusive. A point in time (年末) has ``start == end``."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the collection and what the catalogue says of it.

    ``published`` is an ISO date or its beginning (2017, 2017-07), only when it is printed or catalogued as known;
    ``assumed_date`` is the same for a document that carries no date: what is dated by it is flagged as inferred.
    ``evidence`` says in words where catalogue facts come from.
    """

    id: str
    path: str
    sha256: str
    title: str
    short_title: str = ""
    kind: SourceKind = "other"
    issuer: str = ""
    region: Region | None = None
    period: Period | None = None
    published: str = ""
    assumed_date: str = ""
    url: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Structure that the format itself knew, over characters of the text. All attributes are strings.

    - ``heading`` (level 1–6) · ``paragraph``: one block of the page, never to be joined with its neighbours ·
      ``item`` (list "ol" or "ul", number as the format counts it or "", depth from 1)
    - ``table`` (table: its index) · ``row`` (table, row) · ``cell`` (table, row, column, rowspan, colspan, head "true"
      or ""): tables of data, places in the grid after spans are resolved; an empty cell has an empty span. Between
      cells stands a tab, between rows a line end; a line end inside a cell is a line break of that cell.
    - ``furniture`` (reason: a code of rules/furniture.yml): what stands around the document and is not part of it
    - ``strong`` (bold) · ``superscript`` · ``subscript`` · ``struck`` (struck out) · ``ruby`` (a reading above
      characters): digits set above or below the line are not part of the figure or the name that they touch
    - ``about`` (title, published, printed: each only if known; empty span at 0): what the page says of itself where
      nobody sees it, so never more than an inference; ``printed`` is a date that it shows and marks as its own
    """

    kind: str
    span: Span
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """The canonical text and the marks over it. For a plain-text file: the file, decoded, nothing changed."""

    text: str
    marks: tuple[Mark, ...] = ()
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Aside:
    """Characters that are not content, kept with the reason (a code of rules/furniture.yml)."""

    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is left to parse, line by line, and what was set aside.

    ``kept`` holds spans in order, none crossing a line break; together with the asides they cover every
    non-space character of the text exactly once.
    """

    kept: tuple[Span, ...]
    asides: tuple[Aside, ...] = ()
