"""The matrix as a sheet to read across: a line a concept, a column a region, gaps said."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.collection import Collection
from generator.model.figure import Observation
from generator.render import labels
from generator.render.data.places import figure_href
from generator.render.data.sheets import Head, Jump, Sheet, Shown
from generator.render.data.table import Row, Table
from generator.rules.codes import code_lists

TITLE = "指标与地区对照"
DESCRIPTION = (
    "每行是一个规范指标，每列是一个地区：代表它的数，以及期间和性质；点开看原文。没有数的，写明是未见还是不作比较。"
)


def across(matrix: Table, collection: Collection) -> Sheet:
    """``matrix`` (the file matrix_regions) with a column for each region."""
    known = {o.id: o for o in collection.observations}
    groups = {concept.id: concept.group for concept in collection.concepts}
    regions = list(dict.fromkeys(str(row["region"]) for row in matrix.rows))
    lines: dict[str, dict[str, Row]] = {}
    for row in matrix.rows:
        lines.setdefault(str(row["concept_id"]), {})[str(row["region"])] = row
    rows = []
    for concept_id, cells in lines.items():
        name = str(next(iter(cells.values()))["concept"])
        rows.append((name, groups[concept_id], *(_cell(cells.get(region), known) for region in regions)))
    heads = (Head("规范指标", 30), Head("领域", 12), *(Head(region, 30) for region in regions))
    return Sheet(TITLE, DESCRIPTION, heads, tuple(rows))


def _cell(row: Row | None, known: Mapping[str, Observation]) -> Shown:
    if row is None:
        return None
    state = code_lists()["cell_state"].labels[str(row["state"])]
    o = known.get(str(row["observation_id"]))
    if o is None:
        return state
    doubt = "" if row["state"] == "shown" else f"，{state}"
    shown = f"{labels.value(o)}（{labels.period(o)}{labels.status(o)}{doubt}）"
    return Jump(shown, figure_href(o.source_id, o.quantity.span))
