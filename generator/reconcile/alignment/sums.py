"""All parts of a division together and the whole: only where the collection holds every one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.model.alignment import Comparison
from generator.model.figure import Observation
from generator.model.source import Region
from generator.reconcile.alignment.figures import Said
from generator.reconcile.alignment.standing import additive, apart
from generator.reconcile.alignment.verdicts import Verdict, place, subject, told
from generator.reconcile.alignment.vertical import comparison
from generator.reconcile.compare import measure, step
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
        if len(held) < 2 or len(held) < len(inside):
            continue
        for b in whole.figures:
            found = [next((a for a in each.figures if not apart(a, b, evidence)), None) for each in held]
            addends = [o for o in found if o is not None and o.quantity.comparator == "="]
            if b.quantity.comparator == "=" and len(addends) == len(held) and additive(b, evidence):
                verdict = _verdict(addends, b, evidence)
                yield comparison("vertical", concept_id, (*held, whole), (*addends, b), verdict)


def _verdict(addends: Sequence[Observation], whole: Observation, evidence: Evidence) -> Verdict:
    total = sum((_value(o) for o in addends), Decimal(0))
    gap = total - _value(whole)
    slack = (sum((step(o) for o in addends), Decimal(0)) + step(whole)) / 2
    terms = "、".join(f"{place(o)}{amount(o)}" for o in addends)
    unit = measure(whole)
    assert unit is not None
    together = f"{counted(len(addends))}地合计{number(total)}{unit[1]}"
    head = f"{subject(whole, whole, evidence)}：{when(whole)}{terms}，{together}；"
    beside = f"{place(whole)}{told(whole)}，"
    if abs(gap) <= slack:
        return Verdict("sum-agrees", f"{head}{beside}两者相合。")
    words = "多" if gap > 0 else "少"
    return Verdict("sum-differs", f"{head}{beside}各地合计{words}{number(abs(gap))}{unit[1]}。")


def _value(o: Observation) -> Decimal:
    found = measure(o)
    assert found is not None
    return found[0]


def unsummed(regions: Sequence[Region]) -> Iterator[str]:
    """For each division that the collection holds some but not all parts of: which are missing."""
    held = {key(region) for region in regions}
    for whole in regions:
        inside = parts(whole.code) if whole.code else ()
        missing = [part for part in inside if part.code not in held]
        if not missing or len(missing) == len(inside):
            continue
        present = "、".join(part.name for part in inside if part.code in held)
        absent = "、".join(part.name for part in missing[:NAMED]) + (
            f"等{len(missing)}个" if len(missing) > NAMED else ""
        )
        there = f"{whole.name}的下一级行政区有{len(inside)}个，本集有{present}，缺{absent}"
        yield f"{there}，所以各地之和不与{whole.name}的总数相比。"
