"""版本与变化: two texts of one document figure by figure; an interpretation beside its plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.relation import FigureChange, FigureChangeKind, Relation
from generator.render import labels
from generator.render.briefing.comparison import signs_of
from generator.render.briefing.draft import Caption, Draft, Head
from generator.render.briefing.runs import Line, Run, glue_figures, with_marks
from generator.text.typeset import typeset

MOST = 40
SHOWN = ("changed", "dropped", "added")


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A figure in the one text and in the other; a line is empty where that text has none."""

    name: str
    when: str
    before: Line
    after: Line
    difference: Line


@dataclass(frozen=True, slots=True)
class EditionPart:
    """Two texts: what they are to each other and on what evidence, then what changed; ``more`` rows are left out."""

    head: Head
    text: Line
    caption: Caption | None
    roles: tuple[str, str]
    rows: tuple[ChangeRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Editions:
    """The chapter."""

    head: Head
    parts: tuple[EditionPart, ...]


def editions(draft: Draft) -> Editions | None:
    """The chapter, or None where no two documents belong together so."""
    told = [relation for relation in draft.collection.relations if relation.kind != "predecessor"]
    if not told:
        return None
    head = draft.chapter("版本与变化")
    return Editions(head, tuple(_part(draft, relation) for relation in told))


def _part(draft: Draft, relation: Relation) -> EditionPart:
    first, second = (draft.library.shelves[i].name for i in (relation.source_id, relation.target_id))
    head = draft.section(f"{first}与{second}")
    changes = [change for kind in SHOWN for change in relation.figures if change.kind == kind]
    if relation.kind == "interpretation":
        # what an interpretation leaves out is no change
        changes = [change for change in changes if change.kind == "changed"]
    caption = draft.table(f"{relation.roles[0]}与{relation.roles[1]}的数", "只列有变化的") if changes else None
    rows = tuple(_row(draft, change) for change in changes[:MOST])
    places = [place for ground in relation.grounds for place in ground.places]
    text = draft.evidence.annotate("".join(_said(draft, relation)), places)
    return EditionPart(head, text, caption, relation.roles, rows, max(0, len(changes) - MOST))


def _said(draft: Draft, relation: Relation) -> Iterator[str]:
    """What the two are to each other, on what evidence, which one counts, how many figures stayed and changed."""
    first, second = (draft.library.shelves[i].name for i in (relation.source_id, relation.target_id))
    a, b = relation.roles
    yield f"{first}是{a}，{second}是{b}。"
    grounds = [typeset(ground.text).rstrip("。") for ground in relation.grounds]
    if grounds:
        yield f"依据：{'；'.join(grounds)}。"
    if relation.counted:
        yield f"各处的数按{draft.library.shelves[relation.counted].name}计。"
    kinds = Counter(change.kind for change in relation.figures)
    words: dict[FigureChangeKind, str] = {
        "unchanged": "未变",
        "changed": "改了",
        "dropped": f"只在{a}",
        "added": f"只在{b}",
    }
    if relation.kind == "interpretation":
        words = {"unchanged": "一致", "changed": "不一"}
    counted = [f"{kinds[kind]}处{word}" for kind, word in words.items() if kinds[kind]]
    if counted:
        yield f"两份的数逐一对照，{'，'.join(counted)}。"


def _row(draft: Draft, change: FigureChange) -> ChangeRow:
    known = draft.library.observations
    shown = known[change.after or change.before]
    return ChangeRow(
        typeset(shown.mention.name),
        labels.period(shown),
        _figure(draft, change.before),
        _figure(draft, change.after),
        glue_figures(typeset(change.difference)),
    )


def _figure(draft: Draft, observation_id: str) -> Line:
    o = draft.library.observations.get(observation_id)
    if o is None:
        return ()
    return with_marks(
        (Run(labels.value(o) + signs_of(o), glued=True),), (draft.evidence.cite(draft.library.place_of(o)),)
    )
