"""What two related sources are called beside one another, and why one of them counts."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.reconcile.editions.identity import Identity
from generator.reconcile.editions.recognise import Bond, structure
from generator.text.typeset import typeset

FORMATS = {
    ".txt": "文本", ".md": "文本", ".html": "网页", ".htm": "网页", ".shtml": "网页", ".xhtml": "网页",
    ".mht": "网页", ".mhtml": "网页", ".pdf": "PDF", ".docx": "Word", ".xlsx": "表格", ".xls": "表格",
}  # fmt: skip


def roles(bond: Bond) -> tuple[str, str]:
    """Of the first and the second."""
    a, b = bond.first, bond.second
    if bond.kind == "draft":
        return _draft(a), _draft(b) if b.mark.stage else "正式稿"
    if bond.kind == "revision" and bond.partial:
        return "原规划", "调整通知"
    if bond.kind == "revision":
        return "修订前的文本", _draft(b) if b.mark.stage else "修订后的文本"
    if bond.kind == "copy":
        return _formats(a, b)
    return ("解读", "被解读的文件") if bond.kind == "interpretation" else ("上一份", "下一份")


def _draft(each: Identity) -> str:
    words = typeset(each.mark.words)
    return words if words and not words.isascii() else "草稿"


def _formats(a: Identity, b: Identity) -> tuple[str, str]:
    """By their formats; two of one format by the names of their files."""
    paths = [PurePosixPath(each.result.source.path) for each in (a, b)]
    first, second = (FORMATS.get(path.suffix.lower(), path.name) for path in paths)
    return (first, second) if first != second else (paths[0].name, paths[1].name)


def choice(bond: Bond, counted: str) -> str:
    """Why figures are counted from ``counted``."""
    a, b = bond.first, bond.second
    if bond.kind == "copy":
        return "目录指定" if bond.told == "catalogue" else _fuller(*((a, b) if counted == a.id else (b, a)))
    if counted not in (a.id, b.id):
        return "其后另有文本"
    chosen = a if counted == a.id else b
    if bond.kind == "draft":
        return "正式稿" if not chosen.mark.stage else "较后的一稿"
    if chosen is a:
        return "修订稿尚未定稿"
    return "修订后的文本" if chosen.mark.revised or bond.told != "inferred" else "发布在后"


def _fuller(chosen: Identity, other: Identity) -> str:
    if chosen.mark.final != other.mark.final:
        return "自称正式稿"
    mine, its = structure(chosen.result), structure(other.result)
    for index, words in enumerate(("保留了表格的行列", "读出的表更多", "标题层次更全", "正文更长")):
        if mine[index] != its[index]:
            return words
    return "两份全同，任取其一"
