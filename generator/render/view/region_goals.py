"""What a region aims at, beside what there is: the last target of each indicator with the last actual value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.model.chain import Chain, Station
from generator.render.view import links
from generator.render.view.chain import FigureView, Said, figures, findings, said, said_progress
from generator.render.view.index import Index
from generator.render.view.links import Link
from generator.rules.nesting import key
from generator.text.periods import span_of_time

ORDER = {"missed": 0, "slow": 1}
DISPUTED, EASIER, PLAIN = 2, 3, 4
"""What needs attention stands first: missed, slow, two values for one, less than there is; the rest in its order."""


@dataclass(frozen=True, slots=True)
class GoalView:
    """An indicator: what there is, what is aimed at, what it comes to (None: nothing to say)."""

    name: str
    link: Link | None
    before: tuple[FigureView, ...]
    after: tuple[FigureView, ...]
    said: Said | None
    findings: tuple[tuple[str, Link], ...]
    order: int


@dataclass(frozen=True, slots=True)
class GoalsView:
    """The targets of a region and how many of them come to what."""

    told: str
    goals: tuple[GoalView, ...]


def goals(index: Index, region: str) -> GoalsView:
    """The targets of a region, given by code or name."""
    chains = [c for c in index.collection.chains if c.region is not None and key(c.region) == region]
    found = [view for chain in chains if (view := _goal(index, chain)) is not None]
    ordered = sorted(found, key=lambda view: view.order)
    return GoalsView(_told(found), tuple(ordered))


def _told(found: Sequence[GoalView]) -> str:
    """ "25项有目标的指标：4项达标，21项还没有到期的实绩。" """
    counts = Counter(view.said.label for view in found if view.said and view.said.mood != "plain")
    parts = [f"{count}项{label}" for label, count in counts.most_common()]
    waiting = len(found) - counts.total()
    parts += [f"{waiting}项还没有到期的实绩"] if waiting else []
    return f"{len(found)}项有目标的指标：{'，'.join(parts)}。" if found else ""


def _goal(index: Index, chain: Chain) -> GoalView | None:
    targets = [station for station in chain.stations if station.side == "target"]
    actuals = [station for station in chain.stations if station.side == "realised"]
    if not targets:
        return None
    goal = max(targets, key=lambda station: station.period.end)
    before = _reached(chain, goal, actuals)
    told, easier = _said(chain, goal)
    disputed = bool(goal.rivals or (before and before.rivals))
    order = DISPUTED if disputed else EASIER if easier else PLAIN
    linked = links.concept(chain.concept_id) if chain.concept_id in index.pages else None
    return GoalView(
        name=chain.name,
        link=Link(linked.page, chain.id) if linked else None,
        before=_dated(index, before) if before else (),
        after=_dated(index, goal),
        said=told,
        findings=tuple(findings(index, [station for station in (before, goal) if station])),
        order=ORDER.get(told.mood if told else "", order),
    )


def _reached(chain: Chain, goal: Station, actuals: Sequence[Station]) -> Station | None:
    """What the target is judged by, where it is (a later year says nothing of it); else the last there is."""
    judges = {step.later for step in chain.steps if step.kind == "judged" and step.earlier in goal.readings}
    own = [station for station in actuals if judges & set(station.readings)]
    return max(own or actuals, key=lambda station: station.period.end, default=None)


def _dated(index: Index, station: Station) -> tuple[FigureView, ...]:
    return tuple(replace(each, when=span_of_time(station.period)) for each in figures(index, station))


def _said(chain: Chain, goal: Station) -> tuple[Said | None, bool]:
    """The verdict on the target where it has come due, else how far it is reached, else how it stands to before.

    And whether it asks less than there was already.
    """
    own = set(goal.readings)
    judged = [said(step) for step in chain.steps if step.kind == "judged" and step.earlier in own]
    under_way = [said_progress(each) for each in chain.progress if each.target in own]
    after = [step for step in chain.steps if step.kind == "after" and step.later in own]
    told = next(iter((*judged[-1:], *under_way[-1:], *(said(step) for step in after[-1:]))), None)
    return told, any(step.easier for step in after)
