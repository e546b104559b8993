"""Tables as a person in an office reads them: names for codes and keys, what matters first, a link to the place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.model.source import Period
from generator.render.data.table import BETWEEN, Cell, Row, Table
from generator.rules.datasets import Dataset, Field
from generator.text.periods import span_of_time

MOST_PLACES = 4
OPEN = "打开"
JOIN = "、"
# What stands for a key of another file: the column of that file that names the thing, and the head it gets.
NAMES = {"sources": ("title", "文件", 30), "concepts": ("concept", "规范指标", 24)}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it shall look: ``places`` decimals, ``sign`` before it; ``href`` leads to its place on the site."""

    value: Decimal
    places: int
    sign: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Jump:
    """Words that lead to a place on the site."""

    text: str
    href: str


Shown = str | int | date | Number | Jump | None


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a sheet: ``width`` in digits; ``wrap`` breaks its text into lines; ``technical`` is for programs."""

    title: str
    width: int
    wrap: bool = False
    technical: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet on its way to the workbook; every row has a cell for every column. The first ``fixed`` columns stay."""

    title: str
    description: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Shown, ...], ...]
    fixed: int = 1


Column = tuple[Head, Callable[[Row], Shown]]


def sheet(table: Table, tables: Mapping[str, Table]) -> Sheet:
    """``table`` as a sheet; ``tables`` hold the names of what its keys mean."""
    dataset = table.dataset
    columns = [*_people(dataset, tables), *((_head(f), _reader(f)) for f in dataset.fields if f.technical)]
    rows = tuple(tuple(read(row) for _, read in columns) for row in table.rows)
    return Sheet(dataset.title, dataset.description, tuple(head for head, _ in columns), rows)


def _people(dataset: Dataset, tables: Mapping[str, Table]) -> list[Column]:
    """The columns for people: which concept, the leading ones, the link, which document, the others."""
    leading = [column for name in dataset.lead for column in _leading(name, dataset, tables)]
    others = [field for field in dataset.fields if not field.technical and field.name not in dataset.lead]
    return [
        *_named("concepts", dataset, tables),
        *leading,
        *([] if "href" in dataset.lead else _jump(dataset)),
        *_named("sources", dataset, tables),
        *_documents(dataset, tables),
        *((_head(field), _reader(field)) for field in others),
    ]


def _leading(name: str, dataset: Dataset, tables: Mapping[str, Table]) -> list[Column]:
    """A leading column: the link, one of the file's own, the period in words, or the words of a finding."""
    if name == "href":
        return _jump(dataset)
    if name in dataset.columns:
        field = dataset.field(name)
        return [(_head(field), _reader(field))]
    if name == "period":
        return [(Head("期间", 13), lambda row: span_of_time(_period(row)))]
    return _words(tables)


def _period(row: Row) -> Period | None:
    start, end = row["period_start"], row["period_end"]
    return Period(start, end) if isinstance(start, date) and isinstance(end, date) else None


def _named(file: str, dataset: Dataset, tables: Mapping[str, Table]) -> list[Column]:
    """The name of what a key of ``file`` means, unless the table says it itself."""
    name, title, width = NAMES[file]
    key = f"{file[:-1]}_id"
    if dataset.name == file or key not in dataset.links or title in {field.title for field in dataset.fields}:
        return []
    known = {row[key]: str(row[name]) for row in tables[file].rows}
    return [(Head(title, width), lambda row: known.get(row[key]))]


def _documents(dataset: Dataset, tables: Mapping[str, Table]) -> list[Column]:
    """The titles of several documents."""
    if "source_ids" not in dataset.columns:
        return []
    titles = {str(row["source_id"]): str(row["title"]) for row in tables["sources"].rows}
    return [(Head("文件", 30, wrap=True), lambda row: "；".join(titles[key] for key in _members(row["source_ids"])))]


def _words(tables: Mapping[str, Table]) -> list[Column]:
    """The words that a finding is about."""
    words: dict[Cell, list[str]] = {}
    for row in tables["finding_places"].rows:
        words.setdefault(row["finding_id"], []).append(f"“{row['text']}”")
    return [(Head("有关原文", 44, wrap=True), lambda row: "".join(words.get(row["finding_id"], ())))]


def _jump(dataset: Dataset) -> list[Column]:
    if "href" not in dataset.columns:
        return []
    return [(Head("网页", 7), lambda row: Jump(OPEN, str(row["href"])) if row["href"] else None)]


def _head(field: Field) -> Head:
    return Head(field.title, field.width, field.wrap, field.technical)


def _reader(field: Field) -> Callable[[Row], Shown]:
    """How a cell of ``field`` is shown."""
    labels = field.code_list.labels if field.code_list else {}

    def read(row: Row) -> Shown:
        value = row[field.name]
        if value is None or value == "":
            return None
        if isinstance(value, bool):
            return "是" if value else "否"
        if isinstance(value, (Decimal, int)):
            return number(Decimal(value)) if field.type == "number" else int(value)
        if isinstance(value, date):
            return value
        return JOIN.join(labels.get(code, code) for code in _members(value)) if labels else value

    return read


def number(value: Decimal, sign: str = "", href: str = "") -> Number:
    """``value`` with the decimals it was written with (95.0), at most four."""
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return Number(value, min(places, MOST_PLACES), sign, href)


def _members(value: Cell) -> list[str]:
    return str(value).split(BETWEEN) if value else []
