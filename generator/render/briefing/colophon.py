"""编制说明: what the briefing was made from and how, what in it is inferred, what was left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from generator.render import labels
from generator.render.briefing.draft import Caption, Draft, Head
from generator.render.briefing.portraits import published
from generator.text.typeset import typeset

YEARS = re.compile(r"(?<=\d{4})-(?=\d{4}年)")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as the colophon lists it; ``digest`` is its SHA-256 in two halves."""

    name: str
    dated: str
    characters: str
    figures: int
    digest: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Colophon:
    """The chapter: sources, what their catalogue facts rest on, the method in paragraphs, what could not be read."""

    head: Head
    sources_head: Head
    caption: Caption
    sources: tuple[SourceLine, ...]
    evidence: tuple[tuple[str, str], ...]
    method_head: Head
    method: tuple[str, ...]
    unreadable: tuple[tuple[str, str], ...]


def colophon(draft: Draft) -> Colophon:
    """The chapter; composed last, it counts what the others show."""
    head = draft.chapter("编制说明", numbered=False)
    sources_head = draft.section("来源")
    caption = draft.table("来源文件", "校验和可用来核对所据文件是否同一份")
    results = draft.collection.results
    lines = tuple(
        SourceLine(
            shelf.name, published(shelf), f"{len(shelf.text):,}", len(shelf.result.observations),
            (shelf.result.source.sha256[:32], shelf.result.source.sha256[32:]),
        )
        for shelf in draft.library.shelves.values()
    )  # fmt: skip
    evidence = tuple(
        (draft.library.shelves[r.source.id].name, _years(typeset(r.source.evidence)))
        for r in results
        if r.source.evidence
    )
    method_head = draft.section("方法与推断")
    unreadable = tuple((u.path, typeset(u.reason)) for u in draft.collection.unreadable)
    return Colophon(head, sources_head, caption, lines, evidence, method_head, _method(draft), unreadable)


def _years(text: str) -> str:
    """A span of years with the dash that print uses: the catalogue is written on a keyboard."""
    return YEARS.sub("—", text)


def _method(draft: Draft) -> tuple[str, ...]:
    return (
        "数字由程序从原文逐处读出，数值、单位与界限（不低于、不高于等）照录，不作四舍五入；原文没有的记作“—”，不作估计。"
        "每处数字在书末有引文与字符位置，或在表中注明出处；字符位置自零起计，含首不含尾。",
        "同名指标按统一名称归并后并列；口径、单位或时期不同的，写明不可比或慎比的缘由。"
        "目标与完成按指标方向判定：上限指标不超过为达到，其余不低于为达到；比例不折算。",
        _inferred(draft),
        "引文把半角标点改为全角，删去汉字之间的空格，其余不动；节录处加省略号，粗体为正文所用的字。"
        "广告、水印、重复题注等不属内容的文字未引用，另存备查。",
        "正文为思源宋体，标题与表格为思源黑体；由WeasyPrint排版，带书签、目录与双向链接。",
    )


def _inferred(draft: Draft) -> str:
    observations = draft.collection.observations
    counts = Counter(text for o in observations for text in labels.inferred(o))
    reviewed = sum("reviewed" in o.flags for o in observations)
    if not counts and not reviewed:
        return "所列数字的名称、单位与时期均为原文所载，没有推断。"
    shown = "，".join(f"{text}{count}处" for text, count in counts.items())
    text = f"凡不是原文写明而由上下文得出的，都已标出：{shown}。" if counts else ""
    return text + (f"另有{reviewed}处经人工核定。" if reviewed else "")
