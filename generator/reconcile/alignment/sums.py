"""All parts of a division together and the whole: only where the collection holds every one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from generator.model.alignment import Comparison
from generator.model.figure import LOWER, UPPER, Observation
from generator.model.source import Region
from generator.reconcile.alignment.figures import Said
from generator.reconcile.alignment.standing import additive, apart
from generator.reconcile.alignment.verdicts import Verdict, place, subject
from generator.reconcile.alignment.vertical import comparison
from generator.reconcile.compare import measured, side, step
from generator.reconcile.evidence import Evidence
from generator.reconcile.wording import amount, number, when
from generator.rules.nesting import key, parts
from generator.text.numerals import counted

NAMED = 6
"""Missing parts that are named; of more the count is said."""


def sums(concept_id: str, regions: Mapping[str, Said], evidence: Evidence) -> Iterator[Comparison]:
    """A whole and all its parts, for each figure of the whole that every part has a comparable one for."""
    for whole in regions.values():
        inside = [regions.get(part.code) for part in parts(whole.region.code)] if whole.region.code else []
        held = [each for each in inside if each is not None]
        for b in whole.figures if len(held) > 1 else ():
            if not additive(b, evidence):
                continue
            matched = [(each, a) for each in held if (a := _addend(each, b, evidence)) is not None]
            addends = [a for _, a in matched]
            missing = len(inside) - len(addends)
            verdict = _partial(addends, b, missing, evidence) if missing else _whole(addends, b, evidence)
            if verdict is not None:
                places = (*(each for each, _ in matched), whole)
                yield comparison("vertical", concept_id, places, (*addends, b), verdict)


def _addend(part: Said, whole: Observation, evidence: Evidence) -> Observation | None:
    return next((a for a in part.figures if not apart(a, whole, evidence)), None)


def _partial(addends: Sequence[Observation], whole: Observation, missing: int, evidence: Evidence) -> Verdict | None:
    """Some of the parts that already exceed the whole; None where nothing can be said."""
    total = sum((measured(o) for o in addends), Decimal(0))
    floors = all(o.quantity.comparator in ("=", *LOWER) for o in addends)
    if len(addends) < 2 or not floors or whole.quantity.comparator not in ("=", *UPPER):
        return None
    alone = any(measured(o) > measured(whole) for o in addends)
    if alone or total <= measured(whole) + _slack(addends, whole):
        return None
    words = f"{counted(len(addends))}地已超出{scaled(total - measured(whole), whole)}，还有{counted(missing)}地没有计入"
    return Verdict("exceeds", f"{_head(addends, whole, total, evidence)}{words}，须核实。")


def _slack(addends: Sequence[Observation], whole: Observation) -> Decimal:
    """What rounding to the finest place that is written could explain."""
    return min(step(o) for o in (*addends, whole)) * (len(addends) + 1) / 2


def _whole(addends: Sequence[Observation], whole: Observation, evidence: Evidence) -> Verdict | None:
    """All parts and the whole; None where one of them is only a bound."""
    if any(o.quantity.comparator != "=" for o in (*addends, whole)):
        return None
    total = sum((measured(o) for o in addends), Decimal(0))
    gap = total - measured(whole)
    head = _head(addends, whole, total, evidence)
    if not gap:
        return Verdict("sum-agrees", f"{head}两者相合。")
    words = f"各地合计{'多' if gap > 0 else '少'}{scaled(abs(gap), whole)}"
    if abs(gap) <= _slack(addends, whole):
        return Verdict("sum-agrees", f"{head}{words}，在取整的出入之内。")
    return Verdict("sum-differs", f"{head}{words}。")


def _head(addends: Sequence[Observation], whole: Observation, total: Decimal, evidence: Evidence) -> str:
    terms = "、".join(f"{place(o)}{amount(o)}" for o in addends)
    goal = "目标" if side(whole) == "target" else ""
    together = f"{counted(len(addends))}地合计{scaled(total, whole)}"
    return f"{subject(whole, whole, evidence)}：{when(whole)}{goal}{terms}，{together}；{place(whole)}{amount(whole)}，"


def scaled(value: Decimal, like: Observation) -> str:
    """A value in base units, said in the unit of ``like``: 112000 → "11.2万人"."""
    written, base = like.quantity.value, like.value_base
    assert base is not None
    if not written or not base:
        return f"{number(value)}{like.unit_base}"
    return f"{number(value * written / base)}{like.unit}"


def unsummed(regions: Sequence[Region], wholes: Collection[str]) -> Iterator[str]:
    """For each of ``wholes`` that the collection holds some but not all parts of: which are missing."""
    held = {key(region) for region in regions}
    for whole in regions:
        inside = parts(whole.code) if whole.code else ()
        missing = [part for part in inside if part.code not in held]
        if not missing or len(missing) == len(inside) or key(whole) not in wholes:
            continue
        present = "、".join(part.name for part in inside if part.code in held)
        absent = "、".join(part.name for part in missing[:NAMED]) + (
            f"等{len(missing)}个" if len(missing) > NAMED else ""
        )
        there = f"{whole.name}的下一级行政区有{len(inside)}个，本集有{present}，缺{absent}"
        yield f"{there}；各地之和不是{whole.name}的总数。"
