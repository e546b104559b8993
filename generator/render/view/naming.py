"""What a document is called beside a figure where the catalogue has no short title: whose, of what, which kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping

from generator.model.source import Source
from generator.render import labels
from generator.render.sources import IndexedSource
from generator.text.fold import fold
from generator.text.titles import issued
from generator.text.typeset import typeset

IDLE = re.compile(
    r"[“”\"'《》〈〉]|第十[一二三四五六七八九]个五年|和?二[〇○]三五年远景目标|十[一二三四五六七八九]五(?:时期)?|\d{4}(?:[-—~至]\d{4})?年?|[(（][^()（）]*[)）]"
    r"|国民经济和社会|关于|印发|的通知|事业|发展|改革|规划|纲要|解读|公报|工作报告|统计"
)
SHORTEST, LONGEST = 2, 12


def short_names(sources: Mapping[str, IndexedSource], superseded: Collection[str] = ()) -> dict[str, str]:
    """By source, the short title, else 大余县规划 or 大余县卫生健康规划; the title in full where two are called so."""
    counts = Counter(name for key, each in sources.items() for name in _names(each.result.source, key in superseded))
    found = {}
    for key, each in sources.items():
        if each.result.source.short_title:
            found[key] = each.name
        else:
            fitting = (name for name in _names(each.result.source, key in superseded) if counts[name] == 1)
            found[key] = next(fitting, each.title if each.result.source.region else each.name)
    return found


def _names(source: Source, superseded: bool) -> list[str]:
    """The names that a document may have, the shortest first; none for one of no region, or that another stands for."""
    if source.region is None or superseded:
        return []
    region, kind = typeset(source.region.name), labels.source_kind(source.kind)
    about = topic(source)
    return [f"{region}{kind}", *([f"{region}{about}{kind}"] if about else [])]


def topic(source: Source) -> str:
    """What a title speaks of, without its region, its years and what every plan is called; empty for too little."""
    title = fold(issued(source.title))
    path = fold(source.region.path) if source.region else ""
    for part in {path, *re.findall(r".{2,}?[省市县区州盟旗]", path)} - {""}:
        title = title.replace(part, "")
    about = IDLE.sub("", title).strip(" ,、:：的")
    return about if SHORTEST <= len(about) <= LONGEST else ""
