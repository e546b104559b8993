"""Targets as the page 概览 shows them: what was reached of them, and where they point from their baselines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.model.collection import Attainment
from generator.model.figure import Observation
from generator.render import labels
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.render.view.verdict import Verdict, attained, heading
from generator.rules.findings import direction
from generator.text.typeset import typeset


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


def attainment(index: Index) -> AttainmentView | None:
    """The table whose targets are the latest; of several the one with most judged rows."""
    ordered = sorted(index.collection.attainments, key=lambda a: (a.source_id, a.table_id, a.row))
    groups = [list(g) for _, g in groupby(ordered, key=lambda a: (a.source_id, a.table_id))]
    if not groups:
        return None
    rows = max(groups, key=lambda group: (_end(index, [a.target for a in group]), len(group)))
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


def _way(index: Index, o: Observation) -> str:
    """Whether higher is better, by the concept or by the ending of the name; empty or "none" where neither says."""
    concept = index.concepts.get(o.concept_id)
    return direction(concept.direction if concept else "", o.mention.name)


def _end(index: Index, ids: Sequence[str]) -> int:
    """The last year that most of some targets are for; 0 where none has a period."""
    years = Counter(o.period.end.year for each in ids if (o := index.observations.get(each)) and o.period)
    return years.most_common(1)[0][0] if years else 0


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


def aims(index: Index) -> AimsView | None:
    """The table whose targets are the latest, of several the one with most rows; not one that is judged already."""
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
    (source_id, _), found = max(
        tables.items(), key=lambda item: (_end(index, [row["target"].id for row in item[1]]), len(item[1]))
    )
    return _aim_groups(index, source_id, found)


def _aim_groups(index: Index, source_id: str, rows: list[dict[str, Observation]]) -> AimsView:
    groups: dict[str, list[Aim]] = {"dn": [], "eq": [], "na": [], "up": []}
    for row in rows:
        before, target = row.get("before"), row["target"]
        verdict = heading(index, before, target)
        if verdict is None:
            continue
        moved = verdict.mood in ("up", "down") and target.quantity.comparator == "="
        open_ = moved and _way(index, target) not in ("up", "down")
        style = (
            "na"
            if open_
            else "dn"
            if verdict.bad or verdict.text == "低于基数"
            else {"same": "eq", "none": "na"}.get(verdict.mood, "up")
        )
        groups[style].append(
            Aim(index.name(target), labels.amount(before) if before else "—", labels.amount(target), index.link(target))
        )
    texts = {"dn": "低于或宽于基数", "eq": "与基数持平", "na": "没有基数、不可比或不分高低", "up": "高于基数或更严"}
    when, since = (_usual([row[side] for row in rows if side in row]) for side in ("target", "before"))
    title = f"{index.sources[source_id].name}，{when}目标{len(rows)}项"
    if groups["dn"]:
        title += f"，{len(groups['dn'])}项低于或宽于基数"
    note = f"{since}基数 → 目标，单位见原表。"
    return AimsView(title, note, tuple(AimGroup(s, texts[s], tuple(a)) for s, a in groups.items() if a))
