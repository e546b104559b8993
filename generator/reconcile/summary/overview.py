"""The collection on one page: the gravest findings, what was attained, what the documents share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.model.collection import Attainment, ConceptPage, Finding, Overview, Statement
from generator.model.figure import LOWER, UPPER, Observation
from generator.model.place import Place
from generator.model.synthesis import FieldSummary
from generator.reconcile.compare import place_key, side
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.series import by_period
from generator.reconcile.summary.keywords import keywords
from generator.reconcile.summary.points import attained, together
from generator.reconcile.wording import amount, short, when
from generator.text.numerals import counted
from generator.text.typeset import typeset

HEADLINES, FEW = 6, 3
COMMON = 8


def overview(
    pages: Sequence[ConceptPage],
    findings: Sequence[Finding],
    judged: Sequence[Attainment],
    found: Mapping[str, Counter[str]],
    fields: Sequence[FieldSummary],
    points: tuple[Statement, ...],
    evidence: Evidence,
) -> Overview:
    """Headlines (high findings, else a few medium ones; attainment), what documents share, key words of all."""
    grave = [f for f in findings if f.severity == "high"]
    told = list(_apart(grave or [f for f in findings if f.severity == "medium"]))[: HEADLINES if grave else FEW]
    told_together = tuple(together(fields, evidence))
    headlines = [Statement(f"{_whose(f, evidence)}{f.title}。", f.places) for f in told]
    return Overview(
        headlines=(*headlines, *attained(judged, evidence)),
        common=(*told_together, *_common(pages, evidence))[:COMMON],
        keywords=keywords([result.source.id for result in evidence.results], found),
        points=points,
    )


def _apart(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Findings without those that an earlier one already shows: they share a figure and are settled with it."""
    shown: set[Place] = set()
    for finding in findings:
        if not shown & set(finding.places):
            shown.update(finding.places)
            yield finding


def _whose(finding: Finding, evidence: Evidence) -> str:
    """The document, where a finding stands in one of several."""
    sources = {place.source_id for place in finding.places}
    if len(sources) > 1 or len(evidence.results) == 1:
        return ""
    return f"{short(evidence.sources[sources.pop()])}："


def _common(pages: Sequence[ConceptPage], evidence: Evidence) -> Iterator[Statement]:
    """Indicators that most documents share, each with its latest figure there."""
    by_id = evidence.by_id
    shared = []
    for order, page in enumerate(pages):
        found = [by_id[p.observation_id] for s in page.series for p in s.points if p.observation_id in by_id]
        sources = list(dict.fromkeys(o.source_id for o in found))
        if len(sources) > 1:
            shared.append((-len(sources), order, page, [_head(found, source) for source in sources]))
    ranked = sorted(shared, key=lambda each: each[:2])[:COMMON]
    often = Counter(_warning(heads) for *_, heads in ranked)
    warned: set[str] = set()
    for _, _, page, heads in ranked:
        said = [f"{short(evidence.sources[o.source_id])}{_said(o)}" for o in heads]
        warning = _warning(heads)
        told = "" if not warning or warning in warned else f"（{warning}{'，下同' if often[warning] > 1 else ''}）"
        warned.add(warning)
        yield Statement(
            f"{typeset(page.concept.name)}见于{counted(len(heads))}份文件：{'；'.join(said)}{told}。",
            tuple(figure_place(o) for o in heads),
        )


def _warning(heads: Sequence[Observation]) -> str:
    """What keeps these figures from being subtracted or ranked; empty when nothing does."""
    if any(o.quantity.comparator in (*UPPER, *LOWER) for o in heads):
        return "只给出上限或下限的，不能相减"
    if len({place_key(o) for o in heads}) > 1 and not any(o.unit == "%" for o in heads):
        return "地区不同，绝对数不宜比高低"
    return ""


def _said(o: Observation) -> str:
    status = {"target": "目标", "realised": ""}.get(side(o) or "", "")
    return f"{when(o)}{status}{amount(o)}" if o.period else f"{status}{amount(o)}（期间未定）"


def _head(found: Sequence[Observation], source_id: str) -> Observation:
    """The figure that a document is quoted with: its latest, rather what is than what shall be."""
    own = [o for o in found if o.source_id == source_id]
    mine = by_period([o for o in own if o.value_base is not None and o.basis in ("level", "cumulative")]) or own
    ends = [o.period.end for o in mine if o.period]
    last = [o for o in mine if o.period and o.period.end == max(ends)] or mine[-1:]
    return min(last, key=lambda o: (side(o) != "realised", o.mention.cell is None, o.quantity.span))
