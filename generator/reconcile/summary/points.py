"""要点: what a reader should know of the collection first: what was reached, what is aimed at, where it goes wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.model.alignment import Comparison
from generator.model.chain import Chain
from generator.model.collection import Attainment, Statement
from generator.model.place import Place
from generator.model.source import Region
from generator.model.synthesis import FieldSummary, Sentence
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.summary.aimed import aimed
from generator.reconcile.summary.late import late
from generator.reconcile.summary.levels import of_levels
from generator.reconcile.wording import short

MOST, MOST_TOGETHER = 8, 4


def points(
    judged: Sequence[Attainment],
    chains: Sequence[Chain],
    comparisons: Sequence[Comparison],
    fields: Sequence[FieldSummary],
    evidence: Evidence,
) -> tuple[Statement, ...]:
    """At most eight: attainment, targets, what is late, how the levels stand, then where documents agree and differ."""
    first = (
        *attained(judged, evidence),
        *late(chains, evidence),
        *aimed(evidence),
        *of_levels(comparisons, evidence),
    )
    return (*first, *tuple(together(fields, evidence))[:MOST_TOGETHER])[:MOST]


def together(fields: Sequence[FieldSummary], evidence: Evidence) -> Iterator[Statement]:
    """Where the documents agree and differ: the foremost of each field, those that rest on most figures first.

    That two documents tell one region's figure alike is no point; of an indicator one sentence is enough.
    """
    region_of = {figure_place(o): o.region for o in evidence.by_id.values()}
    chosen = []
    for order, field in enumerate(fields):
        told = [each for each in field.told if each.aspect in ("agree", "differ") and _wide(each, region_of)]
        for rank, each in enumerate(sorted(told, key=lambda each: (each.aspect != "differ", -len(each.places)))):
            chosen.append((rank, -len(each.places), order, each))
    told_of: set[str] = set()
    for *_, each in sorted(chosen, key=lambda found: found[:3]):
        name = each.text.partition("：")[0]
        if name not in told_of:
            told_of.add(name)
            yield Statement(each.text, each.places)


def _wide(sentence: Sentence, region_of: Mapping[Place, Region | None]) -> bool:
    """It differs, or it is of more than one region, or of no figures at all (a task)."""
    regions = {region.name for place in sentence.places if (region := region_of.get(place))}
    return sentence.aspect == "differ" or len(regions) != 1


def attained(judged: Sequence[Attainment], evidence: Evidence) -> Iterator[Statement]:
    """ "叙永“十四五”规划：12项达标，1项不判定。" """
    by_id = evidence.by_id
    tables = dict.fromkeys((each.source_id, each.table_id) for each in judged)
    for source_id, table_id in tables:
        mine = [each for each in judged if (each.source_id, each.table_id) == (source_id, table_id)]
        met, missed = (sum(each.met is answer for each in mine) for answer in (True, False))
        if not met and not missed:
            continue
        parts = [f"{met}项达标"] if met else []
        parts += [f"{missed}项未达标"] if missed else []
        parts += [f"{len(mine) - met - missed}项不判定"] if len(mine) > met + missed else []
        first = by_id[mine[0].actual]
        ends = Counter(goal.period.end.year for each in mine if (goal := by_id[each.target]).period)
        goals = f"{ends.most_common(1)[0][0]}年目标" if len(ends) == 1 else "目标"
        yield Statement(
            f"{short(evidence.sources[source_id])}所列{goals}，{len(mine)}项有完成数：{'，'.join(parts)}。",
            (_caption(source_id, table_id, evidence) or figure_place(first),),
        )


def _caption(source_id: str, table_id: str, evidence: Evidence) -> Place | None:
    """The caption of a table."""
    document = evidence.sources[source_id].document
    table = next((each for each in document.tables if each.id == table_id), None)
    return Place(source_id, document.blocks[table.caption].span) if table and table.caption >= 0 else None
