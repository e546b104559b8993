"""The collection as one workbook: a sheet that explains it, a sheet a table, Chinese heads, links into the site."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeGuard

from xlsxwriter import Workbook
from xlsxwriter.url import Url

from generator.render.data.sheets import Head, Jump, Number, Sheet, Shown
from generator.render.dates import build_time

# Nothing that stands in a source may become a formula or a link.
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
NAME = "规划简报"
CONTENTS = "说明"
SITE = "../site/"
USE = (
    "各表首行都可筛选、排序；首行和第一列固定不动。浅色表头的列供程序联查，可不看。",
    "“网页”一列的“打开”和带下划线的数，通向网站上原文所在的字。链接按本文件放在 data 文件夹、与 site 文件夹并列设置；"
    "移到别处就点不开，可按“网页位置”一列在网站中查找。有的办公软件只打开页面而不跳到该处，可在页内查找“数值原文”。",
    "“数值”以原文单位计，小数位数与原文相同，百分数写作 96.33、单位为 %；“换算值”以基本单位计，可以比较大小。",
    "推断、存疑的，“标记”一列写明；没有的留空，不补。性质、类别等在此写作中文，CSV 与数据库中为代码，对照见“代码”表。",
)
LONGEST_CELL = 32_767
MOST_ROWS = 1_048_575
MOST_LINKS = 65_530
A3, A4 = 8, 9
WIDEST_A4 = 180
LINE, TALLEST_ROW = 15, 405
LATIN = "\u2e7f"
CUT = "……（下略，全文见 CSV）"
FACE = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"}
HEAD = FACE | {"bold": True, "bottom": 1, "bottom_color": "#8A867C", "valign": "vcenter", "text_wrap": True}
KINDS: dict[str, dict[str, Any]] = {
    "text": {},
    "wrapped": {"text_wrap": True},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "number": {},
    "head": HEAD | {"bg_color": "#F2F1EC"},
    "technical": HEAD | {"bg_color": "#F7F7F7", "font_color": "#777777", "bold": False},
    "link": {"font_color": "#1F4E79", "underline": 1},
    "title": {"bold": True, "font_size": 16},
}


class SiteLink(Url):  # type: ignore[misc]
    """A link to a page beside the workbook's folder, with "/" between folders: what every office program reads."""

    def __init__(self, href: str) -> None:
        super().__init__(f"external:{SITE}{href}")

    def _target(self) -> str:
        return str(self._relationship_link).replace("\\", "/")


class Pen:
    """A workbook being written, with every format made once."""

    def __init__(self, path: Path) -> None:
        self.book: Any = Workbook(path, OPTIONS)
        self._formats: dict[tuple[object, ...], Any] = {}

    def format(self, kind: str, **more: Any) -> Any:
        """The format of a kind of cell, with what the cell has besides."""
        key = (kind, *more.items())
        if key not in self._formats:
            self._formats[key] = self.book.add_format(FACE | KINDS[kind] | more)
        return self._formats[key]


def write_workbook(sheets: Sequence[Sheet], path: Path) -> None:
    """Write ``sheets`` to ``path`` behind one that explains them; text over a cell's limit is cut and says so."""
    pen = Pen(path)
    pen.book.set_properties({"title": f"{NAME}：数据", "created": build_time().replace(tzinfo=None)})
    _explain(pen, sheets)
    for sheet in sheets:
        _write(pen, sheet)
    pen.book.close()


