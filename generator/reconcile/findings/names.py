"""One indicator under several names: name-variant. Words that change nothing (全县, 累计, 人数) are no variants."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.model.collection import Finding, SourceResult
from generator.model.place import Place, Span
from generator.reconcile.evidence import Evidence
from generator.reconcile.findings.definitions import explained_rows
from generator.reconcile.findings.record import record
from generator.reconcile.rows import indicator_rows
from generator.reconcile.wording import listed, short, table_name
from generator.rules.concepts import aliases, core, plain
from generator.rules.findings import finding_rules, pattern, scope_words, spelt_out
from generator.text.numerals import counted
from generator.text.typeset import typeset

BRACKETED = re.compile(r"\([A-Za-z0-9.]+\)")
# How the vocabulary names a concept whose names leave its scope open.
UNTOLD = "口径未注明"
LONGEST, TELLING, SHORTEST = 40, 6, 4
"""Characters: of a name in all, of one that is known without its figure, of one that can differ from another."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a concept (folded, completed) and where it stands."""

    concept_id: str
    words: str
    place: Place
    row: bool = False


def find(evidence: Evidence) -> Iterator[Finding]:
    """Table against definitions, within each document, between documents."""
    names = _names(evidence)
    for result in evidence.results:
        yield from _explained_otherwise(result, evidence)
    for mine in _grouped(names, lambda name: (name.place.source_id, name.concept_id)):
        yield from _within(mine, evidence)
    for mine in _grouped(names, lambda name: name.concept_id):
        yield from _between(mine, evidence)
    yield from _scope_left_out(names, evidence)


def _grouped(names: Sequence[Name], key: Callable[[Name], object]) -> list[list[Name]]:
    groups: dict[object, list[Name]] = {}
    for name in names:
        groups.setdefault(key(name), []).append(name)
    return list(groups.values())


def _names(evidence: Evidence) -> list[Name]:
    """Names of rows, of figures in running text, and whole names there without a figure; in the order of the texts."""
    found = [
        Name(row.any.concept_id, plain(row.bare_name.span.of(evidence.folded[row.source_id])), row.bare_name, True)
        for row in indicator_rows(evidence)
        if row.any.concept_id
    ]
    for o in evidence.observations:
        spans = sorted(o.mention.name_spans)
        elliptic = "name_completed" in o.flags and len(spans) < 2
        if o.concept_id and o.mention.cell is None and spans and not elliptic:
            hull = Place(o.source_id, Span(spans[0].start, spans[-1].end))
            if len(hull.span) <= LONGEST and not hull.span.overlaps(o.quantity.span):
                found.append(Name(o.concept_id, plain(o.mention.name), hull))
    known = {(name.concept_id, name.place.source_id) for name in found}
    found += [name for name in _mentioned(evidence) if (name.concept_id, name.place.source_id) in known]
    order = {source_id: i for i, source_id in enumerate(evidence.sources)}
    return sorted(found, key=lambda name: (order[name.place.source_id], name.place.span, name.words))


def _mentioned(evidence: Evidence) -> Iterator[Name]:
    """Names of rates and numbers in running text: 全县…劳动仲裁结案率保持在高水平."""
    endings = finding_rules().name_endings
    wanted = [(alias, concept.id) for alias, concept in aliases() if alias.endswith(endings) and len(alias) >= TELLING]
    for result in evidence.results:
        text = evidence.folded[result.source.id]
        there = [(alias, concept_id) for alias, concept_id in wanted if alias in text]
        for block in (b for b in result.document.blocks if b.kind == "paragraph"):
            words, start = block.span.of(text), block.start
            taken: list[Span] = []
            for alias, concept_id in there:
                at = words.find(alias)
                if at < 0:
                    continue
                span = Span(start + at, start + at + len(alias))
                if not any(span.overlaps(other) for other in taken):
                    taken.append(span)
                    yield Name(concept_id, plain(alias), Place(result.source.id, span))


def _explained_otherwise(result: SourceResult, evidence: Evidence) -> Iterator[Finding]:
    """Rows and definitions of the same thing under two names."""
    text = evidence.folded[result.source.id]
    pairs = [
        (row, definition)
        for row, definition in explained_rows(result)
        if plain(row.bare_name.span.of(text)) != plain(definition.term.of(text))
        and scope_words(row.bare_name.span.of(text)) == scope_words(definition.term.of(text))
    ]
    if pairs:
        said = [
            f"第{row.row.number}项“{row.title}”，解释作“{typeset(definition.term.of(text))}”"
            for row, definition in pairs[:4]
        ]
        yield record(
            "name-variant",
            [place for row, d in pairs for place in (row.bare_name, Place(result.source.id, d.term))],
            f"{table_name(result, pairs[0][0].table.id)}与指标解释有{counted(len(pairs))}项名称不一",
            f"{'；'.join(said)}{'等' if len(pairs) > 4 else ''}。",
            [row.any.concept_id for row, _ in pairs],
        )


