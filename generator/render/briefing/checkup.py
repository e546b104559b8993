"""体检: what does not agree or is missing; the gravest as cards with both quotations, the slight ones in a list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.model.collection import Finding
from generator.model.place import Place, Span
from generator.render import labels
from generator.render.briefing.draft import Caption, Draft, Head
from generator.render.briefing.quotation import quoted
from generator.render.briefing.runs import Line, glue_figures, with_marks
from generator.render.typeset import typeset

SQUARES = {"high": "■■■", "medium": "■■□", "low": "■□□"}
QUOTE_LIMIT, PLACES = 80, 3


@dataclass(frozen=True, slots=True)
class Witness:
    """A quotation of a card: where it stands, the words, its note."""

    where: str
    quote: Line


@dataclass(frozen=True, slots=True)
class Card:
    """A finding in full: its number, severity and kind in the side column, both quotations, the explanation."""

    number: int
    squares: str
    severity: str
    kind: str
    title: str
    left: tuple[Witness, ...]
    right: tuple[Witness, ...]
    explanation: Line
    settle: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A finding in the list: number, kind, its sentence with note marks, where it stands."""

    number: int
    kind: str
    text: Line
    where: str


@dataclass(frozen=True, slots=True)
class BriefTable:
    """The slight findings in a list."""

    caption: Caption
    rows: tuple[Brief, ...]


@dataclass(frozen=True, slots=True)
class Checkup:
    """The chapter, gravest first; a part without findings has no head."""

    head: Head
    lead: str
    high: tuple[Card, ...]
    high_head: Head | None
    medium: tuple[Card, ...]
    medium_head: Head | None
    low: BriefTable | None
    low_head: Head | None


def checkup(draft: Draft) -> Checkup:
    """The chapter; it also says when nothing was found."""
    findings = draft.collection.findings
    by = {s: [f for f in findings if f.severity == s] for s in ("high", "medium", "low")}
    head = draft.chapter("体检")
    numbers = {f.id: i for i, f in enumerate([*by["high"], *by["medium"], *by["low"]], 1)}
    high_head = draft.section("须核实") if by["high"] else None
    high = tuple(_card(draft, f, numbers[f.id]) for f in by["high"])
    medium_head = draft.section("应说明") if by["medium"] else None
    medium = tuple(_card(draft, f, numbers[f.id]) for f in by["medium"])
    low_head = draft.section("可留意") if by["low"] else None
    low = None
    if by["low"]:
        rows = tuple(_brief(draft, f, numbers[f.id]) for f in by["low"])
        low = BriefTable(draft.table("可留意的各条", "角标为证据号"), rows)
    return Checkup(head, _lead(findings), high, high_head, medium, medium_head, low, low_head)


def _lead(findings: tuple[Finding, ...]) -> str:
    if not findings:
        return "对照了同一份文件的各处与不同文件的同名指标，没有发现不相符之处。"
    counts = Counter(finding.severity for finding in findings)
    parts = [f"{labels.severity(s)}{counts[s]}条" for s in ("high", "medium", "low") if counts[s]]  # type: ignore[arg-type, unused-ignore]
    return (
        f"把同一份文件的各处、不同文件的同名指标逐一对照，共得{len(findings)}条：{'，'.join(parts)}。"
        "所列为原文，粗体是相互不合或有所缺失之处；孰是孰非由编制单位核定，本简报不作改动。"
    )


def _card(draft: Draft, finding: Finding, number: int) -> Card:
    witnesses = _witnesses(draft, finding)
    middle = (len(witnesses) + 1) // 2
    explanation = () if finding.explanation == finding.title else glue_figures(typeset(finding.explanation))
    return Card(
        number, SQUARES[finding.severity], labels.severity(finding.severity), labels.finding_kind(finding.kind),
        typeset(finding.title), witnesses[:middle], witnesses[middle:], explanation, typeset(finding.settle),
    )  # fmt: skip


def _witnesses(draft: Draft, finding: Finding) -> tuple[Witness, ...]:
    """The quotations, one for each sentence or row, however many of the places lie in it."""
    grouped: dict[Place, list[Span]] = {}
    for place in finding.places:
        if place.source_id in draft.library.shelves:
            shelf = draft.library.shelves[place.source_id]
            grouped.setdefault(Place(place.source_id, shelf.quote(place.span)), []).append(place.span)
    return tuple(_witness(draft, quote, spans) for quote, spans in grouped.items())


def _witness(draft: Draft, quote: Place, spans: list[Span]) -> Witness:
    shelf = draft.library.shelves[quote.source_id]
    marks = draft.evidence.cite_all(Place(quote.source_id, span) for span in spans)
    line = quoted(shelf, quote.span, spans, QUOTE_LIMIT)
    return Witness(draft.library.where(Place(quote.source_id, spans[0])), with_marks(line, marks))


def _brief(draft: Draft, finding: Finding, number: int) -> Brief:
    text = finding.title if finding.title == finding.explanation else f"{finding.title}。{finding.explanation}"
    line = draft.evidence.annotate(text.replace("。。", "。"), finding.places)
    known = [place for place in finding.places if place.source_id in draft.library.shelves]
    where = list(dict.fromkeys(draft.library.where(place) for place in known[:PLACES]))
    return Brief(number, labels.finding_kind(finding.kind), line, "；".join(where))
