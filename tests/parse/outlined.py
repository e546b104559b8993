"""A document as an outline in Chinese that a person of the trade can read and write: the language of the cases."""

from __future__ import annotations

from generator.clean import clean
from generator.model.document import Block, Document
from generator.model.place import Span
from generator.model.source import Aside, Source, SourceText
from generator.parse import parse

KINDS = {
    "title": "题名",
    "question": "问题",
    "paragraph": "段落",
    "caption": "题注",
    "header-row": "表头",
    "group-row": "分组",
    "row": "行",
    "note": "注",
    "definition": "释义",
}
ROLES = {"name": "名称", "unit": "单位", "value": "数值", "attribute": "属性", "number": "序号", "other": "其他"}
BOXES = {"indicators": "指标表", "projects": "项目", "text": "文字"}
SIDES = {"interviewer": "采访", "interviewee": "受访", "question": "问", "answer": "答", "narrator": "叙述"}
MEANINGS = {
    "cumulative": "累计",
    "no-baseline": "无基数",
    "local": "本地增加",
    "higher-plan": "上级规划",
    "other": "其他",
}
SHOWN = 24


def parsed(text: str) -> tuple[Document, tuple[Aside, ...]]:
    """The structure of a text and what was set aside."""
    source, canonical = Source("case", "case.txt", "", ""), SourceText(text)
    cleaned = clean(source, canonical).value
    return parse(source, canonical, cleaned).value, cleaned.asides


def outline(text: str) -> str:
    """One line a leaf, indented by section; under it what points at it; then turns and enumerations."""
    document, asides = parsed(text)
    lines = []
    for index, block in enumerate(document.blocks):
        depth = document.sections[block.section].level if block.section >= 0 else 0
        indent = "  " * (depth - (block.kind in ("heading", "question") and _opens(document, index)))
        lines += [indent + line for line in _block(document, text, index, block)]
    lines += [_turn(document, text, index) for index in range(len(document.turns))]
    lines += [_enumeration(document, text, index) for index in range(len(document.enumerations))]
    lines += [f"搁置（{aside.reason}）：{aside.span.of(text)}" for aside in asides]
    return "\n".join(lines)


def _opens(document: Document, index: int) -> bool:
    return any(section.heading == index for section in document.sections)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def _block(document: Document, text: str, index: int, block: Block) -> list[str]:
    content = "".join(piece.of(text) for piece in block.pieces if piece.of(text).strip("| ") or len(block.pieces) == 1)
    section = next((section for section in document.sections if section.heading == index), None)
    if section is not None:
        word = "提问" if block.kind == "question" else "标题"
        return [f"{word}{section.level}：{section.number or '无编号'} / {section.title}"]
    word = KINDS[block.kind]
    marks = [f"标号“{block.label.of(text).strip()}”"] if block.label else []
    marks += [f"领句“{block.lead.of(text).strip()}”"] if block.lead else []
    first = f"{word}{'（' + '，'.join(marks) + '）' if marks else ''}：{_short(content)}"
    return [
        first,
        *_box(document, text, index),
        *_table_row(document, text, index),
        *_definition(document, text, index),
    ]


def _of(text: str, span: Span | None) -> str:
    return span.of(text) if span else "无"


def _table_row(document: Document, text: str, index: int) -> list[str]:
    found = []
    for table in document.tables:
        if table.rows[0].block == index:
            columns = "、".join(f"{column.header or '无'}（{ROLES[column.role]}）" for column in table.columns)
            found.append(f"  · 表列：{columns}")
        for row in table.rows:
            if row.block == index and row.kind in ("body", "group"):
                parent = _of(text, table.rows[row.parent].name) if row.parent >= 0 else ""
                under = f"，属“{parent}”" if parent else ""
                cells = " ".join(cell.span.of(text) or "空" for cell in row.cells[1:])
                number = f"{row.number or '无'}{row.marker}"
                found.append(
                    f"  · 序号{number}，名称“{_of(text, row.name)}”，单位{_of(text, row.unit)}{under}；{cells}"
                )
        found += [
            f"  · 图例 {entry.sign} = {MEANINGS[entry.meaning]}"
            for entry in table.legend
            if document.blocks[index].span.covers(entry.span)
        ]
    return found


def _box(document: Document, text: str, index: int) -> list[str]:
    found = []
    for box in document.boxes:
        if box.caption == index or (box.inline and box.blocks[0] == index):
            place = "文内" if box.inline else f"专栏{box.number}"
            found.append(f"  · {place}（{BOXES[box.kind]}）：{box.title}")
        for item in box.items:
            if item.block == index:
                body = f"；{_short(item.body.of(text))}" if len(item.body) and not item.parts else ""
                parts = "：" + " / ".join(part.of(text) for part in item.parts) if item.parts else ""
                found.append(f"  · 项目{item.number}“{item.title.of(text)}”{body}{parts}")
    return found


def _definition(document: Document, text: str, index: int) -> list[str]:
    return [
        f"  · 术语“{each.term.of(text)}”，单位{_of(text, each.unit)}，类“{each.group}”：{_short(each.text.of(text))}"
        for each in document.definitions
        if each.block == index
    ]


def _turn(document: Document, text: str, index: int) -> str:
    turn = document.turns[index]
    name = turn.speaker or ("缺名" if turn.inferred else "")
    first, last = turn.blocks
    return f"发言（{SIDES[turn.role]}）{name}：第{first}至{last - 1}块"


def _enumeration(document: Document, text: str, index: int) -> str:
    items = document.enumerations[index]
    return "列举：" + " / ".join(f"{item.label}…{item.span.of(text)[-4:]}" for item in items)
