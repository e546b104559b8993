"""Findings in the margin: in full beside the place they begin at, named at their other places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.model.collection import Finding
from generator.model.note import GRAVITY
from generator.model.place import Span
from generator.render import labels
from generator.render.view import links
from generator.render.view.index import SourceIndex
from generator.render.view.links import Link
from generator.text.typeset import typeset

MOST_IN_FULL = 3


@dataclass(frozen=True, slots=True)
class NoteView:
    """A finding told in the margin."""

    link: Link
    level: str
    severity: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A finding only named."""

    link: Link
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Notes:
    """What stands beside a paragraph or under a table; ``lead`` is the word before ``others``."""

    full: tuple[NoteView, ...] = ()
    others: tuple[Mentioned, ...] = ()
    lead: str = ""

    def __bool__(self) -> bool:
        return bool(self.full or self.others)


@dataclass(frozen=True)
class Margin:
    """The findings of a source, ready to be set beside its text."""

    source: SourceIndex

    @cached_property
    def _first(self) -> dict[str, int]:
        """Where each finding begins in this source."""
        return {
            f.id: min(p.span.start for p in f.places if p.source_id == self.source.id) for f in self.source.findings
        }

    def findings(self, span: Span) -> tuple[Finding, ...]:
        """The findings that touch ``span``, the gravest first."""
        found = dict.fromkeys(f for place, f in self.source.places if place.overlaps(span))
        return tuple(sorted(found, key=lambda f: GRAVITY[f.severity]))

    def beside(self, span: Span, most: int = MOST_IN_FULL) -> Notes:
        """The notes for the text of ``span``."""
        touching = self.findings(span)
        begins = [f for f in touching if span.start <= self._first[f.id] < span.end and f.severity != "low"]
        full = begins[:most]
        others = [f for f in touching if f not in full]
        lead = "可留意" if not full and all(f.severity == "low" for f in others) else "另见"
        return Notes(tuple(map(note, full)), tuple(map(mentioned, others)), lead if others else "")


def note(finding: Finding) -> NoteView:
    """A finding in full."""
    return NoteView(
        links.finding(finding.id),
        finding.severity,
        labels.acknowledged() if finding.acknowledged else labels.severity(finding.severity),
        typeset(finding.title),
        typeset(finding.explanation) + acknowledgement(finding),
    )


def acknowledgement(finding: Finding) -> str:
    """Who lets the finding stand and why, as a sentence; empty for an open one."""
    said = finding.acknowledged
    return f"已确认：{typeset(said.reason).rstrip('。')}（{typeset(said.by)}）。" if said else ""


def mentioned(finding: Finding) -> Mentioned:
    """A finding by its kind."""
    return Mentioned(links.finding(finding.id), labels.finding_kind(finding.kind), typeset(finding.title))
