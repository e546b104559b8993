"""What a document is, in two sentences: kind, whose, period and date, borne out by its text; then what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model.collection import SourceResult, Statement
from generator.model.place import Place, Span
from generator.model.source import Period
from generator.reconcile.summary.contents import contents
from generator.rules.findings import EDGE, prints_a_day
from generator.rules.periods import five_year_plan
from generator.rules.summaries import summary_rules
from generator.text.fold import fold
from generator.text.periods import span_of_time
from generator.text.titles import printed_title
from generator.text.typeset import typeset

LONGEST, LONGEST_TOPIC = 80, 24
UNBORNE = "（据编目，文中未见）"
PLAN = re.compile(r"[一二三四五六七八九十]{1,2}五")
YEARS = re.compile(r"(?<!\d)(\d{4})年?[-—–~至到]{1,2}(\d{4})(?=年|\D|$)")
# What of a plan's title is no topic: its five years, its years, what stands in brackets.
TIMES = re.compile(
    r"[“‘「『\"]?[一二三四五六七八九十]{1,2}五[”’」』\"]?(?:时期)?|\d{4}年?(?:[-—–~至到]+\d{4}年?)?|[（(][^（()）]*[)）]|\s"
)
# A month at the head or the foot may be the day of publication, printed no closer: then nothing is said of it.
MONTH = re.compile(r"(?:\d{4}|[〇零一二三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月")
TOPIC = re.compile(rf"[一-鿿、]{{2,{LONGEST_TOPIC}}}")
CITED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")


def about(result: SourceResult) -> tuple[Statement, ...]:
    """Empty for a source without a block: there is nothing to rest a sentence on."""
    if not result.document.blocks:
        return ()
    what, held = _what(result), contents(result)
    if "，" in what.text or not held:
        return (what, *held)
    both = f"{what.text.removesuffix('。')}，{held[0].text}"
    return (Statement(both, tuple(dict.fromkeys((*what.places, *held[0].places)))),)


def _what(result: SourceResult) -> Statement:
    """Every clause with the characters that bear it out; one that the text does not bear out says so."""
    text = fold(result.text.text)
    period = _period(result.source.period, text) if result.source.period else None
    words, spans = [_named(result, period)], [_head(result, text)]
    spans += [period] if period else []
    for clause, span in _clauses(result, text, period):
        words.append(clause if span else f"{clause}{UNBORNE}")
        spans += [span] if span and not any(known.covers(span) for known in spans) else []
    words.append(_undated(result, text))
    kept = [span for i, span in enumerate(spans) if not any(known.covers(span) for known in spans[:i])]
    return Statement(f"{'，'.join(word for word in words if word)}。", places(result, kept))


def _named(result: SourceResult, period: Span | None) -> str:
    """ "叙永县2021—2025年的人力资源和社会保障事业发展规划", "天津市对《…规划》的政策解读", "一份文件"."""
    source = result.source
    region = typeset(source.region.path or source.region.name) if source.region else ""
    when = span_of_time(source.period) if period else ""
    kind = summary_rules().kinds[source.kind]
    cited = CITED.search(typeset(source.title)) if source.kind == "interpretation" else None
    if cited:
        span = f"（{when}）" if when else ""
        return f"{region}的{kind}，解读{cited[0]}{span}" if region else f"{cited[0]}{span}的{kind}"
    topic = _topic(result) if source.kind == "plan" else ""
    if not region and not when:
        return f"一份{topic}{kind}"
    return f"{region}{when}的{topic}{kind}"


def _topic(result: SourceResult) -> str:
    """What a plan plans, by its title: 人力资源和社会保障事业发展; empty where the title says it in no such words."""
    source = result.source
    title = TIMES.sub("", fold(printed_title(source, result.text.text, result.document)))
    kind = summary_rules().kinds[source.kind]
    if not title.endswith(kind):
        return ""
    if source.region is None:
        return title.removesuffix(kind) if TOPIC.fullmatch(title.removesuffix(kind)) else ""
    names = sorted({fold(source.region.path), fold(source.region.name)}, key=len, reverse=True)
    bare = next((title.removeprefix(name) for name in names if name and title.startswith(name)), "")
    topic = bare.removesuffix(kind)
    return topic if TOPIC.fullmatch(topic) else ""


def _clauses(result: SourceResult, text: str, period: Span | None) -> Iterator[tuple[str, Span | None]]:
    source = result.source
    if source.period is not None and period is None:
        yield f"期间{span_of_time(source.period)}", None
    issuer = _found(re.escape(fold(source.issuer)), text) if source.issuer else None
    day = _day(source.published, text) if source.published else None
    by, on = typeset(source.issuer), _in_words(source.published) if source.published else ""
    if issuer and day:
        yield f"由{by}于{on}发布", issuer
        return
    if source.issuer:
        yield f"由{by}发布", issuer
    if source.published:
        yield f"{on}发布", day


def _day(published: str, text: str) -> Span | None:
    parts = "".join(f"\\D{{1,2}}0?{int(part)}" for part in published.split("-")[1:])
    return _found(rf"(?<!\d){published[:4]}{parts}(?!\d)", text)


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
        return f"未注明日期，按内容推断为{_in_words(result.source.assumed_date, 2)}"
    dated = prints_a_day(text) or any(MONTH.search(end) for end in (text[:EDGE], text[-EDGE:]))
    return "" if dated else "未注明发布日期"


def _in_words(day: str, parts: int = 3) -> str:
    """An ISO date as it is read; only its first ``parts``."""
    return "".join(f"{int(part)}{unit}" for part, unit in zip(day.split("-")[:parts], "年月日", strict=False))


def _head(result: SourceResult, text: str) -> Span:
    """The printed title, else where the text first names the region, else its first words."""
    document, region = result.document, result.source.region
    if document.title < 0 and region and (named := _found(re.escape(fold(region.name)), text)):
        return named
    return document.blocks[max(document.title, 0)].span


def places(result: SourceResult, spans: list[Span]) -> tuple[Place, ...]:
    """Each no longer than a line."""
    return tuple(Place(result.source.id, Span(s.start, min(s.end, s.start + LONGEST))) for s in spans)
