"""Two names that are alike, outside the vocabulary: of one figure told twice, of one slogan. name-variant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from generator.model.collection import Finding
from generator.model.figure import Observation
from generator.model.place import Place, Span
from generator.reconcile.evidence import Evidence, figure_place, name_places
from generator.reconcile.findings.record import record
from generator.reconcile.findings.units import shared
from generator.reconcile.wording import amount, when
from generator.rules.concepts import core
from generator.rules.findings import pattern, scope_words
from generator.text.typeset import typeset

TOLD, ALIKE = 50, 5
"""The least figure that is no chance, the least run of characters that two names of one thing share."""


def find(evidence: Evidence) -> Iterator[Finding]:
    """One figure under two names, then slogans in two forms."""
    yield from _same_figure(evidence)
    yield from _slogans(evidence)


def _same_figure(evidence: Evidence) -> Iterator[Finding]:
    """One figure told twice in running text under two like names that the vocabulary does not know."""
    groups: dict[object, list[Observation]] = {}
    for o in evidence.observations:
        if not o.concept_id and o.mention.cell is None and o.mention.name_spans and (o.value_base or 0) >= TOLD:
            key = (o.source_id, o.value_base, o.unit_base, o.status, o.period and o.period.end.year)
            groups.setdefault(key, []).append(o)
    for group in groups.values():
        if told := _under_like_names(group):
            a, b = told
            yield record(
                "name-variant",
                [place for o in (a, b) for place in (*name_places(o), figure_place(o))],
                f"“{typeset(core(a.mention.name))}”与“{typeset(core(b.mention.name))}”",
                f"两处都是{amount(a)}，{when(a)}，名称不同，应是同一指标。",
            )


def _under_like_names(group: Sequence[Observation]) -> tuple[Observation, Observation] | None:
    """The first two, in order, that stand in two sentences under names that differ but are alike."""
    distinct: dict[tuple[str, Span], Observation] = {}
    for o in group:
        distinct.setdefault((core(o.mention.name), o.mention.quote), o)
    like: dict[str, set[str]] = {}
    names, told = dict.fromkeys(name for name, _ in distinct), list(distinct.items())
    for at, ((name, quote), a) in enumerate(told):
        if name not in like:
            like[name] = {other for other in names if other != name and _alike(name, other)}
        if not like[name]:
            continue
        for (other, elsewhere), b in told[at + 1 :]:
            if other in like[name] and elsewhere != quote:
                return a, b
    return None


def _alike(a: str, b: str) -> bool:
    """They share most of their characters in one run and limit the same people."""
    return shared(a, b) >= max(ALIKE, min(len(a), len(b)) * 2 / 3) and scope_words(a) == scope_words(b)


def _slogans(evidence: Evidence) -> Iterator[Finding]:
    """“八个一批” and “八个脱贫一批”: one numbered slogan with a word put in."""
    for result in evidence.results:
        text = evidence.folded[result.source.id]
        found: dict[str, Place] = {}
        for match in pattern("quoted-slogan").finditer(text):
            found.setdefault(match["words"], Place(result.source.id, Span(*match.span("words"))))
        for a, b in combinations(found, 2):
            less, more = sorted((a, b), key=len)
            rest = iter(more)
            if less[:2] == more[:2] and less[-2:] == more[-2:] and all(char in rest for char in less):
                yield record(
                    "name-variant", [found[a], found[b]], f"“{a}”与“{b}”", "同一份文件里，同一提法有两种写法。"
                )
