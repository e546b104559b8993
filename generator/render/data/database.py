"""The collection as one SQLite database, with keys, links and a table that explains every column."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

from generator.render.data.table import Cell, Table
from generator.rules.datasets import Dataset

TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "date": "TEXT", "boolean": "INTEGER"}
COLUMNS = '"table" TEXT, "column" TEXT, "title" TEXT, "description" TEXT, "unit" TEXT, "codes" TEXT'


def write_database(tables: Sequence[Table], path: Path) -> None:
    """Write ``tables`` to ``path``, always in the same order: the same collection gives the same bytes."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database, database:
        for table in tables:
            database.execute(_create(table.dataset))
            marks = ", ".join("?" * len(table.dataset.fields))
            database.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', _values(table))
        database.execute(f'CREATE TABLE "columns" ({COLUMNS})')
        database.executemany('INSERT INTO "columns" VALUES (?, ?, ?, ?, ?, ?)', _described(tables))


def _create(dataset: Dataset) -> str:
    columns = [f'"{field.name}" {TYPES[field.type]}' for field in dataset.fields]
    key = ", ".join(f'"{name}"' for name in dataset.key)
    links = [
        f'FOREIGN KEY ("{name}") REFERENCES "{target.split(".")[0]}" ("{target.split(".")[1]}")'
        for name, target in dataset.links.items()
    ]
    return f'CREATE TABLE "{dataset.name}" ({", ".join([*columns, f"PRIMARY KEY ({key})", *links])})'


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
