"""One figure under two names that do not count the same people: scope-mismatch; 全覆盖 beside a lesser share."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from generator.model.collection import Finding
from generator.model.figure import Observation
from generator.model.place import Place, Span
from generator.reconcile.compare import measure, moment, percent, plain, side
from generator.reconcile.evidence import Evidence, figure_place, name_places, place
from generator.reconcile.findings.definitions import shorter
from generator.reconcile.findings.record import record
from generator.reconcile.findings.units import shared
from generator.reconcile.wording import amount, listed, quoted, when, where
from generator.rules.concepts import core
from generator.rules.findings import finding_rules, scope_words
from generator.text.fold import fold
from generator.text.typeset import typeset

SHARED_OBJECT, TELLING = 3, 3


def find(evidence: Evidence) -> Iterator[Finding]:
    """Names that differ by a word of scope, and totals that are not total."""
    groups: dict[object, list[Observation]] = {}
    for o in evidence.observations:
        if side(o) is not None and plain(o):
            groups.setdefault((o.source_id, o.region, side(o), measure(o), moment(o, evidence)[-1]), []).append(o)
    for group in groups.values():
        if len({o.mention.origin for o in group}) == 1:
            continue
        for a, b in combinations(group, 2):
            if a.mention.origin != b.mention.origin and (word := _word_apart(a, b)):
                yield _scope(a, b, word, evidence)
    yield from _not_all(evidence)


def _word_apart(a: Observation, b: Observation) -> str:
    """The word of scope by which one name is longer than the other; empty when something else or nothing is."""
    short, long = sorted((core(a.mention.name), core(b.mention.name)), key=len)
    if (a.concept_id and a.concept_id == b.concept_id) or not shorter(short, long):
        return ""
    extra = scope_words(long) - scope_words(short) - set(finding_rules().inclusive)
    return next((word for word in sorted(extra) if long.replace(word, "", 1) == short), "")


def _scope(a: Observation, b: Observation, word: str, evidence: Evidence) -> Finding:
    first, second = _names(a), _names(b)
    of_people = word in finding_rules().people and (a.concept_id or b.concept_id or _exact(a))
    return record(
        "scope-mismatch.value" if of_people else "scope-mismatch.range",
        [figure_place(a), figure_place(b), *first, *second],
        f"同一个{amount(a)}，{where(a, evidence, [b])}与{where(b, evidence, [a])}的"
        f"{'人群' if of_people else '名称'}范围不同",
        f"{when(a)}：{where(a, evidence, [b])}写“{typeset(a.mention.name)}”，"
        f"{where(b, evidence, [a])}写“{typeset(b.mention.name)}”。",
        [a.concept_id, b.concept_id],
    )


def _exact(o: Observation) -> bool:
    """A figure that two different counts do not share by chance: three digits that tell."""
    return len(str(o.quantity.value or "").replace(".", "").strip("0")) >= TELLING


def _names(o: Observation) -> tuple[Place, ...]:
    return name_places(o)[:2]


def _not_all(evidence: Evidence) -> Iterator[Finding]:
    """ "全覆盖" and "99%以上" of one thing in one sentence."""
    said: dict[tuple[str, Span], tuple[tuple[str, int, str], ...]] = {}
    for o in evidence.observations:
        share = percent(o)
        if share is None or share >= 100 or o.mention.cell is not None or side(o) != "target":
            continue
        key = (o.source_id, o.mention.quote)
        if key not in said:
            said[key] = _words_of_all(o.mention.quote.of(evidence.folded[o.source_id]))
        for word, at, subject in said[key]:
            if shared(subject, fold(o.mention.name)) < SHARED_OBJECT:
                continue
            start = o.mention.quote.start + at
            first = place(o.source_id, start, start + len(word))
            more = _repeated(o, evidence, first)
            words = listed([quoted(each, evidence) for each in (first, *more)])
            yield record(
                "value-conflict.total",
                [figure_place(o), first, *more],
                f"{words}，同处又写{amount(o)}",
                f"{words}指百分之百，“{typeset(o.mention.name)}”写{amount(o)}，说的是同一件事。",
                [o.concept_id],
            )
            break


def _words_of_all(sentence: str) -> tuple[tuple[str, int, str], ...]:
    """Each word of totality where it first stands in a sentence: the word, its place, what it may be said of."""
    places = ((word, sentence.find(word)) for word in finding_rules().all_of)
    return tuple((word, at, sentence[max(at - 24, 0) : at]) for word, at in places if at >= 0)


def _repeated(o: Observation, evidence: Evidence, first: Place) -> tuple[Place, ...]:
    """Other words of totality in the same paragraph, of the same thing."""
    block = evidence.sources[o.source_id].document.blocks[o.mention.block]
    text, found = evidence.folded[o.source_id], []
    for word in finding_rules().all_of:
        at = text.find(word, o.mention.quote.start, block.end)
        subject = text[max(at - 16, 0) : at]
        if at >= 0 and at != first.span.start and shared(subject, fold(o.mention.name)) >= SHARED_OBJECT:
            found.append(place(o.source_id, at, at + len(word)))
    return tuple(sorted(found))[:2]
