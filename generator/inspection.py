"""One document in the terminal: its tree, its figures with what was made of them, what was set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.console import RenderableType
from rich.table import Table
from rich.tree import Tree

from generator import pipeline
from generator.console import plain
from generator.model.collection import SourceResult
from generator.model.figure import Observation
from generator.outcome import BuildError
from generator.read.sources import NOT_SOURCES, single
from generator.render import labels

# From so many columns on a figure takes one line.
WIDE = 150
# Columns: head, share of the width, least width.
ALONE = (
    ("位置", None, 5), ("原文", None, 12), ("数值", None, 8), ("名称", None, 12), ("指标", None, 8), ("期间", None, 8),
    ("性质", None, 4), ("标记", None, 4), ("规则", None, 6),
)  # fmt: skip
STACKED = (
    ("位置", None, 5), ("原文／数值", 6, 16), ("名称／指标", 6, 16), ("期间／性质", 4, 11), ("规则／标记", 4, 12),
)  # fmt: skip
# Characters shown before and after a figure; a clause shorter than these is shown with the one before it.
BEFORE, AFTER, FEW = 14, 4, 3
BREAK = r"[，,；;。、：:\n]"
ROLES = {"interviewer": "提问", "interviewee": "回答", "question": "问", "answer": "答", "narrator": "叙述"}


def inspected(file: Path) -> SourceResult:
    """``file`` through all its stages, with what the catalogue beside it says. ``BuildError`` where that fails."""
    if not file.is_file():
        raise BuildError(f"没有文件 {file}。")
    folder = next((parent for parent in file.parents if (parent / "catalogue.yml").is_file()), file.parent)
    context = pipeline.load(folder)
    source = single(file, folder, context.catalogue)
    if source is None:
        raise BuildError(f"{file} 不是源文件：隐藏文件、随网页保存的附件、{'、'.join(sorted(NOT_SOURCES))} 都不算。")
    outcome = pipeline.travel((folder, context), source).outcome
    if not isinstance(outcome, SourceResult):
        raise BuildError(f"{outcome.path}：{outcome.reason}")
    return outcome


def views(result: SourceResult, width: int) -> Iterator[RenderableType]:
    """What ``planbrief inspect`` prints, part by part, in a window of ``width`` columns."""
    yield _tree(result)
    yield _figures(result, width)
    if result.asides:
        yield _asides(result)
    if result.notes:
        yield _notes(result)


def _tree(result: SourceResult) -> Tree:
    source, document = result.source, result.document
    tree = Tree(plain(f"{source.title}（{source.id}，{labels.source_kind(source.kind)}）"))
    branches: dict[int, Tree] = {-1: tree}
    for section in document.sections:
        number = sum(o.mention.section == section.index for o in result.observations)
        words = f"{section.number} {section.title}".strip() + (f"  {number} 个数据" if number else "")
        branches[section.index] = branches[section.parent].add(plain(words))
    for box in document.boxes:
        name = f"专栏{box.number} {box.title}" if box.number else box.title
        branches[box.section].add(plain(f"▣ {name}  {len(box.items)} 项" if box.items else f"▣ {name}"))
    for turn in document.turns:
        words = "".join(piece.of(result.text.text) for piece in document.blocks[turn.blocks[0]].pieces)
        tree.add(plain(f"{ROLES[turn.role]} {turn.speaker or '（未署名）'}  {_short(words, 30)}"))
    if document.definitions:
        tree.add(plain(f"指标解释  {len(document.definitions)} 条"))
    return tree


def _figures(result: SourceResult, width: int) -> Table:
    """A figure a line where there is room for one, else what was read under what is written."""
    table = _listing(f"{len(result.observations)} 个数据")
    wide = width >= WIDE
    columns = ALONE if wide else STACKED
    for name, ratio, least in columns:
        table.add_column(name, overflow="fold", ratio=ratio, min_width=least, no_wrap=name == "位置")
    table.expand = not wide
    for o in result.observations:
        told = _told(result, o)
        cells = told if wide else _stacked(told)
        table.add_row(*(plain(cell) for cell in cells), end_section=not wide)
    return table


def _told(result: SourceResult, o: Observation) -> tuple[str, ...]:
    """What was written and what was made of it, in the order of ``ALONE``."""
    return (
        str(o.quantity.span.start),
        _context(result, o),
        labels.base(o) or labels.value(o),
        o.mention.name,
        o.concept_id,
        labels.period(o),
        f"{labels.status(o)} {labels.basis(o)}".strip(),
        "、".join(labels.flags(o)),
        o.mention.rule,
    )


def _stacked(told: tuple[str, ...]) -> tuple[str, ...]:
    """The same in the columns of ``STACKED``: two lines each, the second left out where it is empty."""
    place, written, value, name, concept, period, kind, flags, rule = told
    pairs = ((written, f"＝{value}"), (name, concept), (period, kind), (rule, flags))
    return (place, *("\n".join(filter(None, pair)) for pair in pairs))


def _context(result: SourceResult, o: Observation) -> str:
    """The figure as it stands: a cell alone, in running text in 【】 with the words just before and after it."""
    text, span, quote = result.text.text, o.quantity.span, o.mention.quote
    if o.mention.cell is not None:
        return " ".join(span.of(text).split())
    start, end = max(quote.start, span.start - BEFORE), min(quote.end, span.end + AFTER)
    before, after = text[min(start, span.start) : span.start], text[span.end : max(end, span.end)]
    clause = re.split(BREAK, before)[-1]
    before = clause if len(clause) >= FEW else before
    return " ".join(f"{before}【{span.of(text)}】{re.split(BREAK, after)[0]}".split())


def _asides(result: SourceResult) -> Table:
    table = _listing(f"{len(result.asides)} 处搁置", "位置", "原因", "文字")
    for aside in result.asides:
        words = _short(aside.span.of(result.text.text), 80)
        table.add_row(f"{aside.span.start}-{aside.span.end}", plain(aside.reason), plain(words))
    return table


def _notes(result: SourceResult) -> Table:
    table = _listing(f"{len(result.notes)} 条提示", "轻重", "类别", "说明")
    for note in result.notes:
        table.add_row(labels.severity(note.severity), plain(note.kind), plain(note.detail))
    return table


def _listing(title: str, *columns: str) -> Table:
    return Table(*columns, title=plain(title), title_justify="left", box=SIMPLE_HEAD, pad_edge=False)


def _short(text: str, length: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[:length] + "……"
