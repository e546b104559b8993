"""A change that a sentence tells together with both its ends, and that they do not give: derived-conflict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.model.collection import Finding, SourceResult
from generator.model.place import Place, Span
from generator.reconcile.compare import last_place
from generator.reconcile.evidence import Evidence
from generator.reconcile.findings.record import record
from generator.reconcile.wording import number, rounded
from generator.rules.findings import pattern

HALF = Decimal("0.5")


def find(evidence: Evidence) -> Iterator[Finding]:
    """ "由75.3岁提高到77.5岁，提高2.2岁", "由80人增加到100人，增长25%", recomputed."""
    for result in evidence.results:
        text = evidence.folded[result.source.id]
        for block in (b for b in result.document.blocks if b.kind == "paragraph"):
            for match in pattern("change-told").finditer(text, block.start, block.end):
                yield from _judged(match, result)


def _judged(match: re.Match[str], result: SourceResult) -> Iterator[Finding]:
    before, after, told = (Decimal(match[name]) for name in ("before", "after", "change"))
    unit, how = match["same"].strip(), match["how"]
    if match["unit"].strip() not in ("", unit) or not before or (unit == "%" and how == "%"):
        return
    if how == ("个百分点" if unit == "%" else unit):
        meant, sums = abs(after - before), f"{number(max(before, after))}{unit}-{number(min(before, after))}{unit}"
        blur = (last_place(before) + last_place(after) + last_place(told)) * HALF
    elif how == "%" and unit != "%":
        meant = abs(after - before) / before * 100
        sums = f"({number(after)}-{number(before)})÷{number(before)}"
        ends = (
            (last_place(before) + last_place(after)) * HALF if "." in match["before"] + match["after"] else Decimal(0)
        )
        blur = last_place(told) * HALF + ends / before * 100
    else:
        return
    if abs(meant - told) <= blur:
        return
    spans = [Span(match.start("change"), match.end("how")), Span(match.start("before"), match.end("before"))]
    spans.append(Span(match.start("after"), match.end("same")))
    yield record(
        "derived-conflict.growth",
        [Place(result.source.id, span) for span in spans],
        f"所列的{number(told)}{how}，与前后两个数推算的结果不合",
        f"{sums}={rounded(meant, 2)}{how}，所列为{number(told)}{how}。",
    )