def _explain(pen: Pen, sheets: Sequence[Sheet]) -> None:
    """The first sheet: how the workbook is used, and what each sheet holds."""
    page = pen.book.add_worksheet(CONTENTS)
    page.hide_gridlines(2)
    for column, width in enumerate((18, 10, 96)):
        page.set_column(column, column, width)
    page.write_string(0, 0, f"{NAME}：数据", pen.format("title"))
    for line, text in enumerate(USE, 2):
        page.merge_range(line, 0, line, 2, text, pen.format("wrapped"))
        page.set_row(line, LINE * (1 + len(text) // 66))
    first = len(USE) + 3
    for column, title in enumerate(("工作表", "行数", "内容")):
        page.write_string(first, column, title, pen.format("head"))
    for row, sheet in enumerate(sheets, first + 1):
        page.write_url(row, 0, f"internal:'{sheet.title}'!A1", pen.format("link"), sheet.title)
        page.write_number(row, 1, len(sheet.rows), pen.format("number", num_format="#,##0", align="left"))
        page.write_string(row, 2, sheet.description, pen.format("wrapped"))
        page.set_row(row, LINE * (1 + len(sheet.description) // 50))
    _printed(page, A4)


def _write(pen: Pen, sheet: Sheet) -> None:
    page = pen.book.add_worksheet(sheet.title)
    rows, wraps = sheet.rows[:MOST_ROWS], any(head.wrap for head in sheet.heads)
    for column, head in enumerate(sheet.heads):
        page.set_column(column, column, head.width)
        page.write_string(0, column, head.title, pen.format("technical" if head.technical else "head"))
    page.set_row(0, LINE * max(_lines(head.title, head.width) for head in sheet.heads) + 8)
    page.freeze_panes(1, sheet.fixed)
    links = 0
    for number, row in enumerate(rows, 1):
        if wraps:
            page.set_row(number, _height(sheet.heads, row))
        for column, (head, value) in enumerate(zip(sheet.heads, row, strict=True)):
            if isinstance(value, (Jump, Number)) and value.href and links < MOST_LINKS:
                links += 1
                page.write_url(number, column, SiteLink(value.href), pen.format("link"))
            _cell(pen, page, (number, column), value, {"text_wrap": head.wrap, "valign": "top" if wraps else "vcenter"})
    page.autofilter(0, 0, max(len(rows), 1), len(sheet.heads) - 1)
    people = [head for head in sheet.heads if not head.technical]
    page.print_area(0, 0, len(rows), len(people) - 1)
    page.repeat_rows(0)
    _printed(page, A4 if sum(head.width for head in people) <= WIDEST_A4 else A3)


def _height(heads: Sequence[Head], row: Sequence[Shown]) -> int:
    """What the text of the wrapped columns takes: not every office program measures it itself."""
    told = [_lines(value, head.width) for head, value in zip(heads, row, strict=True) if head.wrap and _is_text(value)]
    return min(LINE * max(told, default=1), TALLEST_ROW)


def _is_text(value: Shown) -> TypeGuard[str]:
    return isinstance(value, str)


def _lines(text: str, width: int) -> int:
    """The lines that ``text`` takes in a column of ``width`` digits; a Chinese character is two wide."""
    wide = (sum(2 if char > LATIN else 1 for char in line) for line in text.split("\n"))
    return sum(max(1, -(-length // max(width - 1, 1))) for length in wide)


def _printed(page: Any, paper: int) -> None:
    """Across, all columns for people on a page's width."""
    page.set_paper(paper)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&R第 &P 页，共 &N 页")


def _cell(pen: Pen, page: Any, at: tuple[int, int], value: Shown, more: dict[str, Any]) -> None:
    if isinstance(value, Number):
        _number(pen, page, at, value, more)
    elif isinstance(value, Jump):
        page.write_string(*at, _fitting(value.text), pen.format("link", **more))
    elif isinstance(value, date):
        page.write_datetime(*at, value, pen.format("date", **more))
    elif isinstance(value, int):
        page.write_number(*at, value, pen.format("number", num_format="0", **more))
    elif value is not None:
        page.write_string(*at, _fitting(value), pen.format("text", **more))


def _number(pen: Pen, page: Any, at: tuple[int, int], value: Number, more: dict[str, Any]) -> None:
    """A number stays a number, also where it shows a bound."""
    shown = "#,##0" + ("." + "0" * value.places if value.places else "")
    shown = f'"{value.sign}"{shown}' if value.sign else shown
    form = pen.format("link" if value.href else "number", num_format=shown, align="right", indent=1, **more)
    page.write_number(*at, float(value.value), form)


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(CUT)] + CUT
