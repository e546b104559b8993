"""Figures in running text: paragraphs, definitions and the text of boxes, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.extract import placed, relations
from generator.extract.dating import nearest, periods_in, section_kind, section_period
from generator.extract.figures import Figure
from generator.extract.naming import Naming, Rule, Scene
from generator.extract.qualitative import statements
from generator.extract.sentence import Sentence, read_sentence
from generator.extract.standing import basis_of, status_of
from generator.model.document import Block, Document
from generator.model.figure import Mention, PeriodOrigin, Quantity
from generator.model.place import Span
from generator.model.source import Source, SourceText
from generator.text.fold import fold
from generator.text.passage import Passage
from generator.text.sentences import sentences

# The first rule that gives a name wins; each says in its docstring what sentence it is for.
RULES: tuple[Rule, ...] = (
    relations.from_to,
    relations.respectively,
    relations.share,
    relations.change,
    placed.after,
    placed.before,
    placed.left_out,
)
KINDS = frozenset({"paragraph", "definition", "row", "note", "question"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What a block inherits from its document: box, section words, section kind."""

    block: int
    section: int
    box: str
    period: str
    kind: str
    definition: bool


def prose_mentions(source: Source, text: SourceText, document: Document) -> tuple[Mention, ...]:
    """Every figure of the blocks that are no data table, in reading order."""
    regions = _regions(source)
    skip = _table_blocks(document)
    mentions: list[Mention] = []
    for index, block in enumerate(document.blocks):
        if block.kind in KINDS and index not in skip:
            setting = _setting(document, index, block)
            mentions.extend(_block_mentions(source, text, document, block, setting, regions))
    return tuple(mentions)


def _regions(source: Source) -> frozenset[str]:
    """The names of the source's own division, long and short (叙永县, 叙永)."""
    if source.region is None:
        return frozenset()
    name = fold(source.region.name)
    return frozenset({name, name[:-1] if len(name) > 2 else name})


def _table_blocks(document: Document) -> frozenset[int]:
    """Blocks that belong to a data table: its rows, caption and notes."""
    projects = {box.table for box in document.boxes if box.kind != "indicators"}
    blocks: set[int] = set()
    for table in document.tables:
        if table.id not in projects:
            blocks.update(row.block for row in table.rows)
            blocks.update((table.caption, *table.notes))
    return frozenset(blocks)


def _setting(document: Document, index: int, block: Block) -> Setting:
    box = next((box.number for box in document.boxes if box.blocks[0] <= index < box.blocks[1]), "")
    return Setting(
        index,
        block.section,
        box,
        section_period(document, block.section),
        section_kind(document, block.section),
        block.kind == "definition",
    )


def _breaks(document: Document, block: Block, setting: Setting, passage: Passage) -> tuple[int, ...]:
    """Places of the passage where a clause must begin: after labels and leads, round the titles of box items."""
    places = [span.end for span in (block.label, block.lead) if span]
    for box in document.boxes:
        if box.blocks[0] <= setting.block < box.blocks[1]:
            items = [item for item in box.items if item.block == setting.block]
            places.extend(place for item in items for place in (item.span.start, item.title.start, item.title.end))
    return tuple(sorted({at for place in places if (at := _position(passage, place)) is not None}))


def _position(passage: Passage, offset: int) -> int | None:
    for start, piece in zip(passage.starts, passage.pieces, strict=True):
        if piece.start <= offset <= piece.end:
            return start + offset - piece.start
    return None


def _block_mentions(
    source: Source, text: SourceText, document: Document, block: Block, setting: Setting, regions: frozenset[str]
) -> Iterator[Mention]:
    passage = Passage.of(text.text, block.pieces)
    breaks = _breaks(document, block, setting, passage)
    before: Naming | None = None
    carried = ""
    for start, end in sentences(passage.text):
        body = passage.text[start:end]
        sentence = read_sentence(body, start, tuple(b - start for b in breaks if start <= b < end))
        periods = periods_in(body)
        scene = Scene(sentence, regions, before)
        named = _named(scene)
        told = [*named, *statements(sentence, regions)]
        for figure, naming in sorted(told, key=lambda pair: pair[0].start):
            words, origin = _dated(body, periods, figure.start, carried, setting)
            yield _mention(source, passage, setting, sentence, (start, end), figure, naming, (words, origin))
        before = next((naming for naming in reversed(scene.done) if naming), before)
        opening = [body[a:b].strip(" ,") for a, b, opens in periods if opens]
        carried = opening[-1] if opening else carried


def _named(scene: Scene) -> list[tuple[Figure, Naming]]:
    """Each figure of the sentence with the first name that a rule gives it; figures without any are dropped."""
    result = []
    for index, figure in enumerate(scene.sentence.figures):
        naming = next((found for rule in RULES if (found := rule(scene, index))), None)
        scene.done.append(naming)
        if naming is not None:
            result.append((figure, naming))
    return result


def _dated(
    body: str, periods: list[tuple[int, int, bool]], at: int, carried: str, setting: Setting
) -> tuple[str, PeriodOrigin]:
    if words := nearest(body, periods, at):
        return words, "explicit"
    if carried:
        return carried, "section"
    if setting.period:
        return setting.period, "section"
    return "", "document"


def _mention(
    source: Source,
    passage: Passage,
    setting: Setting,
    sentence: Sentence,
    bounds: tuple[int, int],
    figure: Figure,
    naming: Naming,
    dated: tuple[str, PeriodOrigin],
) -> Mention:
    at = bounds[0]
    span = passage.span(at + figure.start, at + figure.end)
    body = sentence.text
    clause = body[max(0, body.rfind(",", 0, figure.start), body.rfind(";", 0, figure.start)) : figure.right + 12]
    return Mention(
        id=f"{source.id}:{span.start}",
        name=_clean(naming.name),
        quantity=_quantity(passage, span, figure, at),
        quote=passage.span(*_stripped(passage.text, bounds)),
        block=setting.block,
        origin="box" if setting.box else "prose",
        rule=naming.rule,
        name_spans=tuple(passage.span(at + a, at + b) for a, b in naming.spans if a < b),
        subject=naming.subject,
        period_text=dated[0],
        period_origin=dated[1],
        status=status_of(source, naming, body, clause, dated[0], setting.kind),
        basis=basis_of(figure, naming, clause, dated[0]),
        section=setting.section,
        box=setting.box,
        flags=_flags(figure, naming, setting, dated[1]),
    )


def _stripped(text: str, bounds: tuple[int, int]) -> tuple[int, int]:
    start, end = bounds
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "|"):
        end -= 1
    return start, end


def _clean(name: str) -> str:
    return "".join(name.split()).strip("的、,:")


def _quantity(passage: Passage, span: Span, figure: Figure, at: int) -> Quantity:
    written = passage.text[at + figure.start : at + figure.end]
    return Quantity(figure.value, figure.unit, figure.comparator, written, span, figure.value_max, figure.parts)


def _flags(figure: Figure, naming: Naming, setting: Setting, origin: PeriodOrigin) -> frozenset[str]:
    flags = {
        "name_completed": naming.completed,
        "uncertain": naming.uncertain,
        "definition": setting.definition,
        "ratio": bool(figure.parts),
        "qualitative": figure.kind == "qualitative",
        "period_from_section": origin == "section",
    }
    return frozenset(flag for flag, holds in flags.items() if holds)
