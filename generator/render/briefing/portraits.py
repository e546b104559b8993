"""各文件要点: what each document is, its key figures, its main tasks."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.collection import DocumentSummary, KeyFigure, Statement
from generator.render import labels
from generator.render.briefing.columns import width
from generator.render.briefing.comparison import LEGEND, signs_of, unsigned
from generator.render.briefing.draft import Draft, Head
from generator.render.briefing.library import Shelf
from generator.render.briefing.runs import Line, Mark, plain
from generator.text.periods import span_of_time
from generator.text.typeset import typeset

MOST_FIGURES, MOST_TASKS = 8, 14
ELSEWHERE = "这一文本的数不计入汇编，数与任务见其单独的简报。"
CELL, AMOUNT_TYPE = 27.0, 19 / 9
REASONS = {
    "binding": "约束性",
    "target-with-baseline": "有目标有基数",
    "shared": "他地亦有",
    "target": "目标",
    "other": "",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure: "1.85" (``long``: set smaller), "万人", its marks, its name, when and what, where it started."""

    amount: str
    unit: str
    long: bool
    marks: tuple[Mark, ...]
    name: str
    when: str
    baseline: str
    remark: str


@dataclass(frozen=True, slots=True)
class Task:
    """A main task in the document's words, and its place."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Portrait:
    """A document: facts about it, what it is in sentences, key figures, tasks."""

    head: Head | None
    facts: tuple[tuple[str, str], ...]
    about: tuple[Line, ...]
    figures: tuple[Figure, ...]
    tasks: tuple[Task, ...]
    keywords: str


@dataclass(frozen=True, slots=True)
class Portraits:
    """The chapter, document by document; ``legend`` explains the signs."""

    head: Head
    legend: str
    portraits: tuple[Portrait, ...]


def portraits(draft: Draft) -> Portraits | None:
    """The chapter; None for a collection without summaries."""
    known = [s for s in draft.collection.summaries if s.source_id in draft.library.shelves]
    if not known:
        return None
    head = draft.chapter("各文件要点" if len(known) > 1 else "文件要点")
    return Portraits(head, LEGEND, tuple(_portrait(draft, summary) for summary in known))


def _portrait(draft: Draft, summary: DocumentSummary) -> Portrait:
    shelf = draft.library.shelves[summary.source_id]
    head = draft.of_source(shelf.name)
    about = tuple(draft.evidence.annotate(s.text, s.places) for s in summary.about)
    if draft.superseded(summary.source_id):
        return Portrait(head, identity(shelf), (*about, plain(ELSEWHERE)), (), (), "")
    return Portrait(
        head,
        identity(shelf),
        about,
        tuple(f for key in summary.key_figures[:MOST_FIGURES] if (f := _figure(draft, key)) is not None),
        tuple(_task(shelf, s) for s in summary.tasks[:MOST_TASKS]),
        "、".join(typeset(word) for word in summary.keywords),
    )


def identity(shelf: Shelf) -> tuple[tuple[str, str], ...]:
    """What the catalogue knows of the document, each as (term, words); what is not known is said to be missing."""
    source = shelf.result.source
    kind = [labels.source_kind(source.kind)]
    kind += [span_of_time(source.period)] if source.period else []
    kind += [typeset(source.region.path or source.region.name)] if source.region else ["地区未注明"]
    issued = typeset(source.issuer) or "发布者未注明"
    return (("文件", typeset(source.title)), ("文种", "，".join(kind)), ("发布", f"{issued}，{published(shelf)}"))


def published(shelf: Shelf) -> str:
    """The printed date, or the assumed one said to be so."""
    source = shelf.result.source
    if source.published:
        return _date(source.published)
    return f"日期未注明，推断为{_date(source.assumed_date)}" if source.assumed_date else "日期未注明"


def _date(iso: str) -> str:
    parts = iso.split("-")
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False) if part.isdigit())


def _figure(draft: Draft, key: KeyFigure) -> Figure | None:
    o = draft.library.observations.get(key.observation_id)
    if o is None:
        return None
    baseline = draft.library.observations.get(key.baseline)
    places = [draft.library.place_of(o)] + ([draft.library.place_of(baseline)] if baseline else [])
    amount = labels.amount(o)
    percent = o.unit in ("%", "‰")
    begins = f"{labels.period(baseline)}{labels.value(baseline)}" if baseline else ""
    remark = "，".join(filter(None, (REASONS[key.reason] if key.reason == "binding" else "", unsigned(o))))
    shown = amount + o.unit if percent else amount
    unit = ("" if percent or amount.endswith(o.unit or "\0") else o.unit) + signs_of(o)
    return Figure(
        shown,
        unit,
        width(shown) * AMOUNT_TYPE + width(unit) > CELL,
        draft.evidence.cite_all(places),
        typeset(o.mention.name),
        f"{labels.period(o)}{labels.status(o)}",
        begins,
        remark,
    )


def _task(shelf: Shelf, statement: Statement) -> Task:
    """A task and where it stands; it is the document's own head, so a note would only repeat it."""
    places = [place for place in statement.places if place.source_id == shelf.result.source.id]
    text = typeset(statement.text)
    where = "；".join(f"{shelf.place(p.span)}，字符{p.span.start}—{p.span.end}" for p in places)
    return Task(text, where.removeprefix(text).lstrip())
