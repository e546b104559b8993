"""Which sources are editions of one document, explain one or follow one another, told by titles and by their text.

No relation without evidence: for editions the title (without region, years and edition mark), the region and the
period must be the same and the texts overlap; where the titles differ, only a text that is nearly the same will do.
A county's plan and its city's, however much boilerplate they share, have different regions and are never related.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations, pairwise

from generator.model.collection import SourceResult
from generator.model.relation import RelationKind, Told
from generator.model.source import Region
from generator.reconcile.editions.identity import Identity
from generator.reconcile.editions.likeness import Profile, content, near, overlap, reach, same_numbers
from generator.reconcile.editions.repeal import repeals

# A draft and its final text share at least this part of the shorter one; where the region or the period of one of them
# is not known, VERSION; two texts of one title share VERSION, the same text twice SAME.
DRAFT, VERSION, SAME = Decimal("0.3"), Decimal("0.6"), Decimal("0.9")
# As long as the other, or at least half of it: what is shorter is an extract, which stands for nothing but itself.
WHOLE, HALF, FIFTH = Decimal("0.8"), Decimal("0.5"), Decimal("0.2")
LAST_STAGE = 9
EXPLANATIONS = ("interpretation", "interview")


@dataclass(frozen=True, slots=True)
class Bond:
    """Two sources and what they are to each other: ``first`` is the draft, the replaced text, the copy …

    ``partial``: the second changes only some of what the first says (a notice of adjustment); both count.
    """

    kind: RelationKind
    first: Identity
    second: Identity
    told: Told
    overlap: Decimal | None = None
    partial: bool = False


@dataclass(frozen=True)
class Shelf:
    """All sources by id, their ``folded`` texts, and their profiles, made when they are first asked for.

    ``apart`` are pairs that need no look: they have nothing to do with one another, or the catalogue says what.
    """

    identities: Mapping[str, Identity]
    folded: Mapping[str, str]
    apart: frozenset[frozenset[str]] = frozenset()

    @cached_property
    def _profiles(self) -> dict[str, Profile]:
        return {}

    def profile(self, source_id: str) -> Profile:
        found = self._profiles.get(source_id)
        if found is None:
            found = self._profiles[source_id] = Profile.of(self.identities[source_id].result, self.folded[source_id])
        return found

    def overlap(self, a: Identity, b: Identity) -> Decimal:
        return overlap(self.profile(a.id), self.profile(b.id))

    def reach(self, a: Identity, b: Identity) -> Decimal:
        return reach(self.profile(a.id), self.profile(b.id))

    def same_numbers(self, a: Identity, b: Identity) -> Decimal:
        return same_numbers(self.profile(a.id), self.profile(b.id))


def candidates(shelf: Shelf) -> Iterator[tuple[Identity, Identity]]:
    """Pairs worth a closer look: of one title, or with many whole sentences in common; each once."""
    by_core: dict[str, list[Identity]] = {}
    for each in shelf.identities.values():
        if each.core and not each.explaining:
            by_core.setdefault(each.core, []).append(each)
    pairs = {_ordered(a, b) for group in by_core.values() for a, b in combinations((each.id for each in group), 2)}
    listed = list(shelf.identities.values())
    pairs |= {
        _ordered(listed[a].id, listed[b].id)
        for a, b in near(content(each.result, shelf.folded[each.id]) for each in listed)
    }
    for a, b in sorted(pairs):
        if frozenset((a, b)) not in shelf.apart:
            yield shelf.identities[a], shelf.identities[b]


def _ordered(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def edition_of(a: Identity, b: Identity, shelf: Shelf) -> Bond | None:
    """What two texts of one document are to each other; None if they are not texts of one document."""
    region, period = same_region(a.region, b.region), _same(a.period, b.period)
    if region is False or period is False or a.explaining != b.explaining or _far(a.result, b.result):
        return None
    titled = bool(a.core) and a.core == b.core and not a.explaining
    known = titled and period is not None and (region or (a.region is b.region is None and placed(a)))
    if a.adjusting or b.adjusting:
        return _adjusted(a, b, known)
    likeness = Likeness(titled, known, shelf.overlap(a, b))
    if likeness.share >= SAME and _same_text(a, b, shelf, titled):
        return _copied(a, b, likeness)
    first, second = in_order(a, b)
    if likeness.known and (bond := _repealed(a, b, likeness.share)) is not None:
        return bond
    if _stage(first) < _stage(second):
        return _drafted(first, second, likeness, shelf)
    if second.mark.revised and not first.mark.revised:
        return _revised(first, second, likeness, shelf)
    return _retold(a, b, likeness, shelf)


@dataclass(frozen=True, slots=True)
class Likeness:
    """``titled``: the titles are the same; ``known``: region and period too; ``share``: how far the texts overlap."""

    titled: bool
    known: bool
    share: Decimal


def _stage(each: Identity) -> int:
    return each.mark.stage or LAST_STAGE


def _drafted(first: Identity, second: Identity, likeness: Likeness, shelf: Shelf) -> Bond | None:
    """A draft and what came of it; under another title, or where the region is not known, only if most of it stayed."""
    if not likeness.known and not (
        (likeness.titled or same_region(first.region, second.region))
        and likeness.share >= VERSION
        and shelf.same_numbers(first, second) >= VERSION
    ):
        return None
    if likeness.share < DRAFT or shelf.reach(first, second) < (FIFTH if likeness.titled else HALF):
        return None
    kind: RelationKind = "revision" if second.mark.revised and not first.mark.revised else "draft"
    return Bond(kind, first, second, "stated" if likeness.known and _says(first) else "inferred", likeness.share)


def _revised(first: Identity, second: Identity, likeness: Likeness, shelf: Shelf) -> Bond | None:
    if not likeness.titled or likeness.share < (DRAFT if likeness.known else VERSION):
        return None
    if not likeness.known and shelf.same_numbers(first, second) < VERSION:
        return None
    told: Told = "stated" if likeness.known and _says(second) else "inferred"
    return Bond("revision", first, second, told, likeness.share, shelf.reach(first, second) < HALF)


def _repealed(a: Identity, b: Identity, share: Decimal) -> Bond | None:
    """One of two texts of a document says that the other is no longer in force."""
    for first, second in ((a, b), (b, a)):
        if not second.mark.stage and repeals(second, first) is not None and repeals(first, second) is None:
            return Bond("revision", first, second, "stated", share)
    return None


def _adjusted(a: Identity, b: Identity, known: bool) -> Bond | None:
    """A notice that changes some targets of the plan that its title names; two notices are nothing to each other."""
    first, second = (a, b) if b.adjusting else (b, a)
    if first.adjusting or first.mark.stage or not known:
        return None
    return Bond("revision", first, second, "stated", partial=True)


def _retold(a: Identity, b: Identity, likeness: Likeness, shelf: Shelf) -> Bond | None:
    """Two texts of one title, region and period that say nothing of which they are: the later or the fuller counts."""
    if not likeness.known or likeness.share < VERSION or shelf.reach(a, b) < HALF:
        return None
    if _day(a) and _day(b) and _day(a) != _day(b):
        first, second = sorted((a, b), key=_day)
        return Bond("revision", first, second, "inferred", likeness.share)
    return _copied(a, b, likeness)


def _copied(a: Identity, b: Identity, likeness: Likeness) -> Bond:
    """The copy and the text that counts: the one that says it is final, else with more structure, else longer."""
    second = fullest((a, b))
    return Bond("copy", a if second is b else b, second, "inferred", likeness.share)


def fullest(texts: Iterable[Identity]) -> Identity:
    """Of texts of one document the one that counts; of equal ones the first by its id."""
    return max(sorted(texts, key=lambda each: each.id), key=lambda each: (each.mark.final, *structure(each.result)))


def _says(each: Identity) -> bool:
    """Does the text itself say which edition it is?"""
    return each.mark_place is not None


def _same_text(a: Identity, b: Identity, shelf: Shelf, titled: bool) -> bool:
    """The same words with the same numbers: a copy, or with the same title a part of it; marks must not differ."""
    if (a.mark.stage, a.mark.revised) != (b.mark.stage, b.mark.revised) or shelf.same_numbers(a, b) < SAME:
        return False
    return titled or shelf.reach(a, b) >= WHOLE


def _far(a: SourceResult, b: SourceResult) -> bool:
    """One explains, the other does not: however much it quotes, an interpretation is no edition of its plan."""
    return (a.source.kind in EXPLANATIONS) != (b.source.kind in EXPLANATIONS)


def in_order(a: Identity, b: Identity) -> tuple[Identity, Identity]:
    """The earlier edition first: drafts by stage before final texts, revisions last; then by date, then by id."""
    first, second = sorted((a, b), key=_rank)
    return first, second


def _rank(each: Identity) -> tuple[bool, int, str, str]:
    return (each.mark.revised, _stage(each), _day(each), each.id)


def _day(each: Identity) -> str:
    return each.result.source.published


def structure(result: SourceResult) -> tuple[int, int, int, int]:
    """How much of its structure a source tells: tables with figures, exact ones before others, headings; its length."""
    document = result.document
    read = {o.mention.cell[0] for o in result.observations if o.mention.cell is not None}
    exact = sum(table.exact for table in document.tables if table.id in read)
    return exact, len(read), len(document.sections), sum(len(p) for b in document.blocks for p in b.pieces)


def same_region(a: Region | None, b: Region | None) -> bool | None:
    """None where one is not known; by code, else by name."""
    if a is None or b is None:
        return None
    return a.code == b.code if a.code and b.code else a.name == b.name


def _same(a: object, b: object) -> bool | None:
    if a is None and b is None:
        return True
    return None if a is None or b is None else a == b


def placed(each: Identity) -> bool:
    """Is the place known, or named in the title though no table knows it?"""
    return bool(each.core) and (each.region is not None or bool(re.match(r".{2,8}?[省市县区州盟旗]", each.core)))


def predecessors(identities: Sequence[Identity]) -> Iterator[Bond]:
    """Plans (or reports) of one title and region for periods that follow one another: each with the one before it."""
    series: dict[tuple[str, str], list[Identity]] = {}
    for each in identities:
        if each.period and placed(each) and not each.explaining and each.result.source.kind not in EXPLANATIONS:
            region = (each.region.code or each.region.name) if each.region else ""
            series.setdefault((each.core, region), []).append(each)
    for group in series.values():
        ordered = sorted(group, key=lambda each: (each.period, each.id))
        for a, b in pairwise(ordered):
            assert a.period is not None
            assert b.period is not None
            if a.period.end < b.period.start:
                yield Bond("predecessor", a, b, "inferred")
