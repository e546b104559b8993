"""The five seeds as the documents print them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.model.document import Document
from generator.model.place import Span
from tests.parse.outlined import parsed


@cache
def seed(name: str) -> tuple[str, Document]:
    text = Path(f"seeds/{name}.txt").read_bytes().decode()
    return text, parsed(text)[0]


def test_plan_chapters_and_outlook() -> None:
    text, plan = seed("xuyong-145-plan")
    title = plan.blocks[plan.title]
    assert "".join(piece.of(text) for piece in title.pieces) == "叙永县人力资源和社会保障事业发展“十四五”规划"
    assert len(title.pieces) == 2
    chapters = [section for section in plan.sections if section.level == 1]
    assert [section.number for section in chapters[:10]] == [f"第{number}章" for number in "一二三四五六七八九十"]
    assert [section.title for section in chapters[10:]] == ["指标解释"]
    sections = [[each.number for each in plan.sections if each.parent == chapter.index] for chapter in chapters]
    assert [len(each) for each in sections] == [4, 5, 4, 4, 7, 4, 5, 2, 3, 4, 6]
    outlook = next(section for section in plan.sections if section.title == "2035年远景目标")
    assert (outlook.level, plan.sections[outlook.parent].number) == (2, "第一章")


def test_plan_boxes() -> None:
    text, plan = seed("xuyong-145-plan")
    assert [box.number for box in plan.boxes] == [str(number) for number in range(1, 16)]
    kinds = {box.number: box.kind for box in plan.boxes}
    assert [number for number, kind in kinds.items() if kind == "indicators"] == ["1", "2"]
    assert [number for number, kind in kinds.items() if kind == "text"] == ["5", "9", "12", "13"]
    items = {box.number: [item.number for item in box.items] for box in plan.boxes if box.items}
    assert {number: len(found) for number, found in items.items()} == {
        "3": 4, "4": 4, "6": 3, "7": 2, "8": 3, "10": 2, "11": 2, "14": 3, "15": 4,
    }  # fmt: skip
    assert all(found == [f"0{number}" for number in range(1, len(found) + 1)] for found in items.values())
    titles = [item.title.of(text) for box in plan.boxes for item in box.items]
    assert all(4 <= len(title) <= 30 and not set(title) & set("。,|") for title in titles), titles
    assert all(item.body.of(text).endswith("。") for box in plan.boxes for item in box.items)


def test_plan_indicator_tables() -> None:
    text, plan = seed("xuyong-145-plan")
    first, second = plan.tables
    assert [column.header for column in first.columns] == [
        "指标",
        "2015年 基数",
        "“十三五”规划目标",
        "2020年 完成数",
        "属性",
    ]
    assert [column.role for column in first.columns] == ["name", "value", "value", "value", "attribute"]
    assert [column.role for column in second.columns] == ["name", "value", "value", "attribute"]
    for table, count, groups in ((first, 13, 5), (second, 24, 6)):
        body = [row for row in table.rows if row.kind == "body"]
        assert [row.number for row in body] == [str(number) for number in range(1, count + 1)]
        assert sum(row.kind == "group" for row in table.rows) == groups
        assert all(table.rows[row.group].kind == "group" for row in body)
        assert all(len(row.cells) == len(table.columns) for row in body)
    missing = [
        row.name.of(text) for row in (*first.rows, *second.rows) if row.kind == "body" and row.name and not row.unit
    ]
    assert missing == ["基本养老保险参保人数", "高、中、初级专业技术人才比例", "劳动保障监察举报投诉案件结案率"]
    assert [(entry.sign, entry.meaning) for entry in first.legend] == [
        ("*", "higher-plan"), ("[ ]", "cumulative"), ("—", "no-baseline"),
    ]  # fmt: skip
    assert {(entry.sign, entry.meaning) for entry in second.legend} == {
        ("*", "local"), ("[ ]", "cumulative"), ("—", "no-baseline"),
    }  # fmt: skip
    parents = {row.number: second.rows[row.parent].number for row in second.rows if row.parent >= 0}
    assert parents == {"5": "4", "7": "6", "13": "12", "17": "16", "19": "18"}
    assert [row.number for row in second.rows if row.marker] == ["3", "6", "7", "三", "11", "16", "17"]


def test_plan_definitions() -> None:
    text, plan = seed("xuyong-145-plan")
    assert [each.number for each in plan.definitions] == [str(number) for number in range(1, 27)]
    assert all(each.unit and each.text.of(text).startswith("指") for each in plan.definitions)
    groups = list(dict.fromkeys(each.group for each in plan.definitions))
    assert groups == ["就业", "社会保障", "人力资源服务业", "人才人事", "劳动关系", "公共服务"]


def test_interpretation_questions_tasks_and_projects() -> None:
    text, document = seed("tianjin-145-interpretation")
    assert [turn.role for turn in document.turns] == ["question", "answer"] * 5
    fourth = document.turns[7].blocks
    tasks = [block.label.of(text) for block in document.blocks[slice(*fourth)] if block.label and block.lead]
    assert tasks == [f"({number})" for number in "一二三四五六七"]
    assert [box.title for box in document.boxes] == [
        "就业", "社会保障", "人才发展", "技能培训", "劳动关系", "人社公共服务",
    ]  # fmt: skip
    assert all(box.inline and not box.number for box in document.boxes)
    items = [item for box in document.boxes for item in box.items]
    assert [len(item.parts) for item in items] == [3, 2, 3, 4, 4, 4, 4, 3, 4, 4, 3]
    assert items[0].title.of(text) == "“就业创业促进计划”"
    assert [part.of(text) for part in items[1].parts] == ["智慧就业智能化服务平台", "综合就业服务平台"]


def test_interviews_with_names_without_and_reported() -> None:
    _, tianjin = seed("tianjin-2017-interview")
    assert [(turn.role, turn.speaker, turn.inferred) for turn in tianjin.turns] == [
        ("narrator", "", False),
        ("interviewer", "", True),
        ("interviewee", "杨光", False),
        ("interviewer", "", True),
        ("interviewee", "杨光", False),
    ]
    _, ankang = seed("ankang-2017-interview")
    assert [turn.speaker for turn in ankang.turns] == ["", *["记者", "汪小卫"] * 4]
    assert [section.title for section in ankang.sections] == [
        "转移就业", "自主创业", "职业培训", "社会保障", "人才智力支撑", "公共服务",
    ]  # fmt: skip
    assert [len(items) for items in ankang.enumerations] == [8, 4, 2, 6, 5, 3, 3]
    text, wujiang = seed("wujiang-2020-interview")
    assert [section.title for section in wujiang.sections] == [
        "政策及時落實到位做加法", "提質增效化繁為簡做減法", "搶抓機遇釋放活力做乘法", "打破短板束縛做除法",
    ]  # fmt: skip
    assert {turn.speaker for turn in wujiang.turns if turn.role == "interviewee"} == {"張燕"}
    assert not any("審核" in block.span.of(text) for block in wujiang.blocks)


def test_declared_counts_that_do_not_fit_are_noted() -> None:
    from generator.clean import clean
    from generator.model.source import Source, SourceText
    from generator.parse import parse

    text = "就业部分设置了三项工程,分别为“创业计划”,包括四个子项目,分别是:甲工程、乙计划、丙平台。"
    source, canonical = Source("case", "case.txt", "", ""), SourceText(text)
    notes = parse(source, canonical, clean(source, canonical).value).notes
    assert [note.kind for note in notes] == ["declared-count", "declared-count"]
    places = [note.place.span.of(text) for note in notes if note.place]
    assert places[0] == "三"
    assert isinstance(notes[1].place and notes[1].place.span, Span)
    text, _ = seed("tianjin-145-interpretation")
    canonical = SourceText(text)
    assert not parse(source, canonical, clean(source, canonical).value).notes
