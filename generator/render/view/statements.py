"""A sentence and the places it rests on, as links: a few are named, many are numbered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.collection import Statement
from generator.model.place import Place
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.text.typeset import typeset

MOST_NAMED = 2


@dataclass(frozen=True, slots=True)
class StatementView:
    """A sentence. ``places``: what stands for each, its link and, where that is a number, the name in full."""

    text: str
    places: tuple[tuple[str, Link], ...]
    extracted: bool
    names: tuple[str, ...] = ()


def statement(index: Index, s: Statement, home: str = "") -> StatementView:
    """A sentence of a summary with its places as links; on the page of the source ``home`` that is not named again."""
    return StatementView(typeset(s.text), linked(index, s.places, home), s.extracted)


def sentence(index: Index, text: str, places: Iterable[Place], most: int = MOST_NAMED) -> StatementView:
    """As ``statement``; more than ``most`` places are numbered, for their names would outweigh the sentence."""
    found = linked(index, places)
    if len(found) <= most:
        return StatementView(typeset(text), found, False)
    numbers = tuple((str(number), link) for number, (_, link) in enumerate(found, 1))
    return StatementView(typeset(text), numbers, False, tuple(name for name, _ in found))


def linked(index: Index, places: Iterable[Place], home: str = "") -> tuple[tuple[str, Link], ...]:
    """Each place once; a document is named where it changes."""
    found: dict[str, Link] = {}
    before = home
    for place in places:
        source = index.sources.get(place.source_id)
        if source is not None:
            where = source.place(place.span)
            named = where if place.source_id == before else f"{source.name} {where}"
            found.setdefault(named, source.anchor(place.span))
            before = place.source_id
    return tuple(found.items())
