"""体检: what does not agree or is missing; the gravest as cards with both quotations, the slight ones in a list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.model.collection import Finding
from generator.model.note import Severity
from generator.model.place import Place, Span
from generator.render import labels
from generator.render.briefing.draft import Caption, Draft, Head
from generator.render.briefing.quotation import quoted
from generator.render.briefing.runs import Line, glue_figures, with_marks
from generator.render.view.notes import acknowledgement
from generator.text.typeset import typeset

SEVERITIES: tuple[Severity, ...] = ("high", "medium", "low")
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
    """A finding in a list: number, kind, its sentence, the explanation with note marks, where it stands."""

    number: int
    kind: str
    title: Line
    text: Line
    where: str


@dataclass(frozen=True, slots=True)
class Part:
    """The findings of one severity under their head: in full as cards, or as a list."""

    head: Head
    cards: tuple[Card, ...] = ()
    caption: Caption | None = None
    briefs: tuple[Brief, ...] = ()


@dataclass(frozen=True, slots=True)
class Checkup:
    """The chapter, gravest first."""

    head: Head
    lead: str
    parts: tuple[Part, ...]


def checkup(draft: Draft) -> Checkup:
    """The chapter; it also says when nothing was found."""
    findings = draft.collection.findings
    told = draft.collection.open_findings
    head = draft.chapter("体检")
    parts, first = [], 1
    for severity in SEVERITIES:
        members = [f for f in findings if f.severity == severity]
        if members:
            parts.append(_part(draft, severity, members, first))
            first += len(members)
    return Checkup(head, _lead(told, len(findings) - len(told), draft.elsewhere), tuple(parts))


def _part(draft: Draft, severity: Severity, findings: list[Finding], first: int) -> Part:
    """The gravest findings in full; of one document also those to be explained; the others as a list."""
    head = draft.section(labels.severity(severity))
    numbered = list(enumerate(findings, first))
    full = severity == "high" or (severity == "medium" and draft.single)
    cards = [(number, finding) for number, finding in numbered if full and not finding.acknowledged]
    rest = [each for each in numbered if each not in cards]
    told = tuple(_card(draft, finding, number) for number, finding in cards)
    if not rest:
        return Part(head, told)
    what = (
        f"{labels.severity(severity)}而{labels.acknowledged()}的各条" if cards else f"{labels.severity(severity)}的各条"
    )
    caption = draft.table(what, "角标为证据号")
    return Part(head, told, caption, tuple(_brief(draft, finding, number) for number, finding in rest))


def _lead(findings: tuple[Finding, ...], settled: int, elsewhere: int) -> str:
    more = f"另有{settled}条已由人确认，照列于后。" if settled else ""
    more += f"另有{elsewhere}条涉及其他文件，见汇编。" if elsewhere else ""
    if not findings and settled:
        return f"把同一份文件的各处、不同文件的同名指标逐一对照，没有待处理的发现。{more}"
    if not findings:
        where = "对照了同一份文件的各处" if elsewhere else "对照了同一份文件的各处与不同文件的同名指标"
        return f"{where}，没有发现不相符之处。{more}"
    return (
        f"把同一份文件的各处、不同文件的同名指标逐一对照，共得{len(findings)}条{_by_severity(findings)}。{more}"
        "所列为原文，粗体是相互不合或有所缺失之处；孰是孰非由编制单位核定，本简报不作改动。"
    )


def _by_severity(findings: tuple[Finding, ...]) -> str:
    counts = Counter(finding.severity for finding in findings)
    if len(counts) == 1:
        return f"，{'均' if len(findings) > 1 else ''}属“{labels.severity(findings[0].severity)}”"
    return "：" + "，".join(f"{labels.severity(s)}{counts[s]}条" for s in SEVERITIES if counts[s])


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
    told = finding.explanation if finding.explanation != finding.title else ""
    told += acknowledgement(finding)
    if told:
        title = glue_figures(typeset(finding.title))
        settle = finding.settle if finding.severity != "low" and not finding.acknowledged else ""
        text = draft.evidence.annotate(told + settle, finding.places)
    else:
        title, text = draft.evidence.annotate(finding.title, finding.places), ()
    known = [place for place in finding.places if place.source_id in draft.library.shelves]
    where = draft.library.wheres(known[:PLACES])
    return Brief(number, labels.finding_kind(finding.kind), title, text, where)
