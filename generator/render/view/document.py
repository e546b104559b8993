"""A source's page: who it is, its figures in short, its whole text with every figure marked, what was set aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.model.collection import DocumentSummary
from generator.model.source import Source
from generator.render import labels
from generator.render.view import links
from generator.render.view.cards import Card, cards
from generator.render.view.editions import EditionLine, edition_lines
from generator.render.view.figures import KeyFigureView, key_figure
from generator.render.view.flow import Node, Setter
from generator.render.view.index import Index, SourceIndex
from generator.render.view.synopsis import Synopsis, synopsis
from generator.rules.furniture import reason_in_words
from generator.text.periods import span_of_time
from generator.text.typeset import typeset

KEY_FIGURES = 6


@dataclass(frozen=True, slots=True)
class AsideView:
    """Characters that are not content: why, how many, where and which."""

    reason: str
    count: int
    examples: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One page of 文件."""

    source_id: str
    page: str
    name: str
    kind: str
    region: str
    period: str
    title: str
    title_anchor: str
    characters: str
    figures: int
    findings: int
    high: int
    key_figures: tuple[KeyFigureView, ...]
    nodes: tuple[Node, ...]
    asides: tuple[AsideView, ...]
    aside_count: int
    identity: tuple[tuple[str, str], ...]
    sha256: str
    cards: dict[str, tuple[Card, ...]]
    editions: tuple[EditionLine, ...]
    synopsis: Synopsis


def document(index: Index, source: SourceIndex) -> DocumentView:
    """The page of ``source``."""
    s, d = source.result.source, source.result.document
    summary = next((x for x in index.collection.summaries if x.source_id == s.id), None)
    title = d.blocks[d.title] if d.title >= 0 else None
    return DocumentView(
        source_id=s.id,
        page=links.document_page(s.id),
        name=source.name if s.short_title else source.title,
        kind=labels.source_kind(s.kind),
        region=s.region.path or s.region.name if s.region else "",
        period=dated(s),
        title=typeset("".join(p.of(source.text) for p in title.pieces)) if title else source.title,
        title_anchor=f"p{title.start}" if title else "",
        characters=f"{len(source.text):,}",
        figures=len(source.observations),
        findings=len(source.open_findings),
        high=sum(f.severity == "high" for f in source.open_findings),
        key_figures=_key_figures(index, summary),
        nodes=tuple(Setter(index, source).nodes()),
        asides=tuple(_asides(source)),
        aside_count=sum(len(a.span) for a in source.result.asides),
        identity=tuple(identity(source)),
        sha256=s.sha256,
        cards=cards(index, source),
        editions=edition_lines(index, s.id),
        synopsis=synopsis(index, summary),
    )


def dated(s: Source) -> str:
    """What a source covers, or when it appeared; what is only concluded says so."""
    if s.period:
        return span_of_time(s.period)
    return s.published or (f"{s.assumed_date}（推断）" if s.assumed_date else "")


def identity(source: SourceIndex) -> Iterator[tuple[str, str]]:
    """来源与校验: what is known is said, what is not is said to be missing."""
    s = source.result.source
    yield "题名", source.title
    yield "发布者", typeset(s.issuer) or "未注明"
    published = s.published or "未注明" + (f"（按{s.assumed_date}推断期间）" if s.assumed_date else "")
    yield "发布日期", published
    if s.url:
        yield "网址", s.url
    yield "文件", s.path
    yield "字符", f"{len(source.text):,}"
    if s.evidence:
        yield "依据", typeset(s.evidence)
    year = s.published[:4] if s.published else "出版年不详"
    yield "引用", f"{typeset(s.issuer) + '. ' if s.issuer else ''}{source.title}[Z]. 出版者不详，{year}."


def _key_figures(index: Index, summary: DocumentSummary | None) -> tuple[KeyFigureView, ...]:
    found = summary.key_figures[:KEY_FIGURES] if summary else ()
    return tuple(key_figure(index, k) for k in found if k.observation_id in index.observations)


def _asides(source: SourceIndex) -> Iterator[AsideView]:
    ordered = sorted(source.result.asides, key=lambda a: a.reason)
    for reason, group in groupby(ordered, key=lambda a: a.reason):
        found = [a for a in group if a.span.of(source.text).strip()]
        if found:
            examples = tuple(
                (a.span.of(source.text).strip(), f"字符 {a.span.start:,}—{a.span.end:,}")
                for a in sorted(found, key=lambda a: a.span)
            )
            yield AsideView(reason_in_words(reason), len(found), examples)
