"""Two figures of one thing that differ only in how far they are rounded: said to agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from generator.model.collection import Remark
from generator.model.figure import Observation
from generator.reconcile.compare import agreement, measure, side
from generator.reconcile.wording import amount, when


def rounding(groups: Sequence[Sequence[Observation]]) -> Iterator[Remark]:
    """One remark a pair of values, each group being of one region; bounds and what has no single value are left out."""
    for group in groups:
        exact = [o for o in group if o.quantity.comparator == "=" and o.period and measure(o) is not None]
        told: set[tuple[str, str, str]] = set()
        for a, b in combinations(exact, 2):
            alike = (a.period, side(a), a.basis) == (b.period, side(b), b.basis) and measure_unit(a) == measure_unit(b)
            low, high = sorted((amount(a), amount(b)))
            words = (when(a), low, high)
            if alike and words not in told and agreement(a, b) == "rounded":
                told.add(words)
                region = a.region.name if a.region else ""
                text = f"{region}{when(a)}{amount(a)}与{amount(b)}：四舍五入后一致，是同一个数。"
                yield Remark("yes", text, (a.id, b.id))


def measure_unit(o: Observation) -> str:
    """The unit that ``measure`` gives a value in."""
    known = measure(o)
    return known[1] if known else ""
