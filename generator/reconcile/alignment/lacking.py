"""Targets of a superior's plan that a plan below it says nothing of, in fields that both speak of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.alignment import Lacking
from generator.model.figure import Observation
from generator.model.source import Region
from generator.model.statement import Statement
from generator.reconcile.compare import place_key, side
from generator.reconcile.evidence import Evidence, figure_place
from generator.rules.alignment import near_concepts
from generator.rules.nesting import key, lies_in, superiors
from generator.text.typeset import typeset

NAMED = 8
"""Indicators that are named; of more the count is said."""


def lacking(evidence: Evidence) -> Iterator[Lacking]:
    """For each division with a plan and the nearest superior with a plan for the same years."""
    goals = _goals(evidence)
    spoken: dict[str, set[str]] = {}
    for o in evidence.observations:
        spoken.setdefault(place_key(o), set()).add(o.concept_id)
    plans = {key(region): region for region, _ in goals}
    for (part, end), mine in goals.items():
        above = [each for each in superiors(part) if key(each) in plans] or [
            each for each in plans.values() if lies_in(part, each) and not superiors(part)
        ]
        theirs = goals.get((above[0], end), {}) if above else {}
        if theirs and (found := _lacking(part, above[0], mine, theirs, spoken.get(key(part), set()), evidence)):
            yield found


Goals = Mapping[str, Observation]


def _goals(evidence: Evidence) -> dict[tuple[Region, int], dict[str, Observation]]:
    """By region and last year of the plan, the concepts that plans set targets for, each with its first one."""
    found: dict[tuple[Region, int], dict[str, Observation]] = {}
    for result in evidence.results:
        source = result.source
        if source.kind != "plan" or source.region is None or source.period is None:
            continue
        mine = found.setdefault((source.region, source.period.end.year), {})
        for o in evidence.of_source(source.id):
            if o.concept_id in evidence.concepts and place_key(o) == key(source.region) and side(o) == "target":
                mine.setdefault(o.concept_id, o)
    return found


def _named(concept_id: str, part: Region, spoken: set[str], evidence: Evidence) -> str:
    """An indicator, and in brackets the near one that the part speaks of instead."""
    near = [other for pair in near_concepts() if concept_id in pair for other in pair if other != concept_id]
    instead = next((typeset(evidence.concepts[each].name) for each in near if each in spoken), "")
    name = typeset(evidence.concepts[concept_id].name)
    return f"{name}（{typeset(part.name)}说的是{instead}）" if instead else name


def _lacking(
    part: Region, whole: Region, mine: Goals, theirs: Goals, spoken: set[str], evidence: Evidence
) -> Lacking | None:
    """What the superior's plan sets and no document says of the part, of fields that the part's plan speaks of."""
    fields = {evidence.concepts[each].group for each in mine}
    missing = [each for each in theirs if each not in spoken and evidence.concepts[each].group in fields]
    if not missing or not any(each in theirs for each in mine):
        return None
    names = "、".join(_named(each, part, spoken, evidence) for each in missing[:NAMED])
    more = f"等{len(missing)}项" if len(missing) > NAMED else ""
    text = f"{typeset(whole.name)}规划定了目标、{typeset(part.name)}没有说到的指标：{names}{more}。"
    figures = [theirs[each] for each in missing]
    places = tuple(figure_place(o) for o in figures[:NAMED])
    return Lacking((key(part), key(whole)), tuple(missing), tuple(o.id for o in figures), Statement(text, places))
