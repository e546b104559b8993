"""What the documents say in each field of work: its figures, what they share, what is new, tasks and projects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from generator.model.chain import Chain
from generator.model.collection import ConceptPage, DocumentSummary, Finding
from generator.model.figure import Observation
from generator.model.synthesis import ConceptDigest, FieldSummary, Sentence, Work
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.rows import IndicatorRow, plan_tables, same_indicator
from generator.reconcile.summary.paths import paths
from generator.reconcile.summary.works import field_at, works
from generator.reconcile.wording import listed, short
from generator.rules.fields import field_of_group, fields
from generator.rules.summaries import summary_rules
from generator.text.fold import fold
from generator.text.numerals import counted
from generator.text.typeset import typeset

FEW_FIGURES, FEW_WORKS, MOST_NAMED = 5, 2, 5


def field_summaries(
    pages: Sequence[ConceptPage],
    digests: Sequence[ConceptDigest],
    summaries: Sequence[DocumentSummary],
    findings: Sequence[Finding],
    chains: Sequence[Chain],
    evidence: Evidence,
) -> tuple[FieldSummary, ...]:
    """The fields that have something to show, in a fixed order; last the works that none fits, without an id."""
    tasks = {summary.source_id: summary.tasks for summary in summaries}
    done = [work for r in evidence.results for work in works(r, tasks.get(r.source.id, ()))]
    placed = _placed(evidence)
    names = {field.id: field.name for field in fields()} | {"": "其他"}
    found = []
    for field_id, name in names.items():
        mine = [page for page in pages if field_of_group(page.concept.group) == field_id]
        figures = placed.get(field_id, ()) if field_id else ()
        own = tuple(work for work in done if work.field_id == field_id)
        if not mine and len(figures) < FEW_FIGURES and len(own) < (FEW_WORKS if field_id else 1):
            continue
        ids = {page.concept.id for page in mine}
        told = (
            *paths(chains, [page.concept.id for page in mine], evidence),
            *_of_concepts(mine, digests, evidence),
            *_same_tasks(own, evidence),
            *_listed_anew(figures, evidence),
        )
        found.append(
            FieldSummary(
                field_id,
                name,
                tuple(page.concept.id for page in mine),
                tuple(o.id for o in figures),
                told if field_id else (),
                own,
                tuple(f.id for f in findings if field_id and _touches(f, ids, figures)),
            )
        )
    return tuple(found)


def _placed(evidence: Evidence) -> Mapping[str, tuple[Observation, ...]]:
    """The figures of each field: by their concept, else by their name and the headings they stand under."""
    groups: dict[str, list[Observation]] = {}
    known: dict[tuple[str, str, int], str] = {}
    for o in evidence.observations:
        concept = evidence.concept(o)
        if concept is not None:
            groups.setdefault(field_of_group(concept.group), []).append(o)
            continue
        key = (o.source_id, o.mention.name, o.mention.section)
        if key not in known:
            known[key] = field_at(evidence.sources[o.source_id], (o.mention.name,), o.mention.section)
        groups.setdefault(known[key], []).append(o)
    return {field_id: tuple(found) for field_id, found in groups.items()}


def _of_concepts(
    pages: Sequence[ConceptPage], digests: Sequence[ConceptDigest], evidence: Evidence
) -> Iterator[Sentence]:
    """Where the documents agree, differ and are new on its indicators, each named; what holds of several is said once.

    Who says what stays with the indicator.
    """
    by_id = {each.concept_id: each for each in digests}
    told = [
        (typeset(page.concept.name), sentence)
        for page in pages
        for sentence in _foremost(by_id[page.concept.id], evidence)
    ]
    groups: dict[str, list[tuple[str, Sentence]]] = {}
    for name, sentence in told:
        groups.setdefault(sentence.gist or f"{name}：{sentence.text}", []).append((name, sentence))
    for gist, found in groups.items():
        first = found[0][1]
        if len(found) == 1:
            yield Sentence(first.aspect, f"{found[0][0]}：{first.text}", first.places)
            continue
        names = _named([name for name, _ in found])
        places = tuple(place for _, sentence in found for place in sentence.places)
        yield Sentence(first.aspect, f"{names}{counted(len(found))}项：{gist}。", places)


def _foremost(digest: ConceptDigest, evidence: Evidence) -> Sequence[Sentence]:
    """What is aimed at; where nothing is, what has been reached. Who lacks what stays with the indicator."""
    told = [each for each in digest.told if each.aspect != "say"]
    goals = {figure_place(o) for o in evidence.of_concept(digest.concept_id) if o.status == "target"}
    aimed = [each for each in told if each.aspect == "new" or goals & set(each.places)]
    return aimed if any(each.aspect != "new" for each in aimed) else told


def _named(names: Sequence[str]) -> str:
    return listed(names) if len(names) <= MOST_NAMED else f"{'、'.join(names[:MOST_NAMED])}等"


def _same_tasks(own: Sequence[Work], evidence: Evidence) -> Iterator[Sentence]:
    """Tasks that several documents head alike, but for words that only strengthen (更加, 全面)."""
    groups: dict[str, dict[str, Work]] = {}
    for work in own:
        if work.kind == "task" and work.field_id:
            groups.setdefault(_bare(work.text), {}).setdefault(work.source_id, work)
    for alike in groups.values():
        if len(alike) < 2:
            continue
        texts = list(dict.fromkeys(work.text for work in alike.values()))
        if len(texts) == 1:
            names = listed([short(evidence.sources[source_id]) for source_id in alike])
            said = f"{names}都把“{texts[0]}”列为任务。"
        else:
            own_words = (f"{short(evidence.sources[key])}写“{work.text}”" for key, work in alike.items())
            said = f"{counted(len(alike))}份文件都有这项任务：{'，'.join(own_words)}。"
        yield Sentence("agree", said, tuple(work.place for work in alike.values()))


def _bare(text: str) -> str:
    return re.sub("|".join(summary_rules().strengthening), "", fold(text))


def _listed_anew(figures: Sequence[Observation], evidence: Evidence) -> Iterator[Sentence]:
    """Indicators of a plan's table that its table of the period before does not have, under no similar name either."""
    mine = {o.id for o in figures}
    for result in evidence.results:
        tables = sorted(plan_tables(result), key=_end_of)
        if len(tables) != 2 or not "" < _end_of(tables[0]) < _end_of(tables[1]):
            continue
        rows = [
            row
            for row in tables[1]
            if row.target is not None and row.target.id in mine and not any(_like(row, old) for old in tables[0])
        ]
        if rows:
            names = _named([row.title for row in rows])
            text = f"{short(result)}新列{counted(len(rows))}项指标：{names}；上一个规划期的指标表里没有。"
            yield Sentence("new", text, tuple(figure_place(row.target) for row in rows if row.target))


def _end_of(rows: Sequence[IndicatorRow]) -> str:
    """The last year for which a table sets targets; empty where its targets have no period."""
    ends = [row.target.period.end.isoformat() for row in rows if row.target and row.target.period]
    return max(ends, default="")


def _like(row: IndicatorRow, old: IndicatorRow) -> bool:
    """One indicator, or names so near that it may be one."""
    if same_indicator(row, old):
        return True
    first, second = (set(pairwise(name)) for name in (fold(row.title), fold(old.title)))
    return 2 * len(first & second) >= len(first) + len(second) - 1


def _touches(finding: Finding, concept_ids: set[str], figures: Sequence[Observation]) -> bool:
    """It names a concept of the field, or one of its figures."""
    if finding.concept_ids:
        return bool(concept_ids & set(finding.concept_ids))
    places = {(o.source_id, o.quantity.span) for o in figures}
    return any((place.source_id, place.span) in places for place in finding.places)
