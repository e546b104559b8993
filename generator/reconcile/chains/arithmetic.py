"""Differences and shares between two readings, and the sums as a reader can do them again: 2.06−1.7=0.36万人."""

from __future__ import annotations

from decimal import Decimal, localcontext

from generator.reconcile.chains.readings import Reading
from generator.reconcile.wording import POINTS, number, rounded
from generator.rules.units_base import base_unit

FIGURES = 28
PLACES, PLACES_OF_FRACTIONS = 4, 2


def is_share(reading: Reading) -> bool:
    """A rate, whose differences are points and have no share of their own."""
    return reading.unit in POINTS


def scale(*readings: Reading) -> tuple[str, Decimal]:
    """The unit in which readings are set beside one another: the largest that one is written in and all fit into."""
    for unit, factor in sorted({(r.scale, r.factor) for r in readings}, key=lambda pair: (-pair[1], pair[0])):
        same = all(r.scale == unit for r in readings)
        if same or all(base_unit(unit)[0] == r.unit and _fits(r.value / factor) for r in readings):
            return unit, factor
    return readings[0].unit, Decimal(1)


def _fits(value: Decimal) -> bool:
    """Whether a value is told exactly by the decimals that are shown."""
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and -exponent <= PLACES


def gap_unit(*readings: Reading) -> str:
    """The unit of a difference in base units: 人, 个百分点."""
    return POINTS.get(readings[0].unit, readings[0].unit)


def inside(value: Decimal, factor: Decimal) -> str:
    """A value in base units as a number of ``factor``; of a fraction that never ends two decimals."""
    exact = value / factor
    return number(exact) if _fits(exact) else rounded(exact, PLACES_OF_FRACTIONS)


def apart(a: Reading, b: Reading) -> str:
    """How far two readings lie apart, without sign: "0.36万人", "1.3个百分点"."""
    unit, factor = scale(a, b)
    return f"{inside(abs(a.value - b.value), factor)}{POINTS.get(unit, unit)}"


def minus(a: Reading, b: Reading) -> str:
    """ "2.06−1.7=0.36万人"."""
    unit, factor = scale(a, b)
    left, right, rest = inside(a.value, factor), inside(b.value, factor), inside(a.value - b.value, factor)
    return f"{left}−{bracketed(right)}={signed(rest)}{POINTS.get(unit, unit)}"


def told(reading: Reading, unit: str, factor: Decimal) -> str:
    """A value as written; where the sentence reckons in another unit than it is written in, in that unit."""
    return reading.written if reading.scale == unit or not reading.exact else f"{inside(reading.value, factor)}{unit}"


def signed(text: str) -> str:
    """A number with a true minus sign."""
    return text.replace("-", "−")


def bracketed(text: str) -> str:
    """A negative number inside a sum."""
    return f"（{signed(text)}）" if text.startswith("-") else text


def share(gap: Decimal, whole: Decimal) -> Decimal | None:
    """``gap`` in per cent of ``whole``; None where there is no whole to take it of."""
    return gap / whole * 100 if whole > 0 else None


def percent(value: Decimal) -> str:
    """ "21.2%"; a share that rounds away is not told as 0."""
    return f"{rounded(value)}%" if not value or rounded(abs(value)) != "0" else f"{rounded(value, 2)}%"


def divided(a: Reading, b: Reading, whole: Reading) -> str:
    """ "0.36÷1.7=21.2%": the difference of two readings as a share of one of them; empty where that says nothing."""
    found = None if is_share(whole) else share(abs(a.value - b.value), whole.value)
    if not found:
        return ""
    _, factor = scale(a, b)
    return f"{inside(abs(a.value - b.value), factor)}÷{inside(whole.value, factor)}={percent(found)}"


def compound(first: Decimal, last: Decimal, years: int) -> Decimal:
    """The yearly rate in per cent that leads from ``first`` to ``last``, both above zero."""
    with localcontext() as context:
        context.prec = FIGURES
        return ((last / first) ** (Decimal(1) / years) - 1) * 100
