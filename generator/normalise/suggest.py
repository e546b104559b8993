"""Concepts that an unnamed indicator may be meant for: proposed to a person, never merged."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from generator.model.collection import Concept
from generator.rules.concepts import aliases, core, match, names_rate
from generator.rules.units_base import compatible
from generator.text.fold import fold

LEAST = 0.6
# Where words stand in place of others (畜牧业增加值, 工业增加值), another thing is meant unless little else differs.
LEAST_REPLACED = 0.75
AT_MOST = 3
# A known name at the end of a longer one is near, however much stands before it (一级医院住院合规费用报销比例).
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``alias`` is the name of the vocabulary that comes nearest, ``nearness`` 0 to 1.

    ``added`` are the words that the source has more, ``lacking`` those it has not: they say why it was not merged.
    """

    concept: Concept
    alias: str
    nearness: float
    added: tuple[str, ...]
    lacking: tuple[str, ...]
    replaced: bool = False

    @property
    def least(self) -> float:
        """How near it must be to be worth a person's look."""
        return LEAST_REPLACED if self.replaced else LEAST


@cache
def _written(concept: Concept) -> frozenset[str]:
    """The names that the vocabulary itself gives, without those that follow from them."""
    return frozenset(fold(name) for name in (concept.name, *concept.aliases))


@cache
def _cores() -> tuple[tuple[str, str, Counter[str], Concept], ...]:
    """The vocabulary by core: of the names with one core the concept's own, else the shortest."""
    told: dict[tuple[str, str], tuple[str, Concept]] = {}
    for alias, concept in aliases():
        if alias not in _written(concept):
            continue
        key = core(alias), concept.id
        if alias == fold(concept.name) or key not in told or told[key][0] != fold(concept.name):
            told[key] = alias, concept
    return tuple((alias, form, Counter(form), concept) for (form, _), (alias, concept) in told.items())


@lru_cache(maxsize=4096)
def suggestions(name: str, unit_base: str = "") -> tuple[Suggestion, ...]:
    """The nearest concepts that a figure in ``unit_base`` may belong to, best first; none for a name that is known."""
    if match(name) is not None:
        return ()
    text = core(name)
    letters, rate = Counter(text), names_rate(name)
    best: dict[str, Suggestion] = {}
    for alias, form, counted, concept in _cores():
        if (unit_base and not compatible(concept.unit, unit_base)) or names_rate(alias) != rate:
            continue
        shared = 2 * sum((letters & counted).values()) / max(len(text) + len(form), 1)
        narrower = len(form) >= SHORTEST and text.endswith(form)
        if shared < LEAST and not narrower:
            continue
        found = _compared(text, form, alias, concept)
        if (found.nearness >= found.least or narrower) and (
            concept.id not in best or best[concept.id].nearness < found.nearness
        ):
            best[concept.id] = found
    return tuple(sorted(best.values(), key=lambda each: (-each.nearness, each.concept.id)))[:AT_MOST]


def _compared(text: str, form: str, alias: str, concept: Concept) -> Suggestion:
    matcher = SequenceMatcher(None, form, text, autojunk=False)
    changes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    added = tuple(text[start:end] for _, _, _, start, end in changes if end > start)
    lacking = tuple(form[start:end] for _, start, end, _, _ in changes if end > start)
    replaced = any(code[0] == "replace" for code in changes)
    return Suggestion(concept, alias, round(matcher.ratio(), 3), added, lacking, replaced)
