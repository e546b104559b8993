"""内容提要: the key findings on one page, each with its figure large in the side column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from generator.model.collection import Finding, Statement
from generator.model.figure import Observation
from generator.render import labels
from generator.render.briefing.attained import REACHED, attained, judged_rows, reached
from generator.render.briefing.columns import width
from generator.render.briefing.draft import Draft, Head
from generator.render.briefing.evidence import Evidence
from generator.render.briefing.messages import messages
from generator.render.briefing.runs import Line, plain, text_of, with_marks
from generator.render.briefing.wording import counted
from generator.text.typeset import typeset

AT_MOST, MOST_AIMED, FEW = 7, 2, 4
COUNT = re.compile(r"(?P<count>\d+)(?P<of>[项处])")
PAGE, PADDING, TITLE_LINE, BODY_LINE, CAPTION_LINE = 595.0, 20.5, 31, 38, 9.8
KEY_LENGTH = 11
SIDE, KEY_TYPE = 28.0, 22 / 9


@dataclass(frozen=True, slots=True)
class Headline:
    """``key`` large (``size``: how large), its ``unit``, ``caption`` below; ``title`` bold, ``body`` beside them.

    ``height`` is what both columns need, in points.
    """

    number: str
    key: str
    size: str
    unit: str
    caption: str
    title: str
    body: Line
    height: float


@dataclass(frozen=True, slots=True)
class KeyFindings:
    """The page."""

    head: Head
    headlines: tuple[Headline, ...]


def key_findings(draft: Draft) -> KeyFindings | None:
    """What was reached, what is aimed at, what the documents say together, what does not agree. None for nothing."""
    statements = _chosen(draft)
    if not statements:
        return None
    head = draft.chapter("内容提要", numbered=False)
    count = _fitting(draft, statements[:AT_MOST])
    draft.opened |= {statement.text for statement in statements[:count]}
    return KeyFindings(head, tuple(_headline(draft, s, i) for i, s in enumerate(statements[:count], 1)))


def _chosen(draft: Draft) -> tuple[Statement, ...]:
    """The findings fill what the targets leave; what regions have in common fills a page that would stay empty."""
    overview = draft.collection.overview
    common = [statement for statement in overview.points if statement in overview.common]
    together = messages(draft)
    told = {place for statement in together for place in statement.places}
    findings = [s for s in overview.headlines if _finding(draft, s)] or _gravest(draft)
    reached = [s for s in overview.headlines if not _finding(draft, s)]
    said = {s.text for s in (*overview.headlines, *common)}
    aimed = [s for s in overview.points if s.text not in said and not told & set(s.places)]
    first = [*reached, *aimed[:MOST_AIMED], *together]
    chosen = [*first[:AT_MOST], *findings[: max(0, AT_MOST - len(first))]]
    return (*chosen, *common[: max(0, FEW - len(chosen))])


def _fitting(draft: Draft, statements: Sequence[Statement]) -> int:
    """How many headlines one page holds. They are tried with notes of their own: one that is left out cites nothing."""
    trial = Draft(draft.library, Evidence(draft.library))
    left = PAGE
    for count, statement in enumerate(statements):
        left -= PADDING + _headline(trial, statement, count + 1).height
        if left < 0:
            return max(1, count)
    return len(statements)


def _height(title: str, body: Line, caption: str) -> float:
    """About how high a headline is set, in points."""
    lines = ceil(len(title) / TITLE_LINE) + ceil(len(text_of(body)) / BODY_LINE)
    return max(18.0 * lines + 5, 29.0 + 12 * ceil(len(caption) / CAPTION_LINE))


def _gravest(draft: Draft) -> tuple[Statement, ...]:
    """The findings of the highest severity there is, the slight ones left out."""
    for severity in ("high", "medium"):
        if found := [f for f in draft.collection.open_findings if f.severity == severity]:
            return tuple(Statement(f.title, f.places) for f in found)
    return ()


def _headline(draft: Draft, statement: Statement, number: int) -> Headline:
    finding = _finding(draft, statement)
    places = statement.places or (finding.places if finding else ())
    named = finding is None and statement not in draft.collection.overview.headlines
    rows = () if finding or named else judged_rows(draft, places)
    title, text = _parts(statement, finding, named)
    titled = typeset(title)
    if rows:
        body, (key, unit, caption) = attained(draft, rows, places), (reached(rows), "", REACHED)
    else:
        body = draft.evidence.annotate(text, places) if text else _sources(draft, statement)
        count = COUNT.search(title) if named else None
        observed = draft.library.observations_at(places)
        key, unit, caption = (count["count"], count["of"], "") if count else _key(draft, observed, finding)
    wide = width(key) * KEY_TYPE + width(unit)
    if unit and wide > SIDE:
        unit, caption, wide = "", f"{unit}，{caption}", width(key) * KEY_TYPE
    size = "" if wide <= SIDE else "long" if wide <= SIDE * 1.35 else "longer"
    return Headline(counted(number), key, size, unit, caption, titled, body, _height(titled, body, caption))


def _finding(draft: Draft, statement: Statement) -> Finding | None:
    """The finding that a headline states: it rests on the very same places."""
    return next((f for f in draft.collection.findings if set(f.places) == set(statement.places)), None)


def _parts(statement: Statement, finding: Finding | None, named: bool) -> tuple[str, str]:
    """Title and text; where ``named``, the words before the colon say what a single sentence is about."""
    if finding is not None and finding.explanation != finding.title:
        return finding.title, finding.explanation
    first, stop, rest = statement.text.partition("。")
    if rest.strip():
        return first, rest.strip()
    name, colon, text = statement.text.partition("：")
    if named and colon and text:
        return name, text
    return first if stop else statement.text, ""


def _sources(draft: Draft, statement: Statement) -> Line:
    """Where a headline without further words stands."""
    by_name: dict[str, list[str]] = {}
    for place in statement.places:
        shelf = draft.library.shelves[place.source_id]
        where = by_name.setdefault(shelf.name, [])
        if (found := shelf.place(place.span)) not in where:
            where.append(found)
    text = "；".join(f"{name}{'、'.join(where)}" for name, where in by_name.items())
    return with_marks(plain(f"见{text}"), draft.evidence.cite_all(statement.places)) if text else ()


def _shared(draft: Draft, first: Observation, other: Observation) -> Iterator[str]:
    """The region and the period that both figures have: a caption holds of each figure above it."""
    if draft.library.region(first) == draft.library.region(other):
        yield draft.library.region(first)
    if labels.period(first) == labels.period(other):
        yield labels.period(first)


def _key(draft: Draft, observations: tuple[Observation, ...], finding: Finding | None) -> tuple[str, str, str]:
    """The figure in the side column: one value, or two of the same unit that do not agree."""
    shown = [o for o in observations if o.quantity.value is not None or o.quantity.parts]
    kind = labels.finding_kind(finding.kind) if finding else ""
    if not shown or len(shown[0].quantity.parts) > 2:
        return kind, "", ""
    first = shown[0]
    of_amount = {labels.amount(o): o for o in reversed(shown) if o.unit == first.unit}
    key = labels.amount(first)
    other = next((o for o in shown if of_amount.get(labels.amount(o)) is o and labels.amount(o) != key), None)
    if other and len(key) + len(labels.amount(other)) <= KEY_LENGTH - 2:
        key = f"{key} / {labels.amount(other)}"
    else:
        other = None
    caption = "".join((*_shared(draft, first, other or first), typeset(first.mention.name)))
    if first.unit in ("%", "‰"):
        return "".join((key.replace(" /", f"{first.unit} /"), first.unit)), "", caption
    return key, "" if key.endswith(first.unit) else first.unit, caption
