"""Everything the documents say, indexed once for all that is concluded from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.model.collection import Concept, SourceResult
from generator.model.figure import Observation
from generator.model.place import Place, Span
from generator.model.relation import Counting, Relation
from generator.text.fold import fold


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the documents say, once: a figure that another edition or an interpretation says again is not here twice.

    ``results`` are the sources that count, in order, ``everything`` all of them (drafts, replaced plans and copies
    too). ``observations`` and ``by_concept`` hold the figures that count, without the thresholds of definitions;
    ``by_id``, ``by_source``, ``sources`` and ``folded`` know every source and figure. ``counting`` says what was left
    out and why; ``repeated`` which figures say a counted one again.
    """

    results: tuple[SourceResult, ...]
    everything: tuple[SourceResult, ...]
    concepts: Mapping[str, Concept]
    observations: tuple[Observation, ...]
    sources: Mapping[str, SourceResult]
    folded: Mapping[str, str]
    by_id: Mapping[str, Observation]
    by_concept: Mapping[str, tuple[Observation, ...]]
    by_source: Mapping[str, tuple[Observation, ...]]
    counting: Counting = field(default_factory=Counting)
    repeated: Mapping[str, tuple[Observation, ...]] = field(default_factory=dict)

    @staticmethod
    def of(results: Sequence[SourceResult], concepts: Sequence[Concept]) -> Evidence:
        """All of ``results``, everything counted."""
        observations = tuple(o for r in results for o in in_order(r) if "definition" not in o.flags)
        return Evidence(
            results=tuple(results),
            everything=tuple(results),
            concepts={concept.id: concept for concept in concepts},
            observations=observations,
            sources={r.source.id: r for r in results},
            folded={r.source.id: fold(r.text.text) for r in results},
            by_id={o.id: o for o in observations},
            by_concept=_grouped(observations, lambda o: o.concept_id),
            by_source=_grouped(observations, lambda o: o.source_id),
        )

    def counted(self, counting: Counting) -> Evidence:
        """The same, only what counts."""
        omitted = counting.omitted
        left = tuple(
            o
            for o in self.by_id.values()
            if o.id not in omitted and (o.source_id not in counting.superseded or o.id in counting.disputed)
        )
        repeated: dict[str, list[Observation]] = {}
        for mine, other in counting.repeats:
            repeated.setdefault(other, []).append(self.by_id[mine])
        return replace(
            self,
            results=tuple(r for r in self.everything if r.source.id not in counting.superseded),
            observations=left,
            by_concept=_grouped(left, lambda o: o.concept_id),
            counting=counting,
            repeated={key: tuple(group) for key, group in repeated.items()},
        )

    @property
    def relations(self) -> tuple[Relation, ...]:
        """How the sources hang together."""
        return self.counting.relations

    def of_concept(self, concept_id: str) -> tuple[Observation, ...]:
        """The figures of a concept; empty for one that has none."""
        return self.by_concept.get(concept_id, ())

    def of_source(self, source_id: str) -> tuple[Observation, ...]:
        """The figures of a source, as they stand in it."""
        return self.by_source.get(source_id, ())

    def concept(self, o: Observation) -> Concept | None:
        return self.concepts.get(o.concept_id)

    def written(self, place: Place) -> str:
        """The characters at ``place``, as written."""
        return place.span.of(self.sources[place.source_id].text.text)

    def direction(self, o: Observation) -> str:
        """ "up", "down" or "none" for the observation's concept; empty when it has none."""
        concept = self.concept(o)
        return concept.direction if concept else ""


def _grouped(
    observations: Sequence[Observation], key: Callable[[Observation], str]
) -> dict[str, tuple[Observation, ...]]:
    groups: dict[str, list[Observation]] = {}
    for o in observations:
        groups.setdefault(key(o), []).append(o)
    return {name: tuple(group) for name, group in groups.items()}


def in_order(result: SourceResult) -> list[Observation]:
    """The observations of a source as they stand in its text."""
    return sorted(result.observations, key=lambda o: (o.quantity.span, o.id))


def figure_place(o: Observation) -> Place:
    """Where the figure itself stands."""
    return Place(o.source_id, o.quantity.span)


def name_places(o: Observation) -> tuple[Place, ...]:
    """Where its name stands; empty when it was not taken from characters."""
    return tuple(Place(o.source_id, span) for span in o.mention.name_spans if len(span))


def place(source_id: str, start: int, end: int) -> Place:
    """The characters [start, end) of a source."""
    return Place(source_id, Span(start, end))
