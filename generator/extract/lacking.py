"""Names that lack what they are of: 每千人口7.3张, 恢复到2019年同期的94%, 津贴标准为:80至89周岁每人每月50元."""

from __future__ import annotations

import re

from generator.extract.naming import Naming, Scene
from generator.extract.parts import AGES, GRADE, of_unit
from generator.extract.trim import trim
from generator.rules.phrases import word_set, words

EACH = re.compile(
    "(?:平均)?每[百千万]?(?:名|户籍|常住)?(?:人口|人|户|平方公里|名?老年人|名?学生|个家庭)(?:拥有|有|达|配备)?"
)
RECOVERED = re.compile("(?:已|已经|基本|分别)?(?P<mark>恢复[到至](?P<time>[^,;。]{2,14}?))的?$")
FAR = 120


def lacking(scene: Scene, index: int) -> Naming | None:
    """What a figure is of, from the figure before it or from the head before a colon."""
    return _per_head(scene, index) or _recovered(scene, index) or _below_head(scene, index)


def _per_head(scene: Scene, index: int) -> Naming | None:
    """医院床位5120张,每千人口7.3张: a density of what the figure before counts."""
    clause = scene.clause(index)
    if not EACH.fullmatch(clause.name):
        return None
    told = of_unit(scene, index)
    if told is None:
        return None
    name = re.sub("(?:拥有|有|达|配备)$", "", clause.name) + told.base
    return Naming(name, "per-head", (clause.span,), name, completed=True, member=told.member)


def _recovered(scene: Scene, index: int) -> Naming | None:
    """接待游客1920万人次,恢复到2019年的67%: of what it was then; the year is only the base."""
    match = RECOVERED.search(scene.clause(index).text) if scene.figure(index).share else None
    previous = scene.previous(index) if match else None
    if match is None or previous is None:
        return None
    return Naming(f"{previous.base}({match['mark']})", "recovered", base=previous.base, completed=True)


def _below_head(scene: Scene, index: int) -> Naming | None:
    """高龄津贴标准为:80至89周岁每人每月50元,90至99周岁每人每月100元: an age or a grade takes the head of the list."""
    clause = scene.clause(index)
    kind = AGES.fullmatch(clause.name) or GRADE.fullmatch(clause.name) or clause.name in word_set("kinds-alone")
    before = scene.sentence.text[max(0, clause.start - FAR) : clause.start]
    if not kind or ":" not in before or ";" in before[before.rindex(":") :]:
        return None
    head = before[: before.rindex(":")]
    head = re.split("[,;。]", head)[-1]
    parts = trim(head, scene.regions)
    name = head[parts.start : parts.end]
    if not name.endswith((*words("measures", "own-measures", "bare-heads"), "标准")):
        return None
    return Naming(f"{name}({clause.name})", "below-head", (clause.span,), f"{name}({clause.name})", completed=True)
