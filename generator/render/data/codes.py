"""The rows of codes.csv: every value that a coded column may hold, and what it means."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.collection import Collection
from generator.render.data.table import Row
from generator.rules.datasets import datasets


def codes(collection: Collection) -> Iterator[Row]:
    """One row a value of a coded column, in the order of the files and of the lists; the same for every collection."""
    for dataset in datasets():
        for field in dataset.fields:
            for code in field.code_list.codes if field.code_list else ():
                yield {
                    "table": dataset.name,
                    "column": field.name,
                    "code": code.code,
                    "label": code.label,
                    "meaning": code.meaning,
                }
