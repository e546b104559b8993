"""Where the targets of a plan point: how many lie above what it set out from, how many below, how many at it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model.collection import SourceResult, Statement
from generator.reconcile.compare import measure
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.rows import IndicatorRow, plan_tables
from generator.reconcile.wording import short

WAYS = (("up", "项高于基数"), ("down", "项低于基数"), ("same", "项与基数持平"))
LEAST = 3


def aimed(evidence: Evidence) -> Iterator[Statement]:
    """One sentence for each plan with a table of targets for its own span, exact values alone being counted."""
    for result in evidence.results:
        rows = _own_table(result)
        ways = [_way(row) for row in rows]
        counts = Counter(ways)
        if len(rows) - counts[""] < LEAST:
            continue
        said = [f"{counts[way]}{words}" for way, words in WAYS if counts[way]]
        rest = f"，其余{counts['']}项没有基数，或只给出上限、下限" if counts[""] else ""
        places = tuple(figure_place(row.target) for row, way in zip(rows, ways, strict=True) if way and row.target)
        yield Statement(f"{short(result)}的指标表列{len(rows)}项目标：{'，'.join(said)}{rest}。", places[:1])


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


def _way(row: IndicatorRow) -> str:
    """ "up", "down", "same"; empty where the two are no exact values of one unit."""
    before, after = row.baseline, row.target
    if before is None or after is None or any(o.quantity.comparator != "=" for o in (before, after)):
        return ""
    a, b = measure(before), measure(after)
    if a is None or b is None or a[1] != b[1] or before.basis != after.basis:
        return ""
    return "up" if b[0] > a[0] else "down" if b[0] < a[0] else "same"
