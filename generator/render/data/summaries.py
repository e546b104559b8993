"""The rows of summaries.csv: every sentence of the summaries, every task and project by field, with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from generator.model.collection import Collection
from generator.model.place import Place
from generator.render.data.table import BETWEEN, Row


def summaries(collection: Collection) -> Iterator[Row]:
    """One row a sentence, task or project: of each document, of each indicator, of each field, of all documents."""
    told: set[str] = set()
    for row in _rows(collection):
        key = _identifier(row)
        if key not in told:
            told.add(key)
            yield {"summary_id": key, **row}


def _rows(collection: Collection) -> Iterator[Row]:
    for summary in collection.summaries:
        for s in summary.about:
            yield _row("source", "about", s.text, s.places, source_id=summary.source_id)
    for digest in collection.digests:
        for told in digest.told:
            yield _row("concept", told.aspect, told.text, told.places, concept_id=digest.concept_id)
    for field in collection.fields:
        name = field.name if field.id else ""
        for told in field.told:
            yield _row("field", told.aspect, told.text, told.places, field=name)
        for work in field.works:
            yield _row(
                "source", work.kind, work.text, (work.place,), source_id=work.source_id, field=name, extracted=True
            )
    for s in collection.overview.points:
        yield _row("collection", "point", s.text, s.places)


def _row(
    subject: str,
    aspect: str,
    text: str,
    places: Iterable[Place],
    *,
    source_id: str = "",
    concept_id: str = "",
    field: str = "",
    extracted: bool = False,
) -> Row:
    return {
        "subject": subject,
        "aspect": aspect,
        "source_id": source_id,
        "concept_id": concept_id,
        "field": field,
        "text": text,
        "extracted": extracted,
        "places": BETWEEN.join(f"{p.source_id}:{p.span.start}-{p.span.end}" for p in places),
    }


def _identifier(row: Row) -> str:
    """Stable as long as the sentence and its places are."""
    words = ";".join(
        str(row[key]) for key in ("subject", "aspect", "source_id", "concept_id", "field", "text", "places")
    )
    return f"{row['subject']}-{row['aspect']}-{sha256(words.encode()).hexdigest()[:10]}"
