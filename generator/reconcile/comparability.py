"""Any two figures of one indicator: may they be set side by side, and if not, why not."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from generator.model.figure import Basis, Observation
from generator.reconcile.compare import agreement, is_flow, measure, moment, side
from generator.reconcile.evidence import Evidence
from generator.rules.divisions import scope_words as divisions
from generator.rules.findings import scope_words
from generator.text.fold import fold
from generator.text.periods import span_of_time

BOUNDS = {"<": "只给出上限，不是值", "<=": "只给出上限，不是值", ">": "只给出下限，不是值", ">=": "只给出下限，不是值"}
BASES = {"change": "是增减幅度，不是水平", "average": "是年均数，不是一年的数"}
LEVELS: tuple[Basis, ...] = ("level", "cumulative")
MOST = 4
"""Members of a group that a new one is held against: what they share, they share by kind."""
UNSAID = "没有写明是一年还是几年的数"


def bases_of(o: Observation, evidence: Evidence) -> tuple[Basis, ...]:
    """The bases that a value of the concept itself has: of a rate of growth, a change is its level."""
    concept = evidence.concept(o)
    return (*LEVELS, "change") if concept is not None and concept.growth_of else LEVELS


def no_value(o: Observation) -> str:
    """Why a figure can be compared with none, in words; empty when it is one number of one time."""
    if "qualitative" in o.flags and o.value_base is None:
        return "文字表述，没有数"
    if measure(o) is None:
        return "是区间，不是一个数" if o.quantity.comparator == "range" else "是几段的比值，不是一个数"
    if o.period is None or "period_unresolved" in o.flags:
        return "期间未能确定"
    if o.quantity.comparator in BOUNDS:
        return BOUNDS[o.quantity.comparator]
    return "读法存疑" if "uncertain" in o.flags else ""


def why_apart(a: Observation, b: Observation, evidence: Evidence, unsure: Collection[str] = ()) -> str:
    """Why two figures of one indicator may not be compared; empty when they may. The same whichever comes first.

    ``unsure`` are the figures whose unit is inferred and that no printed one bears out.
    """
    return (
        no_value(a)
        or no_value(b)
        or _bases(a, b, evidence)
        or _units(a, b)
        or _lengths(a, b, evidence)
        or _unit_inferred(a, b, unsure)
        or _subjects(a, b)
        or _scopes(a, b)
    )


def _bases(a: Observation, b: Observation, evidence: Evidence) -> str:
    bases = bases_of(a, evidence)
    for o in sorted((a, b), key=lambda o: o.basis):
        if a.basis != b.basis and o.basis in BASES and o.basis not in bases:
            return f"一处{BASES[o.basis]}"
    return ""


def _units(a: Observation, b: Observation) -> str:
    first, second = measure(a), measure(b)
    assert first is not None
    assert second is not None
    if first[1] == second[1]:
        return ""
    return "单位不同：" + "、".join(sorted(unit or "没有单位" for unit in (first[1], second[1])))


def _lengths(a: Observation, b: Observation, evidence: Evidence) -> str:
    """Sums and growths of one year beside those of several."""
    if not (is_flow(a, evidence) or is_flow(b, evidence) or "change" in bases_of(a, evidence)):
        return ""
    if years(a) == years(b):
        return "一处是累计数，一处不是" if is_flow(a, evidence) and a.basis != b.basis else ""
    if any("period_from_section" in o.flags and o.basis == "level" for o in (a, b)):
        return f"一处{UNSAID}"
    told = [span_of_time(o.period) for o in sorted((a, b), key=years)]
    return f"期间长短不同：{'、'.join(told)}"


def years(o: Observation) -> int:
    """How many years lie between the first and the last of a period."""
    return o.period.end.year - o.period.start.year if o.period else 0


def unsure_units(group: Sequence[Observation], evidence: Evidence) -> frozenset[str]:
    """Figures with an inferred unit in whose row no value is printed with its unit elsewhere for the same time."""
    inferred = [o for o in group if "unit_inferred" in o.flags and "reviewed" not in o.flags]
    printed = [o for o in group if "unit_inferred" not in o.flags and measure(o) and o.period]
    sure = {_row(o) for o in inferred if any(_same(o, other, evidence) for other in printed)}
    return frozenset(o.id for o in inferred if _row(o) not in sure)


def _row(o: Observation) -> tuple[object, ...]:
    """What shares one unit: a row of a table, else the figure alone."""
    return (o.source_id, *o.mention.cell[:2]) if o.mention.cell is not None else (o.id,)


def _same(a: Observation, b: Observation, evidence: Evidence) -> bool:
    if measure(a) is None or a.period is None or side(a) != side(b):
        return False
    return moment(a, evidence) == moment(b, evidence) and agreement(a, b) == "equal"


def _unit_inferred(a: Observation, b: Observation, unsure: Collection[str]) -> str:
    """A unit that was concluded holds within its row, and nowhere else for sure."""
    if not {a.id, b.id} & set(unsure) or _row(a) == _row(b):
        return ""
    return "单位都是推断的，不在同一行" if {a.id, b.id} <= set(unsure) else "一处的单位是推断的"


def _subjects(a: Observation, b: Observation) -> str:
    """Of whom they are told, where one is of the whole province and one of the city."""
    told = sorted({fold(o.mention.subject) for o in (a, b)} & set(divisions()))
    if len(told) == 2 and told[0][-1] != told[1][-1]:
        return f"说的范围不同：{told[0]}、{told[1]}"
    return ""


def _scopes(a: Observation, b: Observation) -> str:
    """A word of scope that one of the two names lacks."""
    if any("name_completed" in o.flags for o in (a, b)):
        return ""
    first, second = (scope_words(fold(o.mention.name)) for o in (a, b))
    words = sorted(first ^ second)
    return f"口径未必相同：一处写“{words[0]}”，一处没有" if words else ""


def groups(ordered: Sequence[Observation], evidence: Evidence, unsure: Collection[str] = ()) -> dict[str, int]:
    """Figures that may all be compared with one another share a number, from 1 as they come; those with none have 0."""
    found: list[list[Observation]] = []
    for o in ordered:
        if no_value(o):
            continue
        own = next((group for group in found if not any(why_apart(o, x, evidence, unsure) for x in group[:MOST])), None)
        if own is None:
            found.append([o])
        else:
            own.append(o)
    numbered = {o.id: i for i, group in enumerate((g for g in found if len(g) > 1), 1) for o in group}
    return {o.id: numbered.get(o.id, 0) for o in ordered}
