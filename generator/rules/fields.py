"""Fields of government work, and which one a heading, a task, a project or the name of a figure belongs to."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import msgspec

from generator.rules.loader import load
from generator.text.fold import fold


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A field: its ``groups`` of concepts, the ``words`` that place a text in it, and the proof of them."""

    id: str
    name: str
    groups: tuple[str, ...]
    words: tuple[str, ...]
    examples: tuple[str, ...]
    counter: tuple[str, ...] = ()


class FieldRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``fields.yml``."""

    umbrella: tuple[str, ...]
    weak: tuple[str, ...]
    fields: tuple[Field, ...]


@cache
def fields() -> tuple[Field, ...]:
    """All fields, in the order in which they are shown."""
    return _rules().fields


@cache
def _rules() -> FieldRules:
    return load("fields", FieldRules)


@cache
def _by_group() -> dict[str, str]:
    return {group: field.id for field in fields() for group in field.groups}


def field_of_group(group: str) -> str:
    """The field of a group of concepts; empty for a group of none."""
    return _by_group().get(group, "")


@cache
def _owners() -> dict[str, str]:
    """Folded words and their field; an umbrella has none."""
    owners = {fold(word): "" for word in _rules().umbrella}
    return owners | {fold(word): field.id for field in fields() for word in field.words}


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(_owners(), key=len, reverse=True)))


def field_of(text: str, weak: bool = True) -> str:
    """The field with most characters of ``text``, of several alike the first named; empty where no word places it.

    Not ``weak``: words that say how rather than what (人才, 大数据) do not count.
    """
    left = frozenset(() if weak else _rules().weak)
    weight: Counter[str] = Counter()
    for found in _words().finditer(fold(text)):
        if found[0] not in left:
            weight[_owners()[found[0]]] += len(found[0])
    weight.pop("", None)
    return max(weight, key=lambda field: weight[field], default="")


def only_field_of(text: str) -> str:
    """The field of ``text`` where its words that say what speak of one alone; a title that names several has none."""
    left = frozenset(_rules().weak)
    named = {_owners()[found[0]] for found in _words().finditer(fold(text)) if found[0] not in left} - {""}
    return named.pop() if len(named) == 1 else ""
