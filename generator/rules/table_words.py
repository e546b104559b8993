"""Words of tables: what heads say of their columns, and what cells say besides numbers."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from generator.model.figure import Basis, Status
from generator.rules.loader import load
from generator.rules.pattern import compiled
from generator.rules.units import unit_pattern, units
from generator.text.fold import fold

SPACE = re.compile(r"\s")
CLOSING_BRACKET = re.compile(r"\(\s*([^()]{1,14})\s*\)\s*$")
LOOSE = re.compile(r"[\s±]")
BETWEEN = re.compile(r"[、,\s]+")


class HeadWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a head with one meaning, and heads in which they count."""

    id: str
    words: tuple[str, ...]
    examples: tuple[str, ...]


class TableWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``table_words.yml``."""

    empty: tuple[str, ...]
    brackets: tuple[str, ...]
    statuses: tuple[HeadWord, ...]
    bases: tuple[HeadWord, ...]
    references: str
    before: str
    not_values: tuple[str, ...]
    totals: tuple[str, ...]
    row_heads: tuple[str, ...]
    matters: tuple[str, ...]
    group_measures: tuple[str, ...]
    measures: tuple[str, ...]
    parts: tuple[str, ...]
    silent: tuple[str, ...]
    plain: tuple[str, ...]
    unit_captions: tuple[str, ...]
    zero: tuple[str, ...]
    whole: tuple[str, ...]
    falls: tuple[str, ...]
    rises: tuple[str, ...]
    both_ways: str
    levels: tuple[str, ...]


@cache
def table_words() -> TableWords:
    """``table_words.yml``."""
    return load("table_words", TableWords)


def _first(entries: tuple[HeadWord, ...], text: str) -> str:
    return next((entry.id for entry in entries if any(word in text for word in entry.words)), "")


STATUSES: dict[str, Status] = {"target": "target", "actual": "actual", "baseline": "baseline", "forecast": "forecast"}
BASES: dict[str, Basis] = {"average": "average", "change": "change", "cumulative": "cumulative"}


@lru_cache(maxsize=1024)
def status_of(text: str) -> Status:
    """What the folded head says of its column; empty when nothing."""
    return STATUSES.get(_first(table_words().statuses, text), "")


@lru_cache(maxsize=1024)
def basis_of(text: str) -> Basis:
    """``level`` unless the folded text says otherwise."""
    return BASES.get(_first(table_words().bases, text), "level")


@cache
def unit_expression() -> str:
    """A unit with its magnitude, as an expression without named groups; folded."""
    magnitudes = "|".join(sorted(units().magnitudes, key=len, reverse=True))
    return rf"(?:(?:{magnitudes})?{unit_pattern().pattern.replace('?P<unit>', '?:')})"


@lru_cache(maxsize=1024)
def holds_no_figures(head: str) -> bool:
    """Does a column under ``head`` hold dates, ranks or numbers to call, and no figures?"""
    text = SPACE.sub("", fold(head))
    return any(word in text for word in table_words().not_values) and not any(char in text for char in "%(（")


@lru_cache(maxsize=2048)
def is_unit(text: str) -> bool:
    """Is the folded ``text`` a unit (万人, ±%, 元/人) and nothing else?"""
    return compiled("[±+-]?" + unit_expression()).fullmatch(SPACE.sub("", text)) is not None


def closing_unit(name: str) -> tuple[str, str]:
    """A folded name and the unit in brackets at its end: 大牲畜(万头) → (大牲畜, 万头); the unit may be empty."""
    bracket = CLOSING_BRACKET.search(name)
    if bracket and bracket.start() and is_unit(bracket[1]):
        return name[: bracket.start()].strip(), LOOSE.sub("", bracket[1])
    return name, ""


@cache
def _announced() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(table_words().unit_captions)})\s*:\s*([^()|;。\n]+)")


def announces_unit(text: str) -> bool:
    """Does a line say what the unit of a table is (单位:…)?"""
    return _announced().search(fold(text)) is not None


def units_told(text: str) -> tuple[str, ...]:
    """The units that a line gives for a whole table: 单位:万元、% → (万元, %); none where it gives no unit."""
    match = _announced().search(fold(text))
    units = tuple(unit for unit in BETWEEN.split(match[1]) if unit) if match else ()
    return units if all(map(is_unit, units)) else ()
