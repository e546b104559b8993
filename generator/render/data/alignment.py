"""The rows of the data files that set regions and documents beside one another: matrices, comparisons, projects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from generator.model.alignment import Cell, Comparison, Matrix, Uncompared
from generator.model.collection import Collection, SourceResult
from generator.render.data.places import block_href
from generator.render.data.table import BETWEEN, Row
from generator.rules.nesting import key


def matrix_regions(collection: Collection) -> Iterator[Row]:
    """One row a concept and region, gaps included."""
    regions = {key(region): region for region in collection.alignment.regions}
    shown = Counter(region.name for region in regions.values())
    for cell in _cells(collection.alignment.by_region):
        region = regions[cell.column]
        name = region.name if shown[region.name] == 1 else region.path
        yield {**_concept(collection, cell), "region": name, "region_code": region.code, **_state(cell)}


def matrix_documents(collection: Collection) -> Iterator[Row]:
    """One row a concept and document, gaps included."""
    for cell in _cells(collection.alignment.by_source):
        yield {**_concept(collection, cell), "source_id": cell.column, **_state(cell)}


def _cells(matrix: Matrix) -> Iterator[Cell]:
    return (cell for row in matrix.rows for cell in row.cells)


def _concept(collection: Collection, cell: Cell) -> Row:
    names = {concept.id: concept.name for concept in collection.concepts}
    return {"concept_id": cell.concept_id, "concept": names[cell.concept_id]}


def _state(cell: Cell) -> Row:
    return {"observation_id": cell.observation_id, "state": cell.state, "reason": cell.reason}


def alignments(collection: Collection) -> Iterator[Row]:
    """One row a comparison between regions, then one a pair that is not compared, with the reason."""
    known = collection.alignment
    names = {key(region): region.name for region in known.regions}
    found: list[Comparison | Uncompared] = [*known.comparisons, *known.uncompared]
    for each in found:
        said = each.statement.text if isinstance(each, Comparison) else ""
        yield {
            "alignment_id": _identifier(each),
            "direction": each.direction,
            "relation": each.relation if isinstance(each, Comparison) else "uncompared",
            "concept_id": each.concept_id,
            "regions": BETWEEN.join(names[region] for region in each.regions),
            "observation_ids": BETWEEN.join(each.observation_ids),
            "statement": said,
            "reason": each.reason if isinstance(each, Uncompared) else "",
        }


def _identifier(each: Comparison | Uncompared) -> str:
    """Stable as long as the figures and how they are compared are."""
    kind = each.relation if isinstance(each, Comparison) else "uncompared"
    words = ";".join((each.direction, kind, *each.regions, *each.observation_ids))
    return f"{kind}-{sha256(words.encode()).hexdigest()[:10]}"


def projects_shared(collection: Collection) -> Iterator[Row]:
    """One row a name of a project that several documents have."""
    results = {result.source.id: result for result in collection.results}
    for each in collection.shared_projects:
        for number, member in enumerate(each.members, 1):
            result, span = results[member.source_id], member.place.span
            yield {
                "shared_id": each.id,
                "number": number,
                "certainty": each.certainty,
                "ground": each.ground,
                "words": BETWEEN.join(each.words),
                "source_id": member.source_id,
                "kind": member.kind,
                "name": member.name,
                "char_start": span.start,
                "char_end": span.end,
                "href": block_href(result, _block(result, span.start)),
            }


def _block(result: SourceResult, offset: int) -> int:
    """The leaf that holds a character."""
    blocks = result.document.blocks
    return max((i for i, block in enumerate(blocks) if block.start <= offset), default=0)
