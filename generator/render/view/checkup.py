"""体检: every finding with its quotations, grouped by severity, and the filters over them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.collection import Finding
from generator.model.note import Severity
from generator.render import labels
from generator.render.view import links
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.render.view.notes import acknowledgement
from generator.render.view.quotes import Quote, quotes
from generator.rules import decisions
from generator.rules.catalogue import Acknowledged
from generator.text.typeset import typeset

FAMILIES: dict[str, tuple[str, ...]] = {
    "数": ("value-conflict", "derived-conflict", "derived-check", "rounding"),
    "目标": ("target-below-baseline", "target-looser", "flat-target", "attribute-change", "discontinued"),
    "单位与口径": (
        "scope-mismatch", "missing-unit", "unit-mismatch", "unit-inferred", "ambiguous-unit", "comparator-mismatch",
    ),
    "时间": ("missing-baseline", "period-ambiguous", "unresolved-date"),
}  # fmt: skip
REST = "名称与编排"
STATES = {"open": "待处理", "acknowledged": labels.acknowledged()}
MEANINGS: dict[Severity, str] = {
    "high": "会直接改变结论的矛盾，引用前必须问清。",
    "medium": "引用时须带一句说明，否则容易误读。",
    "low": "不影响数值，编制或引用时可顺手厘清。",
}


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as it is told on the check-up page.

    ``acknowledged``: who lets it stand and why, empty while it is open; ``entry``: the lines of corrections.yml that
    would say so, for an open one.
    """

    id: str
    short: str
    link: Link
    level: str
    severity: str
    kind: str
    family: str
    sources: tuple[str, ...]
    names: str
    title: str
    why: str
    settle: str
    quotes: tuple[Quote, ...]
    concepts: tuple[tuple[str, Link], ...]
    acknowledged: str
    entry: tuple[str, ...]

    @property
    def status(self) -> str:
        """ "open" or "acknowledged"."""
        return "acknowledged" if self.acknowledged else "open"


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice of the filter bar."""

    field: str
    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one severity, the ``open`` ones first; ``settled``: how many have been acknowledged."""

    level: str
    severity: str
    meaning: str
    findings: tuple[FindingView, ...]
    open: int
    settled: int


@dataclass(frozen=True, slots=True)
class CheckupView:
    """The page 体检."""

    documents: int
    total: int
    settled: int
    filters: tuple[tuple[str, tuple[Filter, ...]], ...]
    groups: tuple[FindingGroup, ...]


def family(kind: str) -> str:
    """The family a kind of finding belongs to."""
    return next((name for name, kinds in FAMILIES.items() if kind in kinds), REST)


def finding_view(index: Index, f: Finding) -> FindingView:
    """One finding with its quotations."""
    sources = tuple(dict.fromkeys(p.source_id for p in f.places if p.source_id in index.sources))
    return FindingView(
        id=f.id,
        short=f.id.rsplit("-", 1)[-1],
        link=links.finding(f.id),
        level=f.severity,
        severity=labels.severity(f.severity),
        kind=labels.finding_kind(f.kind),
        family=family(f.kind),
        sources=sources,
        names="、".join(index.sources[s].name for s in sources),
        title=typeset(f.title),
        why=typeset(f.explanation),
        settle=typeset(f.settle),
        quotes=quotes(index, f.places),
        concepts=tuple((index.pages[c].concept.name, links.concept(c)) for c in f.concept_ids if c in index.pages),
        acknowledged=acknowledgement(f),
        entry=_entry(f),
    )


def _entry(f: Finding) -> tuple[str, ...]:
    """The lines that acknowledge ``f`` once the reason and the name are filled in."""
    named = f.reference
    if named is None or f.acknowledged is not None:
        return ()
    asked = Acknowledged(named.source_id, named.quote, f.kind, "", "", named.occurrence, named.finding)
    return tuple(decisions.acknowledgement(asked, "  ").splitlines())


def checkup(index: Index) -> CheckupView:
    """The page 体检."""
    found = [finding_view(index, f) for f in index.collection.findings]
    groups = []
    for level, meaning in MEANINGS.items():
        mine = tuple(f for f in found if f.level == level)
        settled = sum(f.status == "acknowledged" for f in mine)
        if mine:
            groups.append(FindingGroup(level, labels.severity(level), meaning, mine, len(mine) - settled, settled))
    settled = sum(group.settled for group in groups)
    filters = tuple(_filters(index, found))
    return CheckupView(len(index.counted_sources), len(found) - settled, settled, filters, tuple(groups))


def _filters(index: Index, found: list[FindingView]) -> list[tuple[str, tuple[Filter, ...]]]:
    return [row for row in _rows(index, found) if len(row[1]) > 1]


def _rows(index: Index, found: list[FindingView]) -> list[tuple[str, tuple[Filter, ...]]]:
    """Every choice with how many open findings it shows; a row with one choice alone is no choice."""
    levels = _counts((f, (f.level,)) for f in found)
    families = _counts((f, (f.family,)) for f in found)
    sources = _counts((f, f.sources) for f in found)
    states = Counter(f.status for f in found)
    return [
        ("轻重", tuple(Filter("s", v, labels.severity(v), levels[v]) for v in MEANINGS if v in levels)),
        ("类别", tuple(Filter("k", v, v, families[v]) for v in (*FAMILIES, REST) if v in families)),
        ("文件", tuple(Filter("d", s.id, s.name, sources[s.id]) for s in index.sources.values() if s.id in sources)),
        ("状态", tuple(Filter("t", v, words, states[v]) for v, words in STATES.items() if states[v])),
    ]


def _counts(chosen: Iterable[tuple[FindingView, tuple[str, ...]]]) -> dict[str, int]:
    """How many open findings have each value; 0 where all that have it are acknowledged."""
    counts: dict[str, int] = {}
    for finding, values in chosen:
        for value in values:
            counts[value] = counts.get(value, 0) + (finding.status == "open")
    return counts
