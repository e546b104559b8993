"""Readings of one indicator → its stations in time: who agrees with whom, and who can't be chained."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import combinations

from generator.model.chain import Apart, Side
from generator.model.figure import LOWER, UPPER, Observation
from generator.model.source import Period
from generator.reconcile.chains.readings import Reading

Values = tuple[tuple[Reading, ...], ...]
ROUNDED = Decimal("0.05")
"""How far two figures may lie apart, as a share, for one to be the other rounded: 3.5 is not 4."""
PARTS = "同一处给出几个数，可能是分项"


@dataclass(frozen=True, slots=True)
class Stop:
    """A station with its readings: ``values`` are the readings of each value, those that agree together."""

    side: Side
    values: tuple[tuple[Reading, ...], ...]

    @property
    def head(self) -> Reading:
        return self.values[0][0]

    @property
    def heads(self) -> tuple[Reading, ...]:
        """One reading of each value."""
        return tuple(group[0] for group in self.values)

    @property
    def readings(self) -> tuple[Reading, ...]:
        return tuple(reading for group in self.values for reading in group)

    @property
    def period(self) -> Period:
        return self.head.period

    @property
    def end(self) -> date:
        return self.head.period.end

    @property
    def disputed(self) -> bool:
        return len(self.values) > 1

    @property
    def throughout(self) -> Period | None:
        """The years over which a bound on a state holds; None for a goal at the end."""
        spans = [r.period for r in self.readings if r.period.end.year > r.period.start.year]
        held = self.head.track[0] == "state" and self.head.comparator in (*UPPER, *LOWER)
        return spans[0] if spans and held else None


def stops(readings: Sequence[Reading], contested: Collection[str] = ()) -> tuple[tuple[Stop, ...], tuple[Apart, ...]]:
    """The stations that ``readings`` of one indicator and kind make, in time, the realised first; who makes none.

    A reading that is not founding bears a station out. It contradicts one only where the check-up says so too
    (``contested``, by id): what is not printed may be misread.
    """
    whole, apart = _of_the_whole(readings)
    groups: dict[tuple[object, ...], list[Reading]] = {}
    for reading in whole:
        groups.setdefault((reading.side, *reading.moment), []).append(reading)
    found = []
    for group in groups.values():
        values = _values(r for r in group if r.founding)
        for weak in (r for r in group if not r.founding):
            if any(agree(each[0], weak) for each in values) or (values and weak.id in contested):
                values = _with(values, weak)
            else:
                apart += (Apart(weak.id, weak.weakness),)
        if values:
            found.append(Stop(group[0].side, values))
    return tuple(sorted(found, key=lambda s: (s.end, s.side == "target", s.period.start))), apart


def _of_the_whole(readings: Sequence[Reading]) -> tuple[list[Reading], tuple[Apart, ...]]:
    """Without those of a table or paragraph that gives several values for one time: they speak of parts."""
    values: dict[tuple[object, ...], list[Reading]] = {}
    for reading in readings:
        values.setdefault((*_container(reading), reading.side, *reading.moment), []).append(reading)
    parts = {
        r.id
        for group in values.values()
        if len(group) > 1 and any(not agree(a, b) for a, b in combinations(group, 2))
        for r in group
    }
    return [r for r in readings if r.id not in parts], tuple(Apart(r.id, PARTS) for r in readings if r.id in parts)


def _container(reading: Reading) -> tuple[str, ...]:
    o = reading.origin
    if not isinstance(o, Observation):
        return (reading.id,)
    return (o.source_id, o.mention.cell[0]) if o.mention.cell is not None else (o.source_id, f"#{o.mention.block}")


def _values(group: Iterable[Reading]) -> Values:
    """The readings of each value; values before bounds, tables before running text."""

    def rank(r: Reading) -> tuple[bool, bool, Decimal]:
        return (r.side == "realised" and not r.exact, not r.in_table, r.step)

    values: Values = ()
    for reading in sorted(group, key=rank):
        values = _with(values, reading)
    return values


def _with(values: Values, reading: Reading) -> Values:
    """The values with one more reading: beside the one it agrees with, else a value of its own."""
    at = next((i for i, each in enumerate(values) if agree(each[0], reading)), None)
    if at is None:
        return (*values, (reading,))
    return (*values[:at], (*values[at], reading), *values[at + 1 :])


def agree(a: Reading, b: Reading) -> bool:
    """Two readings of one time do not contradict one another: equal, in a bound, one the other rounded or cut.

    Of targets only the same number agrees.
    """
    if a.value == b.value:
        return True
    if a.side == "realised" and (_inside(a, b) or _inside(b, a)):
        return True
    if a.comparator != b.comparator:
        return False
    coarse, fine = (a, b) if a.step > b.step else (b, a)
    near = abs(a.value - b.value) <= ROUNDED * max(abs(a.value), abs(b.value))
    if not coarse.step or a.step == b.step or a.side == "target" or not near:
        return False
    told = coarse.value / coarse.step
    return told in [(fine.value / coarse.step).quantize(Decimal(1), way) for way in (ROUND_HALF_UP, ROUND_DOWN)]


def _inside(value: Reading, bound: Reading) -> bool:
    """An exact value inside a bound that is told of the same time."""
    if not value.exact:
        return False
    if bound.comparator == "~":
        return bool(bound.value) and abs(value.value - bound.value) <= abs(bound.value) / 10
    return {">=": value.value >= bound.value, ">": value.value > bound.value,
            "<=": value.value <= bound.value, "<": value.value < bound.value}.get(bound.comparator, False)  # fmt: skip
