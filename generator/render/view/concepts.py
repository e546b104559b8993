"""The index of concepts: by field, each with its last figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.collection import ConceptPage
from generator.model.figure import Observation
from generator.render import labels
from generator.render.view import links
from generator.render.view.index import Index
from generator.render.view.links import Link


@dataclass(frozen=True, slots=True)
class ConceptEntry:
    """A line of the index of concepts."""

    name: str
    link: Link
    figures: int
    regions: str
    sources: int
    latest: str
    findings: int


@dataclass(frozen=True, slots=True)
class ConceptIndexView:
    """The page that lists all concepts, by field; ``figures``, ``outside`` and ``bounds`` are all figures there are."""

    total: int
    figures: int
    outside: int
    bounds: int
    groups: tuple[tuple[str, tuple[ConceptEntry, ...]], ...]


def concept_index(index: Index) -> ConceptIndexView:
    """All concepts that have a page, grouped by field in the vocabulary's order."""
    groups: dict[str, list[ConceptEntry]] = {}
    for page in index.collection.pages:
        groups.setdefault(page.concept.group, []).append(_entry(index, page))
    shown = sum(o.concept_id in index.pages for o in index.figures)
    outside, bounds = len(index.figures) - shown, len(index.counted) - len(index.figures)
    listed = tuple((name, tuple(each)) for name, each in groups.items())
    return ConceptIndexView(len(index.pages), shown, outside, bounds, listed)


def _beyond(index: Index, o: Observation) -> bool:
    """Without a period, or a vision for a time after the plan's own span."""
    span = index.sources[o.source_id].result.source.period
    return o.period is None or bool(span and o.status == "target" and o.period.end > span.end)


def _latest(index: Index, dated: Sequence[Observation]) -> str:
    """The last figure, of a table before the text's; where that document says another value for the time, both."""
    if not dated:
        return ""
    last = max(
        dated, key=lambda o: (o.period.end, o.status != "target", o.mention.cell is not None) if o.period else ()
    )
    rivals = [o for o in dated if o.source_id == last.source_id and o.region == last.region and _rival(o, last)]
    told = "、另一处".join(dict.fromkeys(labels.value(o) for o in (last, *rivals)))
    return f"{index.region(last)} {labels.as_of(last)}{labels.status(last)} {told}"


def _rival(o: Observation, last: Observation) -> bool:
    same = (o.period, o.status, o.basis, o.unit_base) == (last.period, last.status, last.basis, last.unit_base)
    return same and o.value_base != last.value_base and o.value_base is not None


def _entry(index: Index, page: ConceptPage) -> ConceptEntry:
    found = [
        index.observations[p.observation_id]
        for s in page.series
        for p in s.points
        if p.observation_id in index.observations
    ]
    levels = [o for o in found if o.basis in ("level", "cumulative") or page.concept.growth_of]
    dated = [o for o in levels if o.status in ("actual", "baseline", "target") and not _beyond(index, o)]
    return ConceptEntry(
        page.concept.name,
        links.concept(page.concept.id),
        len(found),
        "、".join(dict.fromkeys(index.region(o) for o in found)),
        len({o.source_id for o in found}),
        _latest(index, dated),
        len(page.finding_ids),
    )
