"""Which figures of a concept can stand on one axis, and which of them dispute one another."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.collection import Point, Series
from generator.model.figure import LOWER, UPPER, Observation
from generator.render.view.index import Index

BOUNDS = UPPER + LOWER
EXACT = ("=", "~")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A region's figures that fit on one axis; ``rivals`` give different values for one year, tables' first."""

    region: str
    observations: tuple[Observation, ...]
    rivals: tuple[Observation, ...]

    @property
    def realised(self) -> list[Observation]:
        """Undisputed exact values that were reached, one a year, a table's before the text's."""
        by_year: dict[int, Observation] = {}
        for o in self.observations:
            if o.status != "target" and o.quantity.comparator in EXACT and o not in self.rivals:
                known = by_year.get(end(o))
                if known is None or (known.mention.cell is None and o.mention.cell is not None):
                    by_year[end(o)] = o
        return [by_year[year] for year in sorted(by_year)]

    @property
    def targets(self) -> list[Observation]:
        """Targets that are a number, not a bound."""
        return [o for o in self.observations if o.status == "target" and o.quantity.comparator in EXACT]

    @property
    def bounds(self) -> list[Observation]:
        """Figures of which only a bound is given."""
        return [o for o in self.observations if o.quantity.comparator in BOUNDS]

    @property
    def years(self) -> int:
        """How many different years it speaks of."""
        return len({end(o) for o in self.observations})


def value(o: Observation) -> float:
    """The value in the base unit."""
    return float(o.value_base or 0)


def start(o: Observation) -> int:
    """The first year of the period."""
    return o.period.start.year if o.period else 0


def end(o: Observation) -> int:
    """The last year of the period."""
    return o.period.end.year if o.period else 0


def drawable(index: Index, series: Series) -> Drawn:
    """The figures of ``series`` that belong on its axis: comparable ones, bounds, and those that dispute each other."""
    found: dict[tuple[object, ...], Observation] = {}
    for point in series.points:
        o = index.observations.get(point.observation_id)
        if o is not None and _plain(o) and _wanted(index, point, o):
            found.setdefault((o.status == "target", o.quantity.comparator, o.value_base, end(o)), o)
    units = [o.unit_base for o in found.values()]
    unit = max(units, key=units.count) if units else ""
    kept = tuple(o for o in found.values() if o.unit_base == unit)
    return Drawn(series.region.name if series.region else "地区未注明", kept, _rivals(index, kept))


def _wanted(index: Index, point: Point, o: Observation) -> bool:
    return point.comparable or o.quantity.comparator in BOUNDS or disputed(index, o)


def disputed(index: Index, o: Observation) -> bool:
    """Another place of the documents gives another value."""
    return any(f.kind == "value-conflict" and f.severity == "high" for f in index.findings_of.get(o.id, ()))


def _plain(o: Observation) -> bool:
    return (
        o.value_base is not None
        and o.period is not None
        and not o.quantity.parts
        and o.quantity.comparator != "range"
        and o.status in ("baseline", "actual", "target")
        and o.basis in ("level", "cumulative")
    )


def _rivals(index: Index, observations: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """The disputed values of the last year that has several."""
    groups: dict[tuple[int, bool], list[Observation]] = {}
    for o in observations:
        if o.quantity.comparator == "=" and disputed(index, o):
            groups.setdefault((end(o), o.status == "target"), []).append(o)
    several = [group for _, group in sorted(groups.items()) if len(group) > 1]
    return tuple(sorted(several[-1], key=lambda o: o.mention.cell is None)) if several else ()
