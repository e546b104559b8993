"""The vocabulary of indicators, and which of its concepts a name in a source means."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache, lru_cache
from typing import Any, Literal

import msgspec

from generator.model.collection import Concept
from generator.rules.divisions import resolve
from generator.rules.loader import RuleError, load
from generator.rules.units import alternation, units
from generator.text.fold import fold

ROW_NUMBER = re.compile(r"^[*★△▲]?(?:\d{1,2}[.、．)])?")
OPENING_BRACKET = re.compile(r"^\(([^()]+)\)")


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``indicator_names.yml``: what in a name does not change what is counted."""

    places: tuple[str, ...]
    members: tuple[str, ...]
    openings: tuple[str, ...]
    anywhere: tuple[str, ...]
    counts: tuple[str, ...]
    growths: tuple[str, ...]
    remarks: tuple[str, ...]
    natures: dict[Literal["flow", "rate", "stock"], tuple[str, ...]]


@cache
def name_words() -> NameWords:
    """``indicator_names.yml``."""
    return load("indicator_names", NameWords)


@cache
def concepts() -> tuple[Concept, ...]:
    """The vocabulary, by id. An entry of ``concepts.yml`` has the members of ``Concept``, and no others."""
    entries = load("concepts", tuple[dict[str, Any], ...])
    members = {field.name for field in fields(Concept)}
    known = {entry.get("id") for entry in entries}
    for entry in entries:
        if unknown := sorted(set(entry) - members):
            raise RuleError(f"rules/concepts.yml: {entry.get('id')}: no member {unknown[0]}")
        for other in ("parent", "growth_of"):
            if entry.get(other) and entry[other] not in known:
                raise RuleError(f"rules/concepts.yml: {entry['id']}: {other} {entry[other]} is not a concept")
    try:
        return msgspec.convert(entries, tuple[Concept, ...])
    except msgspec.ValidationError as error:
        raise RuleError(f"rules/concepts.yml: {error}") from error


@cache
def _by_id() -> dict[str, Concept]:
    return {concept.id: concept for concept in concepts()}


def concept(concept_id: str) -> Concept | None:
    """The concept with this id; None for an empty or unknown one."""
    return _by_id().get(concept_id)


@cache
def _growths() -> dict[str, Concept]:
    return {each.growth_of: each for each in concepts() if each.growth_of}


def growth(of: Concept) -> Concept | None:
    """The concept of the rate of change of another; None where the vocabulary has none."""
    return _growths().get(of.id)


@cache
def aliases() -> tuple[tuple[str, Concept], ...]:
    """Every name and alias (folded, without quotation marks) and its concept, longest first.

    A rate of growth takes the names of what grows with the words of growth after them.
    """
    pairs = {fold(alias): each for each in concepts() for alias in (each.name, *each.aliases)}
    for each in (each for each in concepts() if each.growth_of and each.name.endswith("增长率")):
        of = _by_id()[each.growth_of]
        names = (fold(name) + word for name in (of.name, *of.aliases) for word in name_words().growths)
        pairs |= {name: each for name in names if name not in pairs}
    return tuple(sorted(pairs.items(), key=lambda pair: (-len(pair[0]), pair[0])))


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """``name`` folded, without spaces, quotation marks, number, ``*``, 其中 and the brackets of a completed subject."""
    text = re.sub(r"[\s“”\"'‘’「」『』]", "", fold(name))
    text = ROW_NUMBER.sub("", text)
    for member in name_words().members:
        text = text.removeprefix(member)
    return OPENING_BRACKET.sub(r"\1", text.lstrip(":"))


@cache
def _remark() -> re.Pattern[str]:
    """A closing bracket that holds a unit or a remark on the figure."""
    remarks = "|".join(map(re.escape, name_words().remarks))
    scale = f"(?:{alternation(units().magnitudes)})?"
    measure = alternation([word for group in units().units for word in group.words])
    below = f"{scale}(?:{alternation(units().denominators)})"
    unit = rf"{scale}(?:{measure})(?:/{below}(?:[·.]?{below})?)?|1?/(?:10)?{scale}(?:{measure})?|年"
    return re.compile(rf"\((?:{unit}|[^()]*(?:{remarks}))\)$")


def _without_remarks(text: str) -> str:
    """``text`` without closing brackets that hold a unit or a remark on the figure."""
    while text.endswith(")") and (shorter := _remark().sub("", text)) != text:
        text = shorter
    return text


@cache
def _openings() -> tuple[str, ...]:
    return (*name_words().places, *name_words().openings)


@lru_cache(maxsize=8192)
def core(name: str) -> str:
    """What is left of a name when all that does not change its meaning is taken away."""
    words, text = name_words(), _without_remarks(plain(name))
    for word in words.anywhere:
        text = text.replace(word, "")
    while True:
        if not text.startswith(_openings()):
            break
        opening = next(word for word in _openings() if text.startswith(word))
        if len(opening) >= len(text):
            break
        text = text.removeprefix(opening)
    ending = next((word for word in words.counts if text.endswith(word) and len(word) + 2 <= len(text)), "")
    return text.removesuffix(ending).removesuffix("的")


@cache
def _index() -> tuple[dict[str, Concept], dict[str, Concept]]:
    """Concepts by plain name, and by core where no two concepts share one."""
    names = {plain(alias): each for alias, each in aliases()}
    cores: dict[str, Concept | None] = {}
    for alias, each in aliases():
        # a remark (年均增长) that makes another concept of a name is part of it
        if _without_remarks(plain(alias)) != plain(alias):
            continue
        key = core(alias)
        cores[key] = each if cores.get(key, each) is each else None
    return names, {key: each for key, each in cores.items() if each is not None}


def names_rate(name: str) -> bool:
    """Does the last word of a name say that it is a rate or a share (失业率, 比重)?"""
    return _without_remarks(plain(name)).endswith(name_words().natures["rate"])


@lru_cache(maxsize=4096)
def nature(name: str) -> str:
    """``flow``, ``rate`` or ``stock`` by the vocabulary or by the words of the name; empty when neither tells."""
    known = match(name)
    if known:
        return {"cumulative": "flow", "ratio": "rate", "price": "rate"}.get(known.nature, known.nature)
    text, words = _without_remarks(plain(name)), name_words().natures
    if _flow_leads().match(text) and not text.endswith(words["rate"]):
        return "flow"
    return next((kind for kind in ("rate", "stock") if text.endswith(words[kind])), "")


@cache
def _flow_leads() -> re.Pattern[str]:
    """A word of flows at or near the beginning of a name, and as a verb (组织培训, not 社会组织)."""
    words = [re.escape(word) for word in name_words().natures["flow"] if word != "组织"]
    return re.compile(f"组织|.{{0,4}}?(?:{'|'.join(words)})", re.DOTALL)


def _without_place(text: str) -> str:
    """``text`` without the division's name that it begins with (叙永县城镇新增就业 → 城镇新增就业)."""
    ends = [end for end in range(3, min(len(text), 16)) if text[end - 1] in "省市县区州盟旗"]
    return next((text[end:] for end in reversed(ends) if resolve(text[:end])), text)


@lru_cache(maxsize=8192)
def match(name: str) -> Concept | None:
    """The concept that ``name`` means as a whole; None when a word is left over that may change the meaning."""
    names, cores = _index()
    text = plain(name)
    for form in (text, _without_remarks(text)):
        if form in names:
            return names[form]
    return cores.get(core(text)) or cores.get(core(_without_place(text)))
