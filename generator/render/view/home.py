"""概览: what must be asked before anything is quoted, what was reached, what is aimed at, what the documents hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from generator.model.collection import Attainment
from generator.model.figure import Observation
from generator.render import labels
from generator.render.view import links
from generator.render.view.comparison import SharedTable, side_by_side
from generator.render.view.conflicts import Conflict, conflict
from generator.render.view.index import IN_DEFINITIONS, Index, SourceIndex, is_bound_of_definition
from generator.render.view.links import Link
from generator.render.view.verdict import Verdict, attained, heading
from generator.text.numerals import counted
from generator.text.periods import span_of_time
from generator.text.typeset import typeset

MOST_CONFLICTS, MOST_SHARED = 6, 8
OUTSIDE = "其他"


@dataclass(frozen=True, slots=True)
class Bar:
    """An indicator's actual against its target; ``start``, ``width`` and end (``position``) of the stroke in %."""

    name: str
    link: Link
    actual: str
    target: str
    start: int
    width: int
    position: int
    bad: bool


@dataclass(frozen=True, slots=True)
class AttainmentView:
    """A table of targets and actuals as bars."""

    title: str
    note: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Aim:
    """Baseline and target of an indicator."""

    name: str
    before: str
    after: str
    link: Link


@dataclass(frozen=True, slots=True)
class AimGroup:
    """Targets that point the same way."""

    style: str
    text: str
    aims: tuple[Aim, ...]


@dataclass(frozen=True, slots=True)
class AimsView:
    """A table of targets, by where they point."""

    title: str
    note: str
    groups: tuple[AimGroup, ...]


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document in a few lines."""

    link: Link
    kind: str
    title: str
    when: str
    published: str
    figures: int
    findings: int
    characters: str
    parts: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How many figures, and how dark (0 to 4)."""

    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class HomeView:
    """The page 概览."""

    documents: str
    figures: int
    high: int
    findings: int
    about: str
    conflicts: tuple[Conflict, ...]
    attained: AttainmentView | None
    aims: AimsView | None
    columns: tuple[tuple[str, Link], ...]
    matrix: tuple[tuple[str, tuple[MatrixCell, ...], int], ...]
    totals: tuple[int, ...]
    bounds: int
    shared: SharedTable
    cards: tuple[DocumentCard, ...]


def home(index: Index) -> HomeView:
    """The page 概览."""
    findings = index.collection.findings
    sources = list(index.sources.values())
    return HomeView(
        documents=counted(len(sources)),
        figures=len(index.observations),
        high=sum(f.severity == "high" for f in findings),
        findings=len(findings),
        about=_about(sources),
        conflicts=tuple(conflict(index, f) for f in findings if f.severity == "high")[:MOST_CONFLICTS],
        attained=_attained(index),
        aims=_aims(index),
        columns=tuple((s.name, Link(links.document_page(s.id))) for s in sources),
        matrix=_matrix(index),
        totals=tuple(len(s.observations) for s in sources),
        bounds=len(index.observations) - len(index.figures),
        shared=side_by_side(index, MOST_SHARED),
        cards=document_cards(index),
    )


def _about(sources: list[SourceIndex]) -> str:
    places = dict.fromkeys(s.result.source.region.name for s in sources if s.result.source.region)
    kinds = dict.fromkeys(labels.source_kind(s.result.source.kind) for s in sources)
    where = f"{'、'.join(places)}" if places else ""
    what = "与".join(filter(None, ("、".join(list(kinds)[:-1]), list(kinds)[-1] if kinds else "")))
    return (
        f"{where}{counted(len(places))}地的{what}。"
        if len(places) > 1
        else f"{where}的{what}。"
        if where
        else f"{what}。"
    )


def _attained(index: Index) -> AttainmentView | None:
    """The table with most judged rows."""
    ordered = sorted(index.collection.attainments, key=lambda a: (a.source_id, a.table_id, a.row))
    groups = [list(g) for _, g in groupby(ordered, key=lambda a: (a.source_id, a.table_id))]
    if not groups:
        return None
    rows = max(groups, key=len)
    verdicts = {a.row: attained(a) for a in rows}
    bars = [
        _bar(index, a, verdicts[a.row]) for a in rows if a.ratio is not None and verdicts[a.row].position is not None
    ]
    moods = Counter(v.mood for v in verdicts.values())
    said = [f"{moods['met']}项达标"]
    if moods["missed"]:
        said.append(f"{moods['missed']}项未达标")
    if moods["open"]:
        said.append(f"{moods['open']}项不判定")
    when = _usual([index.observations[a.target] for a in rows if a.target in index.observations])
    title = f"{index.sources[rows[0].source_id].name}，{when}目标：{'，'.join(said)}"
    open_ = [f"“{typeset(a.name)}”：{typeset(a.reason)}" for a in rows if a.met is None and a.reason]
    note = "上限型指标的圆点在竖线左侧为达标。" + ("；".join(open_) + "。" if open_ else "")
    return AttainmentView(title, note, tuple(sorted(bars, key=lambda b: -b.position)))


