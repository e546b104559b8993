"""What may be said of a target beside what there is: how far it lies from it, never that it will come about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.model.collection import Concept, Remark
from generator.model.figure import UPPER, Observation
from generator.reconcile.compare import measure, side
from generator.reconcile.evidence import Evidence
from generator.reconcile.wording import amount, difference, number, when
from generator.rules.units_base import base_unit

MOST, DECIMALS = 8, 4
FORECAST = {
    ("up", True): "不能说“将达到”",
    ("up", False): "不能说“将下降”",
    ("down", True): "不能说“将上升”",
    ("down", False): "不能说“将降到”",
}


@dataclass(frozen=True, slots=True)
class Aim:
    """The last value of a place and a target after it; ``tail`` is what may not be said."""

    last: Observation
    goal: Observation
    higher: bool
    tail: str

    @property
    def region(self) -> str:
        return self.last.region.name if self.last.region else ""

    @property
    def gap(self) -> str:
        a, b = measure(self.last), measure(self.goal)
        points = f"{number(abs(a[0] - b[0]))}个百分点" if a and b else ""
        return f"{'高' if self.higher else '低'}{difference(self.last, self.goal) or points}"

    @property
    def figures(self) -> tuple[str, str]:
        return in_one_unit(self.last, self.goal)


def aims(pairs: Sequence[tuple[Observation, Observation]], evidence: Evidence) -> Iterator[Remark]:
    """Remarks on the last value and the next target of each place; what holds of several places is said once."""
    found: dict[str, list[Aim]] = {}
    for last, goal in pairs:
        a, b = measure(last), measure(goal)
        if a is None or b is None:
            continue
        tail = FORECAST.get((evidence.direction(goal), b[0] > a[0]), "目标不是预测") if a[0] != b[0] else ""
        found.setdefault(tail, []).append(Aim(last, goal, b[0] > a[0], tail))
    for tail, group in found.items():
        shown = group[:MOST]
        text = _alone(shown[0]) if len(shown) == 1 else _together(shown, tail)
        yield Remark("yes", text, tuple(o.id for aim in shown for o in (aim.last, aim.goal)))


def _alone(aim: Aim) -> str:
    first, second = aim.figures
    head = f"{aim.region}{when(aim.last)}{first}与{when(aim.goal)}目标{second}："
    if not aim.tail:
        return f"{head}目标与已有的数持平。"
    if "将下降" in aim.tail or "将上升" in aim.tail:
        return f"{head}目标定得比已有的数{aim.gap}；目标是要求，不是预测，{aim.tail}。"
    return f"{head}可以说目标比已有的数{aim.gap}，{aim.tail}。"


def _together(group: Sequence[Aim], tail: str) -> str:
    told = []
    for aim in group:
        first, second = aim.figures
        told.append(
            f"{aim.region}{when(aim.last)}{first}，{when(aim.goal)}目标{second}" + (f"，{aim.gap}" if tail else "")
        )
    return f"{'；'.join(told)}。" + (f"目标是要求，不是预测，{tail}。" if tail else "目标都与已有的数持平。")


def in_one_unit(a: Observation, b: Observation) -> tuple[str, str]:
    """Two exact figures as written; where they are written in two sizes of a unit, both in the larger one."""
    if a.unit == b.unit or a.unit_base != b.unit_base or not _plain(a) or not _plain(b):
        return amount(a), amount(b)
    factor, unit = max((base_unit(o.unit)[1], o.unit) for o in (a, b))
    if base_unit(unit)[0] != a.unit_base:
        return amount(a), amount(b)
    first, second = ((o.value_base or Decimal(0)) / factor for o in (a, b))
    if any(-int(value.as_tuple().exponent) > DECIMALS for value in (first, second)):
        return amount(a), amount(b)
    return f"{number(first)}{unit}", f"{number(second)}{unit}"


def _plain(o: Observation) -> bool:
    return o.quantity.comparator == "=" and o.value_base is not None and not o.quantity.parts


def ceilings(concept: Concept, groups: Sequence[Sequence[Observation]]) -> Iterator[Remark]:
    """A ceiling above what there is says nothing of what will be; of several places it is said once."""
    if concept.direction != "down":
        return
    found = [pair for group in groups if (pair := _ceiling(group)) is not None][:MOST]
    if len(found) == 1:
        last, limit = found[0]
        text = f"{amount(limit)}是上限，不是预测；由{amount(last)}到{amount(limit)}不能说{concept.name}“将上升”。"
        yield Remark("no", text, (last.id, limit.id))
    elif found:
        told = "、".join(f"{limit.region.name if limit.region else ''}的{amount(limit)}" for _, limit in found)
        text = f"{told}都是上限，不是预测；虽高于已有的数，不能说{concept.name}“将上升”。"
        yield Remark("no", text, tuple(o.id for pair in found for o in pair))


def _ceiling(group: Sequence[Observation]) -> tuple[Observation, Observation] | None:
    """The last exact value and the last ceiling, where the ceiling lies above it."""
    dated = [o for o in group if o.period and measure(o)]
    known = [o for o in dated if side(o) == "realised" and o.quantity.comparator == "="]
    limits = [o for o in dated if side(o) == "target" and o.quantity.comparator in UPPER]
    if not known or not limits:
        return None
    a, b = measure(known[-1]), measure(limits[-1])
    return (known[-1], limits[-1]) if a is not None and b is not None and b[0] > a[0] else None
