"""One document in the terminal: its tree, its figures with what was made of them, what was set aside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import RenderableType
from rich.table import Table
from rich.tree import Tree

from generator import pipeline
from generator.console import plain
from generator.model.collection import SourceResult
from generator.model.place import Span
from generator.outcome import BuildError
from generator.read.sources import single
from generator.render import labels


def inspected(file: Path) -> SourceResult:
    """``file`` through all its stages, with what the catalogue beside it says. ``BuildError`` where that fails."""
    if not file.is_file():
        raise BuildError(f"没有文件 {file}。")
    folder = next((parent for parent in file.parents if (parent / "catalogue.yml").is_file()), file.parent)
    context = pipeline.load(folder)
    source = single(file, folder, context.catalogue)
    if source is None:
        raise BuildError(f"{file} 不是源文件（隐藏文件与 catalogue.yml、corrections.yml 除外）。")
    outcome = pipeline.travel((folder, context), source).outcome
    if not isinstance(outcome, SourceResult):
        raise BuildError(f"{outcome.path}：{outcome.reason}")
    return outcome


def views(result: SourceResult) -> Iterator[RenderableType]:
    """What ``planbrief inspect`` prints, part by part."""
    yield _tree(result)
    yield _figures(result)
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
        tree.add(plain(f"{turn.role} {turn.speaker or '（未署名）'}  {_short(words, 30)}"))
    if document.definitions:
        tree.add(plain(f"指标解释  {len(document.definitions)} 条"))
    return tree


def _figures(result: SourceResult) -> Table:
    table = Table(title=plain(f"{len(result.observations)} 个数据"), title_justify="left")
    for name in ("位置", "原文", "数值", "名称", "指标", "期间", "性质", "标记", "规则"):
        table.add_column(name, overflow="fold")
    for o in result.observations:
        table.add_row(
            *(
                plain(cell)
                for cell in (
                    str(o.quantity.span.start),
                    o.quantity.text,
                    labels.base(o) or labels.value(o),
                    o.mention.name,
                    o.concept_id,
                    labels.period(o),
                    f"{labels.status(o)} {labels.basis(o)}".strip(),
                    "、".join(labels.flags(o)),
                    o.mention.rule,
                )
            )
        )
    return table


def _asides(result: SourceResult) -> Table:
    table = Table("位置", "原因", "文字", title=plain(f"{len(result.asides)} 处搁置"), title_justify="left")
    for aside in result.asides:
        words = _short(aside.span.of(result.text.text), 80)
        table.add_row(_range(aside.span), plain(aside.reason), plain(words))
    return table


def _notes(result: SourceResult) -> Table:
    table = Table("轻重", "类别", "说明", title=plain(f"{len(result.notes)} 条提示"), title_justify="left")
    for note in result.notes:
        table.add_row(labels.severity(note.severity), plain(note.kind), plain(note.detail))
    return table


def _range(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _short(text: str, length: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[:length] + "……"
