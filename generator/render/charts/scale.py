"""Axes: round steps, and a unit that keeps the numbers short."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, inf, log10

STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from ``low`` to ``high`` with a tick every ``step``; shown values are divided by ``divisor``."""

    low: float
    high: float
    step: float
    divisor: int
    prefix: str

    def ticks(self) -> list[float]:
        count = round((self.high - self.low) / self.step)
        return [self.low + i * self.step for i in range(count + 1)]

    def shown(self, value: float) -> str:
        return f"{value / self.divisor:,.6g}"


def scale(values: list[float], most: float = inf) -> Scale:
    """An axis for ``values``: from zero, unless all lie in its upper part; not beyond ``most`` unless a value is."""
    top, bottom = max(values), min(values)
    low = 0.0 if bottom >= 0 and (bottom <= top * 0.62 or bottom == top) else bottom - (top - bottom) * 0.25
    low = max(low, 0.0) if bottom >= 0 else low
    span = (top - low) * 1.12 or abs(top) or 1.0
    step = _step(span / 5)
    first = floor(low / step + 1e-9) * step
    last = ceil((top + span * 0.04) / step - 1e-9) * step
    divisor, prefix = next(((d, p) for d, p in ((10**8, "亿"), (10**4, "万")) if top >= d), (1, ""))
    last = max(last, first + step)
    while last > most >= top and last - step > first and last - step >= top:
        last -= step
    return Scale(first, last, step, divisor, prefix)


def _step(rough: float) -> float:
    magnitude = 10.0 ** floor(log10(rough))
    return next(float(step * magnitude) for step in STEPS if step * magnitude >= rough * 0.999)
