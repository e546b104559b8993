"""Findings that people let stand (corrections.yml): marked with reason and name, listed after the open ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.model.acknowledgement import Acknowledgement, Reference
from generator.model.collection import Finding
from generator.model.note import GRAVITY, Note, Result
from generator.model.place import Place, Span
from generator.reconcile.evidence import Evidence
from generator.rules.catalogue import Acknowledged
from generator.text import quotations

LONGEST = 60
"""Characters of a line that is quoted whole."""
BEFORE, AFTER = 16, 8
"""Characters on either side of a place that are quoted with it."""


def acknowledge(
    findings: Sequence[Finding], given: Iterable[Acknowledged], evidence: Evidence
) -> Result[tuple[Finding, ...]]:
    """``findings`` with what people said of them; of each severity the open ones first. What fits none is a note."""
    known = {finding.id: replace(finding, reference=reference(finding, findings, evidence)) for finding in findings}
    notes = []
    for each in given:
        if each.source_id not in evidence.sources:
            continue
        meant, reason = _meant(each, findings, evidence)
        if meant is None:
            notes.append(_refused(each, reason))
        else:
            said = Acknowledgement(each.reason.strip(), each.by.strip())
            known[meant.id] = replace(known[meant.id], acknowledged=said)
    ordered = sorted(known.values(), key=lambda f: (GRAVITY[f.severity], f.acknowledged is not None))
    return Result.of(tuple(ordered), notes)


def _meant(given: Acknowledged, findings: Sequence[Finding], evidence: Evidence) -> tuple[Finding | None, str]:
    """The one finding that is meant; else None and why there is not one."""
    if missing := [name for name, text in (("reason", given.reason), ("by", given.by)) if not text.strip()]:
        return None, f"没有填 {'、'.join(missing)}"
    span = quotations.found(given.quote, given.occurrence, evidence.sources[given.source_id].text.text)
    if span is None:
        return None, "原文中找不到所引的文字"
    found = _at(Place(given.source_id, span), given.kind, findings)
    fitting = [f for f in found if f.id == given.finding] if given.finding else found
    if len(fitting) == 1:
        return fitting[0], ""
    if not fitting:
        return None, "这里没有这一类发现，也许已不存在，可以删去这一项"
    return None, f"这里有 {len(fitting)} 条这一类发现，请加写 finding：{'或'.join(f.id for f in fitting)}"


def _at(quoted: Place, kind: str, findings: Sequence[Finding]) -> list[Finding]:
    """The findings of ``kind`` with a place in the quoted words, or round them."""
    return [f for f in findings if f.kind == kind and any(_touches(place, quoted) for place in f.places)]


def _touches(place: Place, quoted: Place) -> bool:
    inside = quoted.span.covers(place.span) or place.span.covers(quoted.span)
    return place.source_id == quoted.source_id and inside


def reference(finding: Finding, findings: Sequence[Finding], evidence: Evidence) -> Reference | None:
    """How to name ``finding``: words round one of its places that no other of its kind shares, else with its id."""
    for place in finding.places:
        for span in _spans(place.span, evidence.folded[place.source_id]):
            if _at(Place(place.source_id, span), finding.kind, findings) == [finding]:
                return _reference(Place(place.source_id, span), evidence)
    if not finding.places:
        return None
    return replace(_reference(finding.places[0], evidence), finding=finding.id)


def _spans(place: Span, folded: str) -> tuple[Span, ...]:
    """The whole line where it is short, the words round the place, the place alone; never over the end of a line."""
    first = folded.rfind("\n", 0, place.start) + 1
    last = folded.find("\n", place.end)
    last = len(folded) if last < 0 else last
    if "\n" in place.of(folded):
        return (place,)
    around = Span(max(first, place.start - BEFORE), min(last, place.end + AFTER))
    line = (Span(first, last),) if last - first <= LONGEST else ()
    return tuple(_stripped(span, folded) for span in (*line, around, place))


def _stripped(span: Span, folded: str) -> Span:
    words = span.of(folded)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def _reference(place: Place, evidence: Evidence) -> Reference:
    times = quotations.occurrence(place.span, evidence.folded[place.source_id])
    return Reference(place.source_id, evidence.written(place), times)


def _refused(given: Acknowledged, reason: str) -> Note:
    shown = given.quote if len(given.quote) <= 40 else given.quote[:40] + "……"
    words = f"corrections.yml 对“{shown}”（第 {given.occurrence} 处）{given.kind} 的确认没有生效：{reason}。"
    return Note("correction-refused", "high", words, given.source_id)
