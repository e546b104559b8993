"""Projects across documents: which return in another, under which name, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
    certain = _distinct([*quotes, *names], [])
    quoted = [project for project in texts if project.name[0] in QUOTES]
    items = [project for project in apart if project.kind != "box"]
    similar = [group for group in similar_names([*items, *quoted]) if not _said(group, quotes)]
    likely = [*quotes_inside(apart), *parallel_names([*apart, *texts]), *similar]
    found = (*certain, *_best(_distinct(likely, certain), certain))
    explained = {each.source_id: each.target_id for each in evidence.relations if each.kind == "interpretation"}
    return tuple(group for group in found if _of_several(group, explained))


def _of_several(group: SharedProject, explained: Mapping[str, str]) -> bool:
    """Whether documents of their own name it: an interpretation only tells its plan again."""
    return len({explained.get(member.source_id, member.source_id) for member in group.members}) > 1


def _said(group: SharedProject, quotes: Sequence[SharedProject]) -> bool:
    """Whether a quoted name that is already told to be shared stands in all names of ``group``."""
    return any(all(each.words[0] in fold(member.name) for member in group.members) for each in quotes)


def _ends(group: SharedProject) -> list[tuple[str, int]]:
    return [(member.source_id, member.place.span.start) for member in group.members]


def _distinct(groups: Sequence[SharedProject], before: Sequence[SharedProject]) -> list[SharedProject]:
    """Groups that no earlier one, and none of ``before``, holds whole."""
    holders: dict[tuple[str, int], set[int]] = {}
    found: list[SharedProject] = []
    for number, group in enumerate((*before, *groups)):
        held = [holders.setdefault(end, set()) for end in _ends(group)]
        new = not set.intersection(*held)
        for each in held if new else ():
            each.add(number)
        if new and number >= len(before):
            found.append(group)
    return found


def _best(groups: Sequence[SharedProject], certain: Sequence[SharedProject]) -> list[SharedProject]:
    """Of the likely ones the first: one in each other document for a project, and none where one is certain."""
    taken: dict[tuple[str, int], list[frozenset[str]]] = {}
    found: list[SharedProject] = []
    for group in (*certain, *groups):
        ends, sources = _ends(group), frozenset(member.source_id for member in group.members)
        fresh = not any((each - {end[0]}) & (sources - {end[0]}) for end in ends for each in taken.get(end, ()))
        if fresh or group.certainty == "certain":
            for end in ends:
                taken.setdefault(end, []).append(sources)
        if fresh and group.certainty == "likely":
            found.append(group)
    return found
