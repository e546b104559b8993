"""Where something stands, as a person would cite it: "第一章 第三节", "专栏1 第7项", "第8段"."""

from __future__ import annotations

import re
from bisect import bisect_right

from generator.model.collection import SourceResult
from generator.model.place import Span
from generator.text.tables import called
from generator.text.typeset import typeset

CHAPTER = re.compile(r"第[一二三四五六七八九十百零〇\d]+[篇编章节]")
ORDINAL = re.compile(r"[一二三四五六七八九十]+")


def place(result: SourceResult, span: Span) -> str:
    """Where ``span`` stands, as a person would cite it: "第一章 第三节", "专栏1 第7项", "第8段"."""
    document = result.document
    if not document.blocks:
        return ""
    block = min(bisect_right(document.blocks, span.start, key=lambda b: b.end), len(document.blocks) - 1)
    return _definition(result, block) or _box(result, block, span) or _section(result, block)


def _definition(result: SourceResult, block: int) -> str:
    found = next((d for d in result.document.definitions if d.block == block), None)
    return "" if found is None else f"指标解释 第{found.number}项" if found.number else "指标解释"


def _box(result: SourceResult, block: int, span: Span) -> str:
    document = result.document
    box = next((b for b in document.boxes if not b.inline and b.blocks[0] <= block < b.blocks[1]), None)
    if box is None:
        table = next((t for t in document.tables if any(r.block == block for r in t.rows)), None)
        name = called(document, result.text.text, table.id) or "表" if table else ""
        return _row(name, result, table.id, block) if table else ""
    name = f"专栏{box.number}"
    item = next((i for i in box.items if i.number and i.span.start <= span.start < i.span.end), None)
    return f"{name} 第{item.number}项" if item else _row(name, result, box.table, block)


def _row(name: str, result: SourceResult, table_id: str, block: int) -> str:
    rows = (r for t in result.document.tables if t.id == table_id for r in t.rows)
    row = next((r for r in rows if r.block == block and r.number), None)
    return f"{name} 第{row.number}项" if row else name


def _section(result: SourceResult, block: int) -> str:
    blocks, sections = result.document.blocks, result.document.sections
    chain: list[str] = []
    index = blocks[block].section
    while index >= 0:
        chain.insert(0, typeset(sections[index].number or sections[index].title))
        index = sections[index].parent
    chapters = [name for name in chain if CHAPTER.fullmatch(name)]
    if chapters:
        return " ".join(chapters)
    inside = [i for i, b in enumerate(blocks[: block + 1]) if b.kind in ("paragraph", "question")]
    paragraph = f"第{len(inside)}段" if inside else "文首"
    if chain and (found := ORDINAL.fullmatch(chain[0].strip("、.（）"))):
        asked = any(blocks[s.heading].kind == "question" for s in sections if s.heading >= 0)
        return f"第{found[0]}{'问' if asked else '部分'}"
    return f"{chain[0]} {paragraph}" if chain and len(chain[0]) <= 12 else paragraph
