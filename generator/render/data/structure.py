"""The rows of the data files that come from the structure of each document: boxes, definitions, blocks, asides."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.collection import Collection, SourceResult
from generator.model.document import Box, BoxItem, Definition
from generator.model.figure import Observation
from generator.model.place import Span
from generator.render.data.places import block_href, section_path
from generator.render.data.table import BETWEEN, Row
from generator.rules.concepts import match, plain


def blocks(collection: Collection) -> Iterator[Row]:
    """One row a leaf; where an aside lies inside, one row a piece, so that rows never overlap anything."""
    for result in collection.results:
        for block in result.document.blocks:
            for number, piece in enumerate(block.pieces, 1):
                yield {
                    "source_id": result.source.id,
                    "block_id": f"p{block.start}" + (f".{number}" if number > 1 else ""),
                    "kind": block.kind,
                    "section": section_path(result, block.section),
                    "char_start": piece.start,
                    "char_end": piece.end,
                }


def asides(collection: Collection) -> Iterator[Row]:
    """One row for each run of characters that was set aside."""
    for result in collection.results:
        for aside in result.asides:
            yield {
                "source_id": result.source.id,
                "reason": aside.reason,
                "char_start": aside.span.start,
                "char_end": aside.span.end,
                "text": aside.span.of(result.text.text),
            }


def boxes(collection: Collection) -> Iterator[Row]:
    """One row an item and one each of its parts; a box without items is one row."""
    for result in collection.results:
        for box in result.document.boxes:
            if not box.items:
                block = box.caption if box.caption >= 0 else box.blocks[0]
                yield _box(result, box, block, box.span, text=_content(result, box))
            for number, item in enumerate(box.items, 1):
                yield from _item(result, box, item, item.number or str(number))


def _item(result: SourceResult, box: Box, item: BoxItem, number: str) -> Iterator[Row]:
    text = result.text.text
    yield _box(result, box, item.block, item.span, number, item.title.of(text), item.body.of(text))
    for index, part in enumerate(item.parts, 1):
        yield _box(result, box, item.block, part, f"{number}.{index}", part.of(text))


def _box(
    result: SourceResult, box: Box, block: int, span: Span, number: str = "", title: str = "", text: str = ""
) -> Row:
    return {
        "source_id": result.source.id,
        "number": box.number,
        "title": box.title,
        "kind": box.kind,
        "item_number": number,
        "item_title": title.strip(),
        "text": text.strip(),
        "section": section_path(result, box.section),
        "char_start": span.start,
        "char_end": span.end,
        "href": block_href(result, block),
    }


def _content(result: SourceResult, box: Box) -> str:
    """What a box holds below its caption, a line a leaf."""
    leaves = (result.document.blocks[i] for i in range(*box.blocks) if i != box.caption)
    return "\n".join("".join(piece.of(result.text.text) for piece in leaf.pieces) for leaf in leaves)


def definitions(collection: Collection) -> Iterator[Row]:
    """One row an entry of 指标解释, with the concept it means and the figures of its document that it explains."""
    for result in collection.results:
        for definition in result.document.definitions:
            text = result.text.text
            term = definition.term.of(text)
            concept = match(term)
            yield {
                "source_id": result.source.id,
                "number": definition.number,
                "term": term,
                "unit": definition.unit.of(text) if definition.unit else "",
                "text": definition.text.of(text),
                "concept_id": concept.id if concept else "",
                "observation_ids": BETWEEN.join(o.id for o in _explained(result, definition)),
                "char_start": definition.term.start,
                "char_end": definition.text.end,
                "href": block_href(result, definition.block),
            }


def _explained(result: SourceResult, definition: Definition) -> list[Observation]:
    """The figures in the document's tables whose row bears the name of the term, or means the same concept."""
    term = definition.term.of(result.text.text)
    concept = match(term)
    return [
        o
        for o in result.observations
        if o.mention.cell and (plain(o.mention.name) == plain(term) or (concept and o.concept_id == concept.id))
    ]
