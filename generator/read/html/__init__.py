"""Web pages: bytes → all visible text, with marks for the structure that the markup knew."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.note import Note, Result
from generator.model.place import Span
from generator.model.source import Mark, SourceText
from generator.read.html.boilerplate import with_furniture
from generator.read.html.encoding import page_of
from generator.read.html.facts import Facts, facts_of
from generator.read.html.layout import laid_out
from generator.read.html.revealed import revealed
from generator.read.html.survey import surveyed
from generator.read.html.tree import DEEPEST, Tree, parsed, tree_of
from generator.read.html.writing import written
from generator.read.text import refuse_noise
from generator.read.unreadable import UnreadableSource

__all__ = ["read_html"]


def read_html(raw: bytes) -> Result[SourceText]:
    """The text that a reader of the page sees, in reading order.

    Raises ``UnreadableSource`` for a page without visible text (also one of frames, whose text is in other files), one
    in no known encoding, and one that leaves thousands of elements open.
    """
    page, encoding, notes = page_of(raw)
    parser = parsed(page)
    tree, facts = tree_of(parser), facts_of(parser)
    # what the library holds is let go before the rest is made of it
    del parser, page
    uncovered = revealed(tree.root) if tree.hides else 0
    survey = surveyed(tree.root)
    text, marks = written(with_furniture(laid_out(tree.root, survey), facts.title, facts.sites))
    if not text.strip():
        raise UnreadableSource(_empty(facts))
    refuse_noise(text)
    known = {"title": facts.title, "published": facts.published, "printed": facts.printed}
    told = tuple((name, value) for name, value in known.items() if value)
    if told:
        marks = (Mark("about", Span(0, 0), told), *marks)
    return Result.of(SourceText(text, marks, encoding), (*notes, *_notes(tree, uncovered, survey.refused)))


def _notes(tree: Tree, uncovered: int, refused: list[str]) -> Iterator[Note]:
    if tree.flattened:
        detail = f"网页嵌套超过 {DEEPEST} 层，更深处只读文字，不读表格、标题与列表。"
        yield Note("nested-too-deep", "high", detail)
    if uncovered:
        detail = f"网页把 {uncovered} 字的正文设为隐藏（由脚本显示），已按可见文字读取；请核对原网页。"
        yield Note("hidden-text", "medium", detail)
    for reason in refused:
        yield Note("table-refused", "high", f"有一张表格{reason}，没有作为表格读取，其文字逐段保留。")


def _empty(facts: Facts) -> str:
    named = "、".join(dict.fromkeys(facts.frames))[:200]
    if named:
        return f"这是框架网页，正文在别的文件里（{named}）；请在浏览器中打开框架内的页面，另存后放入。"
    return "网页里没有可见的文字（可能由脚本生成）；请用浏览器打开，复制全文存为纯文本后再放入。"
