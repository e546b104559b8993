"""数据下载: every file with what it is for, how large it is and what its columns mean; how to open and to cite."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.render import labels
from generator.render.measures import PACKAGE, Measure
from generator.render.view.index import Index
from generator.rules.datasets import Dataset, Field, datasets
from generator.text.typeset import typeset

TYPES = {"string": "文字", "integer": "整数", "number": "数", "date": "日期", "boolean": "是否"}
WHOLE = (
    ("collection.xlsx", "在 Excel、WPS 里查找和筛选：各表一页，列名和取值都是中文，数可点开看原文；首页是说明"),
    ("collection.sqlite", "做查询：各表、键和索引都已建好，以 v_ 开头的视图可直接看"),
    ("datasette.json", "上面这个数据库的说明，用 Datasette 打开时一并载入"),
    ("observations.parquet", "全部的数，供分析软件读取，列的类型都已定好"),
    (PACKAGE, "数据包描述（Frictionless Data Package）：每个文件、每列的类型、单位、取值和键"),
)


@dataclass(frozen=True, slots=True)
class Download:
    """A file that holds everything, what it is for and its size ("" where it is not known)."""

    name: str
    purpose: str
    size: str


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column: its name for people and in the file, what it holds, what it means, and the values it may have."""

    title: str
    name: str
    type: str
    meaning: str
    values: str


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table of the open data."""

    name: str
    title: str
    description: str
    rows: str
    size: str
    columns: tuple[ColumnRow, ...]


@dataclass(frozen=True, slots=True)
class DownloadsView:
    """The page 数据下载; ``example`` cites a figure of the collection, empty where it has none."""

    figures: int
    whole: tuple[Download, ...]
    tables: tuple[TableFile, ...]
    briefings: tuple[tuple[str, str], ...]
    example: str


def downloads(index: Index, files: Mapping[str, Measure]) -> DownloadsView:
    """The page 数据下载; ``files`` are those that have been written."""
    return DownloadsView(
        figures=len(index.observations),
        whole=tuple(Download(name, purpose, _size(files.get(name))) for name, purpose in WHOLE),
        tables=tuple(_table(dataset, files.get(f"{dataset.name}.csv")) for dataset in datasets()),
        briefings=tuple((s.id, s.title) for s in index.sources.values()),
        example=_example(index),
    )


def _table(dataset: Dataset, measure: Measure | None) -> TableFile:
    return TableFile(
        name=f"{dataset.name}.csv",
        title=dataset.title,
        description=dataset.description,
        rows=f"{measure.rows:,}" if measure else "",
        size=_size(measure),
        columns=tuple(_column(field) for field in dataset.fields),
    )


def _column(field: Field) -> ColumnRow:
    codes = field.code_list.codes if field.code_list else ()
    values = "；".join(f"{each.code} {each.label}" if each.code != each.label else each.code for each in codes)
    kind = TYPES[field.type] + (f"（{field.unit}）" if field.unit else "")
    return ColumnRow(field.title, field.name, kind, field.description, values or "、".join(field.enum))


def _size(measure: Measure | None) -> str:
    """ "12 KB", "1.2 MB"; a part of a kilobyte is one."""
    if measure is None:
        return ""
    if measure.size < 1_000_000:
        return f"{-(-measure.size // 1000):,} KB"
    return f"{measure.size / 1_000_000:.1f} MB"


def _example(index: Index) -> str:
    """How a figure is cited: the document, what it says, and the number under which it is found again."""
    o = next((o for o in index.figures if o.concept_id and o.period), None)
    if o is None:
        return ""
    said = f"{o.mention.name}{labels.value(o)}（{labels.period(o)}，{labels.status(o)}）"
    return typeset(f"{index.sources[o.source_id].title}：{said}。数据编号 {o.id}。")
