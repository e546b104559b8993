"""What the documents say together of a concept: who says what, where they agree, where they differ, what is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.model.alignment import Comparison
from generator.model.collection import Concept, ConceptPage, SourceResult
from generator.model.figure import Observation
from generator.model.source import SourceKind
from generator.model.synthesis import ConceptDigest, Sentence
from generator.reconcile.compare import measure, place_key, plain, side
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.summary.contrasts import DOUBTFUL, SIDES, contrasts
from generator.reconcile.summary.levels import between_regions
from generator.reconcile.wording import amount, listed, short, when
from generator.rules.fields import field_of_group
from generator.text.numerals import counted

REPORTING = ("bulletin", "report", "other")
LACKS = (("target", "只有目标，没有读出实绩"), ("realised", "只有实绩，没有读出目标"))
# What is set beside its like as newer and older: what explains a plan speaks as the plan does; a talk chooses freely.
SORTS: dict[SourceKind, str] = {
    "plan": "plan", "interpretation": "plan", "bulletin": "bulletin", "report": "report", "other": "other",
}  # fmt: skip


def digest(page: ConceptPage, comparisons: Sequence[Comparison], evidence: Evidence) -> ConceptDigest:
    """The sentences of a concept; none where its table says it all."""
    by_id = evidence.by_id
    points = [point for series in page.series for point in series.points if point.observation_id in by_id]
    found = [by_id[point.observation_id] for point in points]
    comparable = {point.observation_id for point in points if point.comparable}
    usable = [o for o in found if plain(o) and side(o) and o.region]
    aligned = tuple(between_regions(page.concept, comparisons))
    told = (
        *_said(page.concept, found, evidence),
        *contrasts(page.concept, usable, aligned, evidence),
        *aligned,
        *_aims([o for o in usable if o.id in comparable and not o.flags & DOUBTFUL]),
        *_new(page.concept, found, evidence),
    )
    return ConceptDigest(page.concept.id, told)


def _said(concept: Concept, found: Sequence[Observation], evidence: Evidence) -> Iterator[Sentence]:
    """Which documents aim without reporting, and which plans report without aiming; nothing where all only report.

    All that a document says counts here, also what another edition says again or has replaced. A target is not said
    to lack its result while nothing in the collection is as late as its end, nor a talk to lack a target.
    """
    sides: dict[str, set[str]] = {}
    firsts: dict[str, Observation] = {}
    for source_id in dict.fromkeys(o.source_id for o in found):
        own = [o for o in evidence.of_source(source_id) if o.concept_id == concept.id and side(o)]
        if own and evidence.sources[source_id].source.kind not in REPORTING:
            sides[source_id] = {str(side(o)) for o in own}
            firsts[source_id] = own[0]
    lacking = {each: [key for key, known in sides.items() if known == {each}] for each, _ in LACKS}
    today = _last_told(evidence)
    lacking["target"] = [key for key in lacking["target"] if _due(key, concept, today, evidence)]
    lacking["realised"] = [key for key in lacking["realised"] if evidence.sources[key].source.kind == "plan"]
    if len(sides) < 2 or all(known == {"realised"} for known in sides.values()):
        return
    parts = []
    for each, words in LACKS:
        names = [short(evidence.sources[key]) for key in lacking[each]]
        if names:
            parts.append(f"{listed(names)}{'都' if len(names) > 1 else ''}{words}")
    if parts:
        keys = [key for each, _ in LACKS for key in lacking[each]]
        yield Sentence("say", f"{'；'.join(parts)}。", tuple(figure_place(firsts[key]) for key in keys))


def _last_told(evidence: Evidence) -> str:
    """The last day that the collection can know of: the latest day of a document or of what has come about."""
    ends = (o.period.end.isoformat() for o in evidence.observations if side(o) == "realised" and o.period)
    return max((*(day_of(r) for r in evidence.everything), *ends), default="")


def _due(source_id: str, concept: Concept, today: str, evidence: Evidence) -> bool:
    mine = [o for o in evidence.of_source(source_id) if o.concept_id == concept.id and side(o) == "target"]
    return any(o.period is not None and o.period.end.isoformat() <= today for o in mine)


def _aims(sure: Sequence[Observation]) -> Iterator[Sentence]:
    """Where several regions aim the same way, or apart: the last exact value and the last exact goal after it."""
    ways: dict[str, list[tuple[Observation, Observation]]] = {}
    for mine in _by_region(sure).values():
        known, goals = ([o for o in mine if side(o) == each and o.quantity.comparator == "="] for each in SIDES)
        if not known or not goals:
            continue
        last, goal = known[-1], goals[-1]
        a, b = measure(last), measure(goal)
        if a is None or b is None or a[1] != b[1] or last.period is None or goal.period is None:
            continue
        if last.period.end < goal.period.end:
            way = "高于" if b[0] > a[0] else "低于" if b[0] < a[0] else "等于"
            ways.setdefault(way, []).append((last, goal))
    pairs = [pair for found in ways.values() for pair in found]
    if len(pairs) < 2:
        return
    places = tuple(figure_place(o) for pair in pairs for o in pair)
    if len(ways) == 1:
        gist = f"{_regions(pairs)}的目标都{next(iter(ways))}各自已有的数"
        yield Sentence("agree", f"{gist}（{_steps(pairs)}）。", places, gist)
    else:
        gist = "，".join(f"{_regions(found)}的目标{way}已有的数" for way, found in ways.items())
        yield Sentence("differ", f"{gist}（{_steps(pairs)}）。", places, gist)


def _regions(pairs: Sequence[tuple[Observation, Observation]]) -> str:
    return listed([last.region.name for last, _ in pairs if last.region])


def _steps(pairs: Sequence[tuple[Observation, Observation]]) -> str:
    """ "2020年到2025年，甲县24万人到26万人，乙县11万人到12万人": the times once where they are the same."""
    times = [(when(last).removesuffix("末"), when(goal)) for last, goal in pairs]
    once = len(set(times)) == 1
    told = []
    for (last, goal), (start, end) in zip(pairs, times, strict=True):
        before, after = ("", "") if once else (start, end)
        told.append(f"{last.region.name if last.region else ''}由{before}{amount(last)}到{after}{amount(goal)}")
    return (f"{times[0][0]}到{times[0][1]}，" if once else "") + ("，" if once else "；").join(told)


def _by_region(found: Sequence[Observation]) -> Mapping[str, list[Observation]]:
    regions: dict[str, list[Observation]] = {}
    for o in found:
        regions.setdefault(place_key(o), []).append(o)
    return regions


def _new(concept: Concept, found: Sequence[Observation], evidence: Evidence) -> Iterator[Sentence]:
    """What only the newest of several documents on a region has, where the earlier ones speak of the same field."""
    field = field_of_group(concept.group)
    saying = {r.source.id for r in evidence.everything if _says(r, concept.id, evidence)}
    for key, mine in _by_region(found).items():
        newest = newest_of(key, field, evidence)
        if newest is None or {o.source_id for o in mine} != {newest[0].source.id}:
            continue
        latest, earlier = newest
        if saying & {r.source.id for r in earlier}:
            continue
        names = listed([short(each) for each in earlier])
        region = mine[0].region.name if mine[0].region else ""
        gist = f"{region}的{counted(len(earlier) + 1)}份文件里，只有较新的{short(latest)}给出，较早的{names}没有"
        yield Sentence("new", f"{gist}。", (figure_place(mine[0]),), gist)


def _says(result: SourceResult, concept_id: str, evidence: Evidence) -> bool:
    return any(o.concept_id == concept_id for o in evidence.of_source(result.source.id))


def newest_of(region: str, field: str, evidence: Evidence) -> tuple[SourceResult, tuple[SourceResult, ...]] | None:
    """The one newest document that speaks of a region and a field, and the earlier ones; None without such an order.

    Only documents of one sort are older and newer on a subject: no plan is new beside a report or a talk. What explains
    the newest is no earlier document of its own.
    """
    at_home = [r for r in evidence.results if (at := r.source.region) and (at.code or at.name) == region]
    speaking = [r for r in at_home if SORTS.get(r.source.kind) and _speaks_of(r, field, evidence)]
    plans = [r for r in speaking if SORTS[r.source.kind] == "plan"]
    about = plans or (speaking if len({r.source.kind for r in speaking}) == 1 else [])
    dated = [(day_of(r), r) for r in about]
    if len(about) < 2 or not all(day for day, _ in dated):
        return None
    ordered = [r for _, r in sorted(dated, key=lambda each: each[0])]
    latest = ordered[-1]
    mine = latest.source.id
    akin = {
        each.other(mine)
        for each in evidence.relations
        if mine in (each.source_id, each.target_id) and each.kind != "predecessor"
    }
    earlier = tuple(r for r in ordered[:-1] if r.source.id not in akin)
    if not earlier or day_of(latest)[:4] <= day_of(earlier[-1])[:4]:
        return None
    return latest, earlier


def _speaks_of(result: SourceResult, field: str, evidence: Evidence) -> bool:
    known = (evidence.concept(o) for o in evidence.of_source(result.source.id))
    return any(concept is not None and field_of_group(concept.group) == field for concept in known)


def day_of(result: SourceResult) -> str:
    """When a document speaks: its publication, else the day it is assumed to be of, else where its period begins."""
    source = result.source
    return source.published or source.assumed_date or (source.period.start.isoformat() if source.period else "")
