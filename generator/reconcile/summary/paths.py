"""How far an indicator has come, in a line: what became of its last target, what the next one changes, where it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.model.chain import Chain, Progress, Step
from generator.model.figure import Observation
from generator.model.synthesis import Sentence
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.wording import amount, listed, when
from generator.text.typeset import typeset

Clause = tuple[str, tuple[Observation, ...]]


def paths(chains: Sequence[Chain], concept_ids: Sequence[str], evidence: Evidence) -> Iterator[Sentence]:
    """One sentence for each chain of these concepts whose target was judged, changed or is being worked towards."""
    order = {concept_id: i for i, concept_id in enumerate(concept_ids)}
    mine = [chain for chain in chains if chain.concept_id in order and not chain.doubt]
    for chain in sorted(mine, key=lambda chain: order[chain.concept_id]):
        clauses = list(_clauses(chain, evidence))
        if not clauses:
            continue
        region = chain.region.name if chain.region else ""
        places = dict.fromkeys(figure_place(o) for _, figures in clauses for o in figures)
        told = "；".join(words for words, _ in clauses)
        yield Sentence("path", f"{region}{typeset(chain.name)}：{told}。", tuple(places))


def _clauses(chain: Chain, evidence: Evidence) -> Iterator[Clause]:
    """The last judgement, the last change of target, where the way towards it stands: each of figures in documents."""
    by_id = evidence.by_id
    judged = _last([step for step in chain.steps if step.kind == "judged" and step.met is not None], by_id)
    changed = _last(
        [step for step in chain.steps if step.kind == "retarget" and (step.gap or _rivals(chain, step, by_id))], by_id
    )
    moving = [each for each in chain.progress if each.text and _in_documents(each, by_id)]
    if judged is not None and not (moving and judged.later in moving[-1].actuals):
        done = by_id[judged.later]
        yield f"{when(done)}{amount(done)}，{judged.text}", (by_id[judged.earlier], done)
    if changed is not None:
        yield _change(chain, changed, by_id)
    if moving:
        last = moving[-1]
        yield last.text, (by_id[last.target], by_id[last.actuals[-1]])


def _change(chain: Chain, step: Step, by_id: Mapping[str, Observation]) -> Clause:
    """The next target and what it changes; of one that is told in two ways only the two."""
    goal = by_id[step.later]
    if rivals := _rivals(chain, step, by_id):
        values = listed(list(dict.fromkeys(amount(o) for o in (goal, *rivals))))
        return f"{when(goal)}目标有两处写法不同：{values}", (goal, *rivals)
    figures = (by_id[step.earlier], goal)
    if "改为" in step.text:
        return f"{when(goal)}目标的{step.text}", figures
    return f"{when(goal)}目标{amount(goal)}，{step.text}", figures


def _rivals(chain: Chain, step: Step, by_id: Mapping[str, Observation]) -> list[Observation]:
    """The other values that documents give for the later target."""
    station = next((each for each in chain.stations if step.later in each.readings), None)
    return [by_id[each] for each in station.rivals if each in by_id] if station else []


def _last(steps: Sequence[Step], by_id: Mapping[str, Observation]) -> Step | None:
    known = [step for step in steps if step.text and step.earlier in by_id and step.later in by_id]
    return known[-1] if known else None


def _in_documents(progress: Progress, by_id: Mapping[str, Observation]) -> bool:
    return bool(progress.actuals) and progress.target in by_id and all(each in by_id for each in progress.actuals)
