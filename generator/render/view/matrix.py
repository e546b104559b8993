"""指标矩阵: every concept against every region and every document, gaps in sight, each figure at its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.model.alignment import Cell, Matrix, MatrixRow
from generator.model.figure import Observation
from generator.render import labels
from generator.render.view import links
from generator.render.view.checkup import Filter
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.render.view.regions import page_of
from generator.text.typeset import typeset

MOST_COLUMNS, FITTING = 30, 8
"""Columns that a page shows (the data hold all), and those that stand side by side on a desk's screen."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A figure or a gap. ``state``: shown, incomparable, undated, absent; ``why`` what is the matter with it."""

    state: str
    value: str
    when: str
    why: str
    link: Link | None


@dataclass(frozen=True, slots=True)
class RowView:
    """A concept; ``filled`` is "2" where two columns or more have a figure."""

    name: str
    link: Link | None
    field: str
    filled: str
    cells: tuple[CellView, ...]
    beside: str


@dataclass(frozen=True, slots=True)
class MatrixView:
    """A matrix by field. ``columns`` with their pages; ``hidden`` columns are in the data alone.

    ``wide``: the table is wider than the page and scrolls sideways."""

    title: str
    columns: tuple[tuple[str, Link], ...]
    groups: tuple[tuple[str, tuple[RowView, ...]], ...]
    filled: int
    gaps: int
    hidden: int
    wide: bool


@dataclass(frozen=True, slots=True)
class MatricesView:
    """The two matrices and what they are filtered by."""

    concepts: int
    by_region: MatrixView
    by_source: MatrixView
    filters: tuple[tuple[str, tuple[Filter, ...]], ...]


def matrices(index: Index) -> MatricesView:
    """Both matrices of the collection."""
    known = index.collection.alignment
    names = {(r.code or r.name): r.name for r in known.regions}
    by_region = _matrix(
        index,
        "指标 × 地区",
        known.by_region,
        [(typeset(names[column]), Link(page_of(column))) for column in known.by_region.columns],
        lambda o, column: "",
    )
    by_source = _matrix(
        index,
        "指标 × 文件",
        known.by_source,
        [(index.short_names[column], Link(links.document_page(column))) for column in known.by_source.columns],
        lambda o, column: _elsewhere(index, o, column),
    )
    return MatricesView(len(known.by_source.rows), by_region, by_source, _filters(by_region, by_source))


def _elsewhere(index: Index, o: Observation, column: str) -> str:
    """The region of a figure where a document speaks of another one than its own."""
    home = index.sources[column].result.source.region
    return o.region.name if home and o.region and o.region != home else ""


def _matrix(
    index: Index,
    title: str,
    matrix: Matrix,
    columns: Sequence[tuple[str, Link]],
    whose: Callable[[Observation, str], str],
) -> MatrixView:
    counts = Counter(cell.column for row in matrix.rows for cell in row.cells if cell.state != "absent")
    kept = set(sorted(matrix.columns, key=lambda column: -counts[column])[:MOST_COLUMNS])
    groups: dict[str, list[RowView]] = {}
    for row in matrix.rows:
        concept = index.concepts[row.concept_id]
        groups.setdefault(concept.group, []).append(_row(index, row, kept, whose))
    shown = [(column, head) for column, head in zip(matrix.columns, columns, strict=True) if column in kept]
    filled = sum(counts.values())
    return MatrixView(
        title,
        tuple(head for _, head in shown),
        tuple((name, tuple(rows)) for name, rows in groups.items()),
        filled,
        len(matrix.rows) * len(matrix.columns) - filled,
        len(matrix.columns) - len(shown),
        len(shown) > FITTING,
    )


def _row(index: Index, row: MatrixRow, kept: set[str], whose: Callable[[Observation, str], str]) -> RowView:
    concept = index.concepts[row.concept_id]
    filled = sum(cell.state != "absent" for cell in row.cells)
    return RowView(
        name=concept.name,
        link=links.concept(concept.id) if concept.id in index.pages else None,
        field=concept.group,
        filled="2" if filled > 1 else "1",
        cells=tuple(_cell(index, cell, whose) for cell in row.cells if cell.column in kept),
        beside=row.beside,
    )


def _cell(index: Index, cell: Cell, whose: Callable[[Observation, str], str]) -> CellView:
    if not cell.observation_id:
        return CellView("absent", "", "", "", None)
    o = index.observations[cell.observation_id]
    when = f"{labels.as_of(o)}{labels.status(o)}" if o.period else labels.status(o)
    notes = [whose(o, cell.column), labels.basis(o), when]
    doubt = [cell.reason] if cell.reason else []
    return CellView(
        cell.state,
        labels.value(o),
        "，".join(dict.fromkeys(note for note in notes if note)),
        "，".join([*doubt, *(flag for flag in labels.inferred(o) if flag not in doubt)]),
        index.link(o),
    )


def _filters(*matrices: MatrixView) -> tuple[tuple[str, tuple[Filter, ...]], ...]:
    """By how many columns have a figure, and by field."""
    shared = {row.name for view in matrices for _, rows in view.groups for row in rows if row.filled == "2"}
    fields = {name: len(rows) for view in matrices for name, rows in view.groups}
    some = (Filter("n", "2", "两处以上都有", len(shared)),) if shared else ()
    choices = tuple(Filter("g", name, name, count) for name, count in fields.items())
    return (*((("范围", some),) if some else ()), *((("领域", choices),) if len(choices) > 1 else ()))
