"""The numbered notes: one for each sentence or row that the briefing rests on, in the order it is first cited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.model.place import Place, Span
from generator.render.briefing.library import Library
from generator.render.briefing.quotation import quoted
from generator.render.briefing.runs import Line, Mark, Run, glue_figures, with_marks
from generator.render.briefing.wording import FIGURE
from generator.render.typeset import typeset


@dataclass(frozen=True, slots=True)
class Note:
    """What stands at the end: the quotation, where it stands, and the anchors of the marks that lead here."""

    number: int
    quote: Line
    where: str
    characters: str
    anchors: tuple[str, ...]
    row: bool


@dataclass(slots=True)
class _Entry:
    number: int
    strong: list[Span]
    anchors: list[str] = field(default_factory=list)


class Evidence:
    """The register of notes while the briefing is being composed."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._entries: dict[Place, _Entry] = {}

    def cite(self, place: Place) -> Mark:
        """A new mark for the words at ``place``; the same sentence or row keeps one note."""
        quote = Place(place.source_id, self._library.shelves[place.source_id].quote(place.span))
        entry = self._entries.setdefault(quote, _Entry(len(self._entries) + 1, []))
        if place.span not in entry.strong:
            entry.strong.append(place.span)
        anchor = f"r{entry.number}-{len(entry.anchors) + 1}"
        entry.anchors.append(anchor)
        return Mark(entry.number, anchor)

    def cite_all(self, places: Iterable[Place]) -> tuple[Mark, ...]:
        """One mark a note, though several places lie in the same sentence; known sources only."""
        seen: dict[Span | int, Mark] = {}
        for place in places:
            if place.source_id not in self._library.shelves:
                continue
            quote = Place(place.source_id, self._library.shelves[place.source_id].quote(place.span))
            entry = self._entries.get(quote)
            if entry is not None and entry.number in seen:
                if place.span not in entry.strong:
                    entry.strong.append(place.span)
                continue
            mark = self.cite(place)
            seen[mark.number] = mark
        return tuple(sorted(seen.values(), key=lambda mark: mark.number))

    def annotate(self, text: str, places: Iterable[Place]) -> Line:
        """``text`` with the mark of each place after the words it repeats, the other marks at the end."""
        shown = typeset(text)
        at: dict[int, list[Place]] = {}
        for place in dict.fromkeys(places):
            if place.source_id in self._library.shelves:
                at.setdefault(self._position(shown, place), []).append(place)
        line: list[Run] = []
        start = 0
        for position in sorted(at):
            line += with_marks(glue_figures(shown[start:position]), self.cite_all(at[position]))
            start = position
        return (*line, *glue_figures(shown[start:]))

    def _position(self, shown: str, place: Place) -> int:
        """Where in ``shown`` the mark of ``place`` goes: after its own words, else before the last full stop."""
        for words in self._spellings(place):
            found = _whole(shown, words)
            if found >= 0:
                return found + len(words)
        return len(shown) - 1 if shown.endswith(("。", "；")) and len(shown) > 1 else len(shown)

    def _spellings(self, place: Place) -> tuple[str, ...]:
        o = self._library.observation_at(place)
        words = typeset(self._library.words(place)).strip("[]（）() ")
        return tuple(w for w in ((f"{words}{o.unit}", words) if o else (words,)) if w)

    def notes(self) -> tuple[Note, ...]:
        return tuple(self._note(quote, entry) for quote, entry in self._entries.items())

    def _note(self, quote: Place, entry: _Entry) -> Note:
        shelf = self._library.shelves[quote.source_id]
        strong = sorted(entry.strong)
        where = self._library.where(Place(quote.source_id, strong[0]))
        characters = f"{quote.span.start}—{quote.span.end}"
        row = shelf.block_at(quote.span.start) in shelf.rows
        return Note(entry.number, quoted(shelf, quote.span, strong), where, characters, tuple(entry.anchors), row)


def _whole(text: str, words: str) -> int:
    """Where ``words`` stand in ``text`` without cutting a figure or its unit in two; -1 if nowhere."""
    figures = [found.span() for found in FIGURE.finditer(text)]
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not any(first < start < last or first < end < last for first, last in figures):
            return start
        start = text.find(words, start + 1)
    return -1