def _distinct(names: Sequence[Name]) -> list[Name]:
    """The first name of each meaning: 新增城镇就业 is 城镇新增就业, and "参加失业保险2.6万人" is no name."""
    found: dict[str, Name] = {}
    for name in names:
        if len(core(name.words)) >= SHORTEST and (name.row or not _only_said(name.words)):
            found.setdefault("".join(sorted(_sense(name.words))), name)
    return list(found.values())


def _only_said(words: str) -> bool:
    """No name of its own: a verb and its object, or what a change was told of, "地区生产总值(增长)"."""
    return bool(pattern("said-not-named").search(words)) or words.endswith(")")


def _sense(words: str) -> str:
    """A name without what comes and goes in it: 的, 居民 of 居民人均, its abbreviation in brackets or in full."""
    return pattern("everyone").sub("", spelt_out(core(BRACKETED.sub("", words)))).replace("的", "")


def _within(names: Sequence[Name], evidence: Evidence) -> Iterator[Finding]:
    distinct = _distinct(names)
    if len(distinct) < 2:
        return
    yield record(
        "name-variant",
        [name.place for name in (*distinct, *_rows(names, distinct))],
        f"{_label(distinct[0], evidence)}有{counted(len(distinct))}种写法",
        f"{listed([_quoted(name) for name in distinct])}，视为同一指标。",
        [distinct[0].concept_id],
    )


def _rows(names: Sequence[Name], distinct: Sequence[Name]) -> list[Name]:
    """Further rows of tables with one of the names."""
    return [name for name in names if name not in distinct and name.row]


def _label(name: Name, evidence: Evidence) -> str:
    return typeset(evidence.concepts[name.concept_id].name)


def _quoted(name: Name) -> str:
    return f"“{typeset(name.words)}”"


def _between(names: Sequence[Name], evidence: Evidence) -> Iterator[Finding]:
    """Names in two documents that may not count the same: another measure, or a word of scope left out."""
    heads = _by_source([name for name in names if len(core(name.words)) >= SHORTEST])
    wordings: dict[str, list[Name]] = {}
    for name in heads:
        wordings.setdefault(name.words, []).append(name)
    for one, other in combinations(wordings.values(), 2):
        words = _matters(one[0].words, other[0].words)
        a, b = next(((a, b) for a in one for b in other if a.place.source_id != b.place.source_id), (one[0], one[0]))
        if a is not b and words:
            others = [
                n
                for n in heads
                if n not in (a, b) and {_matters(a.words, n.words), _matters(b.words, n.words)} & {words}
            ]
            yield record(
                "name-variant.scope",
                [name.place for name in (a, b, *others)],
                f"{_label(a, evidence)}：{_quoted(a)}与{_quoted(b)}",
                f"{_by(a, evidence)}写{_quoted(a)}，{_by(b, evidence)}写{_quoted(b)}；{words}，口径未必相同。",
                [a.concept_id],
            )
            return


def _by(name: Name, evidence: Evidence) -> str:
    return short(evidence.sources[name.place.source_id])


def _matters(a: str, b: str) -> str:
    """What may make two names count differently, in words; empty when nothing does."""
    for one, other in finding_rules().measures:
        if (one in a and other in b) or (other in a and one in b):
            return f"“{one}”与“{other}”"
    idle = finding_rules().idle_scopes
    apart = sorted((scope_words(a) ^ scope_words(b)) - set(idle))
    if len(apart) != 1:
        return ""
    lacking = a if apart[0] in b else b
    return f"“{typeset(lacking)}”没有写“{apart[0]}”"


def _scope_left_out(names: Sequence[Name], evidence: Evidence) -> Iterator[Finding]:
    """A name that does not tell its scope and one that does, in two documents: easily taken for one.

    Two indicators that are both told in full (居民 and 城镇居民人均可支配收入) are two, and no finding.
    """
    heads = _distinct(names)
    for a, b in combinations(heads, 2):
        less, more = sorted((a, b), key=lambda name: len(core(name.words)))
        extra = scope_words(more.words) - scope_words(less.words)
        word = next((w for w in sorted(extra) if core(more.words).replace(w, "", 1) == core(less.words)), "")
        if a.concept_id == b.concept_id or not word or UNTOLD not in evidence.concepts[less.concept_id].name:
            continue
        named = _by_source([name for name in names if name.concept_id == more.concept_id])
        others = [name for name in named if name.place.source_id != less.place.source_id]
        if not others:
            continue
        yield record(
            "name-variant.scope",
            [less.place, *(name.place for name in others)],
            f"“{typeset(core(less.words))}”没有写“{word}”",
            f"{_by(less, evidence)}写{_quoted(less)}，{_by(others[0], evidence)}写{_quoted(others[0])}，口径未必相同。",
            [less.concept_id, more.concept_id],
        )


def _by_source(names: Sequence[Name]) -> list[Name]:
    """The first of each wording in each source."""
    found: dict[tuple[str, str], Name] = {}
    for name in names:
        found.setdefault((name.place.source_id, name.words), name)
    return list(found.values())
