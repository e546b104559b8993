"""Where the targets of a plan point: how many lie above what it set out from, how many below, how many at it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from generator.model.collection import SourceResult, Statement
from generator.model.figure import LOWER, UPPER
from generator.reconcile.compare import measure
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.rows import IndicatorRow, plan_tables
from generator.reconcile.wording import short
from generator.rules.findings import direction
from generator.text.numerals import counted

WAYS = (("up", "项高于基数或更严"), ("down", "项低于或宽于基数"), ("same", "项与基数持平"))
LEAST, APART = 3, 2
"""Rows that a sentence is worth; plans that are told one by one, more are told together."""
Told = tuple[SourceResult, list[IndicatorRow], list[str]]


def aimed(evidence: Evidence) -> Iterator[Statement]:
    """A sentence for each plan with a table of targets for its own span; for more than two plans one for all."""
    known = [
        (result, rows, [_way(row, evidence) for row in rows])
        for result in _running(evidence)
        if (rows := _own_table(result))
    ]
    known = [each for each in known if sum(map(bool, each[2])) >= LEAST]
    if len(known) > APART:
        yield _sentence(f"{counted(len(known))}份规划的指标表共列", known)
    else:
        yield from (_sentence(f"{short(each[0])}的指标表列", [each]) for each in known)


def _running(evidence: Evidence) -> list[SourceResult]:
    """The plans of the last span of their region: what an earlier one aimed at has been judged since."""
    last: dict[str, date] = {}
    for result in evidence.results:
        span, region = result.source.period, result.source.region
        if span is not None and result.source.kind == "plan":
            name = region.name if region else result.source.id
            last[name] = max(last.get(name, span.end), span.end)
    return [
        r
        for r in evidence.results
        if r.source.period and r.source.period.end == last.get(r.source.region.name if r.source.region else r.source.id)
    ]


def _sentence(head: str, known: Sequence[Told]) -> Statement:
    counts = Counter(way for _, _, ways in known for way in ways)
    said = [f"{counts[way]}{words}" for way, words in WAYS if counts[way]]
    rest = f"，其余{counts['']}项没有可比的基数，或不分高低" if counts[""] else ""
    firsts = [next(row for row, way in zip(rows, ways, strict=True) if way) for _, rows, ways in known]
    places = tuple(figure_place(row.target) for row in firsts if row.target)
    return Statement(f"{head}{counts.total()}项目标：{'，'.join(said)}{rest}。", places)


def _own_table(result: SourceResult) -> list[IndicatorRow]:
    """The rows with a target for the end of the plan's own span; none where a table has reported on it already."""
    span = result.source.period
    for rows in plan_tables(result):
        targets = [row for row in rows if row.target is not None]
        if any(row.actual for row in targets):
            continue
        if span and any(row.target and row.target.period and row.target.period.end == span.end for row in targets):
            return targets
    return []


def _way(row: IndicatorRow, evidence: Evidence) -> str:
    """ "up": above the baseline or stricter; "down": below it or looser, in the indicator's own direction; "same".

    Empty where there is no baseline that can be compared.
    """
    before, after = row.baseline, row.target
    if before is None or after is None or before.quantity.comparator != "=":
        return ""
    a, b = measure(before), measure(after)
    if a is None or b is None or a[1] != b[1] or before.basis != after.basis:
        return ""
    if a[0] == b[0]:
        return "same"
    bound, way = after.quantity.comparator, direction(evidence.direction(after), after.mention.name)
    if bound in UPPER:
        return "down" if b[0] > a[0] else "up"
    if bound not in LOWER and way not in ("up", "down"):
        return ""
    return "up" if (b[0] > a[0]) is (way != "down") else "down"
