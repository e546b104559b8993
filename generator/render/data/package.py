"""datapackage.json: what lies in the folder, for people and for programs (Data Package 2, Table Schema).

Version 2 of the standard gives every code its label (``categories``); codes.csv says besides what each one means.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from generator.model.collection import Collection
from generator.model.source import Source
from generator.render.data.table import BETWEEN, Table
from generator.render.dates import UNDATED, build_time
from generator.render.measures import PACKAGE
from generator.rules.datasets import Dataset, Field

WEB = re.compile(r"https?://\S+")
STANDARD = "https://datapackage.org/profiles/2.0/datapackage.json"

# The identifier of opendefinition.org for what carries no licence of its own.
LICENCE = {
    "name": "notspecified",
    "title": "未另行授权：各文件的著作权归其发布机构；引用数据请注明文件名称和所在位置",
}
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
    ("datasette", "datasette.json", "SQLite 数据库的说明，供 Datasette 使用", "application/json"),
)


def write_package(collection: Collection, tables: Sequence[Table], folder: Path) -> None:
    """Describe the files of ``collection`` that already lie in ``folder``."""
    package = {
        "$schema": STANDARD,
        "name": "planbrief",
        "title": "规划简报：开放数据",
        "description": f"从规划文件中取得的数据，每个都可回到原文中的位置。{GUARD}",
        **_created(),
        "licenses": [LICENCE],
        "sources": [_source(result.source) for result in collection.results],
        "contributors": _contributors(collection),
        "resources": [
            *(_table(table, folder) for table in tables),
            *(_file(name, path, title, mediatype, folder) for name, path, title, mediatype in OTHERS),
        ],
    }
    content = msgspec.json.format(msgspec.json.encode(package), indent=2)
    (folder / PACKAGE).write_bytes(content + b"\n")


def _created() -> dict[str, str]:
    """The date that was given from outside; nothing where nobody gave one."""
    time = build_time()
    return {} if int(time.timestamp()) == UNDATED else {"created": time.strftime("%Y-%m-%dT%H:%M:%SZ")}


def _source(source: Source) -> dict[str, str]:
    return {"title": source.title, **({"path": source.url} if WEB.match(source.url) else {})}


def _contributors(collection: Collection) -> list[dict[str, Any]]:
    """Who issued the documents, each once, then the program that read them."""
    issuers = dict.fromkeys(result.source.issuer for result in collection.results if result.source.issuer)
    return [
        *({"title": issuer, "roles": ["author"]} for issuer in issuers),
        {"title": "规划简报 PlanBrief", "roles": ["dataCurator"]},
    ]


def _table(table: Table, folder: Path) -> dict[str, Any]:
    dataset, path = table.dataset, f"{table.name}.csv"
    return {
        "name": dataset.name,
        "type": "table",
        "path": path,
        "title": dataset.title,
        "description": dataset.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_measure(folder / path),
        "rows": len(table.rows),
        "schema": {
            "fields": [_field(field) for field in dataset.fields],
            "missingValues": [""],
            "primaryKey": list(dataset.key),
            **({"foreignKeys": _links(dataset)} if dataset.links else {}),
        },
    }


def _field(field: Field) -> dict[str, Any]:
    limits = _constraints(field)
    codes = field.code_list if not field.several else None
    return {
        "name": field.name,
        "type": field.type,
        "title": field.title,
        "description": field.description,
        **({"unit": field.unit} if field.unit else {}),
        **({"trueValues": ["true"], "falseValues": ["false"]} if field.type == "boolean" else {}),
        **({"categories": [{"value": c.code, "label": c.label} for c in codes.codes]} if codes else {}),
        **({"constraints": limits} if limits else {}),
    }


def _constraints(field: Field) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if field.required else {}
    if field.allowed and not field.several:
        limits["enum"] = list(field.allowed)
    pattern = _several(field.allowed) if field.several else field.pattern
    return limits | ({"pattern": pattern} if pattern else {})


def _several(codes: Sequence[str]) -> str:
    """What a cell of several codes looks like; such codes are letters and ``_`` alone."""
    one = f"(?:{'|'.join(codes)})"
    return f"{one}(?:{BETWEEN}{one})*"


def _links(dataset: Dataset) -> list[dict[str, Any]]:
    """A key of the file itself has no ``resource`` (version 2 of the standard)."""
    links = []
    for name, target in dataset.links.items():
        resource, column = target.split(".")
        where = {} if resource == dataset.name else {"resource": resource}
        links.append({"fields": [name], "reference": {**where, "fields": [column]}})
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
