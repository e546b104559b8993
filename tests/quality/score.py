"""Marked facts against what was read: matched by place, compared strictly in everything that was marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from generator.model.figure import Observation
from generator.model.place import Span
from generator.rules.concepts import match, plain
from generator.rules.findings import scope_words
from generator.rules.units_base import base_unit
from tests.quality.facts import Fact

# The share of the longer of two spans that must be common; the share of characters that two right names share.
PLACE, NAME = 0.5, 0.8
# Words that make another figure of a name, and are few enough characters to pass for a slip.
TELLING = re.compile(
    "[一二三四五六七八九十]|人均|户均|地均|新增|净增|农村|城乡|城镇|城市|登记|调查|户籍|常住|以上|以下|民间|内|外"
)
ASPECTS = ("unit", "comparator", "name", "period", "kind")


def overlap(one: Span, other: Span) -> float:
    """Common characters as a share of the longer span."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return max(common, 0) / max(len(one), len(other), 1)


def value_right(fact: Fact, o: Observation) -> bool:
    """The number, its scale included: 1.2万 is 12000, a ratio has the same parts, a range both ends."""
    quantity, value = o.quantity, fact.value
    if ":" in value or "/" in value:
        return [f"{part.normalize():f}" for part in quantity.parts] == re.split("[:/]", value)
    low, _, high = value.partition("~")
    if high:
        return quantity.value == Decimal(low) and quantity.value_max == Decimal(high)
    if not low or o.value_base is None or quantity.value is None:
        return not low and o.value_base is None
    if low.startswith("-") and o.value_base >= 0:
        return False
    low, unit = low.lstrip("-"), fact.units[0] if fact.units else ""
    if not unit or not o.unit:
        # a missing unit is no wrong number; it is counted where units are
        return abs(quantity.value) == Decimal(low)
    return abs(o.value_base) == Decimal(low) * base_unit(unit)[1]


def unit_right(fact: Fact, o: Observation) -> bool:
    """The unscaled unit; not judged where the document prints none."""
    return not fact.units or o.unit_base in {base_unit(unit)[0] for unit in fact.units}


def comparator_right(fact: Fact, o: Observation) -> bool:
    """One of the comparators that were marked."""
    return o.quantity.comparator in fact.comparators


def name_right(fact: Fact, o: Observation) -> bool:
    """A name that means the same: the same scope, the same concept where both have one, and 4 of 5 characters."""
    return any(_same_name(name, o.mention.name) for name in fact.names)


def _same_name(wanted: str, read: str) -> bool:
    first, second = plain(wanted), plain(read)
    if re.sub("[()]", "", first) == re.sub("[()]", "", second):
        return True
    one, other = match(wanted), match(read)
    if (one and other and one is not other) or scope_words(first) != scope_words(second):
        return False
    if sorted(TELLING.findall(first)) != sorted(TELLING.findall(second)):
        return False
    letters = Counter(re.sub(r"\W|\d", "", first)), Counter(re.sub(r"\W|\d", "", second))
    common = 2 * sum((letters[0] & letters[1]).values())
    return (one is not None and one is other) or common >= NAME * sum(sum(each.values()) for each in letters)


def period_right(fact: Fact, o: Observation) -> bool:
    """First and last year as marked; not judged where none is marked."""
    if not fact.periods:
        return True
    if o.period is None:
        return False
    first, last = o.period.start.year, o.period.end.year
    return f"{first}-{last}" in fact.periods or (first == last and str(last) in fact.periods)


def kind_right(fact: Fact, o: Observation) -> bool:
    """The status, or the basis where the mark says that it is a sum, a change or an average (itself a change)."""
    wanted = fact.kinds
    if o.basis == "average" and "change" in wanted:
        return True
    return not wanted or o.basis in wanted or o.status in wanted


RIGHT = {
    "unit": unit_right,
    "comparator": comparator_right,
    "name": name_right,
    "period": period_right,
    "kind": kind_right,
}


def pairs(facts: Sequence[Fact], observations: Sequence[Observation]) -> list[tuple[Fact, Observation]]:
    """Each fact with the observation that states it; each observation serves one fact."""
    candidates = []
    for i, fact in enumerate(facts):
        for j, o in enumerate(observations):
            close = overlap(fact.span, o.quantity.span)
            if o.source_id == fact.source_id and close >= PLACE and value_right(fact, o):
                candidates.append((close + 0.1 * name_right(fact, o), -i, -j))
    used: set[int] = set()
    found: dict[int, int] = {}
    for _, i, j in sorted(candidates, reverse=True):
        if i not in found and j not in used:
            found[i] = j
            used.add(j)
    return [(facts[-i], observations[-j]) for i, j in sorted(found.items(), reverse=True)]


def confirmed(facts: Iterable[Fact], o: Observation, matched: Iterable[Observation]) -> bool:
    """Does a fact state what ``o`` says, or does it stand on one that may be found or not?"""
    if any(o is each for each in matched):
        return True
    near = [f for f in facts if f.source_id == o.source_id and overlap(f.span, o.quantity.span) >= PLACE]
    return any(f.counts != "figure" or (":" in f.value and value_right(f, o)) for f in near)


def right(fact: Fact, o: Observation) -> frozenset[str]:
    """In what an observation agrees with its fact."""
    return frozenset(aspect for aspect in ASPECTS if RIGHT[aspect](fact, o))
