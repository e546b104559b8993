"""The headline of an indicator table: how many of its targets were reached, which just so, which by far."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.collection import Attainment
from generator.model.place import Place
from generator.render import labels
from generator.render.briefing.draft import Draft
from generator.render.briefing.runs import Line, Run, glue_figures, plain, with_marks
from generator.text.typeset import typeset

REACHED = "有目标又有完成数的指标中，达标的项数"
SEVERAL = 3


def reached(rows: Sequence[Attainment]) -> str:
    """ "12/13": how many of the rows reached their target."""
    return f"{sum(a.met is True for a in rows)}/{len(rows)}"


def judged_rows(draft: Draft, places: Sequence[Place]) -> tuple[Attainment, ...]:
    """The rows of targets and what was reached, where every one of ``places`` lies in their table."""
    found: dict[tuple[str, str], tuple[Attainment, ...]] = {}
    if len(places) > 1 and len(places) < SEVERAL:  # a few rows are about those rows, not about the table
        return ()
    for place in places:
        table = _table(draft, place)
        rows = tuple(a for a in draft.collection.attainments if (a.source_id, a.table_id) == (place.source_id, table))
        if not rows:
            return ()
        found[place.source_id, table] = rows
    return tuple(a for rows in found.values() for a in rows)


def _table(draft: Draft, place: Place) -> str:
    """The id of the table at ``place``, its caption included; empty where there is none."""
    shelf = draft.library.shelves.get(place.source_id)
    if shelf is None:
        return ""
    block = shelf.block_at(place.span.start)
    tables = shelf.result.document.tables
    return next((t.id for t in tables if block == t.caption or any(row.block == block for row in t.rows)), "")


def attained(draft: Draft, rows: Sequence[Attainment], places: Sequence[Place]) -> Line:
    """Who missed the target, who just met it, who exceeded it most, with target and actual value; then the table."""
    missed = [a for a in rows if a.met is False]
    exact = [a for a in rows if a.met and a.ratio == 1]
    most = max((a for a in rows if a.met and a.ratio and a.ratio > 1), key=lambda a: a.ratio or 0, default=None)
    line: list[Run] = []
    for words, members in (("未达到的是", missed), ("恰好达到的是", exact), ("超出最多的是", [most] if most else [])):
        for i, a in enumerate(members):
            line += plain(("；" if line else "") + words if i == 0 else "、")
            line += _reading(draft, a)
    if not line:
        return with_marks(plain("见原表。"), draft.evidence.cite_all(places))
    return (*with_marks(tuple(line), draft.evidence.cite_all(places, _cited(line))), *plain("。"))


def _cited(line: Sequence[Run]) -> frozenset[int]:
    return frozenset(mark.number for run in line for mark in run.marks)


def _reading(draft: Draft, a: Attainment) -> Line:
    target, actual = (draft.library.observations.get(i) for i in (a.target, a.actual))
    if target is None or actual is None:
        return plain(typeset(a.name))
    marks = draft.evidence.cite_all((draft.library.place_of(target), draft.library.place_of(actual)))
    figures = f"（目标{labels.value(target)}，完成{labels.value(actual)}）"
    return with_marks((*plain(typeset(a.name)), *glue_figures(figures)), marks)
