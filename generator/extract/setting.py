"""What a block of text inherits from its document before its sentences are read: place, time, kind of section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from generator.extract.asked import Asked, asked
from generator.extract.dating import Inherited, document_time, section_periods
from generator.model.document import Block, Document
from generator.model.source import Source, SourceText
from generator.rules.periods import named_plan, titled
from generator.rules.phrases import words
from generator.rules.section_standing import standings, whole
from generator.text.fold import fold, folded
from generator.text.passage import Passage
from generator.text.titles import printed_title

PLANS = ("plan", "interpretation")


class Setting(msgspec.Struct, frozen=True):
    """What a block inherits from its document: its box, its section's time and kind, the document's own time."""

    block: int
    section: int
    box: str
    inherited: Inherited
    kind: str
    definition: bool
    plan_start: int
    ordains: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One source while its prose is read.

    ``sections``: what the titles of each say of time, and goal or past; ``whole``: the same of what stands before them.
    ``asked``: by block, the question answered.
    """

    source: Source
    text: SourceText
    document: Document
    regions: frozenset[str]
    lead: str
    plan_start: int
    sections: tuple[tuple[str, str], ...]
    whole: str
    asked: Mapping[int, Asked]
    ordains: bool = False


def reading_of(source: Source, text: SourceText, document: Document) -> Reading:
    """All that is the same for every sentence of a source."""
    # the year that an interpretation opens with is that of its first answer, not of what it explains
    lead = "" if source.kind == "interpretation" else document_time(document, text)
    start = _plan_start(source, text, document, lead)
    own = "" if source.period and source.kind in PLANS else lead
    standing = standings(document.sections, source.kind, source.title)
    sections = tuple(zip(section_periods(document, standing), standing, strict=True))
    return Reading(
        source,
        text,
        document,
        _regions(source),
        own,
        start,
        sections,
        whole(source.kind, source.title),
        asked(document, text),
        _ordains(source, text, document),
    )


def _regions(source: Source) -> frozenset[str]:
    """The names of the source's own division, long and short (叙永县, 叙永)."""
    if source.region is None:
        return frozenset()
    name = fold(source.region.name)
    return frozenset({name, name[:-1] if len(name) > 2 else name})


def _ordains(source: Source, text: SourceText, document: Document) -> bool:
    """Whether the title is that of a text that says what is to be done (实施意见, 工作方案), not what was."""
    title = fold(printed_title(source, text.text, document))
    told = any(word in title for word in words("telling-titles"))
    return source.kind == "other" and not told and any(word in title for word in words("ordaining-titles"))


def _plan_start(source: Source, text: SourceText, document: Document, lead: str) -> int:
    """The first year that a plan plans for; 0 for another document and when nothing says it."""
    if source.kind not in PLANS:
        return 0
    title = printed_title(source, text.text, document)
    period = source.period or titled(title) or (named_plan(folded(text.text)) if source.kind == "plan" else None)
    if period and (period.start.year < period.end.year or source.kind == "plan"):
        return period.start.year
    return int(lead[:4]) if lead[:4].isdigit() else 0


def table_blocks(document: Document) -> frozenset[int]:
    """Blocks that belong to a data table: its rows, caption and notes."""
    projects = {box.table for box in document.boxes if box.kind != "indicators"}
    blocks: set[int] = set()
    for table in document.tables:
        if table.id not in projects:
            blocks.update(row.block for row in table.rows)
            blocks.update((table.caption, *table.notes))
    return frozenset(blocks)


def setting_of(reading: Reading, index: int, block: Block) -> Setting:
    """What the block ``index`` inherits."""
    document = reading.document
    box = next((box.number for box in document.boxes if box.blocks[0] <= index < box.blocks[1]), "")
    period, kind = reading.sections[block.section] if block.section >= 0 else ("", reading.whole)
    question = reading.asked.get(index)
    lead = question.words if question and (question.ahead or question.words) else reading.lead
    if question and question.ahead:
        kind = kind or "asked-ahead"
    elif question and question.back:
        kind = kind or "asked-back"
    return Setting(
        index,
        block.section,
        box,
        Inherited("", period, lead, bool(reading.plan_start or reading.ordains or kind in ("goal", "asked-ahead"))),
        kind,
        block.kind == "definition",
        reading.plan_start,
        reading.ordains,
    )


def breaks_of(document: Document, index: int, block: Block, passage: Passage) -> tuple[int, ...]:
    """Places of the passage where a clause must begin: after labels and leads, round the titles of box items."""
    places = [span.end for span in (block.label, block.lead) if span]
    for box in document.boxes:
        if box.blocks[0] <= index < box.blocks[1]:
            items = [item for item in box.items if item.block == index]
            places.extend(place for item in items for place in (item.span.start, item.title.start, item.title.end))
    return tuple(sorted({at for place in places if (at := _position(passage, place)) is not None}))


def _position(passage: Passage, offset: int) -> int | None:
    for start, piece in zip(passage.starts, passage.pieces, strict=True):
        if piece.start <= offset <= piece.end:
            return start + offset - piece.start
    return None
