"""What the documents say together, and everything a renderer needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from generator.model.acknowledgement import Acknowledgement, Reference
from generator.model.alignment import Alignment
from generator.model.chain import Actual, Chain
from generator.model.contrast import DefinitionContrast
from generator.model.document import Document
from generator.model.figure import Mention, Observation
from generator.model.kinship import SharedProject
from generator.model.note import Note, Severity
from generator.model.place import Place
from generator.model.relation import Counting, Relation
from generator.model.source import Aside, Region, Source, SourceText
from generator.model.statement import Statement as Statement
from generator.model.synthesis import ConceptDigest, FieldSummary


@dataclass(frozen=True, slots=True)
class SourceResult:
    """All that one source yielded: what is cached, sent between processes, dumped for debugging."""

    source: Source
    text: SourceText
    asides: tuple[Aside, ...]
    document: Document
    mentions: tuple[Mention, ...]
    observations: tuple[Observation, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """A canonical indicator of the vocabulary. ``unit`` is the unscaled one; ``direction``: up = higher is better.

    ``growth_of`` is the concept whose rate of change this one is. ``examples`` are names in documents that mean it,
    ``counter`` names that do not, however near they are.
    """

    id: str
    name: str
    group: str
    unit: str
    direction: Literal["up", "down", "none"]
    nature: Literal["stock", "flow", "cumulative", "rate", "ratio", "price"]
    aliases: tuple[str, ...] = ()
    parent: str = ""
    note: str = ""
    growth_of: str = ""
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One observation in a series; ``comparable`` with the series' reference point, else the ``reason`` in words.

    Points of one ``group`` are all comparable with one another; 0 for one that is comparable with none.
    """

    observation_id: str
    comparable: bool
    reason: str = ""
    group: int = 0


@dataclass(frozen=True, slots=True)
class Series:
    """Observations of one concept in one region, by period."""

    concept_id: str
    region: Region | None
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """May two observations (or series) of a concept be compared? ``verdict`` and the reason in words."""

    verdict: Literal["yes", "caution", "no"]
    text: str
    observation_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConceptPage:
    """A concept that at least two observations share: its series, its remarks, the findings that touch it."""

    concept: Concept
    series: tuple[Series, ...]
    remarks: tuple[Remark, ...]
    definitions: tuple[Place, ...] = ()
    finding_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attainment:
    """Target against actual of one indicator row, judged by the indicator's direction.

    ``ratio`` is actual ÷ target (None where it says nothing: ratios, zero). ``met`` None means not judged, for the
    ``reason`` given. ``baseline``, ``target`` and ``actual`` are observation ids, empty where there is none.
    """

    concept_id: str
    name: str
    source_id: str
    table_id: str
    row: int
    baseline: str
    target: str
    actual: str
    met: bool | None
    ratio: Decimal | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Two places that do not agree, or one that lacks something. States both, accuses nobody.

    ``title`` says the finding in a sentence, ``explanation`` why with the arithmetic, ``settle`` what would end it.
    ``places`` are the words concerned and no more, at most 8. ``id`` is stable across builds of the same sources.
    ``acknowledged``: who lets it stand and why (None: it is open); ``reference``: how it is named to say so.
    """

    id: str
    kind: str
    severity: Severity
    places: tuple[Place, ...]
    title: str
    explanation: str
    settle: str = ""
    concept_ids: tuple[str, ...] = ()
    acknowledged: Acknowledgement | None = None
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure chosen for a summary; ``reason`` is the rule that chose it, ``baseline`` an observation id or empty."""

    observation_id: str
    reason: Literal["binding", "target-with-baseline", "shared", "target", "other"]
    baseline: str = ""


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """What a document is, its key figures in order, its main tasks as extracted sentences or headings."""

    source_id: str
    about: tuple[Statement, ...]
    key_figures: tuple[KeyFigure, ...]
    tasks: tuple[Statement, ...]
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overview:
    """The collection on one page: what the documents have in common and where they differ.

    ``headlines`` are the gravest findings and what was attained; ``points`` what a reader should know first.
    """

    headlines: tuple[Statement, ...]
    common: tuple[Statement, ...]
    keywords: tuple[str, ...] = ()
    points: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A source that could not be read: named and set aside, the rest is published."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Collection:
    """Everything that is published. Sources are in the catalogue's order.

    ``counting`` says which figures are another edition's and take no part in what the documents say together.
    """

    results: tuple[SourceResult, ...]
    concepts: tuple[Concept, ...]
    pages: tuple[ConceptPage, ...]
    series: tuple[Series, ...]
    attainments: tuple[Attainment, ...]
    findings: tuple[Finding, ...]
    summaries: tuple[DocumentSummary, ...]
    overview: Overview
    unreadable: tuple[Unreadable, ...] = ()
    notes: tuple[Note, ...] = ()
    counting: Counting = field(default_factory=Counting)
    contrasts: tuple[DefinitionContrast, ...] = ()
    alignment: Alignment = field(default_factory=Alignment)
    shared_projects: tuple[SharedProject, ...] = ()
    chains: tuple[Chain, ...] = ()
    actuals: tuple[Actual, ...] = ()
    digests: tuple[ConceptDigest, ...] = ()
    fields: tuple[FieldSummary, ...] = ()

    @property
    def observations(self) -> tuple[Observation, ...]:
        """Every figure of every source, source by source."""
        return tuple(o for result in self.results for o in result.observations)

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nobody has acknowledged."""
        return tuple(finding for finding in self.findings if finding.acknowledged is None)

    @property
    def all_notes(self) -> tuple[Note, ...]:
        """Every note, each once: those of the sources in their order, then the collection's own (``notes``)."""
        return tuple(dict.fromkeys((*(note for result in self.results for note in result.notes), *self.notes)))

    @property
    def relations(self) -> tuple[Relation, ...]:
        """How the sources hang together: editions, interpretations, predecessors."""
        return self.counting.relations

    @property
    def counted_results(self) -> tuple[SourceResult, ...]:
        """The sources that count as documents of their own: no draft beside its final text, no copy."""
        return tuple(result for result in self.results if result.source.id not in self.counting.superseded)

    @property
    def counted_observations(self) -> tuple[Observation, ...]:
        """The figures that count, each thing said once."""
        omitted, superseded, disputed = self.counting.omitted, self.counting.superseded, self.counting.disputed
        return tuple(
            o for o in self.observations if o.id not in omitted and (o.source_id not in superseded or o.id in disputed)
        )
