"""Projects across documents: which return in another, under which name, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from generator.model.kinship import SharedProject
from generator.reconcile.evidence import Evidence
from generator.reconcile.projects.certain import named_in_texts, same_names
from generator.reconcile.projects.collected import listed, told
from generator.reconcile.projects.likely import parallel_names, similar_names
from generator.reconcile.projects.names import QUOTES
from generator.reconcile.projects.quoted import quotes_inside, same_quotes
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
    items = [project for project in apart if project.kind != "box"]
    similar = [group for group in similar_names([*items, *quoted]) if not _said(group, quotes)]
    likely = [*quotes_inside(apart), *parallel_names([*apart, *texts]), *similar]
    return (*certain, *_first_of_each([group for group in likely if not _pairs(group) & known], certain))


def _first_of_each(groups: Sequence[SharedProject], certain: Sequence[SharedProject]) -> list[SharedProject]:
    """Of the likely ones the best: in each other document one of a project, and none where one is certain."""
    found: list[SharedProject] = []
    taken = {pair for group in certain for pair in _ends(group)}
    for group in groups:
        if not _ends(group) & taken:
            found.append(group)
            taken |= _ends(group)
    return found


def _ends(group: SharedProject) -> set[tuple[str, int, str]]:
    """Each project of a group with each other document that it is found in."""
    return {
        (a.source_id, a.place.span.start, b.source_id)
        for a in group.members
        for b in group.members
        if a.source_id != b.source_id
    }


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
