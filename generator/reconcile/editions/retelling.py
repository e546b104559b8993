"""What an interpretation says of its plan: a figure again, another one of the same thing, or more."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.figure import Observation
from generator.model.relation import FigureChange
from generator.reconcile.compare import measure, moment, side
from generator.reconcile.editions.differences import gap
from generator.reconcile.editions.figures import Key, home_of, shared_home
from generator.reconcile.evidence import Evidence
from generator.rules.concepts import plain as plain_name
from generator.rules.findings import scope_words
from generator.text.fold import fold


def retold(told: Sequence[Observation], plan: Sequence[Observation], evidence: Evidence) -> tuple[FigureChange, ...]:
    """What an interpretation says beside its plan: the plan's figure again, another one of the same thing, or more.

    ``before`` is the plan's figure, ``after`` the interpretation's; what the interpretation leaves out is not told.
    """
    again = {mine.id: other for mine, other in repeats(told, plan, evidence)}
    known: dict[Key, list[Observation]] = {}
    home = shared_home(told, plan, evidence)
    for o in plan:
        if (key := _same_thing(o, home, evidence)) is not None:
            known.setdefault(key, []).append(o)
    found = []
    for o in told:
        if o.id in again:
            found.append(FigureChange("unchanged", again[o.id].id, o.id))
            continue
        key = _same_thing(o, home, evidence)
        others = [p for p in known.get(key, ()) if _scope(p) == _scope(o)] if key is not None else []
        others = others[:1] if len({(measure(p), p.quantity.comparator) for p in others}) == 1 else []
        found.append(
            FigureChange("changed", others[0].id, o.id, gap(others[0], o))
            if others
            else FigureChange("added", "", o.id)
        )
    return tuple(found)


def repeats(
    told: Sequence[Observation], plan: Sequence[Observation], evidence: Evidence
) -> tuple[tuple[Observation, Observation], ...]:
    """The figures of ``told`` that say again what a figure of ``plan`` says: each with the first of them."""
    known: dict[Key, list[Observation]] = {}
    home = shared_home(told, plan, evidence)
    for o in plan:
        if (key := _same_saying(o, home, evidence)) is not None:
            known.setdefault(key, []).append(o)
    found = []
    for o in told:
        key = _same_saying(o, home, evidence)
        same = next((p for p in known.get(key, ()) if _scope(p) == _scope(o)), None) if key is not None else None
        if same is not None:
            found.append((o, same))
    return tuple(found)


def _same_saying(o: Observation, home: str, evidence: Evidence) -> Key | None:
    """Indicator, place, time, side and value; None for what can't be held against another."""
    thing = _same_thing(o, home, evidence)
    return (*thing, measure(o), o.quantity.comparator) if thing is not None else None


def _same_thing(o: Observation, home: str, evidence: Evidence) -> Key | None:
    value = measure(o)
    if value is None or o.period is None or side(o) is None:
        return None
    thing = o.concept_id or plain_name(o.mention.name)
    return (thing, home_of(o, home), moment(o, evidence), side(o), o.basis, value[1])


def _scope(o: Observation) -> frozenset[str]:
    return frozenset(scope_words(fold(o.mention.name)))
