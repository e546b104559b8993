"""Projects that may be one: a parallel name with another place in it, or names of the same words. Never certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from generator.model.kinship import NamedProject, SharedProject
from generator.reconcile.projects.certain import shared
from generator.reconcile.projects.names import Anatomy, anatomy, as_written

Name = tuple[Anatomy, list[NamedProject]]
LEAST_WORDS, LEAST_CHARACTERS, LEAST_SHARE = 2, 4, 0.75


def parallel_names(projects: Sequence[NamedProject]) -> Iterator[SharedProject]:
    """海河英才 and 酒城人才: one line of work under the names that places give themselves."""
    families: dict[str, list[NamedProject]] = {}
    for project in projects:
        family = anatomy(project.name).family
        if family:
            families.setdefault(family, []).append(project)
    for family, group in families.items():
        members = _first_of_each(group)
        places = dict.fromkeys(anatomy(each.name).place for each in members)
        if len(places) > 1:
            yield shared("likely", "parallel-name", (family, *places), members)


def _first_of_each(projects: Sequence[NamedProject]) -> list[NamedProject]:
    """For each document the project that it sets apart, else the first that it tells of."""
    found: dict[str, NamedProject] = {}
    for project in sorted(projects, key=lambda each: each.kind == "text"):
        found.setdefault(project.source_id, project)
    order = list(dict.fromkeys(project.source_id for project in projects))
    return sorted(found.values(), key=lambda each: order.index(each.source_id))


def similar_names(projects: Sequence[NamedProject]) -> Iterator[SharedProject]:
    """Names with the same first word that share most of their words; one at least is set apart in its document.

    Two names that one document sets apart are two projects, there and everywhere.
    """
    for bucket in _buckets(projects):
        for (one, mine), (other, theirs) in combinations(bucket, 2):
            words = common(one, other)
            if not words or {each.source_id for each in mine} & {each.source_id for each in theirs}:
                continue
            if any(each.kind != "text" for each in (*mine, *theirs)):
                both = tuple(_both(each, mine[0], theirs[0]) for each in words)
                yield shared("likely", "similar-name", both, [*mine, *theirs])


def _buckets(projects: Sequence[NamedProject]) -> list[list[Name]]:
    """The different names with all that bear them, by their first telling word."""
    names: dict[tuple[str, str], Name] = {}
    for project in projects:
        made = anatomy(project.name)
        if len(made.content) >= LEAST_WORDS:
            names.setdefault((made.core, made.head), (made, []))[1].append(project)
    buckets: dict[str, list[Name]] = {}
    for name in names.values():
        buckets.setdefault(name[0].content[0], []).append(name)
    return list(buckets.values())


def _both(word: str, a: NamedProject, b: NamedProject) -> str:
    """A common word as the two names write it: "薪酬", "指引／指导"."""
    forms = dict.fromkeys(as_written(word, project.name) for project in (a, b))
    return "／".join(forms)


def common(a: Anatomy, b: Anatomy) -> tuple[str, ...]:
    """The words that two names share; empty where they are too few or too small a part of either."""
    both = tuple(word for word in a.content if word in b.content)
    size = sum(len(word) for word in both)
    longest = max(sum(len(word) for word in each.content) for each in (a, b))
    enough = len(both) >= LEAST_WORDS and size >= LEAST_CHARACTERS and size >= LEAST_SHARE * longest
    return both if enough else ()
