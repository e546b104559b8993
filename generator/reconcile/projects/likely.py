"""Projects that may be one: a parallel name with another place in it, or names of the same words. Never certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from generator.model.kinship import NamedProject, SharedProject
from generator.reconcile.projects.certain import shared
from generator.reconcile.projects.names import Anatomy, anatomy, as_written

Made = tuple[NamedProject, Anatomy]
LEAST_WORDS, LEAST_CHARACTERS, LEAST_SHARE = 2, 4, 0.75


def parallel_names(projects: Sequence[NamedProject]) -> Iterator[SharedProject]:
    """海河英才 and 酒城人才: one line of work under the names that two places give themselves."""
    families: dict[str, dict[str, list[NamedProject]]] = {}
    for project in projects:
        made = anatomy(project.name)
        if made.family:
            families.setdefault(made.family, {}).setdefault(made.place, []).append(project)
    for family, places in families.items():
        for (one, mine), (other, theirs) in combinations(places.items(), 2):
            for a, b in combinations([*_first_of_each(mine), *_first_of_each(theirs)], 2):
                if a.source_id != b.source_id and anatomy(a.name).place != anatomy(b.name).place:
                    yield shared("likely", "parallel-name", (one, other, family), (a, b))


def _first_of_each(projects: Sequence[NamedProject]) -> list[NamedProject]:
    """For each document the project that it sets apart, else the first that it tells of."""
    found: dict[str, NamedProject] = {}
    for project in sorted(projects, key=lambda each: each.kind == "text"):
        found.setdefault(project.source_id, project)
    return list(found.values())


def similar_names(projects: Sequence[NamedProject]) -> Iterator[SharedProject]:
    """Names with the same first word that share most of their words; one at least is set apart in its document."""
    buckets: dict[str, list[Made]] = {}
    for project in projects:
        made = anatomy(project.name)
        if len(made.content) >= LEAST_WORDS:
            buckets.setdefault(made.content[0], []).append((project, made))
    for bucket in buckets.values():
        for (a, one), (b, other) in combinations(bucket, 2):
            listed = a.kind != "text" or b.kind != "text"
            if a.source_id != b.source_id and listed and (words := common(one, other)):
                yield shared("likely", "similar-name", tuple(_both(each, a, b) for each in words), (a, b))


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
