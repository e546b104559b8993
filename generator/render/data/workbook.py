"""The collection as one workbook: a sheet a table, Chinese heads, and a first sheet that explains every column."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from generator.render.data.frames import frame
from generator.render.data.table import Table
from generator.render.dates import build_time

# Nothing that stands in a source may become a formula or a link.
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
HEAD = {"bold": True, "bottom": 2, "valign": "vcenter", "bg_color": "#F2F1EC", "text_wrap": True}
LONGEST_CELL = 32_767
MOST_ROWS = 1_048_575
CUT = "……（下略，全文见 CSV）"
CONTENTS = "说明"


def write_workbook(tables: Sequence[Table], path: Path) -> None:
    """Write ``tables`` to ``path``; text over a cell's limit is cut and says so."""
    with pd.ExcelWriter(
        path, engine="xlsxwriter", date_format="yyyy-mm-dd", engine_kwargs={"options": OPTIONS}
    ) as writer:
        book: Any = writer.book
        book.set_properties({"title": "规划简报：数据", "created": build_time().replace(tzinfo=None)})
        _explain(writer, tables)
        for table in tables:
            _sheet(writer, table)


def _sheet(writer: pd.ExcelWriter, table: Table) -> None:
    fields = table.dataset.fields
    content = frame(table).iloc[:MOST_ROWS]
    for field in fields:
        if field.type == "string":
            content[field.name] = content[field.name].map(_fitting, na_action="ignore")
    content.columns = pd.Index([field.title for field in fields])
    _write(writer, table.dataset.title, content, [field.width for field in fields])


def _explain(writer: pd.ExcelWriter, tables: Sequence[Table]) -> None:
    rows = [
        (table.dataset.title, field.title, field.name, field.description, field.unit, "、".join(field.allowed))
        for table in tables
        for field in (table.dataset.fields)
    ]
    content = pd.DataFrame(rows, columns=["工作表", "列", "英文列名", "含义", "单位", "取值"])
    _write(writer, CONTENTS, content, [12, 16, 18, 90, 8, 50])


def _write(writer: pd.ExcelWriter, name: str, content: pd.DataFrame, widths: Sequence[int]) -> None:
    content.to_excel(writer, sheet_name=name, index=False, freeze_panes=(1, 1))
    sheet, head = writer.sheets[name], writer.book.add_format(HEAD)
    for index, (title, width) in enumerate(zip(content.columns, widths, strict=True)):
        sheet.write_string(0, index, title, head)
        sheet.set_column(index, index, width)
    sheet.autofilter(0, 0, max(len(content), 1), len(widths) - 1)


def _fitting(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(CUT)] + CUT
