"""What two related sources are called beside one another, and why one of them counts."""

from __future__ import annotations

from generator.reconcile.editions.identity import Identity
from generator.reconcile.editions.recognise import Bond, structure
from generator.text.typeset import typeset


def roles(bond: Bond) -> tuple[str, str]:
    """Of the first and the second."""
    a, b = bond.first, bond.second
    if bond.kind == "draft":
        return _draft(a), _draft(b) if b.mark.stage else "正式稿"
    if bond.kind == "revision":
        return ("修订前", _draft(b) if b.mark.stage else "调整通知" if bond.partial else "修订后")
    if bond.kind == "copy":
        return "另一文本", "计数的文本"
    return ("解读", "被解读的文件") if bond.kind == "interpretation" else ("上一份", "下一份")


def _draft(each: Identity) -> str:
    words = typeset(each.mark.words)
    return words if words and not words.isascii() else "草稿"


def choice(bond: Bond, counted: str) -> str:
    """Why figures are counted from ``counted``."""
    a, b = bond.first, bond.second
    if bond.kind == "copy":
        return "目录指定" if bond.told == "catalogue" else _fuller(*((a, b) if counted == a.id else (b, a)))
    if counted not in (a.id, b.id):
        return "另有更后的文本"
    chosen = a if counted == a.id else b
    if bond.kind == "draft":
        return "正式稿" if not chosen.mark.stage else "较后的一稿"
    if chosen is a:
        return "修订稿尚未定稿"
    return "修订后的文本" if chosen.mark.revised or bond.told == "catalogue" else "发布在后"


def _fuller(chosen: Identity, other: Identity) -> str:
    if chosen.mark.final != other.mark.final:
        return "自称正式稿"
    mine, its = structure(chosen.result), structure(other.result)
    for index, word in enumerate(("单元格由格式给出的表", "表", "标题")):
        if mine[index] != its[index]:
            return f"结构更完整（{word}{mine[index]}个，另一份{its[index]}个）"
    return "正文更长" if mine != its else "两份相同，任取其一"
