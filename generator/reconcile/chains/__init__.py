"""Chains: what became of an indicator from plan to plan, across tables, running text and documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from generator.model.chain import Actual, Apart, Chain, Station
from generator.model.collection import Finding
from generator.model.figure import Observation
from generator.model.place import Place
from generator.reconcile.chains.between import progress, steps
from generator.reconcile.chains.readings import Reading, kind_of
from generator.reconcile.chains.stations import Stop, stops
from generator.reconcile.chains.threads import Strand, strands
from generator.reconcile.evidence import Evidence, figure_place
from generator.text.typeset import typeset

__all__ = ["chains"]

CONTRADICTIONS = frozenset({"value-conflict", "derived-conflict", "comparator-mismatch", "rounding"})
UNCLEAR = frozenset({"period-ambiguous"})
UNCLEAR_TERM = "是一年还是几年的数有疑问，见体检；不算年均与进度"
Contradicted = Mapping[Place, tuple[str, ...]]


def chains(evidence: Evidence, findings: Sequence[Finding], actuals: Sequence[Actual] = ()) -> tuple[Chain, ...]:
    """Every chain with a target, in the order of the vocabulary; those outside it last, as the documents have them."""
    contradicted, unclear = _named(findings, CONTRADICTIONS), _named(findings, UNCLEAR)
    made = [chain for strand in strands(evidence, actuals) for chain in _of_strand(strand, contradicted, evidence)]
    found = [_doubted(chain, unclear, evidence) for chain in made]
    order = {concept_id: i for i, concept_id in enumerate(evidence.concepts)}
    return tuple(sorted(found, key=lambda chain: order.get(chain.concept_id, len(order))))


def _doubted(chain: Chain, unclear: Contradicted, evidence: Evidence) -> Chain:
    """A chain without what can't be reckoned while the term of one of its figures is unclear."""
    figures = [evidence.by_id[each] for s in chain.stations for each in s.readings if each in evidence.by_id]
    ids = dict.fromkeys(each for o in figures for each in unclear.get(figure_place(o), ()))
    if not ids:
        return chain
    stations = tuple(replace(s, finding_ids=(*s.finding_ids, *ids)) for s in chain.stations)
    kept = tuple(step for step in chain.steps if step.kind != "pace")
    return replace(chain, stations=stations, steps=kept, progress=(), doubt=UNCLEAR_TERM)


def _named(findings: Sequence[Finding], kinds: frozenset[str]) -> Contradicted:
    """The findings of some kinds by the figures that they name."""
    found: dict[Place, list[str]] = {}
    for finding in findings:
        if finding.kind in kinds:
            for place in finding.places:
                found.setdefault(place, []).append(finding.id)
    return {place: tuple(ids) for place, ids in found.items()}


def _of_strand(strand: Strand, contradicted: Contradicted, evidence: Evidence) -> Iterator[Chain]:
    """One chain for each kind of number of a strand that has a target and something beside it."""
    kinds: dict[tuple[str, ...], list[Reading]] = {}
    for reading in strand.readings:
        kinds.setdefault((*reading.track, reading.unit), []).append(reading)
    made, apart = [], [*strand.apart]
    for readings in sorted(kinds.values(), key=len, reverse=True):
        contested = frozenset(r.id for r in readings if _findings_of(r, contradicted))
        line, left = stops(readings, contested)
        apart += left
        chain = _chain(strand, line, contradicted, evidence) if line else None
        if chain is not None and (chain.steps or chain.progress):
            made.append(chain)
        else:
            apart += [Apart(r.id, _alone(r, strand)) for stop in line for r in stop.readings]
    used = {each for chain in made for step in chain.progress for each in step.actuals}
    left_out = tuple(each for each in apart if each.observation_id not in used)
    for i, chain in enumerate(made):
        yield replace(chain, apart=left_out) if i == 0 else chain


def _alone(reading: Reading, strand: Strand) -> str:
    """Why a reading has nothing to be chained with."""
    if any(r.unit != reading.unit for r in strand.readings):
        return f"单位是{reading.unit}，与其他数不同" if reading.unit else "没有单位"
    if any(r.track != reading.track for r in strand.readings):
        return "期间长短与其他数不同，当年数与几年合计不相连"
    return "没有同口径的另一个时点可连"


def _chain(strand: Strand, line: Sequence[Stop], contradicted: Contradicted, evidence: Evidence) -> Chain:
    targets = [stop for stop in line if stop.side == "target"]
    first = line[0].head
    concept = evidence.concepts.get(strand.concept_id)
    return Chain(
        id=_identifier(strand, first),
        concept_id=strand.concept_id,
        name=concept.name if concept else typeset(strand.name),
        region=strand.region,
        kind=kind_of(first),
        unit=first.unit,
        stations=tuple(_station(stop, contradicted) for stop in line),
        steps=tuple(step for target in targets for step in steps(target, line, strand, evidence)),
        progress=tuple(each for target in targets for each in progress(target, line, strand, evidence)),
        doubt=strand.doubt,
    )


def _identifier(strand: Strand, first: Reading) -> str:
    """Stable as long as the indicator, its region, scope and kind of number are."""
    words = "|".join((*strand.thread, *first.track, first.unit, *first.row))
    return f"chain-{sha256(words.encode()).hexdigest()[:8]}"


def _station(stop: Stop, contradicted: Contradicted) -> Station:
    ids = dict.fromkeys(each for r in stop.readings for each in _findings_of(r, contradicted))
    rivals = tuple(group[0].id for group in stop.values[1:])
    return Station(stop.side, stop.period, tuple(r.id for r in stop.values[0]), rivals, tuple(ids))


def _findings_of(reading: Reading, contradicted: Contradicted) -> tuple[str, ...]:
    o = reading.origin
    return contradicted.get(figure_place(o), ()) if isinstance(o, Observation) else ()
