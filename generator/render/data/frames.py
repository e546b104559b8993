"""Tables as pandas frames, and from there as Parquet."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa

from generator.render.data.table import Table
from generator.rules.datasets import Field

ARROW = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
}


def frame(table: Table) -> pd.DataFrame:
    """``table`` with typed columns; numbers as 64-bit floats, missing values as missing."""
    return pd.DataFrame({field.name: _series(table, field) for field in table.dataset.fields})


def _series(table: Table, field: Field) -> pd.Series:
    values = table.column(field.name)
    if field.type == "number":
        return pd.Series([None if value is None else float(str(value)) for value in values], dtype="Float64")
    dtype = {"string": "string", "integer": "Int64", "boolean": "boolean", "date": "object"}[field.type]
    return pd.Series(values, dtype=dtype)


def write_parquet(table: Table, path: Path) -> None:
    """Write ``table`` with the column types of its description."""
    schema = pa.schema(
        [pa.field(f.name, ARROW[f.type], metadata={"title": f.title, "unit": f.unit}) for f in table.dataset.fields]
    )
    frame(table).to_parquet(path, engine="pyarrow", index=False, schema=schema)
