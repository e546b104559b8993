"""What the check-up knows: the cases with their severity, and the words that its families look for."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from generator.model.note import Severity
from generator.rules.loader import load
from generator.rules.pattern import Pattern
from generator.text.fold import fold


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One case of a kind of finding: how severe by which ``rule``, and what would ``settle`` it."""

    id: str
    kind: str
    severity: Severity
    rule: str
    settle: str


class Wider(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word of scope, and words for people whom it leaves out."""

    scope: str
    outside: tuple[str, ...]


class Borrowed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that, in the definition of an indicator whose name holds ``name``, belong to the ``other`` one."""

    name: str
    words: tuple[str, ...]
    other: str


class Share(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``share`` = ``part`` ÷ ``whole`` (concept ids); ``member`` is its place in a ratio of several parts."""

    part: str
    whole: str
    share: str
    member: int | None = None
    word: str = ""
    rising: bool = False


class Inflow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is ``added`` in a period to a ``total`` (concept ids)."""

    added: str
    total: str


class Coverage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many are ``reached``, and the ``rate`` of all whom that is (concept ids)."""

    reached: str
    rate: str


class FindingRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``findings.yml``."""

    cases: tuple[Case, ...]
    scopes: tuple[str, ...]
    idle_scopes: tuple[str, ...]
    inclusive: tuple[str, ...]
    people: tuple[str, ...]
    abbreviations: tuple[tuple[str, str], ...]
    name_endings: tuple[str, ...]
    measures: tuple[tuple[str, str], ...]
    wider: tuple[Wider, ...]
    borrowed: tuple[Borrowed, ...]
    misspelt: tuple[tuple[str, str], ...]
    confusable: tuple[tuple[str, str], ...]
    counted_apart: tuple[str, ...]
    all_of: tuple[str, ...]
    not_interchangeable: tuple[tuple[str, str], ...]
    lower_is_better: tuple[str, ...]
    higher_is_better: tuple[str, ...]
    rising: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    shares: tuple[Share, ...] = ()
    inflows: tuple[Inflow, ...] = ()
    coverages: tuple[Coverage, ...] = ()


@cache
def finding_rules() -> FindingRules:
    """``findings.yml``."""
    return load("findings", FindingRules)


@cache
def _cases() -> dict[str, Case]:
    return {case.id: case for case in finding_rules().cases}


def case(case_id: str) -> Case:
    """The case with this id; KeyError for one that ``findings.yml`` does not have."""
    return _cases()[case_id]


@cache
def pattern(pattern_id: str) -> re.Pattern[str]:
    """A compiled pattern of ``findings.yml``, for folded text."""
    return re.compile(next(each.pattern for each in finding_rules().patterns if each.id == pattern_id))


EDGE = 400
"""Characters at either end of a text in which its day of publication is looked for."""


def prints_a_day(folded: str) -> bool:
    """The head or the tail of a text, page furniture included, prints a day."""
    return any(pattern("printed-day").search(end) for end in (folded[:EDGE], folded[-EDGE:]))


@lru_cache(maxsize=1 << 14)
def scope_words(name: str) -> frozenset[str]:
    """The words of scope in a folded ``name``."""
    limited = pattern("everyone").sub("", spelt_out(name))
    return frozenset(word for word in finding_rules().scopes if word in limited)


def spelt_out(name: str) -> str:
    """A folded ``name`` with its abbreviations written in full, to compare by: 规上工业增加值."""
    for short, full in finding_rules().abbreviations:
        name = name.replace(short, full)
    return name


def direction(known: str, name: str) -> str:
    """``known`` (up, down, none) where a concept says it; else by the ending of ``name`` (合格率 up, 不合格率 down).

    Empty when neither does.
    """
    folded = fold(name)
    if known:
        return known
    if folded.endswith(finding_rules().lower_is_better):
        return "down"
    ending = next((word for word in finding_rules().higher_is_better if folded.endswith(word)), "")
    if not ending:
        return ""
    return "down" if folded.removesuffix(ending).endswith(("不", "未")) else "up"
