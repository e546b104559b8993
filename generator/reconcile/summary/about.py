"""What a document is, in two sentences: from the catalogue, then from its structure."""

from __future__ import annotations

from generator.model.collection import SourceResult, Statement
from generator.model.place import Place, Span
from generator.reconcile.wording import listed, years
from generator.rules.findings import prints_a_day
from generator.rules.summaries import summary_rules
from generator.text.fold import fold
from generator.text.typeset import typeset

LONGEST = 80


def about(result: SourceResult) -> tuple[Statement, ...]:
    """Empty for a source without a block: there is nothing to rest a sentence on."""
    if not result.document.blocks:
        return ()
    return (_what(result), _made_of(result))


def _what(result: SourceResult) -> Statement:
    source = result.source
    region = source.region.path or source.region.name if source.region else ""
    kind = summary_rules().kinds[source.kind]
    words = [f"{region}的{kind}" if region else f"一份{kind}"]
    if source.issuer:
        words.append(f"由{typeset(source.issuer)}发布")
    if source.period is not None:
        words.append(f"期间{years(source.period)}")
    words.append(_dated(result))
    return Statement(f"{'，'.join(word for word in words if word)}。", (_head(result),))


def _dated(result: SourceResult) -> str:
    if result.source.published:
        return f"发布于{result.source.published}"
    if result.source.assumed_date:
        return f"未注日期（按{_in_words(result.source.assumed_date)}推断）"
    return "" if prints_a_day(fold(result.text.text)) else "未注发布日期"


def _in_words(day: str) -> str:
    parts = day.split("-")
    return f"{parts[0]}年" + (f"{int(parts[1])}月" if len(parts) > 1 else "")


def _head(result: SourceResult) -> Place:
    """The printed title, else the first words of the text."""
    document = result.document
    span = document.blocks[max(document.title, 0)].span
    return Place(result.source.id, Span(span.start, min(span.end, span.start + LONGEST)))


def _made_of(result: SourceResult) -> Statement:
    """Chapters, boxes, tables, questions, definitions and how many figures were read."""
    document, places, parts = result.document, [], []
    chapters = [s for s in document.sections if s.level == 1 and s.heading >= 0 and s.number.endswith(("章", "篇"))]
    boxes = [b for b in document.boxes if not b.inline]
    projects = sum(len(b.items) for b in document.boxes)
    asked = [t for t in document.turns if t.role in ("interviewer", "question")]
    heads = [s for s in document.sections if s.level == 1 and s.heading >= 0]
    if chapters:
        parts.append(f"{len(chapters)}章")
        places.append(document.blocks[chapters[0].heading].span)
    elif asked:
        parts.append(f"{len(asked)}组问答")
        places.append(document.blocks[asked[0].blocks[0]].span)
    elif heads:
        parts.append(f"{len(heads)}个部分")
        places.append(document.blocks[heads[0].heading].span)
    if boxes:
        parts.append(f"{len(boxes)}个专栏")
        places.append(document.blocks[boxes[0].blocks[0]].span)
    if projects:
        parts.append(f"{projects}个项目")
    tables = [t for t in document.tables if not any(b.table == t.id for b in boxes)]
    if tables:
        parts.append(f"{len(tables)}张表")
        places.append(document.blocks[tables[0].rows[0].block].span)
    if document.definitions:
        parts.append(f"{len(document.definitions)}条指标解释")
        places.append(document.definitions[0].term)
    read = sum("definition" not in o.flags for o in result.observations)
    counted = f"有{listed(parts)}，" if parts else ""
    spans = places or [_head(result).span]
    return Statement(
        f"全文{counted}读出{read}个数。" if read else f"全文{counted}没有读出数。",
        tuple(Place(result.source.id, Span(s.start, min(s.end, s.start + LONGEST))) for s in spans),
    )
