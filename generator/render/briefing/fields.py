"""分领域综述: what the documents say together of each field of work, each sentence with its places."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.synthesis import FieldSummary
from generator.render.briefing.draft import Draft, Head
from generator.render.briefing.runs import Line
from generator.text.typeset import typeset


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field: its name and how much there is of it in the side column, what is said of it beside."""

    name: str
    facts: tuple[str, ...]
    told: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """The chapter."""

    head: Head
    rows: tuple[FieldRow, ...]


def fields(draft: Draft) -> Fields | None:
    """The chapter, or None where nothing is to be said beyond what other chapters tell."""
    said = {statement.text for statement in draft.collection.overview.common}
    kept = [(field, [s for s in field.told if s.aspect != "path" and s.text not in said]) for field in _named(draft)]
    if not any(told for _, told in kept):
        return None
    head = draft.chapter("分领域综述")
    rows = []
    for field, told in kept:
        if told:
            lines = tuple(draft.evidence.annotate(sentence.text, sentence.places) for sentence in told)
            rows.append(FieldRow(typeset(field.name), _facts(field), lines))
    return Fields(head, tuple(rows))


def _named(draft: Draft) -> list[FieldSummary]:
    return [field for field in draft.collection.fields if field.id]


def _facts(field: FieldSummary) -> tuple[str, ...]:
    """ "61个数", "22项任务和项目"; what there is none of is left out."""
    counts = ((len(field.observation_ids), "个数"), (len(field.works), "项任务和项目"))
    return tuple(f"{number}{what}" for number, what in counts if number)
