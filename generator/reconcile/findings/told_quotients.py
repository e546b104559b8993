"""A share that a sentence tells together with both its counts, and that division does not give: derived-conflict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.model.collection import Finding, SourceResult
from generator.model.figure import Observation
from generator.model.place import Place, Span
from generator.reconcile.compare import last_place, measure, measured, step
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.findings.record import record
from generator.reconcile.wording import amount, number, rounded
from generator.rules.findings import pattern

HALF = Decimal("0.5")


def find(evidence: Evidence) -> Iterator[Finding]:
    """ "1.28万人，完成规划目标1.2万人的106.7%" and "3200人，其中高级职称480人，占15%", recomputed."""
    for result in evidence.results:
        figures: dict[int, list[Observation]] = {}
        for o in evidence.of_source(result.source.id):
            if _counts(o):
                figures.setdefault(o.mention.block, []).append(o)
        text = evidence.folded[result.source.id]
        for index, mine in figures.items():
            block = result.document.blocks[index]
            if len(mine) < 2 or block.kind != "paragraph":
                continue
            for match in pattern("share-of-goal").finditer(text, block.start, block.end):
                yield from _of_goal(match, mine, result)
            for match in pattern("share-of-which").finditer(text, block.start, block.end):
                yield from _of_which(match, mine, result)


def _counts(o: Observation) -> bool:
    """An exact number of something in running text."""
    return (
        o.mention.cell is None
        and o.unit_base not in ("", "%")
        and o.quantity.comparator == "="
        and measure(o) is not None
        and bool(o.value_base)
    )


def _of_goal(match: re.Match[str], figures: Sequence[Observation], result: SourceResult) -> Iterator[Finding]:
    """What was done, over the goal that the sentence names next; a goal is exact."""
    goal = next((o for o in figures if o.quantity.span.overlaps(Span(*match.span("goal")))), None)
    if goal is None:
        return
    before = [o for o in figures if o.quantity.span.end <= match.start() and o.mention.quote == goal.mention.quote]
    done = before[-1] if before and before[-1].unit_base == goal.unit_base else None
    if done is None or not match.start() - done.quantity.span.end <= 2:
        return
    yield from _judged(done, goal, match, result, step(done) / measured(goal) * 100 * HALF)


def _of_which(match: re.Match[str], figures: Sequence[Observation], result: SourceResult) -> Iterator[Finding]:
    """A part over the whole that it is said to be of."""
    at = {name: Span(*match.span(name)) for name in ("whole", "part")}
    found = {name: next((o for o in figures if o.quantity.span.overlaps(span)), None) for name, span in at.items()}
    whole, part = found["whole"], found["part"]
    if whole is None or part is None or whole.unit_base != part.unit_base or measured(part) > measured(whole):
        return
    blur = (step(part) / measured(part) + step(whole) / measured(whole)) * HALF * measured(part) / measured(whole) * 100
    yield from _judged(part, whole, match, result, blur)


def _judged(
    part: Observation, whole: Observation, match: re.Match[str], result: SourceResult, blur: Decimal
) -> Iterator[Finding]:
    """``blur``: by how many points the quotient may be off because its counts are rounded."""
    printed = Decimal(match["share"])
    quotient = measured(part) / measured(whole) * 100
    if abs(printed - quotient) <= last_place(printed) * HALF + blur:
        return
    share = Place(result.source.id, Span(match.start("share"), match.end("share") + 1))
    yield record(
        "derived-conflict.told",
        [share, figure_place(part), figure_place(whole)],
        f"所列的{number(printed)}%，与同句两个数推算的结果不合",
        f"{amount(part)}÷{amount(whole)}={rounded(quotient)}%，所列为{number(printed)}%。",
        [part.concept_id, whole.concept_id],
    )
