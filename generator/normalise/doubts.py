"""What a person should look at: the figures that are read with a doubt, by the field that would settle it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.figure import Observation
from generator.model.place import Span
from generator.model.source import Source, SourceText
from generator.normalise.corrections import settled
from generator.normalise.suggest import suggestions
from generator.rules.catalogue import Corrections
from generator.text.fold import fold
from generator.text.quotations import occurrence

# Characters of the text that a quote takes on each side of its figure, where nothing ends it before.
REACH = 16
ENDS = "\n。；;！？!?"
# What a quote need not begin with.
LEADING = " \t\u3000|,，、:：)）]】"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A ``field`` (of the corrections) of one figure that is not certain; ``kinds`` say why.

    ``kinds``: flags of the observation, ``near-name`` (outside the vocabulary, but near it) or ``no-unit``.
    """

    observation: Observation
    field: str
    kinds: tuple[str, ...]


def doubts(
    source: Source, text: SourceText, observations: Sequence[Observation], corrections: Corrections
) -> tuple[Doubt, ...]:
    """The doubts of one source in the order of its text, without those that ``corrections`` settle."""
    over = settled(source, text, observations, corrections)
    seen: set[tuple[Span, str]] = set()
    found = []
    for o in sorted(observations, key=lambda o: o.quantity.span.start):
        for doubt in () if "definition" in o.flags else _of(o):
            # the parts of a ratio are settled by one correction
            key = (o.quantity.span, doubt.field)
            if key not in seen and (o.id, doubt.field) not in over:
                seen.add(key)
                found.append(doubt)
    return tuple(found)


def _of(o: Observation) -> Iterator[Doubt]:
    reading = "value" if o.mention.cell is not None else "indicator"
    kinds: dict[str, list[str]] = {}
    for flag, field in (
        ("uncertain", reading),
        ("name_completed", "indicator"),
        ("unit_inferred", "unit"),
        ("period_unresolved", "period"),
    ):
        if flag in o.flags:
            kinds.setdefault(field, []).append(flag)
    if not o.unit and o.value_base is not None and not {"ratio", "qualitative"} & o.flags:
        kinds.setdefault("unit", []).append("no-unit")
    if not o.concept_id and suggestions(o.mention.name, o.unit_base):
        kinds.setdefault("concept_id", []).append("near-name")
    for field, why in kinds.items():
        yield Doubt(o, field, tuple(why))


def quotation(o: Observation, observations: Sequence[Observation], text: str) -> tuple[str, int]:
    """Words round the figure of ``o`` that hold no other, and for which time they stand in the text (from 1)."""
    span = o.quantity.span
    others = sorted({each.quantity.span for each in observations})
    at = bisect_left(others, span)
    before = max((each.end for each in others[:at] if each.end <= span.start), default=0)
    after = min((each.start for each in others[at:] if each.start >= span.end), default=len(text))
    start = max(before, span.start - REACH, *(text.rfind(end, before, span.start) + 1 for end in ENDS))
    ends = [place for end in ENDS if (place := text.find(end, span.end, after)) >= 0]
    end = min(after, span.end + REACH // 2, *ends) if ends else min(after, span.end + REACH // 2)
    start = span.start - len(text[start : span.start].lstrip(LEADING))
    quote = text[start : max(end, span.end)].rstrip()
    return quote, occurrence(Span(start, start + len(quote)), fold(text))
