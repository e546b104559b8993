"""When two figures speak of the same thing at the same time, and whether they then agree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

from generator.model.chain import Side
from generator.model.figure import LOWER, UPPER, Observation
from generator.reconcile.evidence import Evidence
from generator.rules.findings import pattern
from generator.text.fold import fold

Agreement = Literal["equal", "rounded", "cut", "different"]
CLAUSE = re.compile("[,，;；。]")
LARGEST = 18
"""Powers of ten beyond which a run of digits is no figure of a plan."""
NEAR = Decimal("0.05")
"""How far apart two figures may lie for one to be the other rounded: 2万 is not 1.8万 in round numbers."""


def side(o: Observation) -> Side | None:
    """Whether a figure reports what is (baseline, actual) or what shall be; None for forecasts, standards, unknown."""
    if o.status in ("baseline", "actual"):
        return "realised"
    return "target" if o.status == "target" else None


def place_key(o: Observation) -> str:
    """The region that a figure speaks of; where it is unknown, its document, which is compared with itself alone."""
    return (o.region.code or o.region.name) if o.region else f"?{o.source_id}"


def percent(o: Observation) -> Decimal | None:
    """A share in per cent: a rate as it is, a fraction 2/3 as 66.67; None for anything else."""
    if o.unit_base == "%" and o.value_base is not None:
        return o.value_base
    parts = o.quantity.parts
    if len(parts) == 2 and parts[1] and any(sign in fold(o.quantity.text) for sign in ("/", "分之")):
        return parts[0] / parts[1] * 100
    return None


def measure(o: Observation) -> tuple[Decimal, str] | None:
    """The value to compare and its unit; None for words, ranges, ratios of several parts and what is no figure."""
    share = percent(o)
    if share is not None:
        return share, "%"
    if o.value_base is None or o.quantity.comparator == "range" or o.quantity.parts:
        return None
    if o.value_base.adjusted() > LARGEST:
        return None
    return o.value_base, COUNTS.get(o.unit_base, o.unit_base)


COUNTS = {"名": "人", "位": "人"}


def measured(o: Observation) -> Decimal:
    """The value alone, of a figure that is known to have one to compare."""
    found = measure(o)
    assert found is not None
    return found[0]


def plain(o: Observation) -> bool:
    """A level or sum that can be set beside another: no change, no average, no doubtful reading."""
    return (
        o.basis in ("level", "cumulative")
        and measure(o) is not None
        and not o.flags & {"definition", "uncertain", "period_unresolved"}
        and o.period is not None
    )


def is_flow(o: Observation, evidence: Evidence) -> bool:
    """A sum over its period (its start matters), not a state at the end of it."""
    concept = evidence.concept(o)
    return o.basis == "cumulative" or (concept is not None and concept.nature in ("flow", "cumulative"))


def of_each_year(o: Observation, evidence: Evidence) -> bool:
    """A flow that is told for each year of a longer period: 每年新增4万人 is no sum over the plan."""
    if o.period is None or o.period.start.year == o.period.end.year or o.mention.cell is not None:
        return False
    text, at = evidence.folded[o.source_id], o.quantity.span.start
    clause = CLAUSE.split(text[o.mention.quote.start : at])[-1]
    return bool(pattern("each-year").search(clause))


def moment(o: Observation, evidence: Evidence) -> tuple[str, ...]:
    """What two figures must share to be of one time: the end, for a flow the start as well."""
    assert o.period is not None
    start, end = o.period.start.isoformat(), o.period.end.isoformat()
    return (start, end) if is_flow(o, evidence) else (end,)


def of_the_whole(group: Sequence[Observation]) -> list[Observation]:
    """Figures of one thing, without those of a table or paragraph that gives several: they speak of its parts."""
    values: dict[tuple[str, str, int], set[object]] = {}
    for o in group:
        values.setdefault(_container(o), set()).add(measure(o))
    return [o for o in group if len(values[_container(o)]) == 1]


def _container(o: Observation) -> tuple[str, str, int]:
    return (o.source_id, o.mention.cell[0], -1) if o.mention.cell is not None else (o.source_id, "", o.mention.block)


def off_scale(a: Observation, b: Observation) -> bool:
    """Written with numbers that are near in units a thousand times apart or more (7.5张, 7万张): one unit is wrong."""
    first, second = a.quantity.value, b.quantity.value
    if a.unit == b.unit or a.unit_base != b.unit_base or not (first and second and a.value_base and b.value_base):
        return False
    near = Decimal("0.5") <= abs(first / second) <= 2
    return near and not Decimal("0.001") < abs(a.value_base / b.value_base) < 1000


def last_place(value: Decimal) -> Decimal:
    """One unit of the last decimal place that ``value`` is written with."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def step(o: Observation) -> Decimal:
    """One unit of the last place as written, in the base unit: 1.25万人 → 100."""
    value = o.quantity.value
    if value is None or not value or o.value_base is None:
        return Decimal(0)
    return last_place(value) * abs(o.value_base / value)


def agreement(a: Observation, b: Observation) -> Agreement:
    """How two figures of one thing agree; "rounded" by half up, "cut" when only dropping digits explains it."""
    first, second = measure(a), measure(b)
    assert first is not None
    assert second is not None
    if first[0] == second[0]:
        return "equal"
    coarse, fine = (a, b) if step(a) > step(b) else (b, a)
    unit = step(coarse)
    if not unit or (percent(a) is not None and not (a.value_base and b.value_base)):
        return "different"
    x, y = measure(coarse), measure(fine)
    assert x is not None
    assert y is not None
    if abs(x[0] - y[0]) > abs(y[0]) * NEAR:
        return "different"
    if (y[0] / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit == x[0]:
        return "rounded"
    if (y[0] / unit).quantize(Decimal(1), ROUND_DOWN) * unit == x[0]:
        return "cut"
    return "different"


def within_bound(a: Observation, b: Observation) -> bool:
    """One figure is a bound and the other lies inside it: they do not contradict one another.

    Two ceilings, or two floors, that are set for one thing and differ do.
    """
    signs = (a.quantity.comparator, b.quantity.comparator)
    if side(a) == side(b) == "target" and any(all(sign in kind for sign in signs) for kind in (UPPER, LOWER)):
        return False
    return _inside(a, b) or _inside(b, a)


def _inside(value: Observation, bound: Observation) -> bool:
    sign = bound.quantity.comparator
    first, second = measure(value), measure(bound)
    if first is None or second is None:
        return False
    if sign in LOWER and value.quantity.comparator not in UPPER:
        return first[0] >= second[0]
    if sign in UPPER and value.quantity.comparator not in LOWER:
        return first[0] <= second[0]
    return (sign == "~" and second[0] and abs(first[0] - second[0]) <= abs(second[0]) / 10) or False
