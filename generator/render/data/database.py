"""The collection as one SQLite database: keys, links, indexes, code tables, views, and a table of every column."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

from generator.render.data.table import Cell, Table
from generator.rules.codes import CodeList, code_lists
from generator.rules.datasets import Dataset, Field
from generator.rules.views import views

TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "TEXT", "boolean": "INTEGER"}
COLUMNS = '"table" TEXT, "column" TEXT, "title" TEXT, "description" TEXT, "unit" TEXT, "codes" TEXT'


def write_database(tables: Sequence[Table], path: Path) -> None:
    """Write ``tables`` to ``path``, always in the same order: the same collection gives the same bytes."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database, database:
        for codes in code_lists().values():
            _write_codes(database, codes)
        for table in tables:
            database.execute(_create(table.dataset))
            marks = ", ".join("?" * len(table.dataset.fields))
            database.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', _values(table))
            for statement in _indexes(table.dataset):
                database.execute(statement)
        database.execute(f'CREATE TABLE "columns" ({COLUMNS}, PRIMARY KEY ("table", "column"))')
        database.executemany('INSERT INTO "columns" VALUES (?, ?, ?, ?, ?, ?)', _described(tables))
        for view in views():
            database.execute(f'CREATE VIEW "{view.name}" AS\n{view.sql}')


def code_table(name: str) -> str:
    """The table that holds the code list ``name``; its column "name" is what readers see."""
    return f"code_{name}"


def _write_codes(database: sqlite3.Connection, codes: CodeList) -> None:
    table = code_table(codes.name)
    database.execute(f'CREATE TABLE "{table}" ("code" TEXT PRIMARY KEY, "name" TEXT NOT NULL, "meaning" TEXT NOT NULL)')
    database.executemany(
        f'INSERT INTO "{table}" VALUES (?, ?, ?)', [(code.code, code.label, code.meaning) for code in codes.codes]
    )


def _create(dataset: Dataset) -> str:
    columns = [_column(field, field.name in dataset.key) for field in dataset.fields]
    key = ", ".join(f'"{name}"' for name in dataset.key)
    links = [_link(name, *target.split(".")) for name, target in dataset.links.items()]
    coded = [_link(field.name, code_table(field.codes), "code") for field in _coded(dataset)]
    return f'CREATE TABLE "{dataset.name}" ({", ".join([*columns, f"PRIMARY KEY ({key})", *links, *coded])})'


def _column(field: Field, in_key: bool) -> str:
    return f'"{field.name}" {TYPES[field.type]}{" NOT NULL" if field.required or in_key else ""}'


def _link(column: str, table: str, target: str) -> str:
    return f'FOREIGN KEY ("{column}") REFERENCES "{table}" ("{target}")'


def _coded(dataset: Dataset) -> list[Field]:
    """The columns that hold one code; of a cell with several no key can be made."""
    return [field for field in dataset.fields if field.codes and not field.several]


def _indexes(dataset: Dataset) -> Iterator[str]:
    """An index for each column that leads to another file or that people filter by, unless the key begins with it."""
    for name in dict.fromkeys((*dataset.links, *dataset.filters)):
        if name != dataset.key[0]:
            yield f'CREATE INDEX "{dataset.name}_{name}" ON "{dataset.name}" ("{name}")'


def _values(table: Table) -> list[tuple[object, ...]]:
    columns = [[_stored(value) for value in table.column(name)] for name in table.dataset.columns]
    return list(zip(*columns, strict=True))


def _stored(value: Cell) -> object:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


def _described(tables: Sequence[Table]) -> list[tuple[str, ...]]:
    return [
        (table.name, field.name, field.title, field.description, field.unit, "; ".join(field.allowed))
        for table in tables
        for field in table.dataset.fields
    ]
