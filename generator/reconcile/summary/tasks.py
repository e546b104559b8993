"""The main tasks of a document, as it heads them itself: under its heading of tasks, chapters, run-in heads, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.model.collection import SourceResult, Statement
from generator.model.document import Enumerated, Section
from generator.model.place import Place, Span
from generator.rules.fields import field_of
from generator.rules.summaries import summary_rules
from generator.text.fold import fold
from generator.text.typeset import typeset

LABEL = re.compile(r"(?:[—–-]{2}|[(（]?[一二三四五六七八九十\d]{1,3}(?:[)）、.．]|是|要)|[*•●◆■])\s*")
NUMBERED = re.compile(r"[(（][一二三四五六七八九十]{1,3}[)）]")
MOST, LEAST, FEW, LONGEST, CLAUSE = 30, 3, 2, 40, 24
BARE = 4
"""A heading of so few characters is a task only where it says what to do or in which field: 职业培训, not 指标体系."""


def tasks(result: SourceResult) -> tuple[Statement, ...]:
    """The first of the ways below that gives enough; a statistical bulletin has none."""
    if result.source.kind == "bulletin":
        return ()
    if announced := _distinct(_announced(result)):
        return announced
    for way in (_chapters, _answered, _enumerated, _heads):
        found = _distinct(way(result))
        if len(found) >= LEAST:
            return found
    return ()


def _distinct(found: Iterable[Statement]) -> tuple[Statement, ...]:
    kept: dict[str, Statement] = {}
    for each in found:
        if each.text and not _idle(each.text):
            kept.setdefault(each.text, each)
    return tuple(kept.values())[:MOST]


def _idle(title: str) -> bool:
    """Background, aims, safeguards, annexes; and a bare noun that names neither a deed nor a field."""
    folded = fold(title)
    if any(word in folded for word in summary_rules().not_tasks):
        return True
    return len(folded) <= BARE and not folded.startswith(summary_rules().verbs) and not field_of(folded)


def _statement(result: SourceResult, span: Span) -> Statement:
    words = typeset(" ".join(span.of(result.text.text).split())).rstrip("。；;:：，,")
    return Statement(words, (Place(result.source.id, span),), extracted=True)


def _announced(result: SourceResult) -> Iterator[Statement]:
    """What stands under the last heading or question that speaks of tasks: several, else the one heading there is."""
    spoken = [s for s in reversed(result.document.sections) if _speaks_of_tasks(fold(s.title))]
    for section in spoken:
        headings, leads, items = (list(way(result, section)) for way in (_headings_under, _leads_under, _items_under))
        found = headings if len(headings) >= FEW else max(leads, items, key=len)
        if len(found) >= FEW:
            yield from found
            return
    for section in spoken[:1]:
        yield from _headings_under(result, section)


def _speaks_of_tasks(title: str) -> bool:
    rules = summary_rules()
    return any(word in title for word in rules.tasks) and not any(word in title for word in rules.past)


def _headings_under(result: SourceResult, section: Section) -> Iterator[Statement]:
    under = [s for s in result.document.sections if s.parent == section.index and s.heading >= 0]
    return (_heading(result, s) for s in under)


def _leads_under(result: SourceResult, section: Section) -> Iterator[Statement]:
    """Run-in heads; where some bear a number in brackets, those: the others stand below. A report looks back too."""
    text = result.text.text
    blocks = [
        b
        for b in result.document.blocks[slice(*section.blocks)]
        if b.kind == "paragraph" and b.lead is not None and len(b.lead) <= LONGEST
    ]
    if result.source.kind == "report":
        blocks = [b for b in blocks if b.lead is not None and _begins_with_a_deed(result, b.lead)]
    numbered = [b for b in blocks if NUMBERED.match(fold((b.label or b.span).of(text)))]
    for block in numbered if len(numbered) >= FEW else blocks:
        assert block.lead is not None
        yield _statement(result, _unlabelled(result, block.lead))


def told_in_full(result: SourceResult, found: Sequence[Statement]) -> bool:
    """Whether ``found`` may be all there are: every paragraph beside theirs, but for a first one, is one of them."""
    spans = [each.places[0].span for each in found]
    blocks = result.document.blocks
    mine = [i for i, b in enumerate(blocks) if any(b.start <= span.start < b.end for span in spans)]
    if not mine or len(found) >= MOST:
        return False
    if all(blocks[i].kind == "heading" for i in mine) or len(set(mine)) < len(found):
        return True
    between = range(min(mine), max(mine) + 1)
    follows = blocks[max(mine) + 1 : max(mine) + 2]
    after = follows[0] if follows and follows[0].section == blocks[mine[-1]].section else None
    return all(i in mine for i in between) and (after is None or after.kind != "paragraph")


def _items_under(result: SourceResult, section: Section) -> Iterator[Statement]:
    first, last = section.blocks
    for items in result.document.enumerations:
        if len(items) >= FEW and all(first <= item.block < last for item in items) and _to_do(result, items):
            return (_statement(result, _lead(result, item.span)) for item in items)
    return iter(())


def _heading(result: SourceResult, section: Section) -> Statement:
    """The title without its number: its place says which it is."""
    place = Place(result.source.id, result.document.blocks[section.heading].span)
    return Statement(typeset(section.title).strip().lstrip("—"), (place,), extracted=True)


def _unlabelled(result: SourceResult, span: Span) -> Span:
    """Without its number or dash."""
    label = LABEL.match(fold(span.of(result.text.text)))
    return Span(span.start + (label.end() if label else 0), span.end)


def _lead(result: SourceResult, span: Span) -> Span:
    """The first sentence of an item without its number, or its first clause where that is long."""
    span = _unlabelled(result, span)
    text = fold(span.of(result.text.text))
    ends = [at for mark in "。;" if (at := text.find(mark)) > 0]
    end = min(ends, default=len(text))
    if end > CLAUSE and 0 < (at := text.find(",")) < end:
        end = at
    return Span(span.start, span.start + min(end, LONGEST))


def _chapters(result: SourceResult) -> Iterator[Statement]:
    for section in result.document.sections:
        headed = section.heading >= 0 and result.document.blocks[section.heading].kind == "heading"
        past = any(word in fold(section.title) for word in summary_rules().past)
        if section.level == 1 and headed and not past:
            yield _heading(result, section)


def _answered(result: SourceResult) -> Iterator[Statement]:
    """Run-in heads of the last answer to a question about plans."""
    document, text = result.document, fold(result.text.text)
    asked = [
        i
        for i, turn in enumerate(document.turns)
        if turn.role in ("interviewer", "question")
        and any(
            word in document.blocks[block].span.of(text)
            for block in range(*turn.blocks)
            for word in summary_rules().plans
        )
    ]
    if not asked or asked[-1] + 1 >= len(document.turns):
        return
    for block in document.blocks[slice(*document.turns[asked[-1] + 1].blocks)]:
        lead = block.lead if block.kind == "paragraph" else None
        if lead is not None and len(lead) <= LONGEST and _begins_with_a_deed(result, lead):
            yield _statement(result, _unlabelled(result, lead))


def _begins_with_a_deed(result: SourceResult, span: Span) -> bool:
    return fold(_unlabelled(result, span).of(result.text.text)).startswith(summary_rules().verbs)


def _enumerated(result: SourceResult) -> Iterator[Statement]:
    """The longest enumeration that begins with verbs of doing: 加强, 推进."""
    told = [items for items in result.document.enumerations if _to_do(result, items)]
    longest = max(told, key=len, default=())
    yield from (_statement(result, _lead(result, item.span)) for item in longest)


def _to_do(result: SourceResult, items: tuple[Enumerated, ...]) -> bool:
    return sum(_begins_with_a_deed(result, item.span) for item in items) * 2 >= len(items)


def _heads(result: SourceResult) -> Iterator[Statement]:
    """Run-in heads that say what to do: 促进高质量就业."""
    for block in result.document.blocks:
        lead = block.lead if block.kind == "paragraph" else None
        if lead is not None and len(lead) <= LONGEST and _begins_with_a_deed(result, lead):
            yield _statement(result, _unlabelled(result, lead))
