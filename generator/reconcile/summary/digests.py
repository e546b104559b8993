"""What the documents say together of a concept: who says what, where they agree, where they differ, what is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.model.collection import ConceptPage, SourceResult
from generator.model.figure import Observation
from generator.model.place import Place
from generator.model.synthesis import ConceptDigest, Sentence
from generator.reconcile.compare import measure, place_key, plain, side
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.summary.contrasts import DOUBTFUL, SIDES, contrasts
from generator.reconcile.wording import amount, listed, short, when
from generator.text.numerals import counted

ROLES: dict[object, str] = {True: "既报实绩也定目标", "realised": "只报实绩", "target": "只定目标"}


def digest(page: ConceptPage, evidence: Evidence) -> ConceptDigest:
    """The sentences of a concept; none where its table says it all."""
    by_id = evidence.by_id
    points = [point for series in page.series for point in series.points if point.observation_id in by_id]
    found = [by_id[point.observation_id] for point in points]
    comparable = {point.observation_id for point in points if point.comparable}
    usable = [o for o in found if plain(o) and side(o) and o.region]
    told = (
        *_said(found, evidence),
        *contrasts(page.concept, usable, evidence),
        *_aims([o for o in usable if o.id in comparable and not o.flags & DOUBTFUL]),
        *_new(found, evidence),
    )
    return ConceptDigest(page.concept.id, told)


def _said(found: Sequence[Observation], evidence: Evidence) -> Iterator[Sentence]:
    """Which documents report it, which aim at it, which do both."""
    figures: dict[str, list[Observation]] = {}
    for o in found:
        if side(o):
            figures.setdefault(o.source_id, []).append(o)
    if len(figures) < 2:
        return
    roles: dict[str, list[str]] = {}
    for source_id, mine in figures.items():
        sides = {str(side(o)) for o in mine}
        role = ROLES[len(sides) == 2 or sides.pop()]
        roles.setdefault(role, []).append(short(evidence.sources[source_id]))
    if set(roles) == {ROLES["realised"]}:
        return
    places = tuple(figure_place(mine[0]) for mine in figures.values())
    if len(roles) == 1:
        yield Sentence("say", f"{counted(len(figures))}份文件都{next(iter(roles))}。", places)
        return
    parts = (f"{listed(names)}{'都' if len(names) > 1 else ''}{role}" for role, names in roles.items())
    yield Sentence("say", f"{'，'.join(parts)}。", places)


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
    told = "；".join(
        f"{last.region.name if last.region else ''}由{when(last)}{amount(last)}到{when(goal)}{amount(goal)}"
        for last, goal in pairs
    )
    places = tuple(figure_place(o) for pair in pairs for o in pair)
    if len(ways) == 1:
        names = listed([last.region.name for last, _ in pairs if last.region])
        yield Sentence("agree", f"{names}的目标都{next(iter(ways))}各自已有的数：{told}。", places)
    else:
        parts = "，".join(
            f"{listed([last.region.name for last, _ in found if last.region])}的目标{way}已有的数"
            for way, found in ways.items()
        )
        yield Sentence("differ", f"{parts}：{told}。", places)


def _by_region(found: Sequence[Observation]) -> Mapping[str, list[Observation]]:
    regions: dict[str, list[Observation]] = {}
    for o in found:
        regions.setdefault(place_key(o), []).append(o)
    return regions


def _new(found: Sequence[Observation], evidence: Evidence) -> Iterator[Sentence]:
    """What only the newest of several documents on a region has."""
    for key, mine in _by_region(found).items():
        sources = {o.source_id for o in mine}
        newest = newest_of(key, evidence)
        if newest is None or sources != {newest[0].source.id}:
            continue
        latest, earlier = newest
        names = listed([short(each) for each in earlier])
        region = mine[0].region.name if mine[0].region else ""
        total = counted(len(earlier) + 1)
        text = f"{region}的{total}份文件里，只有较新的{short(latest)}给出这项指标，较早的{names}没有。"
        yield Sentence("new", text, (figure_place(mine[0]),))


def newest_of(region: str, evidence: Evidence) -> tuple[SourceResult, tuple[SourceResult, ...]] | None:
    """The one newest document that is about a region, and the earlier ones; None where there is no such order."""
    about = [
        r for r in evidence.results if r.source.region and (r.source.region.code or r.source.region.name) == region
    ]
    dated = [(day_of(r), r) for r in about]
    if len(about) < 2 or not all(day for day, _ in dated):
        return None
    ordered = [r for _, r in sorted(dated, key=lambda each: each[0])]
    if day_of(ordered[-1])[:4] <= day_of(ordered[-2])[:4]:
        return None
    return ordered[-1], tuple(ordered[:-1])


def day_of(result: SourceResult) -> str:
    """When a document speaks: its publication, else the day it is assumed to be of, else where its period begins."""
    source = result.source
    return source.published or source.assumed_date or (source.period.start.isoformat() if source.period else "")


def title_place(result: SourceResult) -> Place:
    """Where a document says what it is: its title, else its first words."""
    return Place(result.source.id, result.document.blocks[max(result.document.title, 0)].span)
