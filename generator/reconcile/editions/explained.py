"""Which plan an interpretation, a press conference or a round of questions explains: by the title that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.place import Place, Span
from generator.model.source import Period, Region
from generator.reconcile.editions.identity import Identity, taken_apart
from generator.reconcile.editions.recognise import Bond, placed, same_region
from generator.rules.editions import edition_rules
from generator.text.fold import fold

# The title of another document, in its marks; a mark inside it may stand for the whole.
NAMED = re.compile(r"《([^《》\n]{4,80}(?:《[^《》\n]{2,40}》[^《》\n]{0,20})?)》")
OPENING, EXPLAINING_KINDS = 8, ("interpretation", "interview")
# Without a known region a title must say so much.
LONG = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A document that a source says it explains: title as written (folded), taken apart, and where it stands."""

    title: str
    core: str
    region: Region | None
    period: Period | None
    place: Place
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
    """The title in 《》, else what stands before the word that says it is explained."""
    if each.place is None or not each.explaining:
        return
    text = fold(each.result.text.text)
    words = each.place.span.of(text)
    found = list(NAMED.finditer(words))
    for match in found:
        yield from _named(match[1], each, _place(each, each.place.span.start + match.start(1), len(match[1])), True)
    explained = re.search(edition_rules().explaining.pattern, words)
    if not found and explained:
        title = max((words[: explained.start()], words[explained.end() :]), key=len).strip(" -—|:·的关于")
        if not title:
            return
        yield from _named(title, each, _place(each, each.place.span.start + words.index(title), len(title)), True)


def _announced(each: Identity) -> Iterator[Named]:
    text, document = fold(each.result.text.text), each.result.document
    for block in document.blocks[:OPENING]:
        words = block.span.of(text)
        for announced in re.finditer(edition_rules().announced.pattern, words):
            at = announced.start() + announced[0].rindex("《") + 1
            title = words[at : announced.end() - 1]
            yield from _named(title, each, _place(each, block.start + at, len(title)), False)


def _named(title: str, each: Identity, place: Place, in_title: bool) -> Iterator[Named]:
    words = "".join(title.split())
    apart = taken_apart(words, each.result.source.region)
    if apart.core:
        yield Named(words, apart.core, apart.region, apart.period, place, in_title)


def _place(each: Identity, start: int, length: int) -> Place:
    return Place(each.id, Span(start, start + length))


def explanations(identities: Sequence[Identity]) -> Iterator[tuple[Identity, Named, Bond | None]]:
    """Every source that names what it explains, with the one document of that title, region and period, or None."""
    plans = [each for each in identities if each.core and not each.explaining and not each.adjusting]
    for each in identities:
        for named in named_by(each):
            found = [plan for plan in plans if plan.id != each.id and _is(plan, named, each)]
            sure = [plan for plan in found if _same_place(plan, _region(named, each))]
            # editions of one document are one: whichever counts is told later
            chosen = sure or (found if len(named.core) >= LONG and len({_home(plan) for plan in found}) == 1 else [])
            if not chosen:
                yield each, named, None
            for plan in chosen:
                told = (
                    "stated" if sure and named.in_title and (named.period or each.period) == plan.period else "inferred"
                )
                yield each, named, Bond("interpretation", each, plan, told)  # type: ignore[arg-type]


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
