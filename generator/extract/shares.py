"""占…的36.6%: a part of a whole; both must be named."""

from __future__ import annotations

import re

from generator.extract.naming import Clause, Naming, Scene
from generator.extract.trim import trim
from generator.rules.phrases import anywhere

SHARE = re.compile(r"(?P<part>.*?)(?P<share>占(?![地用有道领比])[^,;。]{1,24})$")
SHORT = 12


def share(scene: Scene, index: int) -> Naming | None:
    """The part stands before 占, or it is the figure before, or (doubtful) the clause before."""
    if not scene.figure(index).share:
        return None
    clause = scene.clause(index)
    match = SHARE.match(clause.name)
    if match is None:
        return _of_unnamed_whole(scene, index, clause)
    parts = clause.parts
    if match["part"]:
        return Naming(
            clause.name, "share", (clause.span,), match["part"], parts.subject, parts.opening, parts.predicate,
            member=clause.member,
        )  # fmt: skip
    part, uncertain = antecedent(scene, index)
    return Naming(
        part + match["share"], "share", (clause.span,), part or match["share"], parts.subject, parts.opening,
        parts.predicate, completed=bool(part), uncertain=uncertain,
    )  # fmt: skip


def _of_unnamed_whole(scene: Scene, index: int, clause: Clause) -> Naming | None:
    """…断面共129个,占26.7%: the whole is the one spoken of before."""
    if not clause.parts.predicate.startswith("占"):
        return None
    part, uncertain = (clause.name, False) if clause.name else antecedent(scene, index)
    if not part:
        return None
    return Naming(
        part + "占比", "share", (clause.span,), part, clause.parts.subject, clause.parts.opening,
        completed=not clause.name, uncertain=uncertain, member=clause.member,
    )  # fmt: skip


def antecedent(scene: Scene, index: int) -> tuple[str, bool]:
    """(what a clause without a subject speaks of, whether that is doubtful)."""
    sentence = scene.sentence
    start = sentence.clause_start(index)
    gap = sentence.text[sentence.gap_start(index) : max(start - 1, 0)]
    words = re.split("[,;:。]", gap)[-1].strip()
    if words:
        parts = trim(words, scene.regions)
        name = words[parts.start : parts.end]
        verb = anywhere("verbs").match(name)
        name = name[verb.end() :] if verb else name
        if 2 <= len(name) <= SHORT:
            return name, True
    previous = scene.previous(index)
    return (previous.base, bool(words)) if previous else ("", True)
