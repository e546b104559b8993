"""Parts told together with their whole, and addition does not give it: derived-conflict, rounding."""

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
from generator.reconcile.wording import amount, number
from generator.rules.findings import pattern
from generator.text.fold import fold
from generator.text.numerals import chinese, counted

HALF, OF_WHICH = Decimal("0.5"), re.compile("其中")
KIN = 2
"""Characters at the end of their names that parts of one division share: 企业职工养老保险, 城乡居民养老保险."""
ONE = Decimal(1)


def find(evidence: Evidence) -> Iterator[Finding]:
    """其中 parts that are more than their whole, sums that are told, shares of the three industries."""
    for result in evidence.results:
        mine = [o for o in evidence.of_source(result.source.id) if _adds(o)]
        sentences: dict[Span, list[Observation]] = {}
        for o in mine:
            sentences.setdefault(o.mention.quote, []).append(o)
        for sentence, figures in sentences.items():
            if len(figures) > 2:
                yield from _of_which(sentence, figures, evidence)
                yield from _told(sentence, figures, evidence)
        yield from _hundred(result, evidence)
        yield from _ratios(result, evidence)


def _adds(o: Observation) -> bool:
    return (
        o.mention.cell is None
        and o.basis in ("level", "cumulative")
        and o.quantity.comparator == "="
        and o.unit_base not in ("", "%")
        and "/" not in o.unit_base
        and measure(o) is not None
        and not pattern("not-added").search(fold(o.mention.name))
    )


def _of_which(sentence: Span, figures: Sequence[Observation], evidence: Evidence) -> Iterator[Finding]:
    """ "9.6万人，其中企业职工…2.1万人、城乡居民…7.6万人": kindred parts of one list must not exceed the whole."""
    text = evidence.folded[figures[0].source_id]
    for at in (match.start() for match in OF_WHICH.finditer(text, sentence.start, sentence.end)):
        before = [o for o in figures if o.quantity.span.end <= at and at - o.quantity.span.end <= 1]
        if not before:
            continue
        whole, parts, end = before[-1], list[Observation](), at
        for o in (o for o in figures if o.quantity.span.start > at):
            between = text[end : o.quantity.span.start]
            if o.unit_base != whole.unit_base or re.search("[;；。]|[,，].*[,，]", between) or "其中" in between[2:]:
                break
            parts.append(o)
            end = o.quantity.span.end
        names = [fold(o.mention.name) for o in parts]
        total = sum(map(measured, parts), Decimal(0))
        kindred = len({name[-KIN:] for name in names}) == 1 and total > measured(whole)
        # with 其他 among them the parts are all there are
        if len(parts) > 1 and (kindred or (pattern("the-others").search(names[-1]) and total != measured(whole))):
            yield _finding("其中各数", parts, whole, total)


def _told(sentence: Span, figures: Sequence[Observation], evidence: Evidence) -> Iterator[Finding]:
    """ "A 4.2万人、B 38.6万人，两项合计42.8万人"."""
    text = evidence.folded[figures[0].source_id]
    for match in pattern("sum-of-several").finditer(text, sentence.start, sentence.end):
        many = chinese(match["count"]) or 0 if not match["count"].isdigit() else int(match["count"])
        whole = next((o for o in figures if 0 <= o.quantity.span.start - match.end() <= 1), None)
        before = [o for o in figures if o.quantity.span.end <= match.start()][-many:]
        if whole is None or many < 2 or len(before) != many or {o.unit_base for o in before} != {whole.unit_base}:
            continue
        total = sum(map(measured, before), Decimal(0))
        if total != measured(whole):
            yield _finding(f"{counted(many)}项", before, whole, total)


def _finding(what: str, parts: Sequence[Observation], whole: Observation, total: Decimal) -> Finding:
    blur = sum((step(o) for o in (*parts, whole) if _rounded(o)), Decimal(0)) * HALF
    close = abs(total - measured(whole)) <= blur
    scale = whole.value_base / whole.quantity.value if whole.quantity.value and whole.value_base else ONE
    sums = f"{'+'.join(amount(o) for o in parts)}={number(total / scale)}{whole.unit}"
    return record(
        "rounding.sum" if close else "derived-conflict.sum",
        [figure_place(o) for o in (whole, *parts)],
        f"{what}相加为{number(total / scale)}{whole.unit}，所列总数为{amount(whole)}",
        f"{sums}，总数为{amount(whole)}" + ("；相差在各数取整的范围内。" if close else "。"),
        [whole.concept_id],
    )


def _rounded(o: Observation) -> bool:
    """Told in 万 or with decimals; a whole number of single units is exact."""
    return step(o) != ONE


def _hundred(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    """Shares of the three industries that are told one by one."""
    text = evidence.folded[result.source.id]
    for block in (b for b in result.document.blocks if b.kind == "paragraph"):
        for match in pattern("three-industries").finditer(text, block.start, block.end):
            names = ("first", "second", "third")
            places = [Place(result.source.id, Span(match.start(name), match.end(name) + 1)) for name in names]
            yield from _not_hundred([Decimal(match[name]) for name in names], places, "三次产业的占比")


def _ratios(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    """A ratio of three parts or more that is told in per cent: 16.4:46.3:37.3."""
    for o in evidence.of_source(result.source.id):
        parts = o.quantity.parts
        if len(parts) > 2 and 90 <= sum(parts) <= 110:
            yield from _not_hundred(parts, [figure_place(o)], f"“{o.mention.name}”各段", [o.concept_id])


def _not_hundred(
    shares: Sequence[Decimal], places: Sequence[Place], what: str, concept_ids: Sequence[str] = ()
) -> Iterator[Finding]:
    """A gap of a point or more is told; where rounding can make it, as such."""
    total = sum(shares, Decimal(0))
    gap = abs(total - 100)
    if gap < ONE:
        return
    close = gap <= sum((last_place(share) for share in shares), Decimal(0)) * HALF
    yield record(
        "rounding.sum" if close else "derived-conflict.sum",
        places,
        f"{what}相加为{number(total)}%",
        f"{'+'.join(f'{number(share)}%' for share in shares)}={number(total)}%，不是100%"
        + ("；相差在各数取整的范围内。" if close else "。"),
        concept_ids,
    )
