"""封面: the title, the regions, the list of documents."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.source import Source
from generator.render import labels
from generator.render.briefing.draft import Draft
from generator.render.briefing.title_lines import title_lines
from generator.render.briefing.wording import joined, of_things
from generator.text.periods import span_of_time
from generator.text.typeset import typeset

NAME = "规划简报"
MANY_REGIONS, MANY_SOURCES = 6, 12
LONGEST = 12


@dataclass(frozen=True, slots=True)
class Cover:
    """``size`` is the class of the title: large for the briefing's own name, smaller for a document's title.

    ``lines`` is the title as it is broken.
    """

    kind: str
    title: str
    size: str
    lines: tuple[str, ...]
    sub: tuple[str, ...]
    sources: tuple[tuple[str, str, str], ...]
    more: str
    facts: str


def collection_cover(draft: Draft) -> Cover:
    """The cover of the whole collection: its regions, its documents."""
    results = draft.collection.counted_results
    count = of_things(len(results))
    regions = list(dict.fromkeys(typeset(r.source.region.name) for r in results if r.source.region))
    where = joined(regions) if len(regions) <= MANY_REGIONS else f"{joined(regions[:MANY_REGIONS])}等{len(regions)}地"
    sub = tuple(filter(None, (where, f"{count}份文件的指标、目标与体检")))
    more = f"另有{len(results) - MANY_SOURCES}份，见编制说明" if len(results) > MANY_SOURCES else ""
    return Cover(
        "规划文件汇编", NAME, "name", (NAME,), sub, tuple(_line(r.source) for r in results[:MANY_SOURCES]), more,
        _facts(draft, f"{count}份文件　"),
    )  # fmt: skip


def document_cover(draft: Draft) -> Cover:
    """The cover of a single document: its own title."""
    source = draft.collection.results[0].source
    sub = tuple(
        filter(None, (typeset(source.region.path or source.region.name) if source.region else "", _when(source)))
    )
    kind = f"{NAME}　{labels.source_kind(source.kind)}"
    title = typeset(source.title)
    return Cover(kind, title, "document", title_lines(title, LONGEST), sub, (), "", _facts(draft, ""))


def _facts(draft: Draft, opening: str) -> str:
    figures = len(draft.collection.counted_observations)
    more = f"（另有{draft.elsewhere}条涉及其他文件，见汇编）" if draft.elsewhere else ""
    return f"{opening}{figures}处数字　{len(draft.collection.open_findings)}条体检发现{more}　每个数字均可查到原文所在"


def _line(source: Source) -> tuple[str, str, str]:
    region = typeset(source.region.name) if source.region else "地区未注明"
    return region, typeset(source.title), f"{labels.source_kind(source.kind)}　{_when(source)}"


def _when(source: Source) -> str:
    if source.period:
        return span_of_time(source.period)
    if source.published:
        return f"{source.published[:4]}年"
    return f"{source.assumed_date[:4]}年（推断）" if source.assumed_date else "未注日期"
