"""Between the tables of one document: attributes, rows that end, baselines, legends, periods of columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.model.collection import Finding
from generator.model.document import LegendEntry, Table
from generator.model.figure import Observation
from generator.model.place import Place, Span
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.findings.definitions import explained
from generator.reconcile.findings.record import record
from generator.reconcile.findings.units import shared
from generator.reconcile.rows import IndicatorRow, is_dash, plan_tables, same_indicator
from generator.reconcile.wording import label, listed, quoted, table_name
from generator.rules.findings import pattern
from generator.text.fold import fold
from generator.text.numerals import counted
from generator.text.typeset import typeset

# A head that names one year and a moment in it.
ONE_YEAR = re.compile(r"(?:19|20)\d\d年?")
MOMENT = re.compile(r"基数|现状|期末|年末|年底")
LEAST_NUMBERED, KIN, HEAD = 5, 4, 2
SUMMED = re.compile(r"累计|合计|以来|期间|时期|五年|三年")
YEARLY = re.compile(r"每年|年度|本年|当年|全年|年均")


def find(evidence: Evidence) -> Iterator[Finding]:
    """Every table that sets targets, alone and beside the next one of its document."""
    for result in evidence.results:
        tables = plan_tables(result)
        for rows in tables:
            yield from _missing_baseline(rows)
            yield from _header(rows)
            yield from _numbers(rows)
            yield from _unmarked_flows(rows, evidence)
        for before, after in pairwise(tables):
            yield from _attributes(before, after, evidence)
            yield from _discontinued(before, after, evidence)
            yield from _legends(before, after, evidence)


def marked_sum(o: Observation) -> bool:
    """The cell carries the mark of a sum over years: [2.06]."""
    return fold(o.quantity.text).strip().startswith("[")


def _name(rows: Sequence[IndicatorRow]) -> str:
    return table_name(rows[0].result, rows[0].table.id)


def _missing_baseline(rows: Sequence[IndicatorRow]) -> Iterator[Finding]:
    columns = {row.baseline.mention.cell[2] for row in rows if row.baseline and row.baseline.mention.cell}
    text = rows[0].result.text.text
    found = [
        (row, Place(row.source_id, cell.span))
        for row in rows
        for cell in row.row.cells
        if row.target and not _of_the_plan(row) and cell.column in columns and is_dash(cell.span.of(text))
    ]
    if found:
        names = [f"“{row.title}”" for row, _ in found]
        yield record(
            "missing-baseline",
            [where for _, where in found],
            f"{_name(rows)}有{counted(len(found))}项指标没有基数" if len(found) > 1 else f"{names[0]}没有基数",
            f"{listed(names[:6])}{'等' if len(names) > 6 else ''}的基数一格是横线，目标无从与已有的数比较。",
            [row.any.concept_id for row, _ in found],
        )


def _numbers(rows: Sequence[IndicatorRow]) -> Iterator[Finding]:
    """One number left out in a table whose rows are otherwise numbered one after the other."""
    body = [row for row in rows[0].table.rows if row.kind == "body"]
    numbers = [int(row.number) if row.number.isdigit() else 0 for row in body]
    gaps = [at for at, (a, b) in enumerate(pairwise(numbers)) if b != a + 1]
    if (
        len(numbers) < LEAST_NUMBERED
        or numbers[0] != 1
        or len(gaps) != 1
        or numbers[gaps[0] + 1] != numbers[gaps[0]] + 2
    ):
        return
    first, second = body[gaps[0]], body[gaps[0] + 1]
    places = [Place(rows[0].source_id, row.cells[0].span) for row in (first, second) if row.cells]
    yield record(
        "numbering-drift.gap",
        places,
        f"{_name(rows)}的编号由{first.number}到{second.number}，缺{int(first.number) + 1}",
        f"{_name(rows)}其余各项连续编号，第{first.number}项之后是第{second.number}项。",
    )


def _of_the_plan(row: IndicatorRow) -> bool:
    """A sum over the plan or a change in it: it has no value before the plan begins."""
    changed = any(o.basis != "level" for o in row.cells)
    return changed or bool(pattern("over-the-plan").search(fold(row.title)))


def _header(rows: Sequence[IndicatorRow]) -> Iterator[Finding]:
    """Sums over several years in a column that is headed as the state of one year: 2015年基数.

    A year alone says nothing against the legend, which tells what the brackets mean.
    """
    table, text = rows[0].table, rows[0].result.text.text
    if not any(entry.meaning == "cumulative" for entry in table.legend):
        return
    places: list[Place] = []
    first: tuple[str, str] | None = None
    for o in (o for row in rows for o in row.cells if marked_sum(o)):
        column = next((c for c in table.columns if o.mention.cell and c.index == o.mention.cell[2]), None)
        head = fold(column.header) if column else ""
        if column is None or len(ONE_YEAR.findall(head)) != 1 or not MOMENT.search(head) or SUMMED.search(head):
            continue
        places += [figure_place(o), Place(o.source_id, column.span)]
        first = first or (typeset(column.header).replace(" ", ""), fold(o.quantity.text).strip())
    if first:
        words = typeset(_legend(table, "cumulative").span.of(text))
        yield record(
            "period-ambiguous.header",
            places,
            f"{_name(rows)}“{first[0]}”一列里有几年累计数",
            f"列头指一个时点，格中的{first[1]}按图例（{words}）是几年合计，起止年份没有写明。",
            [],
        )


def _legend(table: Table, meaning: str) -> LegendEntry:
    return next(entry for entry in table.legend if entry.meaning == meaning)


def _unmarked_flows(rows: Sequence[IndicatorRow], evidence: Evidence) -> Iterator[Finding]:
    """Flows that do not use the mark for sums, and do not say that they are yearly."""
    table = rows[0].table
    marked = [o for row in rows for o in row.cells if marked_sum(o)]
    if not marked or not any(entry.meaning == "cumulative" for entry in table.legend):
        return
    found = [row for row in rows if row.target and not row.actual and _flow_without_period(row, evidence)]
    if not found:
        return
    legend = Place(rows[0].source_id, _legend(table, "cumulative").span)
    numbers = "、".join(
        f"第{row.row.number}项" if row.row.number else f"“{typeset(row.any.mention.name)}”" for row in found
    )
    yield record(
        "period-ambiguous.flow",
        [legend, *(figure_place(row.target) for row in found if row.target)],
        f"{_name(rows)}有{counted(len(found))}项新增、人次类指标没写是一年还是几年",
        f"{numbers}没有用累计数的记号，按图例不是几年合计，也没有写明是一年的数。",
        [row.any.concept_id for row in found],
    )


def _flow_without_period(row: IndicatorRow, evidence: Evidence) -> bool:
    target = row.target
    concept = evidence.concept(row.any)
    name = fold(row.any.mention.name)
    # what is measured year by year (生产总值, 用水总量) is of the year above it; what is counted may be added up
    counted = concept is not None and concept.nature == "flow" and concept.unit in ("人", "人次", "户", "个", "家")
    flow = counted or name.startswith("新增") or name.endswith("人次")
    if target is None or not flow or marked_sum(target) or target.basis != "level":
        return False
    definition = explained(row)
    said = definition.text.of(evidence.folded[row.source_id]) if definition else ""
    return not YEARLY.search(name + said) and "年" not in name


def _attributes(before: Sequence[IndicatorRow], after: Sequence[IndicatorRow], evidence: Evidence) -> Iterator[Finding]:
    for old in before:
        new = next((row for row in after if same_indicator(old, row)), None)
        first, second = _attribute(old), _attribute(new) if new else None
        if new is None or not first or not second:
            continue
        words = first.span.of(old.result.text.text), second.span.of(old.result.text.text)
        if fold(words[0]) != fold(words[1]):
            yield record(
                "attribute-change",
                [first, second],
                f"{label(new.any, evidence)}由{words[0]}改为{words[1]}",
                f"{_name(before)}列为{words[0]}指标，{_name(after)}列为{words[1]}指标。",
                [new.any.concept_id],
            )


def _attribute(row: IndicatorRow) -> Place | None:
    columns = {column.index for column in row.table.columns if column.role == "attribute"}
    cell = next((c for c in row.row.cells if c.column in columns and len(c.span)), None)
    return Place(row.source_id, cell.span) if cell else None


def _discontinued(
    before: Sequence[IndicatorRow], after: Sequence[IndicatorRow], evidence: Evidence
) -> Iterator[Finding]:
    """Rows of the table of the last period that the table of the next one no longer has."""
    kept = [row for row in before if any(same_indicator(row, new) for new in after)]
    gone = [row for row in before if row not in kept]
    if not gone or len(kept) * 2 < len(before):
        return
    others = _instead(gone, [new for new in after if not any(same_indicator(old, new) for old in kept)])
    dropped = [f"“{label(row.any, evidence)}”" for row in gone if row.index not in others]
    moved = [f"“{row.title}”改列“{others[row.index].title}”" for row in gone if row.index in others]
    said = [(row, where) for row in gone if (where := _still_said(row, evidence))]
    words = [f"{listed(dropped[:6])}不见于{_name(after)}"] if dropped else []
    promise = f"；正文仍提到{quoted(said[0][1], evidence)}" if said else ""
    yield record(
        "discontinued",
        [*(row.bare_name for row in gone[:5]), *(where for _, where in said)],
        f"{_name(before)}的{counted(len(gone)) + '项' if len(gone) > 1 else ''}指标，{_name(after)}不再照列",
        f"{'；'.join([*words, '，'.join(moved)] if moved else words)}{promise}。",
        [row.any.concept_id for row in gone],
    )


def _instead(gone: Sequence[IndicatorRow], new: Sequence[IndicatorRow]) -> dict[int, IndicatorRow]:
    """By the index of a row that is gone the new one that counts something of the same head words; each stands once."""
    alike = [
        (shared(fold(old.title), fold(row.title)), old, row)
        for old in gone
        for row in new
        if fold(old.title)[:HEAD] in fold(row.title)
    ]
    found: dict[int, IndicatorRow] = {}
    for length, old, row in sorted(alike, key=lambda each: (-each[0], each[1].index, each[2].index)):
        if length >= max(KIN, len(old.title) / 2) and old.index not in found and row not in found.values():
            found[old.index] = row
    return found


def _still_said(row: IndicatorRow, evidence: Evidence) -> Place | None:
    """The indicator's own name in a paragraph after its table."""
    text = evidence.folded[row.source_id]
    name = fold(row.title)
    blocks = row.result.document.blocks
    for block in blocks[row.table.rows[-1].block :]:
        if block.kind == "paragraph" and (at := text.find(name, block.start, block.end)) >= 0:
            return Place(row.source_id, Span(at, at + len(name)))
    return None


def _legends(before: Sequence[IndicatorRow], after: Sequence[IndicatorRow], evidence: Evidence) -> Iterator[Finding]:
    for old in before[0].table.legend:
        new = next((entry for entry in after[0].table.legend if entry.sign == old.sign), None)
        if new is None:
            continue
        places = [Place(before[0].source_id, old.span), Place(after[0].source_id, new.span)]
        words = f"{_name(before)}写{quoted(places[0], evidence)}，{_name(after)}写{quoted(places[1], evidence)}。"
        if old.meaning != new.meaning:
            yield record(
                "legend-changed.meaning", places, f"“{old.sign}”在{_name(before)}与{_name(after)}里意思不同", words
            )
        elif not _contained(old.text, new.text):
            yield record(
                "legend-changed.words", places, f"“{old.sign}”的图例，{_name(before)}与{_name(after)}用词不一", words
            )


def _contained(a: str, b: str) -> bool:
    """One wording has all the characters of the other but for words that mean nothing."""
    first, second = (re.sub(r"[\s“”\"\[\]*—:：为系指表示内中]", "", fold(text)) for text in (a, b))
    return set(first) <= set(second) or set(second) <= set(first)
