"""Projects that bear one name in quotation marks: “和谐同行” here and there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.model.kinship import NamedProject, SharedProject
from generator.model.place import Place
from generator.reconcile.evidence import Evidence
from generator.reconcile.projects.certain import several, shared
from generator.reconcile.projects.names import QUOTED, anatomy, beside, idle, with_head
from generator.rules.kinship import kinship_rules
from generator.text.fold import fold
from generator.text.typeset import typeset


def same_quotes(projects: Sequence[NamedProject], evidence: Evidence) -> Iterator[SharedProject]:
    """One quoted name: of a project in one document, in quotation marks in another.

    Where the words round it speak of other things (“黄海明珠” of wetlands, “黄海明珠” of talents) it is another.
    """
    owners = _owners(projects)
    mentions = _quoted_in_texts(frozenset(owners), evidence)
    unquoted = _bearing(projects, owners)
    for quoted, mine in owners.items():
        for group in _of_one_thing(quoted, [*mine, *mentions.get(quoted, ())]):
            about = set().union(*(beside(each.name, quoted) for each in group))
            akin = [each for each in unquoted.get(quoted, ()) if beside(each.name, quoted) & about]
            if several([*group, *akin]):
                yield shared("certain", "same-quoted-name", (quoted,), [*group, *akin])


def _bearing(projects: Sequence[NamedProject], owners: Mapping[str, object]) -> dict[str, list[NamedProject]]:
    """Projects set apart whose names hold one of the quoted names, without quotation marks."""
    sizes = {len(quoted) for quoted in owners}
    found: dict[str, list[NamedProject]] = {}
    for project in projects:
        name = fold(project.name) if project.kind in ("item", "part") else ""
        inside = {name[at : at + size] for size in sizes for at in range(len(name) - size + 1)} & owners.keys()
        for quoted in sorted(inside - set(anatomy(project.name).quoted)):
            found.setdefault(quoted, []).append(project)
    return found


def _owners(projects: Sequence[NamedProject]) -> dict[str, list[NamedProject]]:
    """The projects by the names in quotation marks that they bear."""
    owners: dict[str, list[NamedProject]] = {}
    for project in projects:
        for quoted in anatomy(project.name).quoted:
            if not idle(quoted) and not quoted.endswith(kinship_rules().heads):
                owners.setdefault(quoted, []).append(project)
    return owners


def _of_one_thing(quoted: str, projects: Sequence[NamedProject]) -> list[list[NamedProject]]:
    """Projects with one quoted name, apart where what stands round it has no word in common."""
    groups: list[tuple[set[str], list[NamedProject]]] = []
    bare = []
    for project in projects:
        words = beside(project.name, quoted)
        if not words:
            bare.append(project)
            continue
        near = [group for group in groups if group[0] & words]
        far = [group for group in groups if not group[0] & words]
        joined = (set().union(words, *(each for each, _ in near)), [p for _, each in near for p in each] + [project])
        groups = [*far, joined]
    if len(groups) < 2:
        return [[*(p for _, group in groups for p in group), *bare]]
    return [*(group for _, group in groups), bare]


def quotes_inside(projects: Sequence[NamedProject]) -> Iterator[SharedProject]:
    """A quoted name of one project inside another project's name, without quotation marks there: only likely."""
    owners = _owners(projects)
    for quoted, bearing in _bearing(projects, owners).items():
        for b in bearing:
            for a in owners[quoted]:
                if a.source_id != b.source_id and a.kind != "text":
                    yield shared("likely", "same-quoted-name", (quoted,), (a, b))


def _quoted_in_texts(wanted: frozenset[str], evidence: Evidence) -> Mapping[str, list[NamedProject]]:
    """The first place in each document that has one of the quoted names, in quotation marks."""
    found: dict[str, list[NamedProject]] = {}
    for result in evidence.results:
        text = evidence.folded[result.source.id]
        seen: set[str] = set()
        for block in result.document.blocks:
            for match in QUOTED.finditer(text, block.start, block.end):
                if match[1] in wanted and match[1] not in seen:
                    seen.add(match[1])
                    span = with_head(text, match.start(), match.end(), block.end)
                    name = typeset(span.of(result.text.text))
                    found.setdefault(match[1], []).append(NamedProject(name, "text", Place(result.source.id, span)))
    return found
