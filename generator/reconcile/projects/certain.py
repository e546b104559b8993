"""Projects of several documents that are one by name, and how a group of projects is put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from generator.model.kinship import Certainty, Ground, NamedProject, SharedProject
from generator.model.place import Place, Span
from generator.reconcile.evidence import Evidence
from generator.reconcile.projects.names import QUOTES, Anatomy, anatomy
from generator.rules.kinship import kinship_rules

KINDS = ("item", "part", "box", "text")
FREE_HEADS = frozenset(("", "项目", "建设", "工作", "实施"))
"""What may stand behind a name in one document and not in the other: 全民参保计划项目 is 全民参保计划."""
SHORTEST, LONGEST = 6, 24


def same_names(projects: Sequence[NamedProject]) -> Iterator[SharedProject]:
    """One name in two documents or more. Different heads (计划, 行动) keep names apart."""
    groups: dict[str, list[tuple[NamedProject, Anatomy]]] = {}
    for project in projects:
        made = anatomy(project.name)
        if made.telling:
            groups.setdefault(made.core, []).append((project, made))
    for core, group in groups.items():
        heads = {made.head for _, made in group if made.head not in FREE_HEADS}
        for head in sorted(heads) or [""]:
            mine = [project for project, made in group if made.head == head or made.head in FREE_HEADS]
            if several(mine) and any(made.head == head for _, made in group):
                yield shared("certain", "same-name", (core + head,), mine)


def named_in_texts(projects: Sequence[NamedProject], evidence: Evidence) -> list[NamedProject]:
    """Where the whole name of a listed project stands in the running text of another document."""
    wanted: dict[str, set[str]] = {}
    for project in projects:
        name = "".join(char for char in project.name if char not in QUOTES)
        if project.kind != "text" and name.endswith(kinship_rules().heads) and SHORTEST <= len(name) <= LONGEST:
            wanted.setdefault(name, set()).add(project.source_id)
    heads = re.compile("|".join(kinship_rules().heads))
    found: list[NamedProject] = []
    for result in evidence.results:
        text = evidence.folded[result.source.id]
        for block in result.document.blocks:
            found += _spelt_out(wanted, heads, text, block.span, result.source.id)
    return found


def _spelt_out(
    wanted: Mapping[str, set[str]], heads: re.Pattern[str], text: str, span: Span, source_id: str
) -> Iterator[NamedProject]:
    for match in heads.finditer(text, span.start, span.end):
        for size in range(min(LONGEST, match.end() - span.start), SHORTEST - 1, -1):
            name = text[match.end() - size : match.end()]
            if name in wanted and wanted[name] != {source_id}:
                yield NamedProject(name, "text", Place(source_id, Span(match.end() - size, match.end())))
                break


def several(projects: Iterable[NamedProject]) -> bool:
    """Whether more than one document names them."""
    return len({project.source_id for project in projects}) > 1


def shared(
    certainty: Certainty, ground: Ground, words: tuple[str, ...], projects: Sequence[NamedProject]
) -> SharedProject:
    """A group with its members: of each document every name set apart, or else the first in running text."""
    kept: dict[tuple[str, str], NamedProject] = {}
    listed = {project.source_id for project in projects if project.kind != "text"}
    for project in sorted(projects, key=lambda each: (KINDS.index(each.kind), each.place.span)):
        if project.kind != "text" or project.source_id not in listed:
            kept.setdefault((project.source_id, "" if project.kind == "text" else project.name), project)
    order = list(dict.fromkeys(project.source_id for project in projects))
    members = tuple(sorted(kept.values(), key=lambda each: (order.index(each.source_id), each.place.span)))
    places = ";".join(f"{each.source_id}:{each.place.span.start}" for each in members)
    identifier = f"{ground}-{sha256(places.encode()).hexdigest()[:8]}"
    return SharedProject(identifier, certainty, ground, words, members)
