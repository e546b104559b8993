"""collection.xlsx read back as an office worker opens it: Chinese heads and words, numbers, dates, links that lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.model.collection import Point, Series
from generator.render.data import write_data
from generator.render.data.across import across
from generator.render.data.sheets import Head, Jump, Number, Sheet
from generator.render.data.table import Cell, Table
from generator.render.data.wide import wide
from generator.render.data.workbook import CONTENTS, write_workbook
from generator.rules.datasets import Dataset, datasets
from tests.render.small import REGION, TEXT, collection, figures


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    folder = tmp_path_factory.mktemp("data")
    write_data(collection(*figures()), folder)
    return openpyxl.load_workbook(folder / "collection.xlsx")


def heads(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[1]]


def first(sheet: Worksheet) -> dict[str, object]:
    return dict(zip(heads(sheet), (cell.value for cell in sheet[2]), strict=True))


def links(sheet: Worksheet) -> Iterator[tuple[str, str, str]]:
    """Each cell that leads out of the workbook: where it stands, the page beside the workbook's folder, the anchor."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.hyperlink and cell.hyperlink.target:
                yield cell.coordinate, cell.hyperlink.target, cell.hyperlink.location or ""


def test_the_sheets_stand_as_people_look_for_them(book: Workbook) -> None:
    assert book.sheetnames[:3] == [CONTENTS, "指标数据", "指标逐期"]
    assert book.sheetnames.index("体检") < book.sheetnames.index("文件") < book.sheetnames.index("段落")
    assert {dataset.title for dataset in datasets()} <= {*book.sheetnames}
    listed = [row[0].value for row in book[CONTENTS].iter_rows() if row[0].hyperlink]
    assert listed == book.sheetnames[1:]


def test_every_sheet_can_be_filtered_and_keeps_its_head(book: Workbook) -> None:
    for name in book.sheetnames[1:]:
        sheet = book[name]
        assert str(sheet.freeze_panes).endswith("2"), name
        assert sheet.auto_filter.ref.startswith("A1:"), name
        assert all(cell.value for cell in sheet[1]), name
        assert all(re.search(r"[\u4e00-\u9fff]", head) for head in heads(sheet)), name
        assert len({*heads(sheet)}) == len(heads(sheet)), name


def test_a_figure_is_read_in_words_numbers_and_dates(book: Workbook) -> None:
    sheet = book["指标数据"]
    row = first(sheet)
    assert heads(sheet)[:8] == ["指标名称", "地区", "期间", "性质", "比较符", "数值", "单位", "数值原文"]
    assert (row["期间"], row["性质"], row["比较符"], row["数值"]) == ("2025年", "目标", "不低于", 2.06)
    assert (row["标记"], row["文件"], row["出处类型"]) == ("名称承前补全、读法存疑", "示范规划", "正文")
    assert row["期间止"] == datetime(2025, 12, 31)
    value = sheet.cell(2, heads(sheet).index("数值") + 1)
    base = sheet.cell(2, heads(sheet).index("换算值") + 1)
    assert (value.number_format, base.number_format, base.value) == ("#,##0.00", "#,##0", 20600)
    assert sheet.cell(2, heads(sheet).index("起始字符") + 1).number_format == "0"


def test_findings_show_the_words_concerned_and_the_documents(book: Workbook) -> None:
    row = first(book["体检"])
    assert (row["轻重"], row["类别"], row["有关原文"], row["文件"]) == ("可留意", "疑似笔误", "“2/3”", "示范规划")
    assert first(book["系列"])["规范指标"] == "城镇新增就业人数"
    assert first(book["系列"])["可比"] == "否"


def test_every_column_is_explained(book: Workbook) -> None:
    rows = {(row[0].value, row[2].value): row for row in book["列"].iter_rows(min_row=2)}
    for dataset in datasets():
        for field in dataset.fields:
            assert rows[dataset.title, field.name][3].value == field.description
    assert "目标（target）" in rows["指标数据", "status"][5].value


def test_nothing_is_a_formula(book: Workbook) -> None:
    for sheet in book:
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row), sheet.title


def test_series_are_read_across_with_bounds_shown_and_what_may_not_be_compared_left_out() -> None:
    o = replace(figures()[0], unit="万人")
    (row,) = wide(collection(o)).rows
    assert row == ("城镇新增就业人数", "就业", "叙永县", "目标", "水平", "人", "2025年 ≥2.06万人：口径不同")


def test_a_figure_that_may_be_compared_stands_under_its_period() -> None:
    o = replace(figures()[0], unit="万人")
    line = Series("emp.urban_new_jobs", REGION, (Point(o.id, False, "只给出下限，不是值"),))
    sheet = wide(replace(collection(o), series=(line,)))
    (row,) = sheet.rows
    assert [head.title for head in sheet.heads[6:]] == ["2025年", "未列入的数"]
    number = row[6]
    assert isinstance(number, Number)
    assert (number.value, number.sign, number.href) == (20600, "≥", f"documents/demo.html#c{TEXT.index('2.06')}")
    assert row[7] is None


def matrix_row(region: str, **more: str) -> dict[str, Cell]:
    row: dict[str, Cell] = dict.fromkeys(matrix().columns, "")
    return row | {"concept_id": "emp.urban_new_jobs", "concept": "城镇新增就业人数", "region": region} | more


def matrix() -> Dataset:
    return next(dataset for dataset in datasets() if dataset.name == "matrix_regions")


def test_the_matrix_is_read_across_and_says_its_gaps() -> None:
    o = replace(figures()[0], unit="万人")
    rows = [
        matrix_row("叙永县", observation_id=o.id, state="shown"),
        matrix_row("泸州市", state="absent"),
        matrix_row("四川省", observation_id=o.id, state="incomparable"),
    ]
    sheet = across(Table(matrix(), rows), collection(o))
    assert [head.title for head in sheet.heads[2:]] == ["叙永县", "泸州市", "四川省"]
    ((_, _, told, absent, doubtful),) = sheet.rows
    assert told == Jump("≥2.06万人（2025年目标）", f"documents/demo.html#c{TEXT.index('2.06')}")
    assert absent == "未见"
    assert isinstance(doubtful, Jump)
    assert doubtful.text == "≥2.06万人（2025年目标，有而不可比）"


def test_more_links_than_a_sheet_may_hold_are_left_as_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.render.data.workbook.MOST_LINKS", 2)
    rows = tuple((Jump("打开", f"documents/x.html#c{n}"),) for n in range(4))
    write_workbook([Sheet("表", "", (Head("网页", 8),), rows)], tmp_path / "links.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "links.xlsx")["表"]
    assert [cell.value for (cell,) in sheet.iter_rows(min_row=2)] == ["打开"] * 4
    assert len([*links(sheet)]) == 2


def test_every_link_leads_to_words_on_the_site(published: Path) -> None:
    book = openpyxl.load_workbook(published / "data" / "collection.xlsx")
    anchors: dict[str, set[str]] = {}
    counted = 0
    for sheet in book:
        for cell, target, anchor in links(sheet):
            page = (published / "data" / unquote(target)).resolve()
            if target not in anchors:
                anchors[target] = {unescape(i) for i in re.findall(r'\bid="([^"]+)"', page.read_text("utf-8"))}
            assert not anchor or anchor in anchors[target], (sheet.title, cell, target, anchor)
            counted += 1
    assert counted > 500
