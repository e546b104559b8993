"""城镇登记失业率控制在4.5%以内: the name stands before the figure, whole or to be completed."""

from __future__ import annotations

import re

from generator.extract.after import inherited_verb
from generator.extract.heads import entity
from generator.extract.naming import Clause, Naming, Scene
from generator.extract.shares import antecedent
from generator.rules.phrases import at_end, words
from generator.text.words import starts

LONG = 32
AT_LEAST = re.compile("^.*?(?:至少|不少于|不得少于|最多)")
INNER = re.compile("(?<=[一-鿿)”]{2})(?:实现|完成)(?=[一-鿿]{2})")
SPAN_OF_YEARS = re.compile("[0-9一二两三四五六七八九十]+年累计|(?<=[一-鿿]{2})累计")


def before(scene: Scene, index: int) -> Naming | None:
    """The clause without its time, subject, adverbs and predicate is the name."""
    if scene.figure(index).kind == "qualitative":
        return None
    clause = scene.clause(index)
    name, at = _cut(scene, index, clause)
    if not name:
        return None
    span = (clause.start + at, clause.start + at + len(name))
    name = INNER.sub("", SPAN_OF_YEARS.sub("", name)) if len(name) > 4 else name
    if name in words("verbs"):
        return _same_verb(scene, index, name, span, clause)
    if name in words("bare-heads"):
        return _completed(scene, index, name, span, clause)
    if whole := _whole(scene, index, name, clause):
        return Naming(
            f"{whole}({name})", "member", (span,), f"{whole}({name})", clause.parts.subject, clause.parts.opening,
            clause.parts.predicate, completed=True, member=True,
        )  # fmt: skip
    verb = next((word for word in sorted(words("verbs"), key=len, reverse=True) if name.startswith(word)), "")
    inherited = "" if verb else inherited_verb(scene, index)
    much = re.match("的?(?P<much>比例|比重|标准)", scene.sentence.right(index)) if scene.figure(index).share else None
    return Naming(
        inherited + name + (much["much"] if much else ""), "before", (span,), name, clause.parts.subject,
        clause.parts.opening, clause.parts.predicate, verb=verb if len(name) > len(verb) else inherited,
        uncertain=len(name) > LONG or len(name) < 2, member=clause.member,
        basis="change" if any(name.endswith(word) for word in words("change-heads")) else "",
    )  # fmt: skip


def _cut(scene: Scene, index: int, clause: Clause) -> tuple[str, int]:
    """(name, where it starts in the clause) without what belongs to other parts of the sentence."""
    name, at = clause.name, clause.parts.start
    shift = _past_counted_noun(scene, index, name) or _past_adjunct(name)
    if match := AT_LEAST.match(name):
        shift = max(shift, match.end())
    return name[shift:], at + shift


def _past_counted_noun(scene: Scene, index: int, name: str) -> int:
    """30000多家|企业减免社保|超6亿元: the noun of the figure before is no part of this name."""
    if not index or not scene.figure(index - 1).needs_noun:
        return 0
    if scene.clause(index).start != scene.figure(index - 1).right:
        return 0
    return next((cut for cut, word in _words_of(name) if cut and word in words("verbs")), 0)


def _past_adjunct(name: str) -> int:
    """依托创新平台引进高层次人才: an adjunct before the last verb is no part of the name."""
    found = _words_of(name)
    if not found or found[0][1] not in words("prepositions"):
        return 0
    return max((cut for cut, word in found[1:-1] if word in words("verbs")), default=0)


def _words_of(text: str) -> list[tuple[int, str]]:
    cuts = starts(text)
    return [(cut, text[cut:stop]) for cut, stop in zip(cuts, cuts[1:], strict=False)]


def _same_verb(scene: Scene, index: int, verb: str, span: tuple[int, int], clause: Clause) -> Naming:
    """到6月将减免10.5亿元: the object is that of the same verb before."""
    parts = clause.parts
    earlier = next((n for n in reversed(scene.done[:index]) if n and n.name.startswith(verb)), None)
    if earlier:
        return Naming(
            earlier.base, "same-verb", (span,), earlier.base, parts.subject, parts.opening, parts.predicate,
            completed=True,
        )  # fmt: skip
    return Naming(verb, "verb-only", (span,), verb, parts.subject, parts.opening, parts.predicate, uncertain=True)


def _completed(scene: Scene, index: int, name: str, span: tuple[int, int], clause: Clause) -> Naming:
    """总量达到101万人: the head alone says nothing, so it takes what the name before it counts."""
    previous = scene.previous(index)
    whole = entity(previous.base) if previous else ""
    return Naming(
        whole + name, "bare-head", (span,), whole + name, clause.parts.subject, clause.parts.opening,
        clause.parts.predicate, completed=bool(whole), uncertain=not whole, member=clause.member,
        basis="change" if name in words("change-heads") else "",
    )  # fmt: skip


def _whole(scene: Scene, index: int, name: str, clause: Clause) -> str:
    """The name of the whole when a part has no measure of its own: 商品房销售面积526.3万平方米,其中住宅443.4万平方米."""
    figure = scene.figure(index)
    if figure.needs_noun or figure.unit.endswith(("人", "户", "人次")) or figure.share or not figure.unit:
        return ""
    if at_end("measures", "categories", "bare-heads", "own-measures").search(name):
        return ""
    listed = clause.member or re.search("(?:按|从)[^,;。]{1,8}(?:分|看)[,:]", scene.sentence.gap(index))
    names = [naming for naming in scene.done[:index] if naming and not naming.basis]
    if not listed and not (names and names[-1].rule == "member"):
        return ""
    held = next((n for n in reversed(names) if not n.member), None if names else scene.before)
    if held is None and names and names[-1].rule == "member":
        return names[-1].name.rsplit("(", 1)[0]
    return held.base if held and not held.member else ""


def left_out(scene: Scene, index: int) -> Naming | None:
    """A figure without any name of its own: that of the figure or clause before, and doubtful."""
    if scene.figure(index).kind == "qualitative":
        return None
    name, _ = antecedent(scene, index)
    if not name:
        return None
    return Naming(name, "left-out", base=name, completed=True, uncertain=True)
