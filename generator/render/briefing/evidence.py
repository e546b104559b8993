"""The numbered notes: one for each sentence or row that the briefing rests on, in the order it is first cited."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from generator.model.place import Place, Span
from generator.render import labels
from generator.render.briefing.library import Library
from generator.render.briefing.quotation import quoted
from generator.render.briefing.runs import Line, Mark, Run, glue_figures, with_marks
from generator.render.briefing.wording import FIGURE
from generator.text.typeset import typeset

CLOSING = ("”", "’", "》")
RATIO = 2


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
        return self._mark(self._entry(place))

    def _entry(self, place: Place) -> _Entry:
        quote = Place(place.source_id, self._library.shelves[place.source_id].quote(place.span))
        entry = self._entries.setdefault(quote, _Entry(len(self._entries) + 1, []))
        if place.span not in entry.strong:
            entry.strong.append(place.span)
        return entry

    def _mark(self, entry: _Entry) -> Mark:
        entry.anchors.append(f"r{entry.number}-{len(entry.anchors) + 1}")
        return Mark(entry.number, entry.anchors[-1])

    def cite_all(self, places: Iterable[Place], known: Collection[int] = ()) -> tuple[Mark, ...]:
        """One mark a note, though several places lie in the same sentence; none for the notes ``known``."""
        marks: dict[int, Mark] = {}
        for place in places:
            if place.source_id not in self._library.shelves:
                continue
            entry = self._entry(place)
            if entry.number not in marks and entry.number not in known:
                marks[entry.number] = self._mark(entry)
        return tuple(marks[number] for number in sorted(marks))

    def annotate(self, text: str, places: Iterable[Place]) -> Line:
        """``text`` with the mark of each place after the words it repeats, the other marks at the end."""
        shown = typeset(text)
        at: dict[int, list[Place]] = {}
        for place in dict.fromkeys(places):
            if place.source_id in self._library.shelves:
                at.setdefault(self._position(shown, place), []).append(place)
        line: list[Run] = []
        start, last = 0, _last(shown)
        seen: set[int] = set()
        for position in sorted(at):
            marks = self.cite_all(at[position], seen if position == last else ())
            line += with_marks(glue_figures(shown[start:position]), marks)
            start = position
            seen |= {mark.number for mark in marks}
        return (*line, *glue_figures(shown[start:]))

    def _position(self, shown: str, place: Place) -> int:
        """Where in ``shown`` the mark of ``place`` goes: after its own words, else before the last full stop."""
        for words in self._spellings(place):
            end = _end(shown, words)
            if end >= 0:
                return _behind_title(shown, end + 1 if shown[end : end + 1] in CLOSING else end)
        return _last(shown)

    def _spellings(self, place: Place) -> Iterator[str]:
        """How a sentence may repeat the words of ``place``: with the unit, without, a member of a ratio."""
        o = self._library.observation_at(place)
        words = typeset(self._library.words(place)).strip("[]（）() ")
        if o is not None:
            yield labels.value(o)
            yield f"{words}{o.unit}"
            if len(o.quantity.parts) > RATIO:
                yield from (f"{part}%" for part in o.quantity.parts)
        if words:
            yield words

    def notes(self) -> tuple[Note, ...]:
        return tuple(self._note(quote, entry) for quote, entry in self._entries.items())

    def _note(self, quote: Place, entry: _Entry) -> Note:
        shelf = self._library.shelves[quote.source_id]
        strong = sorted(entry.strong)
        where = self._library.where(Place(quote.source_id, strong[0]))
        characters = f"{quote.span.start}—{quote.span.end}"
        row = shelf.block_at(quote.span.start) in shelf.rows
        return Note(entry.number, quoted(shelf, quote.span, strong), where, characters, tuple(entry.anchors), row)


def _last(text: str) -> int:
    """Where marks go that belong to no words: before the last stop."""
    return len(text) - 1 if text.endswith(("。", "；")) and len(text) > 1 else len(text)


def _behind_title(text: str, end: int) -> int:
    """``end``, or behind the 》 of the title that it would cut in two."""
    opened, closed = text.rfind("《", 0, end), text.find("》", end)
    inside = opened >= 0 and closed >= 0 and "》" not in text[opened:end]
    return closed + 1 if inside else end


def _end(text: str, words: str) -> int:
    """Where ``words`` end in ``text``, no figure or unit cut in two; -1 if they are nowhere."""
    figures = [found.span() for found in FIGURE.finditer(text)]
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not any(first < start < last or first < end < last for first, last in figures):
            return end
        start = text.find(words, start + 1)
    return -1
