"""Figures of one indicator, region and scope, across all documents, and those of it that are counted differently."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.model.chain import Actual, Apart
from generator.model.figure import Observation
from generator.model.source import Region
from generator.reconcile.chains.readings import Reading, Thread, published, reading, refused, thing
from generator.reconcile.chains.stations import agree
from generator.reconcile.compare import place_key
from generator.reconcile.evidence import Evidence
from generator.rules.findings import direction
from generator.rules.progress import progress_rules
from generator.text.fold import fold

INFERRED = "单位没有印出，是推断的；只在本行之内相比"
NOT_CHAINED = "单位是推断的，没有印出单位的同一个数可以印证"


@dataclass(frozen=True, slots=True)
class Strand:
    """Readings that may be chained, whatever kind of number they are; ``way`` is up, down, none or unknown."""

    thread: Thread
    concept_id: str
    name: str
    region: Region | None
    way: str
    readings: tuple[Reading, ...]
    apart: tuple[Apart, ...] = ()
    doubt: str = ""


def strands(evidence: Evidence, actuals: Sequence[Actual]) -> Iterator[Strand]:
    """Every strand, in the order of the documents; what an indicator has beside a strand is told with its largest."""
    by_thing: dict[tuple[str, str], list[Observation]] = {}
    for o in evidence.observations:
        if thing(o):
            by_thing.setdefault((thing(o), place_key(o)), []).append(o)
    told: dict[tuple[str, str], list[Actual]] = {}
    for actual in actuals:
        told.setdefault((actual.concept_id, actual.region.code or actual.region.name), []).append(actual)
    for key, group in by_thing.items():
        yield from _of_thing(group, told.get(key, ()), evidence)


def _of_thing(group: Sequence[Observation], actuals: Sequence[Actual], evidence: Evidence) -> Iterator[Strand]:
    out = [Apart(o.id, why) for o in group if (why := refused(o, evidence))]
    kept = [reading(o, evidence) for o in group if not refused(o, evidence)]
    threads: dict[Thread, list[Reading]] = {}
    for each in kept:
        threads.setdefault(each.thread, []).append(each)
    if not threads:
        return
    main = max(threads, key=lambda key: (bool(actuals) and not any(key[2:]), len(threads[key])))
    threads[main] += [published(actual, threads[main]) for actual in actuals]
    for key, readings in threads.items():
        sure, rows = _by_unit(readings)
        others = [Apart(r.id, _scope(key, r.thread)) for other, rs in threads.items() if other != main for r in rs]
        unsure = [Apart(r.id, NOT_CHAINED) for row in rows if sure for r in row]
        yield _strand(key, sure, [*out, *others, *unsure] if key == main else [], "", evidence)
        for row in rows:
            yield _strand(key, row, [], INFERRED, evidence)


def _by_unit(readings: Sequence[Reading]) -> tuple[list[Reading], list[list[Reading]]]:
    """Those with a printed unit, and row by row the others; a row of which a printed figure bears one out is sure."""
    rows: dict[tuple[str, ...], list[Reading]] = {}
    sure = [each for each in readings if not each.row]
    for each in readings:
        if each.row:
            rows.setdefault(each.row, []).append(each)
    borne_out = [key for key, row in rows.items() if any(_bears_out(a, b) for a in sure for b in row)]
    sure += [replace(each, row=()) for key in borne_out for each in rows.pop(key)]
    return sure, list(rows.values())


def _bears_out(printed: Reading, inferred: Reading) -> bool:
    same = (printed.side, printed.track, printed.moment, printed.unit) == (
        inferred.side,
        inferred.track,
        inferred.moment,
        inferred.unit,
    )
    return same and printed.founding and bool(printed.value) and agree(printed, inferred)


def _strand(key: Thread, readings: Sequence[Reading], apart: Sequence[Apart], doubt: str, evidence: Evidence) -> Strand:
    first = next((r.origin for r in readings if isinstance(r.origin, Observation)), None)
    name = first.mention.name if first else ""
    concept_id = "" if key[0].startswith("=") else key[0]
    concept = evidence.concepts.get(concept_id)
    way = direction(concept.direction if concept else "", name)
    if not concept and fold(name).endswith(progress_rules().cuts):
        way = "up"
    region = first.region if first else None
    return Strand(key, concept_id, name, region, way, tuple(readings), tuple(apart), doubt)


def _scope(main: Thread, other: Thread) -> str:
    """In which word two threads of one indicator differ."""
    mine, its = (set(filter(None, key[2].split("、"))) for key in (main, other))
    if more := sorted(its - mine):
        return f"限于“{more[0]}”，口径未必相同"
    if lacking := sorted(mine - its):
        return f"没有写“{lacking[0]}”，口径未必相同"
    return f"说的是“{other[3] or main[3]}”，口径未必相同"
