"""The open data: the same tables as CSV, Parquet, workbook and database, described once in a data package."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from generator.model.collection import Collection
from generator.render.data import alignment, chains, editions, rows, structure
from generator.render.data.codes import codes
from generator.render.data.contents import workbook_sheets
from generator.render.data.csv_file import write_csv
from generator.render.data.database import write_database
from generator.render.data.datasette import write_datasette
from generator.render.data.frames import write_parquet
from generator.render.data.package import write_package
from generator.render.data.summaries import summaries
from generator.render.data.table import Row, Table
from generator.render.data.workbook import write_workbook
from generator.rules.datasets import datasets

ROWS: dict[str, Callable[[Collection], Iterator[Row]]] = {
    "observations": rows.observations,
    "sources": rows.sources,
    "concepts": rows.concepts,
    "series": rows.series,
    "findings": rows.findings,
    "matrix_regions": alignment.matrix_regions,
    "matrix_documents": alignment.matrix_documents,
    "alignments": alignment.alignments,
    "summaries": summaries,
    "projects_shared": alignment.projects_shared,
    "chains": chains.chains,
    "progress": chains.progress,
    "actuals": chains.actuals,
    "finding_places": rows.finding_places,
    "boxes": structure.boxes,
    "definitions": structure.definitions,
    "blocks": structure.blocks,
    "asides": structure.asides,
    "relations": editions.relations,
    "edition_changes": editions.edition_changes,
    "uncounted": editions.uncounted,
    "codes": codes,
}


def write_data(collection: Collection, folder: Path) -> None:
    """Write every data file of ``collection`` into ``folder``, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = [Table(dataset, list(ROWS[dataset.name](collection))) for dataset in datasets()]
    for table in tables:
        write_csv(table, folder / f"{table.name}.csv")
    write_parquet(tables[0], folder / "observations.parquet")
    write_workbook(workbook_sheets(collection, tables), folder / "collection.xlsx")
    write_database(tables, folder / "collection.sqlite")
    write_datasette(tables, folder / "datasette.json")
    write_package(collection, tables, folder)
