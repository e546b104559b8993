"""The corpus through the whole road, and the figures of how well it was read."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator import pipeline
from generator.model.collection import Collection
from generator.model.figure import Observation
from generator.model.place import Span
from generator.outcome import Steps, silent
from generator.read import read
from generator.rules.quality import Found, Measured, Quality
from tests.quality.facts import (
    CORPUS,
    SEEDS,
    UNSEEN,
    CorpusError,
    Fact,
    Known,
    known_findings,
    marked,
    negatives,
    opening,
    seed_facts,
    unmarked,
    unseen_facts,
)
from tests.quality.score import ASPECTS, confirmed, overlap, pairs, right

# A place longer than this, or a finding of more places than those, proves nothing.
LONGEST_PLACE, MOST_PLACES, NEAR = 200, 8, 3


def corpus_hash() -> str:
    """One hash of all marked documents and what is known of them beforehand."""
    digest = hashlib.sha256()
    marked_files = (path for path in CORPUS.rglob("*") if path.suffix in (".tsv", ".txt", ".html", ".yml"))
    for path in (*sorted(marked_files), *sorted(SEEDS.glob("*.txt")), SEEDS / "catalogue.yml"):
        digest.update(path.relative_to(CORPUS.parent.parent).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def measured(misses: bool = False) -> Quality:
    """The figures of the whole corpus; with ``misses`` what is not wholly right is told on standard error."""
    seeds = _collection(SEEDS)
    with tempfile.TemporaryDirectory() as name:
        facts = _unmarked(Path(name))
        invented = _collection(Path(name))
    sets = (
        _measured("seeds", seed_facts(), seeds, misses),
        _measured("invented", facts, invented, misses),
        _measured("unseen", unseen_facts(), _collection(UNSEEN), misses),
    )
    spans = negatives()
    wrong = [n for n in spans if any(n.source_id == o.source_id and overlap(n.span, o.quantity.span) >= 0.5
                                     for o in seeds.observations)]  # fmt: skip
    return Quality(corpus_hash(), sets, Found(len(wrong), len(spans)), _findings(seeds))


def _collection(folder: Path) -> Collection:
    context = pipeline.load(folder)
    found, noted = pipeline.find(folder, context)
    collection, _ = pipeline.collect(folder, found, noted, context, 1, Steps(silent, len(found)))
    if collection.unreadable:
        raise CorpusError("; ".join(f"{each.path}: {each.reason}" for each in collection.unreadable))
    return collection


def _unmarked(folder: Path) -> tuple[Fact, ...]:
    """The invented documents without their marks, written to ``folder``, and their facts."""
    facts: list[Fact] = []
    for path in sorted((CORPUS / "invented").iterdir()):
        default, raw = opening(path.read_text(encoding="utf-8"))
        beside = folder / f".marked{path.suffix}"
        beside.write_text(raw, encoding="utf-8")
        (folder / path.name).write_text(unmarked(raw), encoding="utf-8")
        text = read(beside).value.text
        if unmarked(text) != read(folder / path.name).value.text:
            raise CorpusError(f"{path.name}: its marks change how it is read")
        facts += marked(path.stem, text, default)
        beside.unlink()
    return tuple(facts)


def _measured(name: str, facts: Sequence[Fact], collection: Collection, misses: bool) -> Measured:
    observations = collection.observations
    wanted = [fact for fact in facts if fact.counts == "figure"]
    found = pairs(wanted, observations)
    agreed = [(fact, o, right(fact, o)) for fact, o in found]
    held = [o for o in observations if confirmed(facts, o, [o for _, o in found])]
    if misses:
        _tell(name, wanted, agreed, [o for o in observations if o not in held])
    counts = Counter(aspect for _, _, aspects in agreed for aspect in aspects)
    whole = sum(len(aspects) == len(ASPECTS) for _, _, aspects in agreed)
    return Measured(
        name,
        len(collection.results),
        Found(len(found), len(wanted)),
        Found(len(held), len(observations)),
        **{aspect: Found(counts[aspect], len(wanted)) for aspect in ASPECTS},
        whole=Found(whole, len(wanted)),
    )


def _tell(
    name: str, wanted: Iterable[Fact], agreed: Iterable[tuple[Fact, Observation, frozenset[str]]],
    false: Iterable[Observation],
) -> None:  # fmt: skip
    agreed = list(agreed)
    for fact in wanted:
        if all(fact is not each for each, _, _ in agreed):
            _say(f"{name} MISSED {fact.source_id}:{fact.span.start} {fact.text} {fact.names}")
    for fact, o, aspects in agreed:
        if wrong := [aspect for aspect in ASPECTS if aspect not in aspects]:
            _say(
                f"{name} {'+'.join(wrong)} {fact.source_id}:{fact.span.start} {fact.text} {fact.names} {fact.periods} "
                f"{fact.kinds} {fact.comparators} {fact.units} <- {o.mention.name} {o.period} {o.status} {o.basis} "
                f"{o.quantity.comparator} {o.unit_base} [{o.mention.rule}]"
            )
    for o in false:
        _say(f"{name} UNMARKED {o.id} {o.quantity.text} {o.mention.name} [{o.mention.rule}]")


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _findings(collection: Collection) -> dict[str, Found]:
    """Of the known disagreements of each severity, how many the check-up reports at their places."""
    reported = [
        [(p.source_id, p.span) for p in finding.places if len(p.span) <= LONGEST_PLACE]
        for finding in collection.findings
        if len(finding.places) <= MOST_PLACES
    ]
    known = known_findings()
    return {
        severity: Found(
            sum(any(_states(each, places) for places in reported) for each in known if each.severity == severity),
            sum(each.severity == severity for each in known),
        )
        for severity in ("high", "medium", "low")
    }


def _states(known: Known, places: Sequence[tuple[str, Span]]) -> bool:
    first = [place for place in places if _touches(place, known.places)]
    second = [place for place in places if _touches(place, known.opposite)]
    return bool(first) and (not known.opposite or any(one != other for one in first for other in second))


def _touches(place: tuple[str, Span], others: Iterable[tuple[str, Span]]) -> bool:
    return any(
        place[0] == name and place[1].start < span.end + NEAR and span.start < place[1].end + NEAR
        for name, span in others
    )


def figures(quality: Quality) -> Iterator[tuple[str, Found]]:
    """Every published figure with its name, for comparing and printing."""
    for each in quality.sets:
        for name in ("found", "confirmed", *ASPECTS, "whole"):
            yield f"{each.id}: {name}", getattr(each, name)
    for severity, found in quality.findings.items():
        yield f"findings: {severity}", found
    silent_spans = quality.negatives.of - quality.negatives.right
    yield "negatives left alone", Found(silent_spans, quality.negatives.of)
