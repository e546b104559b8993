"""A table on its way to the files: the description of its columns, and its rows as typed values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.rules.datasets import Dataset

Cell = str | int | Decimal | date | bool | None
Row = dict[str, Cell]

# Between the members of a cell that holds several.
BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` hold a value for every column of ``dataset``; a missing one is None or an empty string."""

    dataset: Dataset
    rows: list[Row]

    @property
    def name(self) -> str:
        return self.dataset.name

    def column(self, name: str) -> list[Cell]:
        """The values of one column, None for missing."""
        return [None if row[name] == "" else row[name] for row in self.rows]


def without_idle_zeros(value: Decimal | None) -> Decimal | None:
    """A computed value, exactly: 20600.00 → 20600."""
    text = f"{value:f}" if value is not None else ""
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text) if text else None
