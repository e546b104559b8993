"""Two figures for one thing: value-conflict, rounding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from generator.model.collection import Finding
from generator.model.figure import Observation
from generator.reconcile.compare import (
    agreement,
    measure,
    moment,
    of_each_year,
    of_the_whole,
    off_scale,
    percent,
    place_key,
    plain,
    side,
    within_bound,
)
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.findings.record import record
from generator.reconcile.wording import amount, difference, label, listed, rounded, when, where
from generator.rules.concepts import plain as plain_name
from generator.rules.findings import finding_rules, scope_words
from generator.text.fold import fold
from generator.text.numerals import counted

MOST_VALUES, TELLING = 3, 5
UNDATED = frozenset({"period_inferred", "period_from_section"})
# More figures than these under one name at one time are parts of something, not statements of one thing.
MOST_STATEMENTS = 60
HOW = {
    "cut": "不是四舍五入的结果，应为截去尾数。",
    "rounded": "一处像是另一处取整的结果，目标宜写同一个数。",
}
SIDES = {"realised": "数", "target": "目标"}


def find(evidence: Evidence) -> Iterator[Finding]:
    """Conflicts among the figures of one indicator, region, time and side."""
    for group in same_things(evidence):
        if any(comparable(a, b) for a, b in combinations(group, 2)):
            yield from _conflicts(group, evidence)
            yield from _cut(group, evidence)


def same_things(evidence: Evidence) -> tuple[tuple[Observation, ...], ...]:
    """Figures that speak of one indicator in one region at one time, all realised or all targets."""
    groups: dict[tuple[str, ...], list[Observation]] = {}
    for o in evidence.observations:
        of = side(o)
        if of is None or not plain(o) or of_each_year(o, evidence):
            continue
        found = measure(o)
        assert found is not None
        thing = o.concept_id or plain_name(o.mention.name)
        key = (thing, place_key(o), of, found[1], *moment(o, evidence))
        groups.setdefault(key, []).append(o)
    whole = [of_the_whole(group) for group in groups.values()]
    return tuple(tuple(group) for group in whole if 1 < len(group) <= MOST_STATEMENTS)


def comparable(a: Observation, b: Observation) -> bool:
    """The same people are counted, and the two stand apart enough to be two statements of one thing."""
    if a.mention.cell is not None and b.mention.cell is not None and a.mention.cell[0] == b.mention.cell[0]:
        return False
    if a.source_id == b.source_id and a.mention.quote == b.mention.quote:
        return False
    if not a.concept_id and not _telling(a, b):
        return False
    return scope_words(fold(a.mention.name)) == scope_words(fold(b.mention.name))


def _telling(a: Observation, b: Observation) -> bool:
    """Without a concept one name is enough if it says what is counted, in two documents or in a table and in prose."""
    apart = a.source_id != b.source_id or (a.mention.cell is None) != (b.mention.cell is None)
    whole = not a.mention.parent and not b.mention.parent
    name = fold(a.mention.name)
    return apart and whole and len(name) >= TELLING and name.endswith(finding_rules().name_endings)


def _conflicts(group: Sequence[Observation], evidence: Evidence) -> Iterator[Finding]:
    heads = _distinct(group)
    if not 1 < len(heads) <= MOST_VALUES:
        return
    pairs = [
        (a, b)
        for a, b in (*combinations(heads, 2), *combinations(group, 2))
        if comparable(a, b)
        and agreement(a, b) == "different"
        and not off_scale(a, b)
        and not within_bound(a, b)
        and not (_is_background(a, b, evidence) or _is_background(b, a, evidence))
    ]
    if not pairs:
        return
    a, b = pairs[0]
    others = [o for o in group if o not in (a, b)]
    thing, of = f"{label(a, evidence, *group)}{when(a)}的{SIDES[side(a) or 'target']}", _places(a, b, evidence)
    yield record(
        "value-conflict",
        [figure_place(o) for o in (a, b, *others)],
        f"{thing}，{of}不一",
        f"{_statement(a, b, evidence)}，{_statement(b, a, evidence)}{_gap(a, b)}。"
        f"{_undated(a, b, evidence)}{_others(others, evidence)}",
        [a.concept_id],
        _slip(a, b, evidence) or _slip(b, a, evidence),
    )


def _undated(a: Observation, b: Observation, evidence: Evidence) -> str:
    """Which of the two prints no year of its own."""
    if a.flags & UNDATED and b.flags & UNDATED:
        return f"两处都没有写年份，按{when(a)}读。"
    told = [where(o, evidence, [other]) for o, other in ((a, b), (b, a)) if o.flags & UNDATED]
    return f"{told[0]}没有写年份，按{when(a)}读。" if told else ""


def _is_background(told: Observation, row: Observation, evidence: Evidence) -> bool:
    """A target without a year of its own that is what the row of the other has as its baseline: it says what was."""
    if side(told) != "target" or row.mention.cell is None or not told.flags & UNDATED:
        return False
    cells = [
        o for o in evidence.of_source(row.source_id) if o.mention.cell and o.mention.cell[:2] == row.mention.cell[:2]
    ]
    return any(side(o) == "realised" and measure(o) == measure(told) for o in cells)


def _slip(known: Observation, doubtful: Observation, evidence: Evidence) -> str:
    """One realised value is what the other's row has as its target: it may have been copied from there."""
    if side(known) != "realised" or known.mention.cell is None:
        return ""
    row = known.mention.cell[:2]
    targets = [o for o in evidence.of_source(known.source_id) if o.mention.cell and o.mention.cell[:2] == row]
    goal = next((o for o in targets if side(o) == "target" and measure(o) == measure(doubtful)), None)
    if goal is None:
        return ""
    return (
        f"核对{when(known)}的统计数，并问{where(doubtful, evidence, [known])}的{amount(doubtful)}"
        f"是否误填了{where(goal, evidence, [doubtful])}的目标（{amount(goal)}）。"
    )


