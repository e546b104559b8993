"""datasette.json: titles, descriptions, facets and labels, so that collection.sqlite opens in Datasette as a site."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from generator.render.data.database import code_table
from generator.render.data.table import Table
from generator.rules.codes import CodeList, code_lists
from generator.rules.datasets import Dataset, Field
from generator.rules.views import View, views

# Datasette serves it beside the database where it is started with --static site:../site; it makes places into links.
SCRIPT = "/site/js/datasette.js"
MOST_FACETS = 10
LABELS = {"sources": "title", "concepts": "concept", "observations": "indicator"}


def write_datasette(tables: Sequence[Table], path: Path) -> None:
    """Describe for Datasette the database that holds ``tables`` and the views."""
    described: dict[str, Any] = {view.name: _view(view) for view in views()}
    described |= {table.name: _table(table.dataset) for table in tables}
    described |= {code_table(codes.name): _codes(codes) for codes in code_lists().values()}
    described["columns"] = {
        "title": "各表各列",
        "description": "每张表每一列的名称、含义、单位和代码。",
        "facets": ["table"],
    }
    content = {
        "title": "规划简报：开放数据",
        "description_html": _start(),
        "extra_js_urls": [SCRIPT],
        "databases": {"collection": {"title": "规划简报", "description_html": _start(), "tables": described}},
    }
    path.write_bytes(msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n")


def _table(dataset: Dataset) -> dict[str, Any]:
    label = LABELS.get(dataset.name)
    return {
        "title": dataset.title,
        "description": dataset.description,
        "columns": {field.name: _meaning(field) for field in dataset.fields},
        "facets": [name for name in dataset.filters if not name.endswith("_code")],
        "facet_size": MOST_FACETS,
        **({"label_column": label} if label else {}),
    }


def _meaning(field: Field) -> str:
    return f"{field.title}：{field.description}" + (f"（{field.unit}）" if field.unit else "")


def _view(view: View) -> dict[str, Any]:
    return {
        "title": view.title,
        "description": view.description,
        "facets": list(view.facets),
        "facet_size": MOST_FACETS,
    }


def _start() -> str:
    """Where to begin: the views, which are for people. No text of a source stands in it."""
    ways = "".join(
        f'<li><a href="/collection/{view.name}">{view.title}</a>：{view.description}</li>' for view in views()
    )
    return f"从规划文件中取得的数据，每个都可回到原文中的位置。先看这些视图，其余是各表：<ul>{ways}</ul>"


def _codes(codes: CodeList) -> dict[str, Any]:
    return {"title": f"代码：{codes.title}", "label_column": "name", "hidden": True}
