"""Targets that are what there was already, and prose that promises more: flat-target."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.collection import Finding
from generator.model.figure import Observation
from generator.model.place import Place, Span
from generator.reconcile.compare import measured, plain
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.findings.record import record
from generator.reconcile.rows import IndicatorRow, indicator_rows
from generator.reconcile.wording import amount, label, when, where
from generator.rules.findings import direction, finding_rules
from generator.text.fold import fold

HOW_MUCH = "大幅|显著|明显|稳步|持续|不断|进一步|逐步|有效|切实"
# Words by which a sentence tells what was done.
DONE = re.compile("已|了|完成|五年来|期间|时期[^，,]{0,6}(?:累计|全)|十三五|十二五|去年|比上年")


def find(evidence: Evidence) -> Iterator[Finding]:
    """Rows of tables with the same figure before and after, with the promise of the running text where there is one."""
    for row in indicator_rows(evidence):
        first, last = row.baseline, row.target
        if first is None or last is None or row.actual is not None or not plain(first) or not plain(last):
            continue
        if _is_best(last, evidence):
            continue
        if measured(first) == measured(last) and {first.quantity.comparator, last.quantity.comparator} == {"="}:
            said = _promised(row, evidence)
            promise = f"正文称“{evidence.written(said)}”，" if said else ""
            yield record(
                "flat-target.promised" if said else "flat-target",
                [figure_place(last), figure_place(first), *([said] if said else [])],
                f"{label(last, evidence)}{when(last)}的目标与{when(first)}持平",
                f"{promise}{where(last, evidence)}中两年都是{amount(last)}。",
                [last.concept_id],
            )


def _is_best(o: Observation, evidence: Evidence) -> bool:
    """A share that can get no better: none of what shall fall, all of what shall rise."""
    way = direction(evidence.direction(o), o.mention.name)
    return o.unit_base == "%" and ((measured(o) == 0 and way != "up") or (measured(o) == 100 and way != "down"))


def _promised(row: IndicatorRow, evidence: Evidence) -> Place | None:
    """Where the running text promises that the indicator rises: "提高…结案率", "…签订率大幅提高"."""
    concept = evidence.concept(row.any)
    names = (concept.name, *concept.aliases) if concept else (row.any.mention.name,)
    found = [place for name in names if (place := _promise(fold(name), row, evidence))]
    return max(found, key=lambda place: (len(place.span), -place.span.start), default=None)


def _promise(name: str, row: IndicatorRow, evidence: Evidence) -> Place | None:
    """The first promise with ``name``; what a text says has risen so far is none."""
    text, verbs = evidence.folded[row.source_id], "|".join(finding_rules().rising)
    if name not in text:
        return None
    said = re.compile(f"(?:{verbs}){re.escape(name)}|{re.escape(name)}(?:{HOW_MUCH})(?:{verbs})")
    for block in (b for b in row.result.document.blocks if b.kind == "paragraph"):
        for match in said.finditer(text, block.start, block.end):
            before = text[max(text.rfind("。", block.start, match.start()), block.start) : match.end() + 1]
            if not DONE.search(before):
                return Place(row.source_id, Span(*match.span()))
    return None
