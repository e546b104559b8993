"""What a source says of itself in its title: what it is about, for which place and years, and which edition it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.collection import SourceResult
from generator.model.place import Place, Span
from generator.model.source import Period, Region
from generator.rules.catalogue import Entry
from generator.rules.divisions import DIVISION_ENDS, LONGEST_NAME, resolve
from generator.rules.editions import (
    Mark,
    adjusts,
    core,
    edition_rules,
    explains,
    file_mark,
    mark_of,
    telling,
    unmarked,
    unwrapped,
)
from generator.rules.periods import titled
from generator.text.fold import fold

# How far below the title an edition mark may stand on a line of its own, and how long such a line is at most.
OPENING, SHORT = 6, 24
LONGEST_TITLE = 60
NO_MARK = Mark()


@dataclass(frozen=True, slots=True)
class Identity:
    """``core`` is the title without region, years and edition mark; empty where it says too little to go by.

    ``named`` is the title as it stands, ``place`` where (None: it is only catalogued or the name of the file);
    ``mark_place`` where the edition mark stands (None: in the catalogue or in the name of the file); ``adjusting``: it
    changes some of what a plan says.
    """

    result: SourceResult
    core: str
    named: str
    region: Region | None
    period: Period | None
    mark: Mark
    explaining: bool
    adjusting: bool
    place: Place | None
    mark_place: Place | None

    @property
    def id(self) -> str:
        return self.result.source.id


@dataclass(frozen=True, slots=True)
class Title:
    """A title taken apart: what is left without region and years, and these two."""

    core: str
    region: Region | None
    period: Period | None


def identity(result: SourceResult, entry: Entry) -> Identity:
    """``entry`` is what the catalogue says of the source; an empty one where it says nothing."""
    source = result.source
    printed, place = _printed(result)
    named = printed or fold(source.title)
    title = next(
        (each for each in (taken_apart(name, source.region) for name in (printed, fold(source.title))) if each.core),
        Title("", None, None),
    )
    mark, mark_place = _mark(result, entry, named, place)
    return Identity(
        result,
        title.core,
        named,
        source.region or title.region,
        title.period or source.period,
        mark,
        explains(named) or (source.kind == "interpretation" and not mark.stage),
        adjusts(named),
        place,
        mark_place,
    )


def taken_apart(title: str, home: Region | None) -> Title:
    """A folded title without its region and years; its core is empty where too little is left."""
    text = unmarked(unwrapped(title))
    period = titled(text)
    text = re.sub(rf"^[^\w《]*(?:{edition_rules().years})[^\w《]*", "", text)
    region, rest = _placed(text, home)
    found = core(rest)
    return Title(found if telling(found) else "", region, period)


def _placed(text: str, home: Region | None) -> tuple[Region | None, str]:
    """The division that ``text`` begins with and what follows it; one outside the code table by the source's own."""
    found, end = None, 0
    for match in DIVISION_ENDS.finditer(text, 2, 3 * LONGEST_NAME):
        if region := resolve(text[: match.end()]):
            found, end = region, match.end()
    if found is None and home is not None:
        name = next((name for name in (home.path, home.name) if name and text.startswith(fold(name))), "")
        found, end = (home, len(name)) if name else (None, 0)
    return found, text[end:]


def _printed(result: SourceResult) -> tuple[str, Place | None]:
    document, text = result.document, fold(result.text.text)
    if not document.blocks:
        return "", None
    block = document.blocks[max(document.title, 0)]
    if document.title < 0 and not _titular(block.span.of(text)):
        return "", None
    return "".join("".join(p.of(text) for p in block.pieces).split()), Place(result.source.id, block.span)


def _titular(line: str) -> bool:
    """Does a first line that was not taken for a title name a document all the same?"""
    words = line.strip()
    return len(words) <= LONGEST_TITLE and not re.search("[。;!]", words) and bool(explains(words) or adjusts(words))


def _mark(result: SourceResult, entry: Entry, named: str, place: Place | None) -> tuple[Mark, Place | None]:
    """The catalogue's word, else what the title or a line below it says, else the name of the file."""
    if entry.edition is not None:
        stages = {"draft": Mark(stage=2), "final": Mark(final=True), "revised": Mark(revised=True)}
        return stages[entry.edition], None
    for words, where in ((named, place), *_lines(result)):
        if (mark := mark_of(words)) != NO_MARK:
            return mark, where
    for words in (fold(result.source.title), ""):
        if words and (mark := mark_of(words)) != NO_MARK:
            return mark, None
    return file_mark(fold(PurePosixPath(result.source.path).stem)), None


def _lines(result: SourceResult) -> Iterator[tuple[str, Place]]:
    """Short lines of the opening that are a mark in brackets: (征求意见稿)."""
    text, source_id = fold(result.text.text), result.source.id
    for block in result.document.blocks[:OPENING]:
        words = "".join(block.span.of(text).split())
        if len(words) <= SHORT and words.startswith(("(", "[", "【")):
            yield words, Place(source_id, Span(block.start, block.end))
