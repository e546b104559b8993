"""CSV, to the letter: UTF-8 with a byte order mark, commas, ISO dates, plain decimals, empty for missing."""

from __future__ import annotations

import csv
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from generator.render.data.table import Cell, Table

# What spreadsheets run as a formula; the full-width signs do so in East Asian editions.
FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?%?")


def write_csv(table: Table, path: Path) -> None:
    """Write ``table`` to ``path``."""
    columns = table.dataset.columns
    free = {field.name for field in table.dataset.fields if field.free}
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in table.rows:
            writer.writerow([guard(cell(row[name])) if name in free else cell(row[name]) for name in columns])


def cell(value: Cell) -> str:
    """A value as CSV has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def guard(text: str) -> str:
    """``text`` with a leading ``'`` where a spreadsheet would run it; a signed number is a number and stays.

    >>> guard("=1+1"), guard("-2.6%"), guard("'=1")
    ("'=1+1", '-2.6%', "''=1")
    """
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text
