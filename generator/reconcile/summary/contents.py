"""What a document holds, in a sentence: its parts, tasks, projects and targets, the fields they belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator.model.collection import SourceResult, Statement
from generator.model.place import Place, Span
from generator.model.source import SourceKind
from generator.model.synthesis import Work
from generator.reconcile.rows import IndicatorRow, plan_tables
from generator.reconcile.summary.tasks import tasks, told_in_full
from generator.reconcile.summary.works import field_at, works
from generator.reconcile.wording import listed
from generator.rules.concepts import concepts
from generator.rules.fields import field_of_group, fields

MOST_FIELDS = 5
SIDES = (("已实现的", ("baseline", "actual")), ("目标", ("target",)))
TELLING: tuple[SourceKind, ...] = ("bulletin", "report", "interview", "other")
Said = tuple[str, Span]
VERBS: dict[SourceKind, str] = {
    "plan": "提出",
    "interpretation": "讲到",
    "interview": "谈到",
    "bulletin": "写到",
    "report": "安排",
    "other": "提出",
}


def contents(result: SourceResult) -> tuple[Statement, ...]:
    """One sentence, each of its counts with the first of what was counted; none where there is nothing to count."""
    found = tasks(result)
    done = works(result, found)
    said = [*_parts(result), *_works(result, found, done), *_targets(result), *_figures(result), *_definitions(result)]
    if not said:
        return ()
    spans = list(dict.fromkeys(span for _, span in said))
    words = "；".join(words for words, _ in said if words)
    return (Statement(f"{words}。", tuple(Place(result.source.id, span) for span in spans)),)


def _parts(result: SourceResult) -> Iterator[Said]:
    """Chapters, else questions, else parts."""
    document, blocks = result.document, result.document.blocks
    heads = [s for s in document.sections if s.level == 1 and s.heading >= 0]
    chapters = [s for s in heads if s.number.endswith(("章", "篇"))]
    asked = [t for t in document.turns if t.role in ("interviewer", "question")]
    if chapters:
        yield f"全文{len(chapters)}{chapters[0].number[-1]}", _line(blocks[chapters[0].heading].span)
    elif asked:
        yield f"{len(asked)}组问答", _line(blocks[asked[0].blocks[0]].span)
    elif len(heads) > 1:
        yield f"全文{len(heads)}个部分", _line(blocks[heads[0].heading].span)


def _line(span: Span) -> Span:
    return Span(span.start, min(span.end, span.start + 80))


def _works(result: SourceResult, found: Sequence[Statement], done: Sequence[Work]) -> Iterator[Said]:
    """ "提出8项任务和27个项目，分属就业创业、社会保障和人才人事"; no count of tasks that may not be all."""
    listed_tasks = [work for work in done if work.kind == "task"]
    projects = [work for work in done if work.kind == "project"]
    counts = []
    if len(listed_tasks) > 1 and told_in_full(result, found):
        counts.append((f"{len(listed_tasks)}项任务", listed_tasks[0]))
    if projects:
        counts.append((f"{len(projects)}个项目", projects[0]))
    if not done or not (counts or len(done) > 1):
        return
    what = f"{VERBS[result.source.kind]}{listed([words for words, _ in counts])}" if counts else "所提任务"
    named = _fields_of([work.field_id for work in done])
    if counts or named:
        yield "，".join(filter(None, (what, named))) if counts else f"{what}{named}", done[0].place.span
        yield from (("", work.place.span) for _, work in counts if work is not done[0])


def _fields_of(ids: Sequence[str]) -> str:
    """ "分属就业创业、社会保障等5个领域"; empty where most have no field."""
    ranked = [field_id for field_id, _ in _ranked(ids)]
    if not ranked or 2 * sum(1 for each in ids if each) < len(ids):
        return ""
    names = {field.id: field.name for field in fields()}
    shown = [names[field_id] for field_id in names if field_id in ranked[:MOST_FIELDS]]
    if len(ranked) == 1:
        return f"属{shown[0]}"
    return f"分属{listed(shown)}" if len(ranked) == len(shown) else f"分属{'、'.join(shown)}等{len(ranked)}个领域"


def _targets(result: SourceResult) -> Iterator[Said]:
    """ "指标表定了24项目标，其中约束性11项", of the table that looks furthest ahead."""
    tables = plan_tables(result)
    if not tables:
        return
    rows = [row for row in max(tables, key=_end_of) if row.target]
    binding = sum(row.target.mention.attribute == "约束性" for row in rows if row.target)
    first = rows[0].target
    assert first is not None
    apart = f"，其中约束性{binding}项" if binding else ""
    yield f"指标表定了{len(rows)}项目标{apart}", first.quantity.span


def _end_of(rows: Sequence[IndicatorRow]) -> str:
    return max((r.target.period.end.isoformat() for r in rows if r.target and r.target.period), default="")


def _figures(result: SourceResult) -> Iterator[Said]:
    """How many figures, how many of them report or aim, and for documents that aim less in which fields they lie."""
    found = sorted(result.observations, key=lambda o: o.quantity.span)
    if not found:
        return
    told = [o for o in found if "definition" not in o.flags]
    counts = [(word, sum(o.status in statuses for o in told)) for word, statuses in SIDES]
    shown = [f"{word}{number}个" for word, number in counts if 0 < number < len(found)]
    most = _most(result) if result.source.kind in TELLING else ""
    apart = f"，其中{'，'.join(shown)}" if shown else ""
    yield f"读出{len(found)}个数{apart}{f'；{most}' if most else ''}", found[0].quantity.span


def _most(result: SourceResult) -> str:
    """ "多在产业经济、农业农村和财政金融": the fields that hold most of its figures."""
    groups = {concept.id: concept.group for concept in concepts()}
    ids = [
        field_of_group(groups[o.concept_id])
        if o.concept_id in groups
        else field_at(result, (o.mention.name,), o.mention.section)
        for o in result.observations
        if "definition" not in o.flags
    ]
    names = {field.id: field.name for field in fields()}
    ranked = [(field, n) for field, n in _ranked(ids)[:3] if 10 * n >= len(ids)]
    return f"这些数多在{listed([names[field] for field, _ in ranked])}" if ranked else ""


def _ranked(ids: Sequence[str]) -> list[tuple[str, int]]:
    """Fields by how often they are named, then in their fixed order."""
    counts = Counter(each for each in ids if each)
    order = [field.id for field in fields()]
    return sorted(counts.items(), key=lambda each: (-each[1], order.index(each[0])))


def _definitions(result: SourceResult) -> Iterator[Said]:
    definitions = result.document.definitions
    if definitions:
        yield f"附{len(definitions)}条指标解释", definitions[0].term