def _distinct(group: Sequence[Observation]) -> list[Observation]:
    """The first figure of each value."""
    heads: list[Observation] = []
    for o in group:
        if all(agreement(o, head) == "different" for head in heads):
            heads.append(o)
    return heads


def _places(a: Observation, b: Observation, evidence: Evidence) -> str:
    if a.source_id != b.source_id:
        return "两份文件"
    first, second = where(a, evidence, [b]), where(b, evidence, [a])
    return f"{first}与{second}" if first != second else f"{first}{counted(2)}处"


def _statement(o: Observation, other: Observation, evidence: Evidence) -> str:
    share = percent(o)
    about = f"（约合{rounded(share)}%）" if share is not None and o.quantity.parts else ""
    return f"{where(o, evidence, [other])}为{amount(o)}{about}"


def _gap(a: Observation, b: Observation) -> str:
    first, second = percent(a), percent(b)
    if first is not None and second is not None:
        return f"，相差{rounded(abs(first - second), 2)}个百分点"
    return f"，相差{difference(a, b)}"


def _others(others: Sequence[Observation], evidence: Evidence) -> str:
    if not others:
        return ""
    return "另见" + listed([f"{where(o, evidence, others)}的{amount(o)}" for o in others[:4]]) + "。"


def _cut(group: Sequence[Observation], evidence: Evidence) -> Iterator[Finding]:
    for a, b in combinations(group, 2):
        found = agreement(a, b) if comparable(a, b) and not within_bound(a, b) else "equal"
        if found == "cut" or (found == "rounded" and side(a) == "target"):
            yield record(
                "rounding" if found == "cut" else "rounding.target",
                [figure_place(a), figure_place(b)],
                f"{label(a, evidence, b)}{when(a)}写作{amount(a)}与{amount(b)}",
                f"两处{_gap(a, b).lstrip('，')}，" + HOW[found],
                [a.concept_id],
            )
            return
