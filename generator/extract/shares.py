"""占…的36.6%: a part of a whole; both must be named."""

from __future__ import annotations

import re

from generator.extract.naming import Clause, Naming, Scene
from generator.extract.trim import trim
from generator.rules.phrases import anywhere

SHARE = re.compile(r"(?P<part>.*?)(?P<share>占(?![用有道领比]|地(?!区))[^,;。]{1,24})$")
PLAN = re.compile(
    r"^[^,;。:占]{0,4}?(?:完成|为|达到?|是|占)(?P<plan>(?:总(?=任务|目标)|年度|全年|年初|目标|计划|省定|市定|下达)[^,;。占]{0,8}?(?:计划|任务|目标|预算|指标|数))的$"
)
SHORT = 12
CLAUSE_MARK = re.compile("[,;:。]")


def share(scene: Scene, index: int) -> Naming | None:
    """The part stands before 占, or it is the figure before, or (doubtful) the clause before."""
    if not scene.figure(index).share:
        return None
    clause = scene.clause(index)
    if plan := PLAN.search(clause.text):
        return _of_a_plan(scene, index, plan["plan"])
    match = SHARE.match(clause.name)
    if match is None and clause.name.endswith("占") and len(clause.name) > 2:
        part = clause.name[:-1]
        return Naming(
            f"{part}占比", "share", (clause.span,), part, clause.parts.subject, clause.parts.opening,
            member=clause.member,
        )  # fmt: skip
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


def _of_a_plan(scene: Scene, index: int, plan: str) -> Naming | None:
    """完成投资51.6亿元,为年度计划的103.2%: how far the figure before has come."""
    levels = scene.levels(index)
    if not levels:
        return None
    base = levels[-1].base
    return Naming(f"{base}(完成{plan})", "share-of-plan", base=base, completed=True, member=levels[-1].member)


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
    words = CLAUSE_MARK.split(gap)[-1].strip()
    earlier = scene.previous(index)
    if words and earlier and words in earlier.name:
        return earlier.base, False
    if words:
        parts = trim(words, scene.regions)
        name = words[parts.start : parts.end]
        verb = anywhere("verbs").match(name)
        name = name[verb.end() :] if verb else name
        if 2 <= len(name) <= SHORT:
            return name, True
    previous = scene.previous(index)
    return (previous.base, bool(words)) if previous else ("", True)
