"""One bound with and without the value itself: comparator-mismatch, gathered where two parts of texts differ so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from generator.model.collection import Finding
from generator.model.figure import Observation
from generator.reconcile.compare import agreement
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.findings.record import MOST_PLACES, record
from generator.reconcile.findings.values import comparable, same_things
from generator.reconcile.wording import amount, label, listed, when, where
from generator.text.numerals import counted

STRICT = {"<=": "含本数", ">=": "含本数", "<": "不含本数", ">": "不含本数"}
Pair = tuple[Observation, Observation]


def find(evidence: Evidence) -> Iterator[Finding]:
    """ "4.5%以内" in one place and "<4.5" in another, one finding for two places of two texts."""
    found: dict[tuple[str, ...], list[Pair]] = {}
    for group in same_things(evidence):
        if pair := _pair(group):
            a, b = pair
            sides = (a.source_id, where(a, evidence, [b]), b.source_id, where(b, evidence, [a]))
            found.setdefault((*sides, STRICT[a.quantity.comparator]), []).append(pair)
    for pairs in found.values():
        most = MOST_PLACES // 2
        for at in range(0, len(pairs), most):
            yield _finding(pairs[at : at + most], evidence)


def _pair(group: Sequence[Observation]) -> Pair | None:
    """The first two that set the same bound, one with the value itself and one without."""
    for a, b in combinations(group, 2):
        signs = {a.quantity.comparator, b.quantity.comparator}
        if signs in ({"<", "<="}, {">", ">="}) and comparable(a, b) and agreement(a, b) == "equal":
            return a, b
    return None


def _finding(pairs: Sequence[Pair], evidence: Evidence) -> Finding:
    a, b = pairs[0]
    first, second = where(a, evidence, [b]), where(b, evidence, [a])
    how = f"{first}{STRICT[a.quantity.comparator]}，{second}{STRICT[b.quantity.comparator]}"
    if len(pairs) == 1:
        title = f"{label(a, evidence, b)}{when(b)}的界限：“{amount(a)}”与“{amount(b)}”"
        words = f"{how}；恰为这个数时，两处结论相反。"
    else:
        title = f"{first}与{second}有{counted(len(pairs))}项界限写法不一"
        each = listed([f"{label(x, evidence, y)}（{amount(x)}与{amount(y)}）" for x, y in pairs])
        words = f"{each}：{how}；恰为界限时，两处结论相反。"
    places = [figure_place(o) for pair in pairs for o in pair]
    return record("comparator-mismatch", places, title, words, [x.concept_id for x, _ in pairs])
