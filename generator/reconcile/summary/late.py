"""Targets that are off their path, in a line: which, and how far at which share of the time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.chain import BEHIND, Chain, Progress
from generator.model.collection import Statement
from generator.reconcile.evidence import Evidence, figure_place
from generator.reconcile.wording import rounded
from generator.text.typeset import typeset

MOST = 4


def late(chains: Sequence[Chain], evidence: Evidence) -> Iterator[Statement]:
    """One sentence on the targets that lag behind or are no longer held; nothing where there is none."""
    found = [(chain, each) for chain in chains for each in chain.progress if each.state in BEHIND]
    known = [(chain, each) for chain, each in found if each.target in evidence.by_id]
    if not known:
        return
    told = [_told(chain, each) for chain, each in known[:MOST]]
    rest = f"等{len(known)}项" if len(known) > MOST else ""
    places = tuple(figure_place(evidence.by_id[each.target]) for _, each in known[:MOST])
    yield Statement(f"按时间进度，落后或没有守住的目标有{len(known)}项：{'；'.join(told)}{rest}。", places)


def _told(chain: Chain, progress: Progress) -> str:
    region = chain.region.name if chain.region else ""
    name = f"{region}{typeset(chain.name)}"
    if progress.done is None:
        return f"{name}（{progress.text.partition('；')[0]}）"
    return f"{name}（到{progress.at.year}年完成{rounded(progress.done)}%，时间过去{rounded(progress.time)}%）"
