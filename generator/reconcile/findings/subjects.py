"""An elliptic name that can be completed in two ways: ambiguous-subject."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.collection import Finding
from generator.model.figure import Observation
from generator.model.place import Place, Span
from generator.reconcile.compare import measure, place_key
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.findings.record import record
from generator.reconcile.wording import SCALES, amount, dated, quoted, rounded, where
from generator.rules.findings import Share, finding_rules


def find(evidence: Evidence) -> Iterator[Finding]:
    """After "甲占乙比重达到35%, 总量达到…" the total may be that of 甲 or of 乙."""
    for rule in finding_rules().shares:
        for o in (*evidence.of_concept(rule.part), *evidence.of_concept(rule.whole)):
            if "name_completed" not in o.flags:
                continue
            share = _share_before(o, rule, evidence)
            if share is not None and measure(o) is not None:
                yield _finding(o, share, rule, evidence)


def _share_before(o: Observation, rule: Share, evidence: Evidence) -> Observation | None:
    return next(
        (
            s
            for s in evidence.of_concept(rule.share)
            if s.source_id == o.source_id
            and s.unit_base == "%"
            and s.mention.quote == o.mention.quote
            and s.quantity.span.end <= o.quantity.span.start
        ),
        None,
    )


def _finding(o: Observation, share: Observation, rule: Share, evidence: Evidence) -> Finding:
    whole, part = evidence.concepts[rule.whole].name, evidence.concepts[rule.part].name
    known = _known(o, rule, evidence)
    assert o.value_base is not None
    assert share.value_base is not None
    scale = next((size for word, size in SCALES if o.unit.startswith(word)), 1)
    implied = o.value_base * share.value_base / 100 / scale
    words = f"若指{whole}，则{part}为{amount(o)}×{amount(share)}={rounded(implied)}{o.unit}"
    beside = f"；{where(known, evidence, [o])}的{part}为{amount(known)}（{dated(known)}）" if known else ""
    said = _said(o, share, evidence)
    return record(
        "ambiguous-subject",
        [said, *([figure_place(known)] if known else []), figure_place(share)],
        f"{quoted(said, evidence)}的主语承前省略，可作两种理解",
        f"{words}{beside}。此处按“{evidence.concepts[o.concept_id].name}”收录，标为承前补全。",
        [rule.part, rule.whole],
    )


def _said(o: Observation, share: Observation, evidence: Evidence) -> Place:
    """The clause from the last comma to the end of the figure."""
    text = evidence.folded[o.source_id]
    between = text[share.quantity.span.end : o.quantity.span.start]
    start = share.quantity.span.end + max((between.rfind(mark) for mark in ",，;；、"), default=-1) + 1
    return Place(o.source_id, Span(start, o.quantity.span.end))


def _known(o: Observation, rule: Share, evidence: Evidence) -> Observation | None:
    """The latest figure of the part in the same region from another time."""
    found = [
        other
        for other in evidence.of_concept(rule.part)
        if place_key(other) == place_key(o)
        and other.status == "actual"
        and measure(other) is not None
        and other.basis == "level"
    ]
    return max(
        found, key=lambda x: (x.period.end.isoformat() if x.period else "", x.source_id, x.quantity.span), default=None
    )
