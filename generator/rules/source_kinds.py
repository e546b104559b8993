"""What a source is, told from its first lines when the catalogue does not say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from generator.model.source import SourceKind
from generator.rules.loader import load

LONGEST_TITLE = 60


class Clue(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pattern over folded text with the strings that prove it (see ``rules.pattern.Pattern``)."""

    pattern: str
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()


class KindClue(Clue, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A clue to the kind of a document."""

    kind: SourceKind


class SourceKinds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The clues in the order they are tried, and the five-year plans with their years."""

    kinds: tuple[KindClue, ...]
    published: Clue
    signed: Clue
    month: Clue
    issuer: Clue
    period: Clue
    place: Clue
    five_year_plans: dict[str, str]


@cache
def source_kinds() -> SourceKinds:
    """``rules/source_kinds.yml``."""
    return load("source_kinds", SourceKinds)


def kind_of(opening: str) -> SourceKind:
    """The kind that the folded first lines of a document tell: the first line decides before the rest is asked."""
    first = next((line for line in opening.splitlines() if line.strip()), "")
    for part in (first, opening):
        for clue in source_kinds().kinds:
            if re.search(clue.pattern, part):
                return clue.kind
    return "other"


def years_of(opening: str) -> str:
    """The years planned for, "2021-2025", or "" where the folded opening names none or several."""
    match = re.search(source_kinds().period.pattern, opening)
    if match:
        return f"{match[1]}-{match[2]}"
    lines = [line.strip() for line in opening.splitlines() if line.strip()]
    # a title may run over two lines: 某县人力资源事业发展 / “十四五”规划
    title = "".join(line for line in lines[:2] if len(line) <= LONGEST_TITLE and not line.endswith("。"))
    named = {years for name, years in source_kinds().five_year_plans.items() if name in title}
    return named.pop() if len(named) == 1 else ""


def published_of(opening: str) -> str:
    """The printed date of publication as an ISO date, or ""."""
    clues = (source_kinds().published, source_kinds().signed)
    found = (re.search(clue.pattern, opening, re.MULTILINE) for clue in clues)
    match = next(filter(None, found), None)
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else ""


def month_of(opening: str) -> str:
    """The month that stands alone in a line as the beginning of an ISO date, or ""."""
    match = re.search(source_kinds().month.pattern, opening, re.MULTILINE)
    return f"{match[1]}-{int(match[2]):02}" if match else ""


def issuer_of(lines: Iterable[str]) -> str:
    """Who publishes: the first of the folded ``lines`` that names an office and nothing else but the day, or ""."""
    found = (re.match(source_kinds().issuer.pattern, line) for line in lines)
    return next((match[1] for match in found if match), "")


def places_of(title: str) -> tuple[str, ...]:
    """Where the name of a division may begin in a folded title: at its start, after an opening mark or a colon."""
    return tuple(title[match.end() : match.end() + 48] for match in re.finditer(source_kinds().place.pattern, title))
