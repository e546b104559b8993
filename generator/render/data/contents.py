"""What the workbook holds, in the order in which people look for it."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.collection import Collection
from generator.render.data.across import across
from generator.render.data.sheets import Head, Sheet, sheet
from generator.render.data.table import Table
from generator.render.data.wide import wide

# The sheets that people come for first, and those that programs need; the others stand between in the files' order.
FIRST = (
    "observations", "wide", "across", "chains", "progress", "alignments", "findings", "summaries", "boxes",
    "projects_shared", "definitions",
)  # fmt: skip
LAST = (
    "sources", "concepts", "series", "matrix_regions", "matrix_documents", "finding_places", "uncounted", "blocks",
    "asides", "columns", "codes",
)  # fmt: skip
HEADS = (
    Head("工作表", 14), Head("列", 16), Head("英文列名", 18), Head("含义", 70, wrap=True), Head("单位", 8),
    Head("取值", 50, wrap=True),
)  # fmt: skip


def workbook_sheets(collection: Collection, tables: Sequence[Table]) -> list[Sheet]:
    """Every sheet but the first, which explains them."""
    by_name = {table.name: table for table in tables}
    made = {table.name: sheet(table, by_name) for table in tables}
    made["wide"], made["across"] = wide(collection), across(by_name["matrix_regions"], collection)
    made["columns"] = _columns(tables)
    between = [name for name in made if name not in (*FIRST, *LAST)]
    return [made[name] for name in (*FIRST, *between, *LAST)]


def _columns(tables: Sequence[Table]) -> Sheet:
    """What every column means."""
    rows = tuple(
        (
            table.dataset.title,
            field.title,
            field.name,
            field.description,
            field.unit,
            "；".join(f"{code.label}（{code.code}）" for code in field.code_list.codes) if field.code_list else None,
        )
        for table in tables
        for field in table.dataset.fields
    )
    return Sheet("列", "每张表每一列的含义、单位和取值，英文列名见于 CSV 与数据库。", HEADS, rows)
