"""datapackage.json: what lies in the folder, for people and for programs (Frictionless Data Package, Table Schema)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from generator.render.data.table import Table
from generator.rules.datasets import Dataset, Field

GUARD = (
    "自由文字列中，凡电子表格会当作公式执行的内容，前面加一个半角撇号（'）；读入时，若单元格以撇号开头、"
    "其后（或更多撇号之后）是 = + - @ 制表符、回车或全角＝＋－＠之一，去掉第一个撇号即为原文。数字列与代码列不加。"
)
OTHERS = (
    ("observations-parquet", "observations.parquet", "数据（Parquet）", "application/vnd.apache.parquet"),
    (
        "collection-xlsx",
        "collection.xlsx",
        "全部表格（Excel）",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    ("collection-sqlite", "collection.sqlite", "全部表格（SQLite）", "application/vnd.sqlite3"),
)


def write_package(tables: Sequence[Table], folder: Path) -> None:
    """Describe the files that already lie in ``folder``."""
    package = {
        "profile": "data-package",
        "name": "planbrief",
        "title": "规划简报：开放数据",
        "description": f"从规划文件中取得的数据，每个都可回到原文中的位置。{GUARD}",
        "resources": [
            *(_table(table, folder) for table in tables),
            *(_file(name, path, title, mediatype, folder) for name, path, title, mediatype in OTHERS),
        ],
    }
    content = msgspec.json.format(msgspec.json.encode(package), indent=2)
    (folder / "datapackage.json").write_bytes(content + b"\n")


def _table(table: Table, folder: Path) -> dict[str, Any]:
    dataset, path = table.dataset, f"{table.name}.csv"
    return {
        "profile": "tabular-data-resource",
        "name": dataset.name,
        "path": path,
        "title": dataset.title,
        "description": dataset.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_measure(folder / path),
        "schema": {
            "fields": [_field(field) for field in dataset.fields],
            "missingValues": [""],
            "primaryKey": list(dataset.key),
            **({"foreignKeys": _links(dataset)} if dataset.links else {}),
        },
    }


def _field(field: Field) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    if field.required:
        limits["required"] = True
    if field.enum:
        limits["enum"] = list(field.enum)
    if field.pattern:
        limits["pattern"] = field.pattern
    return {
        "name": field.name,
        "type": field.type,
        "title": field.title,
        "description": field.description,
        **({"unit": field.unit} if field.unit else {}),
        **({"constraints": limits} if limits else {}),
    }


def _links(dataset: Dataset) -> list[dict[str, Any]]:
    links = []
    for name, target in dataset.links.items():
        resource, column = target.split(".")
        where = "" if resource == dataset.name else resource
        links.append({"fields": [name], "reference": {"resource": where, "fields": [column]}})
    return links


def _file(name: str, path: str, title: str, mediatype: str, folder: Path) -> dict[str, Any]:
    kind = Path(path).suffix.removeprefix(".")
    return {
        "name": name,
        "path": path,
        "title": title,
        "type": "file",
        "format": kind,
        "mediatype": mediatype,
        **_measure(folder / path),
    }


def _measure(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