def _usual(observations: list[Observation]) -> str:
    """The period that most of them have."""
    periods = Counter(labels.period(o) for o in observations if o.period is not None)
    return periods.most_common(1)[0][0] if periods else ""


def _bar(index: Index, a: Attainment, verdict: Verdict) -> Bar:
    actual, target = index.observations[a.actual], index.observations[a.target]
    position = verdict.position if verdict.position is not None else 50
    return Bar(
        typeset(a.name), index.link(actual), labels.amount(actual), labels.value(target),
        min(position, 50), abs(position - 50), position, verdict.bad,
    )  # fmt: skip


def _aims(index: Index) -> AimsView | None:
    """The table with most pairs of baseline and target that is not judged already."""
    judged = {(a.source_id, a.table_id) for a in index.collection.attainments}
    rows: dict[tuple[str, str], dict[int, dict[str, Observation]]] = {}
    for o in index.observations.values():
        if o.mention.cell is not None and (o.source_id, o.mention.cell[0]) not in judged:
            row = rows.setdefault((o.source_id, o.mention.cell[0]), {}).setdefault(o.mention.cell[1], {})
            row.setdefault(
                "target" if o.status == "target" else "before" if o.status in ("baseline", "actual") else "", o
            )
    tables = {key: [r for _, r in sorted(t.items()) if "target" in r] for key, t in rows.items()}
    tables = {key: t for key, t in tables.items() if sum("before" in r for r in t) >= 2}
    if not tables:
        return None
    (source_id, _), found = max(tables.items(), key=lambda item: len(item[1]))
    return _aim_groups(index, source_id, found)


def _aim_groups(index: Index, source_id: str, rows: list[dict[str, Observation]]) -> AimsView:
    groups: dict[str, list[Aim]] = {"dn": [], "eq": [], "na": [], "up": []}
    for row in rows:
        before, target = row.get("before"), row["target"]
        verdict = heading(index, before, target)
        if verdict is None:
            continue
        style = "dn" if verdict.bad else {"same": "eq", "none": "na"}.get(verdict.mood, "up")
        groups[style].append(
            Aim(index.name(target), labels.amount(before) if before else "—", labels.amount(target), index.link(target))
        )
    texts = {"dn": "低于或宽于基数", "eq": "与基数持平", "na": "没有基数或不可比", "up": "高于基数或更严"}
    when, since = (_usual([row[side] for row in rows if side in row]) for side in ("target", "before"))
    title = f"{index.sources[source_id].name}，{when}目标{len(rows)}项"
    if groups["dn"]:
        title += f"，{len(groups['dn'])}项低于或宽于基数"
    note = f"{since}基数 → 目标，单位见原表。"
    return AimsView(title, note, tuple(AimGroup(s, texts[s], tuple(a)) for s, a in groups.items() if a))


def _matrix(index: Index) -> tuple[tuple[str, tuple[MatrixCell, ...], int], ...]:
    """Figures by field and document: every figure in one cell."""
    counts: dict[str, Counter[str]] = {c.group: Counter() for c in index.collection.concepts}
    counts[OUTSIDE], counts[IN_DEFINITIONS] = Counter(), Counter()
    for o in index.observations.values():
        concept = index.concepts.get(o.concept_id)
        group = IN_DEFINITIONS if is_bound_of_definition(o) else concept.group if concept else OUTSIDE
        counts[group][o.source_id] += 1
    highest = max((n for row in counts.values() for n in row.values()), default=1)

    def cell(number: int) -> MatrixCell:
        return MatrixCell(number, 0 if not number else 1 + min(3, 4 * (number - 1) // highest))

    return tuple(
        (name, tuple(cell(row[source]) for source in index.sources), row.total()) for name, row in counts.items() if row
    )


def document_cards(index: Index) -> tuple[DocumentCard, ...]:
    """Every document in a few lines."""
    return tuple(_card(source) for source in index.sources.values())


def _card(source: SourceIndex) -> DocumentCard:
    s = source.result.source
    kinds = Counter({"target": "t", "actual": "a", "baseline": "b"}.get(o.status, "o") for o in source.observations)
    names = {"t": "目标", "a": "实绩", "b": "基数", "o": "其他"}
    return DocumentCard(
        link=Link(links.document_page(s.id)),
        kind=f"{labels.source_kind(s.kind)}　{s.region.name if s.region else ''}".strip(),
        title=source.title,
        when=span_of_time(s.period) if s.period else f"{s.assumed_date}（推断）" if s.assumed_date else "",
        published=f"{s.published} 发布" if s.published else "发布日期未注明",
        figures=len(source.observations),
        findings=len(source.findings),
        characters=f"{len(source.text):,}",
        parts=tuple((style, names[style], kinds[style]) for style in "tabo" if kinds[style]),
    )
