"""A share told in a sentence with its counts, cut instead of rounded: rounding."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from generator.model.collection import Finding
from generator.model.figure import Observation
from generator.model.place import Place, Span
from generator.reconcile.compare import last_place, measure, measured
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.findings.record import record
from generator.reconcile.wording import number, rounded
from generator.rules.findings import pattern


def find(evidence: Evidence) -> Iterator[Finding]:
    """ "95个职位…占总数的36.6%": the share, recomputed from the counts of its sentence, is cut instead of rounded."""
    for result in evidence.results:
        text = evidence.folded[result.source.id]
        for block in (b for b in result.document.blocks if b.kind in ("paragraph", "row")):
            found = list(pattern("share-of-total").finditer(text, block.start, block.end))
            cut = [
                (m, whole)
                for m in found
                if (whole := _whole(m.start(), Decimal(m["count"]), result.source.id, evidence))
            ]
            wrong = [(m, whole) for m, whole in cut if _is_cut(Decimal(m["count"]), whole, Decimal(m["share"]))]
            if not wrong:
                continue
            match, whole = wrong[0]
            quotient = Decimal(match["count"]) / measured(whole) * 100
            unit = last_place(Decimal(match["share"]))
            places = [Place(result.source.id, Span(*m.span(group))) for m, _ in wrong for group in ("share", "count")]
            yield record(
                "rounding",
                [*places, figure_place(whole)],
                f"占比{match['share']}%应为{quotient.quantize(unit, ROUND_HALF_UP)}%",
                f"{match['count']}÷{number(measured(whole))}={rounded(quotient, 2)}%，"
                f"所列{match['share']}%是截去尾数，不是四舍五入。",
            )


def _whole(before: int, part: Decimal, source_id: str, evidence: Evidence) -> Observation | None:
    """The first count of the sentence, if it is more than the part."""
    sentence = [
        o
        for o in evidence.of_source(source_id)
        if o.mention.quote.start <= before < o.mention.quote.end
        and o.quantity.span.start < before
        and o.unit_base != "%"
        and o.value_base is not None
    ]
    first = measure(sentence[0]) if sentence else None
    return sentence[0] if first is not None and first[0] > part else None


def _is_cut(part: Decimal, whole: Observation, printed: Decimal) -> bool:
    quotient, unit = part / measured(whole) * 100, last_place(printed)
    if unit == 1:
        return False
    return quotient.quantize(unit, ROUND_HALF_UP) != printed == quotient.quantize(unit, ROUND_DOWN)
