"""(一)护理型床位占比(%) 2020年:52 2025年:65 约束性 — a row of an indicator table that was set as a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.extract.tables_cells import CellFigure, cell_figure
from generator.extract.tables_heads import planned, year_status
from generator.model.document import Block, Document
from generator.model.figure import Mention, Quantity, Status
from generator.model.place import Span
from generator.model.source import Source, SourceText
from generator.rules.pattern import compiled
from generator.rules.table_layout import table_layout
from generator.text.fold import fold

VALUE = re.compile(r"(?P<time>(?:19|20)\d\d年?[末底]?)[^\s:\d]{0,6}\s*:\s*(?P<value>[^\s,;:]+)")


def valued_lines(source: Source, text: SourceText, document: Document) -> tuple[Mention, ...]:
    """The figures of every such line. One that holds a value which is not understood gives none at all."""
    return tuple(
        mention
        for index, block in enumerate(document.blocks)
        if block.kind == "paragraph" and len(block.pieces) == 1
        for mention in _of_line(source, text.text, document, index, block)
    )


def _of_line(source: Source, text: str, document: Document, index: int, block: Block) -> Iterator[Mention]:
    line = fold(block.span.of(text))
    match = compiled(table_layout().valued_line.pattern).match(line) if ":" in line else None
    if match is None:
        return
    values = list(VALUE.finditer(line, match.start("values"), match.end("values")))
    figures = [cell_figure(value["value"]) for value in values]
    box = next((box.number for box in document.boxes if box.blocks[0] <= index < box.blocks[1]), "")
    statuses = _statuses([int(value["time"][:4]) for value in values], source)
    for value, figure, status in zip(values, figures, statuses, strict=True):
        if figure is None or any(each is None for each in figures):
            return
        span = Span(block.start + value.start("value"), block.start + value.end("value"))
        yield Mention(
            id=f"{source.id}:{span.start}",
            name=match["name"].strip(),
            quantity=_quantity(figure, match["unit"], span, text),
            quote=block.span,
            block=index,
            origin="box" if box else "prose",
            rule="valued-line",
            name_spans=(Span(block.start + match.start("name"), block.start + match.end("name")),),
            period_text=value["time"],
            period_origin="explicit",
            status=status,
            basis=figure.basis,
            attribute="约束性" if match["attribute"] == "约束性" else "预期性" if match["attribute"] else "",
            section=block.section,
            box=box,
            flags=frozenset({"uncertain"} if figure.bracketed else ()),
        )


def _quantity(figure: CellFigure, unit: str, span: Span, text: str) -> Quantity:
    return Quantity(
        figure.value, figure.unit or unit, figure.comparator, span.of(text), span, figure.value_max, figure.parts
    )


def _statuses(years: Sequence[int], source: Source) -> Iterator[Status]:
    """Aimed at within the plan; of the years before, the last is what the plan sets out from."""
    plan = planned(source)
    before = [year for year in years if plan and year < plan.start.year]
    for year in years:
        aims = len(before) < len(years)
        yield "baseline" if plan and aims and before and year == max(before) else year_status(year, source, plan)
