"""The rows of the data files that follow indicators through plans: chains, progress, published actuals."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.model.chain import Actual, Chain
from generator.model.collection import Collection
from generator.render.data.table import BETWEEN, Row, without_idle_zeros
from generator.render.view import links

DECIMALS = Decimal("0.0001")


def chains(collection: Collection) -> Iterator[Row]:
    """One row a step of a chain: a verdict, a change of target, what is asked of each year."""
    actuals = {actual.id: actual for actual in collection.actuals}
    for chain in collection.chains:
        stations = chain.by_figure
        for number, step in enumerate(chain.steps, 1):
            first, last = stations.get(step.earlier), stations[step.later]
            known = dict.fromkeys(each for s in (first, last) if s for each in s.finding_ids)
            yield {
                **_indicator(chain),
                "number": number,
                "step": step.kind,
                "earlier_start": first.period.start if first else None,
                "earlier_end": first.period.end if first else None,
                **_reading("earlier", step.earlier, actuals),
                "later_start": last.period.start,
                "later_end": last.period.end,
                **_reading("later", step.later, actuals),
                "met": step.met,
                "gap": _short(step.gap),
                "gap_unit": step.unit if step.gap is not None else "",
                "share": _short(step.share),
                "easier": step.easier if step.kind == "after" and step.gap is not None else None,
                "statement": step.text,
                "arithmetic": step.sums,
                "reason": step.reason,
                "rivals": BETWEEN.join(each for s in (first, last) if s for each in s.rivals),
                "finding_ids": BETWEEN.join(known),
                "href": _href(collection, chain),
            }


def progress(collection: Collection) -> Iterator[Row]:
    """One row an evaluation of a target in its course."""
    actuals = {actual.id: actual for actual in collection.actuals}
    for chain in collection.chains:
        stations = chain.by_figure
        for each in chain.progress:
            target = stations[each.target].period
            yield {
                **_indicator(chain),
                "target_id": each.target,
                "target_start": target.start,
                "target_end": target.end,
                "at": each.at,
                **_reading("baseline", each.baseline, actuals),
                "actual_ids": BETWEEN.join(i for i in each.actuals if i not in actuals),
                "actual_lines": BETWEEN.join(f"{actuals[i].line}" for i in each.actuals if i in actuals),
                "state": each.state,
                "done": _short(each.done),
                "time": _short(each.time),
                "statement": each.text,
                "arithmetic": each.sums,
                "reason": each.reason,
                "href": _href(collection, chain),
            }


def actuals(collection: Collection) -> Iterator[Row]:
    """One row a line of actuals.csv that could be used."""
    names = {concept.id: concept.name for concept in collection.concepts}
    for each in collection.actuals:
        yield {
            "line": each.line,
            "concept_id": each.concept_id,
            "concept": names[each.concept_id],
            "region": each.region.name,
            "region_code": each.region.code,
            "period_start": each.period.start,
            "period_end": each.period.end,
            "value": each.value,
            "unit": each.unit,
            "value_base": _short(each.value_base),
            "unit_base": each.unit_base,
            "source": each.source,
            "url": each.url,
        }


def _indicator(chain: Chain) -> Row:
    return {
        "chain_id": chain.id,
        "concept_id": chain.concept_id,
        "indicator": chain.name,
        "region": chain.region.name if chain.region else "",
        "region_code": chain.region.code if chain.region else "",
    }


def _reading(side: str, reading: str, known: dict[str, Actual]) -> Row:
    """A figure by its id; a published one, which is no observation, by its line."""
    actual = known.get(reading)
    return {f"{side}_id": "" if actual else reading, f"{side}_line": actual.line if actual else None}


def _href(collection: Collection, chain: Chain) -> str:
    """The chain on its indicator's page; those outside the vocabulary are on the page of all targets."""
    shown = any(page.concept.id == chain.concept_id for page in collection.pages)
    return f"{links.concept(chain.concept_id).page}.html#{chain.id}" if shown else "progress.html"


def _short(value: Decimal | None) -> Decimal | None:
    """A computed value with at most four decimals, none of them idle."""
    if value is None:
        return None
    exponent = value.as_tuple().exponent
    cut = value.quantize(DECIMALS) if isinstance(exponent, int) and exponent < -len("0001") else value
    return without_idle_zeros(cut)
