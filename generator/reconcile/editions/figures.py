"""Two editions figure by figure: unchanged, changed, only in one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.model.figure import Observation
from generator.model.relation import FigureChange
from generator.reconcile.compare import measure, place_key
from generator.reconcile.editions.differences import apart, same_period
from generator.reconcile.editions.likeness import shingles
from generator.reconcile.evidence import Evidence
from generator.rules.concepts import plain as plain_name
from generator.rules.divisions import scope_words as scope_places
from generator.text.fold import fold

Key = tuple[object, ...]
Keyed = Callable[[Observation], Key | None]
FORMER = re.compile(r"\(原[^()]{0,6}\)$")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
# Two sentences with their numbers masked say the same from this likeness on.
ALIKE = 0.6


def changes(
    before: Sequence[Observation], after: Sequence[Observation], evidence: Evidence
) -> tuple[FigureChange, ...]:
    """Every figure of both, each once: in the order of ``after``, those that were dropped behind them.

    Figures are matched by name, place, time and kind, equal values first; then by concept where only one is left on
    either side; last by sentences that are the same but for their numbers.
    """
    matched: dict[str, Observation] = {}
    rest = [list(before), list(after)]
    for key, single in _steps(shared_home(before, after, evidence)):
        for a, b in list(_paired(rest[0], rest[1], key, single)):
            matched[b.id] = a
            rest[0].remove(a)
            rest[1].remove(b)
    for a, b in list(_by_sentence(rest[0], rest[1], evidence)):
        matched[b.id] = a
        rest[0].remove(a)
        rest[1].remove(b)
    told = [_change(matched.get(b.id), b) for b in after]
    return (*told, *(FigureChange("dropped", a.id, "") for a in rest[0]))


def adjusted(
    plan: Sequence[Observation], notice: Sequence[Observation], evidence: Evidence
) -> tuple[FigureChange, ...]:
    """What a notice of adjustment says of a plan; what it does not name stays in force and is not told.

    A figure that it calls the former one (由7150公里调整为…) says again what the plan says.
    """
    new = [o for o in notice if not is_former(o)]
    told = [each for each in changes(plan, new, evidence) if each.kind != "dropped"]
    former = [o for o in notice if is_former(o)]
    again = (each for each in changes(plan, former, evidence) if each.after and each.kind != "changed")
    return (*told, *again)


def is_former(o: Observation) -> bool:
    """Is a figure named as the one that another replaces?"""
    return FORMER.search(fold(o.mention.name)) is not None


def _change(a: Observation | None, b: Observation) -> FigureChange:
    if a is None:
        return FigureChange("added", "", b.id)
    said = apart(a, b)
    if not said and _told(a)[:-1] == _told(b)[:-1] and same_period(a, b):
        return FigureChange("unchanged", a.id, b.id)
    return FigureChange("changed", a.id, b.id, said)


def _told(o: Observation) -> Key:
    """What a figure says, whatever the unit it is written in."""
    value = measure(o)
    written = fold(o.quantity.text).strip() if value is None else ""
    return (value, written, o.quantity.comparator, o.quantity.parts, o.value_max_base, o.status, o.basis, o.period)


def _steps(home: str) -> tuple[tuple[Keyed, bool], ...]:
    """How figures are matched, step by step; ``single``: only where one is left on either side."""

    def named(o: Observation) -> Key:
        return (plain_name(FORMER.sub("", fold(o.mention.name))), _subject(o), home_of(o, home), o.status, o.basis)

    def exact(o: Observation) -> Key:
        return (*named(o), *_told(o))

    def timed(o: Observation) -> Key:
        return (*named(o), o.period, o.unit_base)

    def meant(o: Observation) -> Key | None:
        if not o.concept_id:
            return None
        return (o.concept_id, home_of(o, home), o.status, o.basis, o.period, o.unit_base)

    def ending(o: Observation) -> Key | None:
        return (*named(o), o.period.end, o.unit_base) if o.period is not None else None

    return ((exact, False), (timed, False), (meant, True), (ending, True))


def _paired(
    before: Iterable[Observation], after: Iterable[Observation], key: Keyed, single: bool
) -> Iterator[tuple[Observation, Observation]]:
    left, right = _groups(before, key), _groups(after, key)
    for each, mine in left.items():
        other = right.get(each, [])
        if not other or (single and (len(mine), len(other)) != (1, 1)):
            continue
        yield from _aligned(mine, other)


def _groups(figures: Iterable[Observation], key: Keyed) -> dict[Key, list[Observation]]:
    found: dict[Key, list[Observation]] = {}
    for o in figures:
        if (name := key(o)) is not None:
            found.setdefault(name, []).append(o)
    return found


def _aligned(mine: Sequence[Observation], other: Sequence[Observation]) -> Iterator[tuple[Observation, Observation]]:
    """In their order; where one side has more, those of the same table or prose go together first."""
    left, right = list(mine), list(other)
    for a in mine:
        like = next((b for b in right if b.mention.origin == a.mention.origin), None)
        if like is not None:
            yield a, like
            left.remove(a)
            right.remove(like)
    yield from zip(left, right, strict=False)


def _by_sentence(
    before: Sequence[Observation], after: Sequence[Observation], evidence: Evidence
) -> Iterator[tuple[Observation, Observation]]:
    """Figures at the same place of sentences that differ in their numbers alone: a date that moved, a new target."""
    left: dict[Key, list[tuple[frozenset[str], Observation]]] = {}
    for a in before:
        left.setdefault(_slot(a, evidence), []).append((_masked(a, evidence), a))
    for b in after:
        slot, words = left.get(_slot(b, evidence), []), _masked(b, evidence)
        found = next((each for each in slot if len(each[0] & words) >= ALIKE * len(each[0] | words)), None)
        if found is not None:
            slot.remove(found)
            yield found[1], b


def _slot(o: Observation, evidence: Evidence) -> Key:
    """Kind, unit and place among the numbers of the sentence."""
    quote = o.mention.quote
    number = len(NUMBER.findall(evidence.folded[o.source_id][quote.start : max(quote.start, o.quantity.span.start)]))
    return (o.mention.origin, o.unit_base, o.basis, number)


def _masked(o: Observation, evidence: Evidence) -> frozenset[str]:
    """The sentence with its numbers masked, as shingles."""
    return shingles(NUMBER.sub("0", o.mention.quote.of(evidence.folded[o.source_id])))


def shared_home(first: Sequence[Observation], second: Sequence[Observation], evidence: Evidence) -> str:
    """The region of two related sources, by the first that names one: figures without a region are of it."""
    sources = (evidence.sources[o.source_id].source for o in (*second[:1], *first[:1]))
    regions = [source.region for source in sources if source.region is not None]
    return (regions[0].code or regions[0].name) if regions else ""


def home_of(o: Observation, home: str) -> str:
    """The region that a figure speaks of."""
    return place_key(o) if o.region else home


def _subject(o: Observation) -> str:
    """Whom a figure speaks of; the whole division (全县) is nobody in particular."""
    return "" if o.mention.subject in scope_places() else o.mention.subject
