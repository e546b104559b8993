"""Rules for a figure beside its name: the name after it (培育500名明星), before it, or left out."""

from __future__ import annotations

import re

from generator.extract.naming import Naming, Scene
from generator.extract.relations import _antecedent
from generator.extract.heads import entity
from generator.extract.trim import BLANK
from generator.rules.phrases import words
from generator.text.words import starts

LONG = 32


def _words_of(text: str) -> list[tuple[int, str]]:
    cuts = starts(text)
    return [(cut, text[cut:stop]) for cut, stop in zip(cuts, cuts[1:], strict=False)]


def _last_verb(text: str) -> tuple[int, str] | None:
    """(position, verb) when ``text`` ends with a verb, of one or two words (引进培养)."""
    cuts = [cut for cut in starts(text) if cut < len(text)][-4:]
    for cut in cuts:
        if text[cut:] in words("verbs") or text[cut:] in words("light-verbs"):
            return cut, text[cut:]
    joined = re.search("(?P<a>.{2})(?:和|及|并|、)(?P<b>.{2,4})$", text)
    if joined and joined["b"] in words("verbs") and joined["a"] in words("verbs"):
        return joined.start(), joined[0]
    return None


def after(scene: Scene, index: int) -> Naming | None:
    """帮扶18.3万名困难人员实现就业: what is counted stands after the figure."""
    figure = scene.sentence.figures[index]
    parts, clause, start = scene.trimmed(index)
    before = clause[parts.start : parts.end]
    right = _right(scene, index)
    if not right:
        return None
    verb = _last_verb(before)
    attributive = clause.rstrip().endswith("的")
    if not (figure.needs_noun or figure.unit_missing or attributive or verb or not before):
        if not (scene.sentence.right(index).startswith("的") and verb):
            return None
    at = figure.right + scene.sentence.right(index).index(right)
    spans: tuple[tuple[int, int], ...] = ((at, at + len(right)),)
    held, word = _held_before(scene, index, before, verb, parts.opening, attributive)
    if held:
        spans = ((start + parts.start, start + parts.end), *spans)
    return Naming(
        held + right, "after", spans, right, parts.subject, parts.opening, parts.predicate, verb=word,
        member="其中" in parts.opening,
    )  # fmt: skip


def _held_before(
    scene: Scene, index: int, before: str, verb: tuple[int, str] | None, opening: str, attributive: bool
) -> tuple[str, str]:
    """(words that go before the noun, the verb that a following item inherits)."""
    figure = scene.sentence.figures[index]
    if verb is None:
        if not before:
            return _inherited(scene, index), _inherited(scene, index)
        return (before, "") if len(before) <= 14 else ("", "")
    at, word = verb
    given = before[:at]
    light = word in words("light-verbs")
    if given and word in words("giving") and re.search("[为对给]", opening) and len(given) <= 12:
        return given, ""
    if figure.share and given:
        return before, ""
    return ("" if light else word), ("" if light else word)


def _inherited(scene: Scene, index: int) -> str:
    """The verb of the item before in a list (打造2名…、1家…)."""
    if (
        index
        and scene.sentence.text[: scene.sentence.figures[index].left].rstrip()[-1:] in "、和及"
        and scene.done[index - 1]
    ):
        return scene.done[index - 1].verb  # type: ignore[union-attr]
    return ""


def _right(scene: Scene, index: int) -> str:
    """The noun phrase after a figure; empty when there is none."""
    text = scene.sentence.right(index)
    figures = scene.sentence.figures
    if index + 1 < len(figures) and scene.sentence.clause_end(index) == figures[index + 1].left:
        cut = max(text.rfind("、"), text.rfind("和") if text.endswith("和") else -1)
        text = text[:cut] if cut >= 0 else text
    for stop in words("right-stops"):
        if text.startswith(stop):
            return ""
    text = text.removeprefix("的").lstrip()
    if not text or not re.match("[一-鿿“(《]", text) or text[0] in "(":
        return ""
    stops = set(words("right-stops"))
    for cut, _ in _words_of(text):
        if cut and any(text.startswith(stop, cut) for stop in stops):
            text = text[:cut]
            break
    text = text.rstrip(BLANK)
    return text if len(text) >= 2 else ""


def before(scene: Scene, index: int) -> Naming | None:
    """城镇登记失业率控制在4.5%以内: the name stands before the figure."""
    parts, clause, start = scene.trimmed(index)
    name = clause[parts.start : parts.end]
    at = parts.start
    if not name:
        return None
    shift = _past_counted_noun(scene, index, name) or _past_adjunct(name, parts.opening)
    name, at = name[shift:], at + shift
    if not name:
        return None
    span = (start + at, start + at + len(name))
    verb = next((w for w in sorted(words("verbs"), key=len, reverse=True) if name.startswith(w)), "")
    inherited = "" if verb else _inherited(scene, index)
    if _bare(name):
        return _completed(scene, index, name, span, parts.subject, parts.opening, parts.predicate)
    return Naming(
        inherited + name, "before", (span,), name, parts.subject, parts.opening, parts.predicate,
        verb=verb if len(name) > len(verb) else "", uncertain=len(name) > LONG, member="其中" in parts.opening,
        basis="change" if any(name.endswith(word) for word in words("change-heads")) else "",
    )  # fmt: skip


def _past_counted_noun(scene: Scene, index: int, name: str) -> int:
    """30000多家|企业减免社保|超6亿元: the noun of the figure before is no part of this name."""
    if not index or not scene.sentence.figures[index - 1].needs_noun:
        return 0
    if scene.sentence.clause_start(index) != scene.sentence.figures[index - 1].right:
        return 0
    return next((cut for cut, word in _words_of(name) if cut and word in words("verbs")), 0)


def _past_adjunct(name: str, opening: str) -> int:
    """依托创新平台引进高层次人才: an adjunct before the last verb is no part of the name."""
    found = _words_of(name)
    if not found or found[0][1] not in words("prepositions"):
        return 0
    return max((cut for cut, word in found[1:-1] if word in words("verbs")), default=0)


def _bare(name: str) -> bool:
    return name in words("bare-heads")


def _completed(
    scene: Scene, index: int, name: str, span: tuple[int, int], subject: str, opening: str, predicate: str
) -> Naming | None:
    """总量达到101万人: the head alone says nothing, so it takes what the name before it counts."""
    previous = scene.previous(index)
    if previous is None:
        return Naming(name, "bare-head", (span,), name, subject, opening, predicate, uncertain=True)
    whole = entity(previous.base)
    return Naming(
        whole + name, "bare-head", (span,), whole + name, subject, opening, predicate, completed=True,
        basis="change" if name in words("change-heads") else "",
    )  # fmt: skip


def left_out(scene: Scene, index: int) -> Naming | None:
    """A figure without any name of its own: that of the figure or clause before, and doubtful."""
    name, _ = _antecedent(scene, index)
    if not name:
        return None
    return Naming(name, "left-out", base=name, completed=True, uncertain=True)
