"""What a document is, in two sentences: what the catalogue says of it, where the text bears it out; then counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.collection import SourceResult, Statement
from generator.model.document import Document
from generator.model.place import Place, Span
from generator.model.source import Period
from generator.reconcile.wording import listed
from generator.rules.findings import prints_a_day
from generator.rules.periods import five_year_plan
from generator.rules.summaries import summary_rules
from generator.text.fold import fold
from generator.text.periods import span_of_time
from generator.text.typeset import typeset

LONGEST = 80
UNBORNE = "（据编目，文中未见）"
PLAN = re.compile(r"[一二三四五六七八九十]{1,2}五")
YEARS = re.compile(r"(?<!\d)(\d{4})年?[-—–~至到]{1,2}(\d{4})(?=年|\D|$)")
Counted = tuple[int, str, Span]


def about(result: SourceResult) -> tuple[Statement, ...]:
    """Empty for a source without a block: there is nothing to rest a sentence on."""
    if not result.document.blocks:
        return ()
    return (_what(result), _made_of(result))


def _what(result: SourceResult) -> Statement:
    """Every clause with the characters that bear it out; one that the text does not bear out says so."""
    source, text = result.source, fold(result.text.text)
    region = source.region.path or source.region.name if source.region else ""
    kind = summary_rules().kinds[source.kind]
    words, spans = [f"{region}的{kind}" if region else f"一份{kind}"], [_head(result, text)]
    for clause, span in _clauses(result, text):
        words.append(clause if span else f"{clause}{UNBORNE}")
        spans += [span] if span and not any(known.covers(span) for known in spans) else []
    words.append(_undated(result, text))
    return Statement(f"{'，'.join(word for word in words if word)}。", _places(result, spans))


def _clauses(result: SourceResult, text: str) -> Iterator[tuple[str, Span | None]]:
    source = result.source
    if source.issuer:
        yield f"由{typeset(source.issuer)}发布", _found(re.escape(fold(source.issuer)), text)
    if source.period is not None:
        yield f"期间{span_of_time(source.period)}", _period(source.period, text)
    if source.published:
        parts = "".join(f"\\D{{1,2}}0?{int(part)}" for part in source.published.split("-")[1:])
        yield f"发布于{_in_words(source.published)}", _found(rf"(?<!\d){source.published[:4]}{parts}(?!\d)", text)


def _found(pattern: str, text: str) -> Span | None:
    found = re.search(pattern, text)
    return Span(*found.span()) if found else None


def _period(period: Period, text: str) -> Span | None:
    """The first place that names the period: by its years, or as a five-year plan."""
    by_years = (m for m in YEARS.finditer(text) if (int(m[1]), int(m[2])) == (period.start.year, period.end.year))
    by_plan = (m for m in PLAN.finditer(text) if five_year_plan(m[0]) == period)
    found = [m.span() for m in (next(by_years, None), next(by_plan, None)) if m]
    return Span(*min(found)) if found else None


def _undated(result: SourceResult, text: str) -> str:
    if result.source.published:
        return ""
    if result.source.assumed_date:
        return f"未注日期（按{_in_words(result.source.assumed_date, 2)}推断）"
    return "" if prints_a_day(text) else "未注发布日期"


def _in_words(day: str, parts: int = 3) -> str:
    """An ISO date as it is read; only its first ``parts``."""
    return "".join(f"{int(part)}{unit}" for part, unit in zip(day.split("-")[:parts], "年月日", strict=False))


def _head(result: SourceResult, text: str) -> Span:
    """The printed title, else where the text first names the region, else its first words."""
    document, region = result.document, result.source.region
    if document.title < 0 and region and (named := _found(re.escape(fold(region.name)), text)):
        return named
    return document.blocks[max(document.title, 0)].span


def _places(result: SourceResult, spans: list[Span]) -> tuple[Place, ...]:
    return tuple(Place(result.source.id, Span(s.start, min(s.end, s.start + LONGEST))) for s in spans)


def _made_of(result: SourceResult) -> Statement:
    """What the program counts, each with the first of what it counted."""
    counted = list(_counted(result.document))
    observations = sorted(result.observations, key=lambda o: o.quantity.span)
    bounds = sum("definition" in o.flags for o in observations)
    parts = f"有{listed([f'{number}{word}' for number, word, _ in counted])}，" if counted else ""
    apart = f"（其中{bounds}个是指标解释中的界限）" if bounds else ""
    read = f"读出{len(observations)}个数{apart}" if observations else "没有读出数"
    spans = [span for *_, span in counted] + [o.quantity.span for o in observations[:1]]
    return Statement(
        f"经程序清点，全文{parts}{read}{'；所注是各类的第一处' if spans else ''}。",
        _places(result, spans or [_head(result, fold(result.text.text))]),
    )


def _counted(document: Document) -> Iterator[Counted]:
    """How many chapters, questions or parts, boxes, projects, tables, definitions; and where the first of them is."""
    blocks = document.blocks
    heads = [s for s in document.sections if s.level == 1 and s.heading >= 0]
    chapters = [s for s in heads if s.number.endswith(("章", "篇"))]
    asked = [t for t in document.turns if t.role in ("interviewer", "question")]
    boxes = [b for b in document.boxes if not b.inline]
    projects = [item.span for box in document.boxes for item in box.items]
    tables = [t for t in document.tables if t.rows and not any(b.table == t.id for b in boxes)]
    yield from _of("章", [blocks[s.heading].span for s in chapters])
    if not chapters:
        yield from _of("组问答", [blocks[t.blocks[0]].span for t in asked])
    if not chapters and not asked:
        yield from _of("个部分", [blocks[s.heading].span for s in heads])
    yield from _of("个专栏", [blocks[b.blocks[0]].span for b in boxes])
    yield from _of("个项目", projects)
    yield from _of("张表", [blocks[t.rows[0].block].span for t in tables])
    yield from _of("条指标解释", [d.term for d in document.definitions])


def _of(word: str, spans: list[Span]) -> Iterator[Counted]:
    if spans:
        yield len(spans), word, spans[0]
