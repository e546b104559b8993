"""Small invented plans of a province, its city and their counties, read by the real stages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.model.collection import Collection
from generator.pipeline import collect, find
from generator.rules.context import load_context

HEAD = "指标 | 单位 | 2020年 | 2025年 | 属性"


def plan(region: str, *rows: str, text: str = "") -> str:
    """A plan with a table: a row is "失业率 | % | 3.5 | ≤4.5"."""
    table = "\n".join(f"{row} | 预期性" for row in rows)
    title = f"{region}人力资源和社会保障事业发展“十四五”规划"
    return f"{title}\n第一章 发展目标\n专栏1 “十四五”时期主要指标\n{HEAD}\n{table}\n第二章 主要任务\n{text}\n"


def built(folder: Path, texts: Mapping[str, str]) -> Collection:
    """The collection of some texts, by name."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    context = load_context(folder)
    sources, noted = find(folder, context)
    collection, _ = collect(folder, sources, noted, context, 1, lambda *_: None)  # type: ignore[arg-type]
    return collection
