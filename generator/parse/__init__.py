"""What cleaning kept → the tree of a document: leaves that cover it, and the structures that point at them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.model.document import Document
from generator.model.note import Result
from generator.model.source import Cleaned, Source, SourceText
from generator.parse.boxes import box, table
from generator.parse.definitions import definition
from generator.parse.enumerations import enumerations_of
from generator.parse.glossary_tables import glossary_definitions
from generator.parse.headings import heading, title
from generator.parse.lines import lines_of
from generator.parse.lost_tables import lost_tables
from generator.parse.outline import Outline
from generator.parse.paragraphs import paragraph, with_confirmed_leads
from generator.parse.projects import inline_boxes
from generator.parse.sections import tree_of
from generator.parse.speech import split_turns, voices
from generator.parse.table_marks import marked_tables
from generator.parse.titles import titled
from generator.parse.told import told_of
from generator.parse.turns import turns_of
from generator.parse.wrapping import unwrapped

__all__ = ["parse", "titled"]

# Tried in this order at every line; a rule takes as many lines as it returns, the last takes any line.
RULES: tuple[Callable[[Outline, int], int], ...] = (box, table, title, definition, heading, paragraph)


def parse(source: Source, text: SourceText, cleaned: Cleaned) -> Result[Document]:
    """The structure of one source. Never fails: what no rule understands is a paragraph."""
    lines = lines_of(text.text, cleaned)
    told, tables = told_of(text.marks, lines), marked_tables(text.marks)
    lines = split_turns(text.text, unwrapped(text.text, lines, told))
    spoken = {at: voice for at, voice in voices(text.text, lines).items() if tables.at(lines[at].start) is None}
    outline = Outline(source.id, text.text, lines, spoken, marked=tables, told=told)
    outline.last_at = {line.text: index for index, line in enumerate(lines)}
    at = 0
    while at < len(lines):
        at += _taken(outline, at)
    document = _document(outline)
    return Result.of(document, (*outline.notes, *lost_tables(source.id, text.text, document.blocks)))


def _taken(outline: Outline, at: int) -> int:
    """How many lines the first rule takes that takes any."""
    for rule in RULES:
        if taken := rule(outline, at):
            return taken
    raise AssertionError("the last rule takes any line")


def _document(outline: Outline) -> Document:
    leaves = with_confirmed_leads(outline.leaves, outline.told)
    tree = tree_of(leaves)
    boxes = list(outline.boxes)
    for inline, notes in inline_boxes(outline.source_id, outline.source, leaves):
        boxes.append(inline)
        outline.notes += notes
    return Document(
        source_id=outline.source_id,
        blocks=tuple(
            leaf.block(section, level)
            for leaf, section, level in zip(leaves, tree.section_of, tree.level_of, strict=True)
        ),
        title=outline.title,
        sections=tuple(tree.sections),
        tables=tuple(outline.tables),
        boxes=tuple(
            replace(each, section=tree.section_of[each.blocks[0]]) for each in sorted(boxes, key=lambda each: each.span)
        ),
        turns=turns_of(leaves),
        definitions=(*outline.definitions, *glossary_definitions(outline.tables, outline.source)),
        enumerations=enumerations_of(leaves, outline.told),
    )
