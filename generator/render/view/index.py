"""Finding one's way in a collection: figures by place, findings by document, pages by concept."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from generator.model.chain import Actual, Chain
from generator.model.collection import Collection, Concept, ConceptPage, Finding
from generator.model.figure import Observation
from generator.model.note import GRAVITY
from generator.model.place import Place, Span
from generator.render.sources import IndexedSource
from generator.render.view import links
from generator.render.view.links import Link
from generator.render.view.naming import short_names
from generator.text.typeset import typeset

IN_DEFINITIONS = "指标解释中的界限"


def is_bound_of_definition(o: Observation) -> bool:
    """A figure that says what counts (年满16周岁), not how much there is: counted everywhere, compared nowhere."""
    return "definition" in o.flags


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure as it is marked in a text: one span, one anchor, one observation or several (10:40:50)."""

    span: Span
    observations: tuple[Observation, ...]
    nested: tuple[int, ...] = ()


@dataclass(frozen=True)
class SourceIndex(IndexedSource):
    """One source and the findings that touch it; every figure and paragraph with its anchor."""

    findings: tuple[Finding, ...]

    @cached_property
    def open_findings(self) -> tuple[Finding, ...]:
        """The findings that nobody has acknowledged."""
        return tuple(f for f in self.findings if f.acknowledged is None)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Figures in reading order; one that begins inside another keeps its anchor in ``nested``."""
        found: list[Mark] = []
        for o in self.observations:
            span = o.quantity.span
            if found and span.start == found[-1].span.start:
                found[-1] = Mark(found[-1].span, (*found[-1].observations, o), found[-1].nested)
            elif found and span.start < found[-1].span.end:
                last = found[-1]
                found[-1] = Mark(last.span, last.observations, tuple(dict.fromkeys((*last.nested, span.start))))
            else:
                found.append(Mark(span, (o,)))
        return tuple(found)

    @cached_property
    def _mark_starts(self) -> list[int]:
        return [mark.span.start for mark in self.marks]

    def marks_in(self, span: Span) -> tuple[Mark, ...]:
        """The figures that begin in ``span``."""
        starts = self._mark_starts
        return self.marks[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    @cached_property
    def places(self) -> tuple[tuple[Span, Finding], ...]:
        """The words of every finding in this source, the gravest first at each place."""
        found = [(p.span, f) for f in self.findings for p in f.places if p.source_id == self.id]
        return tuple(sorted(found, key=lambda pair: (pair[0], GRAVITY[pair[1].severity])))

    def anchor(self, span: Span) -> Link:
        """The nearest thing with an anchor: the figure that ``span`` holds, else its paragraph."""
        inside = self.marks_in(span)
        around = self.marks_in(Span(max(0, span.start - 24), span.start))
        if inside:
            return links.figure(self.id, inside[0].span.start)
        if around and around[-1].span.covers(span):
            return links.figure(self.id, around[-1].span.start)
        return self.anchor_of_block(span)

    def anchor_of_block(self, span: Span) -> Link:
        """The paragraph or row of ``span``."""
        block = max(0, self.block_at(span.start))
        blocks = self.result.document.blocks
        return links.paragraph(self.id, blocks[block].start) if blocks else Link(links.document_page(self.id))


@dataclass(frozen=True)
class Index:
    """The collection, indexed."""

    collection: Collection

    @cached_property
    def sources(self) -> dict[str, SourceIndex]:
        by_source: dict[str, list[Finding]] = {}
        for finding in self.collection.findings:
            for source_id in dict.fromkeys(p.source_id for p in finding.places):
                by_source.setdefault(source_id, []).append(finding)
        return {
            r.source.id: SourceIndex(
                r, tuple(sorted(by_source.get(r.source.id, ()), key=lambda f: GRAVITY[f.severity]))
            )
            for r in self.collection.results
        }

    @cached_property
    def short_names(self) -> dict[str, str]:
        """What each source is called beside a figure: no title cut in its middle."""
        return short_names(self.sources, self.collection.counting.superseded)

    @cached_property
    def observations(self) -> dict[str, Observation]:
        return {o.id: o for r in self.collection.results for o in r.observations}

    @cached_property
    def actuals(self) -> dict[str, Actual]:
        """The published figures of actuals.csv, by their ids in chains."""
        return {actual.id: actual for actual in self.collection.actuals}

    @cached_property
    def chains(self) -> dict[str, tuple[Chain, ...]]:
        """The chains of each concept."""
        found: dict[str, list[Chain]] = {}
        for chain in self.collection.chains:
            found.setdefault(chain.concept_id, []).append(chain)
        return {key: tuple(each) for key, each in found.items()}

    @cached_property
    def counted(self) -> tuple[Observation, ...]:
        """The observations that count: none that another edition or a plan's interpretation says again."""
        return self.collection.counted_observations

    @cached_property
    def counted_sources(self) -> dict[str, SourceIndex]:
        """The sources that are documents of their own: no draft beside its final text, no copy."""
        superseded = self.collection.counting.superseded
        return {key: source for key, source in self.sources.items() if key not in superseded}

    @cached_property
    def figures(self) -> tuple[Observation, ...]:
        """What counts, but for the bounds inside definitions: what is said of a place, and may be compared."""
        return tuple(o for o in self.counted if not is_bound_of_definition(o))

    @cached_property
    def concepts(self) -> dict[str, Concept]:
        return {c.id: c for c in self.collection.concepts}

    @cached_property
    def pages(self) -> dict[str, ConceptPage]:
        return {p.concept.id: p for p in self.collection.pages}

    @cached_property
    def alike(self) -> dict[tuple[str, str], tuple[Observation, ...]]:
        """Observations of one indicator: by concept, or by name inside a source where there is none."""
        found: dict[tuple[str, str], list[Observation]] = {}
        for o in self.figures:
            found.setdefault(self._kinship(o), []).append(o)
        return {key: tuple(group) for key, group in found.items()}

    @staticmethod
    def _kinship(o: Observation) -> tuple[str, str]:
        return (o.concept_id, "") if o.concept_id else (o.source_id, o.mention.name)

    def same_indicator(self, o: Observation) -> tuple[Observation, ...]:
        """The other figures of the indicator: same period first, then same source."""
        others = [other for other in self.alike.get(self._kinship(o), ()) if other.id != o.id]
        return tuple(sorted(others, key=lambda x: (x.period != o.period, x.source_id != o.source_id)))

    @cached_property
    def findings_of(self) -> dict[str, tuple[Finding, ...]]:
        """Findings by the observation whose figure they name, the gravest first."""
        found: dict[str, list[Finding]] = {}
        for source in self.sources.values():
            for span, finding in source.places:
                for mark in source.marks_in(Span(max(0, span.start - 24), span.end)):
                    if mark.span.overlaps(span):
                        for o in mark.observations:
                            found.setdefault(o.id, []).append(finding)
        return {
            key: tuple(sorted(dict.fromkeys(each), key=lambda f: GRAVITY[f.severity])) for key, each in found.items()
        }

    @cached_property
    def definitions(self) -> dict[Place, Concept]:
        """The concept that a definition explains, by the place of its text."""
        return {place: page.concept for page in self.collection.pages for place in page.definitions}

    def region(self, o: Observation) -> str:
        return o.region.name if o.region else "地区未注明"

    def link(self, o: Observation) -> Link:
        return links.figure(o.source_id, o.quantity.span.start)

    def place(self, o: Observation) -> str:
        return self.sources[o.source_id].place(o.quantity.span)

    def name(self, o: Observation) -> str:
        return typeset(o.mention.name)
