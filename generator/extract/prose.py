"""Figures in running text: paragraphs, definitions and the text of boxes, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from generator.extract.after import after
from generator.extract.before import before, left_out
from generator.extract.changes import beside, change, times_of
from generator.extract.dating import YEAR, Time, Timelines, compared_with, dated, opening_time, times
from generator.extract.empty_names import says_nothing
from generator.extract.giving import given
from generator.extract.goals import goal
from generator.extract.groups import respectively
from generator.extract.lacking import lacking
from generator.extract.moves import from_to
from generator.extract.naming import Naming, Rule, Scene
from generator.extract.quantity import Figure
from generator.extract.said import said
from generator.extract.sentence import Sentence, hopeful, read_sentence
from generator.extract.setting import Reading, Setting, breaks_of, reading_of, setting_of, table_blocks
from generator.extract.shares import share
from generator.extract.standing import basis_of, status_of
from generator.extract.tense import Told
from generator.model.document import Block, Document
from generator.model.figure import Mention, PeriodOrigin, Quantity
from generator.model.place import Span
from generator.model.source import Source, SourceText
from generator.text.fold import fold
from generator.text.passage import Passage
from generator.text.sentences import sentences

# The first rule that gives a name wins; each says in its docstring what sentence it is for.
BARE_ENDS = frozenset({"年末", "年底", "月末", "月底"})
RULES: tuple[Rule, ...] = (
    said, from_to, respectively, goal, lacking, share, given, beside, change, times_of, after, before, left_out,
)  # fmt: skip
LONGEST, FAR = 2000, 80
LEAD = 20
# 1.小学。普通小学438所…: a heading in the line of its paragraph.
RUN_IN = re.compile(r"\s*(?:\(?[一二三四五六七八九十\d]{1,2}\)?[.、]?)\s*(?P<topic>[一-鿿]{2,8})[。:]")
DATED = re.compile("[年月期今前初末“十季]")
KINDS = frozenset({"paragraph", "definition", "row", "note", "question"})
SIGN = re.compile(r"[\[〔]\d{1,2}[\]〕]|[*#]")
DONE = re.compile("(?<=[一-鿿]{2})了(?![解结望然])")
CENTURY = re.compile("20|19")
CLAUSE_MARK = re.compile("[,;。]")


def prose_mentions(source: Source, text: SourceText, document: Document) -> tuple[Mention, ...]:
    """Every figure of the blocks that are no data table, in reading order."""
    reading = reading_of(source, text, document)
    skip = table_blocks(document)
    return tuple(
        mention
        for index, block in enumerate(document.blocks)
        if block.kind in KINDS and index not in skip
        for mention in _block_mentions(reading, index, block)
    )


def _block_mentions(reading: Reading, index: int, block: Block) -> Iterator[Mention]:
    passage = Passage.of(reading.text.text, block.pieces)
    if not hopeful(passage.text):
        return
    setting = setting_of(reading, index, block)
    breaks = breaks_of(reading.document, index, block, passage)
    before: Naming | None = None
    whole: Naming | None = None
    whole_id = ""
    heading = RUN_IN.match(fold(passage.text[:LEAD]))
    topic = heading["topic"] if heading else ""
    for start, end in sentences(passage.text):
        body = passage.text[start:end]
        found = times(body) if DATED.search(body) else ()
        within = tuple(at - start for at in breaks if start <= at < end) if breaks else ()
        sentence = read_sentence(body, start, within)
        if not sentence.figures:
            setting = _carrying(setting, found)
            continue
        timelines = Timelines.of(found)
        quote = passage.span(*_stripped(passage.text, (start, end)))
        scene = Scene(sentence, reading.regions, before, whole, topic)
        spans: dict[int, tuple[str, PeriodOrigin]] = {}
        for number, naming in enumerate(_named(scene)):
            if naming is None:
                continue
            figure = sentence.figures[number]
            time = dated(body, timelines, sentence.clause_start(number), figure.start, setting.inherited)
            undated = naming.role == "baseline" and not YEAR.search(time[0])
            if paired := naming.time or (compared_with(body, figure.start) if undated else ""):
                time = (paired, "explicit")
            spans[number] = time
            if naming.basis in ("change", "average") and (moved := _moved_over(scene, spans, number)):
                time = moved
            parent = whole_id if naming.member and not naming.basis else ""
            mention = _mention(reading.source, passage, setting, sentence, quote, figure, naming, time, parent)
            if not naming.member and naming.basis in ("", "cumulative"):
                whole_id = mention.id
            yield mention
        before = next((naming for naming in reversed(scene.done) if naming), before)
        levels = scene.levels(len(scene.done))
        whole = next((naming for naming in reversed(levels) if not naming.member), whole)
        setting = _carrying(setting, found)


def _carrying(setting: Setting, found: tuple[Time, ...]) -> Setting:
    """``setting`` for the sentences after one with these words of time."""
    opening = opening_time(found)
    if opening in BARE_ENDS and setting.inherited.carried:
        # 年末城镇登记失业率3.6%。输转劳动力8.4万人次: the next sentence is of the whole year again
        return setting
    return (
        structs.replace(setting, inherited=structs.replace(setting.inherited, carried=opening)) if opening else setting
    )


def _moved_over(
    scene: Scene, times_of: dict[int, tuple[str, PeriodOrigin]], index: int
) -> tuple[str, PeriodOrigin] | None:
    """由2010年的…增长到2015年的…,年均增长8%: the change is over the years of the two figures before it."""
    last = scene.done[index - 1] if index > 1 else None
    if last is None or last.rule != "from-to" or last.role != "actual":
        return None
    first, second = (times_of.get(at, ("", ""))[0] for at in (index - 2, index - 1))
    return (f"{first}至{second}", "explicit") if CENTURY.match(first) and CENTURY.match(second) else None


def _named(scene: Scene) -> list[Naming | None]:
    """The first name that a rule gives each figure of the sentence; None for one that nothing names."""
    for index in range(len(scene.sentence.figures)):
        scene.done.append(_name(scene, index))
    return scene.done


def _name(scene: Scene, index: int) -> Naming | None:
    for rule in RULES:
        if found := rule(scene, index):
            return found
    return None


def _mention(
    source: Source,
    passage: Passage,
    setting: Setting,
    sentence: Sentence,
    quote: Span,
    figure: Figure,
    naming: Naming,
    time: tuple[str, PeriodOrigin],
    parent: str,
) -> Mention:
    at, name = sentence.offset, _clean(naming.name)
    span = passage.span(at + figure.start, at + figure.end)
    told = Told(
        _clause(sentence, figure),
        CLAUSE_MARK.split(sentence.text[figure.end : figure.end + 10])[0],
        sentence.text[:LONGEST],
        time[0],
        setting.kind,
        setting.plan_start,
        sentence.text[figure.end : figure.end + FAR],
        time[1] == "explicit",
        setting.ordains,
        sentence.text[max(0, figure.start - LONGEST) : figure.start].rpartition(";")[2],
    )
    return Mention(
        id=f"{source.id}:{span.start}",
        name=name,
        quantity=_quantity(passage, span, figure, at),
        quote=quote,
        block=setting.block,
        origin="box" if setting.box else "prose",
        rule=naming.rule,
        name_spans=tuple(passage.span(at + a, at + b) for a, b in naming.spans if a < b),
        subject=naming.subject,
        period_text=time[0],
        period_origin=time[1],
        status=status_of(source, figure, naming, told),
        basis=basis_of(figure, naming, told),
        section=setting.section,
        box=setting.box,
        parent=parent,
        flags=_flags(figure, name, naming, setting, time[1]),
    )


def _clause(sentence: Sentence, figure: Figure) -> str:
    """The clause of a figure up to it, with the words of comparison before it."""
    text = sentence.text[max(0, figure.start - 80) : figure.start]
    return text[max(text.rfind(","), text.rfind(";"), text.rfind("。"), text.rfind(":")) + 1 :]


def _stripped(text: str, bounds: tuple[int, int]) -> tuple[int, int]:
    start, end = bounds
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == "|"):
        end -= 1
    return start, end


def _clean(name: str) -> str:
    """Without footnote signs, marks of emphasis and spaces."""
    name = SIGN.sub("", "".join(name.split()))
    if "了" in name:
        name = DONE.sub("", name)
    return name.strip("的、,:")


def _quantity(passage: Passage, span: Span, figure: Figure, at: int) -> Quantity:
    written = passage.text[at + figure.start : at + figure.end]
    return Quantity(figure.value, figure.unit, figure.comparator, written, span, figure.value_max, figure.parts)


def _flags(figure: Figure, name: str, naming: Naming, setting: Setting, origin: PeriodOrigin) -> frozenset[str]:
    said_so = figure.kind == "qualitative"
    flags = {
        "name_completed": naming.completed,
        "uncertain": naming.uncertain or (not said_so and says_nothing(name, naming.rule == "after")),
        "definition": setting.definition,
        "ratio": bool(figure.parts),
        "qualitative": said_so,
        "period_from_section": origin == "section",
    }
    return frozenset([flag for flag, holds in flags.items() if holds])
