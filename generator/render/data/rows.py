"""The rows of the data files that the collection as a whole yields: figures, sources, concepts, series, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model.collection import Collection, SourceResult
from generator.model.figure import Observation, Quantity
from generator.model.place import Span
from generator.model.source import SourceText
from generator.render.data.places import figure_href, finding_href, place_href, section_path
from generator.render.data.table import BETWEEN, Row, without_idle_zeros
from generator.render.view.index import Index


def observations(collection: Collection) -> Iterator[Row]:
    """One row a figure, in the order of the sources and of the text."""
    names = {concept.id: concept.name for concept in collection.concepts}
    for result in collection.results:
        published = {o.id for o in result.observations}
        for o in result.observations:
            row = _observation(result, o)
            row["concept"] = names.get(o.concept_id, "")
            row["parent_id"] = o.mention.parent if o.mention.parent in published else ""
            yield row


def _observation(result: SourceResult, o: Observation) -> Row:
    mention, quantity, text = o.mention, o.quantity, result.text.text
    return {
        "observation_id": o.id,
        "source_id": o.source_id,
        "concept_id": o.concept_id,
        "indicator": mention.name,
        "subject": mention.subject,
        "region": o.region.name if o.region else "",
        "region_code": o.region.code if o.region else "",
        "period_text": mention.period_text,
        "period_start": o.period.start if o.period else None,
        "period_end": o.period.end if o.period else None,
        "status": o.status,
        "basis": o.basis,
        "comparator": quantity.comparator,
        "value": quantity.value,
        "value_max": quantity.value_max,
        "parts": parts(quantity),
        "unit": o.unit,
        "value_base": without_idle_zeros(o.value_base),
        "unit_base": o.unit_base,
        "value_text": quantity.span.of(text),
        "attribute": mention.attribute,
        "origin": mention.origin,
        "section": section_path(result, mention.section),
        "box": mention.box,
        "rule": mention.rule,
        "flags": BETWEEN.join(sorted(o.flags)),
        "quote": mention.quote.of(text),
        "locator": locator(result.text, quantity.span),
        "char_start": quantity.span.start,
        "char_end": quantity.span.end,
        "href": figure_href(o.source_id, quantity.span),
    }


def parts(quantity: Quantity) -> str:
    """The members of a ratio as 10:40:50; of a fraction, which has a value of its own, as 2/3."""
    return (":" if quantity.value is None else "/").join(f"{part:f}" for part in quantity.parts)


def locator(text: SourceText, span: Span) -> str:
    """The page, or the sheet and cell, that the reader of the format marked round ``span``; empty for plain text."""
    marks = [mark for mark in text.marks if mark.kind in ("page", "cell") and mark.span.covers(span)]
    return " ".join(value for mark in marks for _, value in mark.attributes)


def sources(collection: Collection) -> Iterator[Row]:
    """One row a source that could be read, in the catalogue's order."""
    for result in collection.results:
        source = result.source
        yield {
            "source_id": source.id,
            "path": source.path,
            "sha256": source.sha256,
            "title": source.title,
            "kind": source.kind,
            "issuer": source.issuer,
            "region": source.region.name if source.region else "",
            "region_code": source.region.code if source.region else "",
            "period_start": source.period.start if source.period else None,
            "period_end": source.period.end if source.period else None,
            "published": source.published,
            "url": source.url,
            "evidence": source.evidence,
            "characters": len(result.text.text),
            "blocks": len(result.document.blocks),
            "observations": len(result.observations),
            "notes": len(result.notes),
        }


def concepts(collection: Collection) -> Iterator[Row]:
    """One row a concept of the vocabulary, also where no document speaks of it."""
    counts = Counter(o.concept_id for o in collection.observations)
    for concept in collection.concepts:
        yield {
            "concept_id": concept.id,
            "concept": concept.name,
            "group": concept.group,
            "unit_base": concept.unit,
            "direction": concept.direction,
            "nature": concept.nature,
            "aliases": BETWEEN.join(concept.aliases),
            "observations": counts[concept.id],
        }


def series(collection: Collection) -> Iterator[Row]:
    """One row a point of a series."""
    known = {o.id: o for o in collection.observations}
    for line in collection.series:
        for point in line.points:
            o = known[point.observation_id]
            yield {
                "concept_id": line.concept_id,
                "region": line.region.name if line.region else "",
                "period_start": o.period.start if o.period else None,
                "period_end": o.period.end if o.period else None,
                "status": o.status,
                "basis": o.basis,
                "comparator": o.quantity.comparator,
                "value_base": without_idle_zeros(o.value_base),
                "unit_base": o.unit_base,
                "observation_id": o.id,
                "comparable": point.comparable,
                "reason": point.reason,
                "group": point.group or None,
            }


def findings(collection: Collection) -> Iterator[Row]:
    """One row a finding, the gravest first as reconciling ordered them."""
    for finding in collection.findings:
        ids = dict.fromkeys(place.source_id for place in finding.places)
        places = (f"{place.source_id}:{place.span.start}-{place.span.end}" for place in finding.places)
        yield {
            "finding_id": finding.id,
            "kind": finding.kind,
            "severity": finding.severity,
            "source_ids": BETWEEN.join(ids),
            "places": BETWEEN.join(places),
            "explanation": _sentences(finding.title, finding.explanation),
            "href": finding_href(finding.id),
            "status": "acknowledged" if finding.acknowledged else "open",
            "reason": finding.acknowledged.reason if finding.acknowledged else "",
            "acknowledged_by": finding.acknowledged.by if finding.acknowledged else "",
        }


def finding_places(collection: Collection) -> Iterator[Row]:
    """One row a place of a finding."""
    sources = Index(collection).sources
    for finding in collection.findings:
        for number, place in enumerate(finding.places, 1):
            yield {
                "finding_id": finding.id,
                "number": number,
                "source_id": place.source_id,
                "text": place.span.of(sources[place.source_id].text),
                "char_start": place.span.start,
                "char_end": place.span.end,
                "href": place_href(sources[place.source_id], place.span),
            }


def _sentences(*texts: str) -> str:
    """Several texts as one, each ended."""
    said = dict.fromkeys(text.strip() for text in texts if text.strip())
    return "".join(text if text.endswith(("。", "！", "？", "）")) else f"{text}。" for text in said)
