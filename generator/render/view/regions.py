"""地区: a page a region with every figure said of it, by field, in the vocabulary or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.figure import Observation
from generator.render.view import links
from generator.render.view.alignment import AlignmentView, of_region
from generator.render.view.concept import FigureRow, figure_row
from generator.render.view.index import IN_DEFINITIONS, Index, is_bound_of_definition
from generator.render.view.links import Link
from generator.render.view.region_goals import GoalsView, goals

OUTSIDE = "词表之外"
UNKNOWN = "unknown"
UNSAFE = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class RegionView:
    """One page of 地区."""

    page: str
    link: Link
    name: str
    path: str
    code: str
    documents: tuple[tuple[str, Link], ...]
    figures: int
    targets: int
    bounds: int
    groups: tuple[tuple[str, tuple[FigureRow, ...]], ...]
    alignment: AlignmentView
    goals: GoalsView


def regions(index: Index) -> tuple[RegionView, ...]:
    """A page for every region that a figure speaks of, in the order of the documents; every figure is on one."""
    found: dict[str, list[Observation]] = {}
    for o in index.counted:
        found.setdefault(_key(o), []).append(o)
    return tuple(_region(index, key, observations) for key, observations in found.items())


def _key(o: Observation) -> str:
    return (o.region.code or o.region.name) if o.region else UNKNOWN


def page_of(key: str) -> str:
    """The page of a region, by its code or name."""
    return f"regions/{UNSAFE.sub('-', key)}"


def _region(index: Index, key: str, observations: list[Observation]) -> RegionView:
    first = observations[0].region
    order = [*dict.fromkeys(c.group for c in index.collection.concepts), OUTSIDE, IN_DEFINITIONS]
    groups: dict[str, list[Observation]] = {name: [] for name in order}
    for o in observations:
        groups[_group(index, o)].append(o)
    sources = dict.fromkeys(o.source_id for o in observations)
    page = Link(page_of(key))
    return RegionView(
        page=page.page,
        link=page,
        name=first.name if first else "地区未注明",
        path=first.path if first else "",
        code=first.code if first else "",
        documents=tuple((index.sources[s].name, Link(links.document_page(s))) for s in sources),
        figures=len(observations),
        targets=sum(o.status == "target" and not is_bound_of_definition(o) for o in observations),
        bounds=len(groups[IN_DEFINITIONS]),
        groups=tuple(
            (
                name,
                tuple(
                    figure_row(index, o, named=len(sources) > 1) for o in sorted(each, key=lambda o: _order(index, o))
                ),
            )
            for name, each in groups.items()
            if each
        ),
        alignment=of_region(index, key),
        goals=goals(index, key),
    )


def _group(index: Index, o: Observation) -> str:
    if is_bound_of_definition(o):
        return IN_DEFINITIONS
    concept = index.concepts.get(o.concept_id)
    return concept.group if concept else OUTSIDE


def _order(index: Index, o: Observation) -> tuple[str, str, str, int]:
    """Figures of one indicator together, by time; those outside the vocabulary as the text has them."""
    if o.concept_id not in index.concepts:
        return "", o.source_id, "", o.quantity.span.start
    concept = index.concepts[o.concept_id]
    return concept.name, o.period.end.isoformat() if o.period else "9", o.source_id, o.quantity.span.start
