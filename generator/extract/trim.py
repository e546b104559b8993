"""Taking a clause apart: time, subject, adverbs and empty verbs at its start, predicates at its end; the name is left.

Only whole words are taken off (基本 养老保险 keeps 基本, 基本 实现 loses it), so that no word is cut in two.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from generator.rules.period_words import period_pattern
from generator.rules.phrases import words as listed
from generator.rules.units import alternation, units
from generator.text.words import starts

BLANK = " \t,、:;—-·的“”\"'"
LABEL = re.compile(
    r"\s*(?:[(〔][一二三四五六七八九十\d]{1,3}[)〕]|\d{1,2}[.、)](?!\d)|[一二三四五六七八九十]{1,2}、|[①-⑳])"
)
PERIOD_ENDS = frozenset('年月日度末底初期间来今内前时中起划”"次天大人')
OWNING = re.compile("[一-鿿]{2,12}的[一-鿿]")
HAVING = frozenset({"有", "开展", "具有", "拥有", "设有", "建有"})
PER = re.compile(
    f"(?:{alternation([word for word in units().per_words if word[-1] in '年月天日次' or word == '每人'])})$"
)
MEASURE_THEN_PREDICATE = re.compile("[率量数额值比重入积口度][达为均仅仍要应需]$")


class Trimmed(msgspec.Struct, frozen=True):
    """``[start, end)`` of the name in the clause; what was taken off in words: subject, opening words, predicate."""

    start: int
    end: int
    subject: str = ""
    opening: str = ""
    predicate: str = ""


@cache
def _set(*ids: str) -> frozenset[str]:
    return frozenset(listed(*ids))


@cache
def _openings() -> frozenset[str]:
    return _set("labels", "connectives", "intentions", "adverbs", "light-verbs", "places") | {
        "按",
        "从",
        "由",
        "为",
        "对",
        "把",
    }


@cache
def _by_head() -> dict[str, tuple[str, ...]]:
    """The words of opening by their first character: most names begin with none, and need no segmentation."""
    found: dict[str, list[str]] = {}
    for word in sorted(_openings() | _set("places", "adverbs-before-verbs")):
        found.setdefault(word[0], []).append(word)
    for word in sorted({"将", "把", "在", "于"} & found.keys()):
        found[word].append(word)
    return {head: tuple(words) for head, words in found.items()}


@cache
def _predicates() -> tuple[str, ...]:
    return tuple(sorted(_set("level-predicates")))


@cache
def _verbs() -> frozenset[str]:
    return _set("verbs", "light-verbs", "change-up", "change-down", "level-predicates")


def trim(clause: str, regions: frozenset[str] = frozenset()) -> Trimmed:
    """The name in ``clause`` and what stood round it. ``regions`` are names of the source's own place."""
    end, predicate = _close(clause, len(clause))
    start, subject, opening = _open(clause, end, regions)
    return Trimmed(min(start, end), end, subject, opening, clause[end:].strip() if predicate else "")


def _open(clause: str, end: int, regions: frozenset[str]) -> tuple[int, str, str]:
    at, subject, opening = 0, "", ""
    while at < end:
        if clause[at] in BLANK and not (clause[at] in '“"' and _quoted_name(clause, at, end)):
            at += 1
            continue
        if clause[at] in ")」』】》〕":
            at += 1
            continue
        if clause.startswith("其中", at):
            opening += "其中"
            at += 2
            continue
        if match := LABEL.match(clause, at, end):
            at = match.end()
            continue
        if (match := period_pattern().match(clause, at, end)) and match.end() > at:
            at = match.end()
            continue
        opened = clause.startswith(_by_head().get(clause[at], ()), at)
        if not opened and not any(clause.startswith(region, at) for region in regions):
            break
        step, kind = _opening_word(clause, at, end, starts(clause[:end]), regions)
        if not step:
            break
        if kind == "place":
            subject = subject or clause[at : at + step]
        else:
            opening += clause[at : at + step]
        at += step
    return at, subject, opening


def _quoted_name(clause: str, at: int, end: int) -> bool:
    """A quotation that opens the name and closes inside it belongs to it."""
    return clause[at] in '“"' and any(mark in clause[at + 1 : end] for mark in '”"')


def _opening_word(clause: str, at: int, end: int, cuts: tuple[int, ...], regions: frozenset[str]) -> tuple[int, str]:
    """(length, kind) of the opening at ``at`` that ends where a word ends; (0, "") when the name begins here."""
    ends = [cut for cut in cuts if at < cut <= end][:6]
    for stop in reversed(ends):
        word = clause[at:stop]
        if word in regions or word in _set("places"):
            return stop - at, "place"
        if word in ("将", "把") and at == 0 and stop < end:
            return stop - at, "word"
        if word in ("在", "于") and _place_at(clause, stop, end, cuts, regions):
            return stop - at, "word"
        if word in HAVING and OWNING.match(clause, stop):
            return 0, ""
        if word in _set("adverbs-before-verbs"):
            if stop < end and (word in _set("intentions") or _verb_at(clause, stop, end, cuts)):
                return stop - at, "word"
            continue
        if word in _openings() and stop <= end:
            return stop - at, "word"
    for region in sorted(regions, key=len, reverse=True):
        if clause.startswith(region, at) and at + len(region) <= end:
            return len(region), "place"
    return 0, ""


def _place_at(clause: str, at: int, end: int, cuts: tuple[int, ...], regions: frozenset[str]) -> bool:
    """在我国经济总量…: 在 is taken off with the place behind it."""
    ends = [cut for cut in cuts if at < cut <= end][:3]
    return any(clause[at:stop] in _set("places") or clause[at:stop] in regions for stop in ends)


def _verb_at(clause: str, at: int, end: int, cuts: tuple[int, ...]) -> bool:
    ends = [cut for cut in cuts if at < cut <= end][:3]
    return any(clause[at:stop] in _verbs() or clause[at:stop] in _openings() for stop in ends)


def _close(clause: str, end: int) -> tuple[int, bool]:
    closed = False
    while end > 0:
        if clause[end - 1] in BLANK and not (clause[end - 1] in '”"' and "“" in clause[: end - 1]):
            end -= 1
            continue
        if clause[end - 1] in "([《〔":
            end -= 1
            continue
        taken = _period_end(clause, end)
        closes = taken is None and clause.endswith(_predicates(), 0, end)
        cuts = [cut for cut in starts(clause[:end]) if cut < end][-4:] if closes else []
        taken = (
            taken
            if taken is not None
            else next((cut for cut in cuts if clause[cut:end] in _set("level-predicates")), None)
        )
        if taken is None and MEASURE_THEN_PREDICATE.search(clause[max(0, end - 3) : end]):
            taken = end - 1
        if taken is None:
            break
        end, closed = taken, True
    return end, closed


def _period_end(clause: str, end: int) -> int | None:
    """Where words of time, or of what a standard is for, begin that end at ``end`` (由2010年的, 每人每年)."""
    if clause[end - 1] not in PERIOD_ENDS:
        return None
    low = max(0, end - 16)
    if per := PER.search(clause[low:end]):
        return low + per.start()
    for match in period_pattern().finditer(clause, low, end):
        if match.end() == end:
            return match.start()
    return None
