"""Which plan an interpretation, a press conference or a round of questions explains: by the title that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model.place import Place, Span
from generator.model.source import Period, Region
from generator.reconcile.editions.identity import Identity, taken_apart
from generator.reconcile.editions.recognise import Bond, Shelf, placed, same_region
from generator.rules.editions import edition_rules
from generator.text.fold import fold

# The title of another document, in its marks; a mark inside it may stand for the whole.
NAMED = re.compile(r"《([^《》\n]{4,80}(?:《[^《》\n]{2,40}》[^《》\n]{0,20})?)》")
OPENING, EXPLAINING_KINDS = 8, ("interpretation", "interview")
# Without a known region a title must say so much.
LONG = 8
# A title that leaves words out still has that part of the characters; the texts then share that part.
NEARLY, COMMON = 0.7, Decimal("0.2")


@dataclass(frozen=True, slots=True)
class Named:
    """A document that a source says it explains: title as written (folded), taken apart, and where it stands.

    ``place`` is None where only the catalogue has the title.
    """

    title: str
    core: str
    region: Region | None
    period: Period | None
    place: Place | None
    in_title: bool


def named_by(each: Identity) -> tuple[Named, ...]:
    """What a source says it explains: by its title, else by what its opening announces; none for a plan."""
    if not each.explaining and each.result.source.kind not in EXPLAINING_KINDS:
        return ()
    titled = tuple(_in_title(each))
    if titled or not each.explaining:
        return titled
    return tuple(_announced(each))[:1]


def _in_title(each: Identity) -> Iterator[Named]:
    """The title in 《》, else what stands beside the word that says it is explained."""
    if not each.explaining:
        return
    words = each.named
    found = [match[1] for match in NAMED.finditer(words)]
    explained = re.search(edition_rules().explaining.pattern, words)
    if not found and explained:
        beside = max((words[: explained.start()], words[explained.end() :]), key=len)
        found = [beside.strip(" -—|:·的关于")]
    for title in found:
        if title:
            yield from _named(title, each, _written(title, each), True)


def _written(title: str, each: Identity) -> Place | None:
    """Where the text has ``title``, first of all in its own; None where only the catalogue has it."""
    text = fold(each.result.text.text)
    spaced = re.compile(r"\s*".join(map(re.escape, title)))
    start = each.place.span.start if each.place is not None else 0
    found = spaced.search(text, start) or spaced.search(text)
    return Place(each.id, Span(*found.span())) if found else None


def _announced(each: Identity) -> Iterator[Named]:
    text, document = fold(each.result.text.text), each.result.document
    for block in document.blocks[:OPENING]:
        words = block.span.of(text)
        for announced in re.finditer(edition_rules().announced.pattern, words):
            at = announced.start() + announced[0].rindex("《") + 1
            title = words[at : announced.end() - 1]
            yield from _named(title, each, _place(each, block.start + at, len(title)), False)


def _named(title: str, each: Identity, place: Place | None, in_title: bool) -> Iterator[Named]:
    words = "".join(title.split())
    apart = taken_apart(words, each.result.source.region)
    if apart.core:
        yield Named(words, apart.core, apart.region, apart.period, place, in_title)


def _place(each: Identity, start: int, length: int) -> Place:
    return Place(each.id, Span(start, start + length))


def explanations(shelf: Shelf) -> Iterator[tuple[Identity, Named, Bond | None]]:
    """Every source that names what it explains, with each document of that title, region and period, or None."""
    plans = [each for each in shelf.identities.values() if each.core and not each.explaining and not each.adjusting]
    for each in shelf.identities.values():
        for named in named_by(each):
            bonds: list[Bond | None] = [*_bonds(each, named, plans, shelf)]
            yield from ((each, named, bond) for bond in bonds or [None])


def _bonds(each: Identity, named: Named, plans: Sequence[Identity], shelf: Shelf) -> Iterator[Bond]:
    found = [plan for plan in plans if plan.id != each.id and _is(plan, named, each)]
    sure = [plan for plan in found if _same_place(plan, _region(named, each))]
    for plan in sure:
        stated = named.in_title and (named.period or each.period) == plan.period
        yield Bond("interpretation", each, plan, "stated" if stated else "inferred")
    if sure:
        return
    alone = len({_home(plan) for plan in found}) == 1
    if found and alone and len(named.core) >= LONG:
        yield from (Bond("interpretation", each, plan, "inferred") for plan in found)
        return
    likely = [plan for plan in plans if _is_nearly(plan, named, each, shelf)]
    if len({plan.core for plan in likely}) == 1:
        yield from (Bond("interpretation", each, plan, "inferred", shelf.overlap(each, plan)) for plan in likely)


def _is_nearly(plan: Identity, named: Named, each: Identity, shelf: Shelf) -> bool:
    """Region and period are the same, one title is the other with words left out, and the texts have much in common."""
    short, long = sorted((plan.core, named.core), key=len)
    return (
        is_alike(plan, named, each)
        and len(short) >= NEARLY * len(long)
        and _left_out(short, long)
        and shelf.overlap(each, plan) >= COMMON
    )


def is_alike(plan: Identity, named: Named, each: Identity) -> bool:
    """A plan of the region and the period that a source speaks of, which may be the one it explains."""
    period = named.period or each.period
    return (
        plan.id != each.id
        and not plan.explaining
        and plan.result.source.kind == "plan"
        and _same_place(plan, _region(named, each))
        and (plan.period == period or plan.period is None or period is None)
    )


def _left_out(short: str, long: str) -> bool:
    """Do the characters of ``short`` stand in ``long`` in their order?"""
    letters = iter(long)
    return all(letter in letters for letter in short)


def _same_place(plan: Identity, region: Region | None) -> bool:
    """The region is the same, or no table knows it and the title, which is the same, names it."""
    return bool(same_region(plan.region, region)) or (plan.region is None and region is None and placed(plan))


def _home(plan: Identity) -> str:
    return (plan.region.code or plan.region.name) if plan.region else ""


def _region(named: Named, each: Identity) -> Region | None:
    return named.region or each.region


def _is(plan: Identity, named: Named, each: Identity) -> bool:
    """The same title; neither region nor period of another."""
    period = named.period or each.period
    if plan.core != named.core or same_region(plan.region, _region(named, each)) is False:
        return False
    return plan.period is None or period is None or plan.period == period
