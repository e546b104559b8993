"""目标与完成: an indicator table's targets against what was reached, as a chart in the table itself."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from generator.model.collection import Attainment
from generator.model.figure import Observation
from generator.render import labels
from generator.render.briefing.columns import fitted, widest
from generator.render.briefing.draft import Caption, Draft, Head
from generator.render.briefing.drawing import ACCENT, HAIR, INK, PAPER, SOFT, Dot, Drawing
from generator.render.briefing.runs import Line, Run, glue_figures, text_of, with_marks
from generator.render.briefing.wording import counted
from generator.text.typeset import typeset

STRIP, HIGH, HEAD_HIGH = 150.0, 17.0, 24.0
EDGE = 8.0
SMALLER = 7.5 / 9
LOWEST, HIGHEST, STEP = 0, 200, 20


@dataclass(frozen=True, slots=True)
class AttainmentRow:
    """An indicator: its number and name, the drawing (or words ``instead``), its three values, the verdict."""

    number: str
    name: str
    strip: Drawing | None
    instead: str
    baseline: str
    target: Line
    actual: str
    verdict: str


@dataclass(frozen=True, slots=True)
class AttainmentChart:
    """One table of a source: a row an indicator, baseline and actual in per cent of the target."""

    head: Head | None
    caption: Caption
    widths: tuple[float, ...]
    axis: Drawing
    rows: tuple[AttainmentRow, ...]
    text: Line
    notes: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """The percentages that the drawing spans."""

    low: int
    high: int

    def x(self, percent: float) -> float:
        shown = min(max(percent, self.low), self.high)
        return EDGE + (STRIP - 2 * EDGE) * (shown - self.low) / (self.high - self.low)


def attainment_charts(draft: Draft) -> tuple[AttainmentChart, ...]:
    """One chart for each table that sets targets against actual values, in the collection's order."""
    ordered = draft.collection.attainments
    return tuple(
        _chart(draft, tuple(members)) for _, members in groupby(ordered, key=lambda a: (a.source_id, a.table_id))
    )


def _observation(draft: Draft, identifier: str) -> Observation | None:
    return draft.library.observations.get(identifier)


def _percent(draft: Draft, a: Attainment, which: str) -> float | None:
    """A value in per cent of the row's target; None where that says nothing."""
    target, other = _observation(draft, a.target), _observation(draft, which)
    if a.ratio is None or target is None or other is None or not target.value_base or other.value_base is None:
        return None
    return float(other.value_base / target.value_base * 100)


