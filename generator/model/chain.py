"""What became of an indicator from plan to plan: target, actual, next target, and the way from one to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from generator.model.source import Period, Region

Side = Literal["realised", "target"]
Kind = Literal["state", "sum", "growth"]
StepKind = Literal["judged", "after", "retarget", "pace"]
State = Literal["reached", "on", "slow", "off", "kept", "lost", "open"]
BEHIND: tuple[State, ...] = ("off", "slow", "lost")
"""What is warned of."""
ACTUALS = "actuals.csv"


@dataclass(frozen=True, slots=True)
class Actual:
    """A published figure of ``actuals.csv``, which stands in no document of the collection: ``source`` says where.

    ``value`` in ``unit`` as given, ``value_base`` in the concept's ``unit_base``; ``line`` counts from 1, the head
    included.
    """

    concept_id: str
    region: Region
    period: Period
    value: Decimal
    unit: str
    value_base: Decimal
    unit_base: str
    source: str
    url: str
    line: int

    @property
    def id(self) -> str:
        """Beside the ids of observations, with which it can't be confused."""
        return f"{ACTUALS}#{self.line}"


@dataclass(frozen=True, slots=True)
class Station:
    """What is said of an indicator for one time on one side: what shall be, or what is.

    ``readings`` are the ids of the figures that agree (of a table first), ``rivals`` of every other value one figure.
    ``finding_ids`` are the findings in which these figures contradict another.
    """

    side: Side
    period: Period
    readings: tuple[str, ...]
    rivals: tuple[str, ...] = ()
    finding_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What lies between two stations, each named by the id of its first reading.

    - ``judged``: a target and the actual of the same time; ``gap`` is positive when the actual is the better one.
    - ``after``: a target against the last actual before it · ``retarget``: against the target before it.
    - ``pace``: what a target asks of each year; ``gap`` the yearly increment, ``share`` the compound rate.

    ``easier`` (of ``after``): the target asks less than there was already. ``gap`` is in ``unit`` (the base unit;
    个百分点 for rates), ``share`` in per cent; both None where they say nothing. ``met`` None means not judged or
    nothing to judge. ``text`` says it, ``sums`` is the arithmetic, ``reason`` why there is none.
    """

    kind: StepKind
    earlier: str
    later: str
    met: bool | None = None
    gap: Decimal | None = None
    unit: str = ""
    share: Decimal | None = None
    text: str = ""
    sums: str = ""
    reason: str = ""
    easier: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a target is reached ``at`` a day, beside the share of its time that is gone (both in per cent).

    ``state``: reached · on, slow, off the path · kept, lost (a goal that was met from the start, a bound that holds
    throughout) · open (not judged, for the ``reason`` given). ``baseline`` is empty for sums, which start from zero.
    """

    target: str
    baseline: str
    actuals: tuple[str, ...]
    at: date
    state: State
    done: Decimal | None
    time: Decimal
    text: str
    sums: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Apart:
    """A figure of the same indicator that is left out of a chain, and why."""

    observation_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Chain:
    """The stations of one indicator in one region, in time, and what lies between them.

    ``kind``: a state at the end of its periods, a sum over them, or a growth in them. ``concept_id`` is empty outside
    the vocabulary, where tables of one name are chained. ``doubt`` says what all of it rests on (a unit that is
    inferred), empty for nothing.
    """

    id: str
    concept_id: str
    name: str
    region: Region | None
    kind: Kind
    unit: str
    stations: tuple[Station, ...]
    steps: tuple[Step, ...]
    progress: tuple[Progress, ...] = ()
    apart: tuple[Apart, ...] = ()
    doubt: str = ""

    @property
    def by_figure(self) -> dict[str, Station]:
        """The station of every figure, whether it agrees there or not."""
        return {each: station for station in self.stations for each in (*station.readings, *station.rivals)}
