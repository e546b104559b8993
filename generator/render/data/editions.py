"""The rows of the data files that say how documents hang together, and which figures are said by another."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.collection import Collection
from generator.model.relation import EDITIONS, Relation
from generator.render.data.table import BETWEEN, Row
from generator.render.view.editions import has_page, page_of


def relations(collection: Collection) -> Iterator[Row]:
    """One row a pair of documents."""
    for each in collection.relations:
        yield {
            "relation_id": each.id,
            "kind": "adjustment" if each.partial else each.kind,
            "source_id": each.source_id,
            "target_id": each.target_id,
            "told": each.told,
            "counted_source_id": each.counted,
            "choice": each.choice,
            "overlap": each.overlap,
            "grounds": BETWEEN.join(ground.text for ground in each.grounds),
            "places": BETWEEN.join(
                f"{place.source_id}:{place.span.start}-{place.span.end}"
                for ground in each.grounds
                for place in ground.places
            ),
            **{name: _number(each, name) for name in ("unchanged", "changed", "dropped", "added")},
            "href": f"{page_of(each)}.html" if has_page(each) else "",
        }


def _number(relation: Relation, kind: str) -> int:
    return sum(change.kind == kind for change in relation.figures)


def edition_changes(collection: Collection) -> Iterator[Row]:
    """One row a figure of an edition or an interpretation, then one a heading or paragraph that one text alone has."""
    texts = {result.source.id: result.text.text for result in collection.results}
    for each in collection.relations:
        for number, change in enumerate(each.figures, 1):
            yield {
                "relation_id": each.id,
                "number": number,
                "what": "figure",
                "kind": change.kind,
                "before_id": change.before,
                "after_id": change.after,
                "difference": change.difference,
                "source_id": "",
                "char_start": None,
                "char_end": None,
                "text": "",
            }
        for number, passage in enumerate(each.passages, len(each.figures) + 1):
            span = passage.place.span
            yield {
                "relation_id": each.id,
                "number": number,
                "what": "heading" if passage.heading else "paragraph",
                "kind": passage.kind,
                "before_id": "",
                "after_id": "",
                "difference": "",
                "source_id": passage.place.source_id,
                "char_start": span.start,
                "char_end": span.end,
                "text": span.of(texts[passage.place.source_id]),
            }


def uncounted(collection: Collection) -> Iterator[Row]:
    """One row a figure that takes no part in what the documents say together, and the figure that stands for it."""
    counting, again = collection.counting, dict(collection.counting.repeats)
    stands = _standing(collection)
    counted = {o.id for o in collection.counted_observations}
    for o in collection.observations:
        if o.id in counted:
            continue
        reason = "repeat" if o.id in again else "replaced" if o.id in counting.replaced else "superseded"
        stand = again.get(o.id) or stands.get(o.id, "")
        for _ in stands:  # a draft's figure, the final text's, the revision's
            if stand in counted or stand not in stands:
                break
            stand = stands[stand]
        yield {
            "observation_id": o.id,
            "source_id": o.source_id,
            "reason": reason,
            "counted_id": stand if stand in counted else "",
        }


def _standing(collection: Collection) -> dict[str, str]:
    """The figure of the edition that counts, by that of another."""
    found: dict[str, str] = {}
    for each in collection.relations:
        if each.kind in EDITIONS:
            for change in each.figures:
                if change.before and change.after:
                    first, second = change.before, change.after
                    found.setdefault(*((second, first) if each.counted == each.source_id else (first, second)))
    return found