def _chart(draft: Draft, rows: tuple[Attainment, ...]) -> AttainmentChart:
    first = rows[0]
    shelf = draft.library.shelves[first.source_id]
    table = next(t for t in shelf.result.document.tables if t.id == first.table_id)
    box = next((b for b in shelf.result.document.boxes if b.table == first.table_id), None)
    name = f"{shelf.name}{f'专栏{box.number}' if box and box.number else '指标表'}"
    head = draft.of_source(shelf.name)
    caption = draft.figure(f"{name}：完成数占目标的百分比", "由原表数字算得")
    percents = [
        p for a in rows for p in (_percent(draft, a, a.actual), _percent(draft, a, a.baseline)) if p is not None
    ]
    scale = Range(
        max(LOWEST, int(min([80.0, *percents]) // STEP * STEP)),
        min(HIGHEST, int(-(-max([120.0, *percents]) // STEP) * STEP)),
    )
    numbers = {i: row.number for i, row in enumerate(table.rows)}
    lines = tuple(_row(draft, a, numbers.get(a.row, ""), scale) for a in rows)
    return AttainmentChart(
        head, caption, _widths(lines), _axis(scale), lines, _summary(rows), _notes(rows),
    )  # fmt: skip


def _widths(rows: tuple[AttainmentRow, ...]) -> tuple[float, ...]:
    """Columns as wide as their figures ask; the names take what is left."""
    asked = []
    for column in (lambda r: r.baseline, lambda r: text_of(r.target) + "00", lambda r: r.actual):
        drawn, told = [column(r) for r in rows if r.strip], [column(r) for r in rows if not r.strip]
        asked.append(max(widest(drawn), widest(told) * SMALLER, 8.0) + 2.5)
    return fitted((7.0, 0.0, STRIP * 25.4 / 72, *asked, 11.5), 1)


def _axis(scale: Range) -> Drawing:
    drawing = Drawing(STRIP, HEAD_HIGH, "刻度：占目标的百分比")
    for percent in range(scale.low, scale.high + 1, STEP * (1 if scale.high - scale.low <= 140 else 2)):
        if percent != 100:
            drawing.text(scale.x(percent), 9, f"{percent}", 7.5, "middle", SOFT)
    drawing.text(scale.x(100), 9, "100", 7.5, "middle", ACCENT, True)
    drawing.text(scale.x(100), 19, "目标＝100", 6.5, "middle", ACCENT)
    return drawing


def _row(draft: Draft, a: Attainment, number: str, scale: Range) -> AttainmentRow:
    baseline, target, actual = (_observation(draft, i) for i in (a.baseline, a.target, a.actual))
    places = [draft.library.place_of(o) for o in (target, actual) if o is not None]
    shown = labels.value(target) if target else "—"
    strip = _strip(draft, a, scale)
    verdict = {True: "达到", False: "未达到", None: "不判定"}[a.met]
    return AttainmentRow(
        number, typeset(a.name), strip, typeset(a.reason) if strip is None else "",
        labels.amount(baseline) if baseline else "—",
        with_marks((Run(shown, glued=True),), draft.evidence.cite_all(places)),
        labels.amount(actual) if actual else "—", verdict,
    )  # fmt: skip


def _strip(draft: Draft, a: Attainment, scale: Range) -> Drawing | None:
    reached, began = _percent(draft, a, a.actual), _percent(draft, a, a.baseline)
    if reached is None:
        return None
    drawing = Drawing(STRIP, HIGH, f"{typeset(a.name)}：完成数为目标的{_rounded(reached)}%")
    for percent in range(scale.low, scale.high + 1, STEP * (1 if scale.high - scale.low <= 140 else 2)):
        drawing.line(scale.x(percent), 0, scale.x(percent), HIGH, HAIR, 0.35)
    drawing.line(scale.x(100), 0, scale.x(100), HIGH, ACCENT, 0.9)
    y = HIGH / 2
    if began is not None:
        drawing.line(scale.x(began), y, scale.x(reached), y, INK, 0.8)
        drawing.line(scale.x(began), y - 3.5, scale.x(began), y + 3.5, INK, 1.1)
    drawing.dots.append(Dot(round(scale.x(reached), 2), y, 3.4, PAPER if a.met is False else INK))
    if reached > scale.high:
        drawing.text(scale.x(reached) - 6, y + 2.5, f"{_rounded(reached)}", 6.5, "end")
    return drawing


def _rounded(percent: float) -> str:
    return f"{Decimal(percent).quantize(Decimal(1))}"


def _summary(rows: tuple[Attainment, ...]) -> Line:
    """How many were reached, which were not, and what was not judged."""
    judged = [a for a in rows if a.met is not None]
    missed = [typeset(a.name) for a in judged if not a.met]
    open_ = [typeset(a.name) for a in rows if a.met is None]
    text = f"共{counted(len(rows))}项，可判定的{counted(len(judged))}项"
    if not missed:
        text += "都达到目标" if judged else ""
    else:
        text += f"中{counted(len(judged) - len(missed))}项达到目标，未达到的是{'、'.join(missed)}"
    if open_:
        text += f"；{'、'.join(open_)}不作判定"
    text += "。实心圆为完成数，空心圆为未达到，短竖线为基数，竖线为目标；上限指标以不超过目标为达到。"
    return glue_figures(text)


def _notes(rows: tuple[Attainment, ...]) -> tuple[Line, ...]:
    return tuple(
        glue_figures(f"{typeset(a.name)}：{typeset(a.reason)}。".replace("。。", "。")) for a in rows if a.reason
    )
