"""Projects across documents: which return in another, under which name, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from generator.model.kinship import SharedProject
from generator.reconcile.evidence import Evidence
from generator.reconcile.projects.certain import named_in_texts, quotes_inside, same_names, same_quotes
from generator.reconcile.projects.collected import listed, told
from generator.reconcile.projects.likely import parallel_names, similar_names
from generator.reconcile.projects.names import QUOTES
from generator.text.fold import fold

__all__ = ["shared_projects"]


def shared_projects(evidence: Evidence) -> tuple[SharedProject, ...]:
    """First what is certain, then what is likely and not already said; in the order of the documents."""
    apart = [project for result in evidence.results for project in listed(result)]
    texts = [project for result in evidence.results for project in told(result, evidence)]
    spelt = named_in_texts(apart, evidence)
    quotes = list(same_quotes([*apart, *texts], evidence))
    names = [group for group in same_names([*apart, *texts, *spelt]) if not _said(group, quotes)]
    certain = _distinct([*quotes, *names])
    known = {pair for group in certain for pair in _pairs(group)}
    quoted = [project for project in texts if project.name[0] in QUOTES]
    likely = [*quotes_inside(apart), *parallel_names([*apart, *texts]), *similar_names([*apart, *quoted])]
    fresh = [group for group in likely if not _pairs(group) & known and not _said(group, quotes)]
    return (*certain, *_distinct(fresh))


def _said(group: SharedProject, quotes: Sequence[SharedProject]) -> bool:
    """Whether a quoted name that is already told to be shared stands in all names of ``group``."""
    return any(all(each.words[0] in fold(member.name) for member in group.members) for each in quotes)


def _pairs(group: SharedProject) -> set[frozenset[tuple[str, int]]]:
    """Which places of two documents a group holds to be one."""
    ends = [(member.source_id, member.place.span.start) for member in group.members]
    return {frozenset(pair) for pair in combinations(ends, 2) if pair[0][0] != pair[1][0]}


def _distinct(groups: list[SharedProject]) -> list[SharedProject]:
    """Each group once; one whose places another holds as well is left out."""
    found: list[SharedProject] = []
    seen: set[frozenset[tuple[str, int]]] = set()
    for group in groups:
        pairs = _pairs(group)
        if not pairs <= seen:
            found.append(group)
            seen |= pairs
    return found
