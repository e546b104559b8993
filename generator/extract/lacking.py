"""Names that lack what they are of: 每千人口7.3张, 恢复到2019年同期的94%, 津贴标准为:80至89周岁每人每月50元."""

from __future__ import annotations

import re

from generator.extract.empty_names import says_nothing
from generator.extract.heads import entity
from generator.extract.naming import Naming, Scene
from generator.extract.parts import AGES, GRADE, measure, of_unit
from generator.extract.trim import trim
from generator.rules.first import guarded
from generator.rules.phrases import word_set, words

EACH = re.compile(
    "(?:平均)?每[百千万]?(?:名|户籍|常住)?(?:人口|人|户|平方公里|名?老年人|名?学生|个家庭)(?:拥有|有|达|配备)?"
)
RECOVERED = re.compile("(?:已|已经|基本|分别)?(?P<mark>恢复[到至](?P<time>[^,;。]{2,14}?))的?$")
STATE = re.compile("(?:新|已|基本|全面)?(?:开工|建成|竣工|完工|交付|分配|入住)(?:建设|入住)?")
STATE_AT_END = guarded("(?:新|已|基本|全面)?(?:开工|建成|竣工|完工|交付|分配|入住)(?:建设|入住)?$")
WORKS = frozenset({"个", "项", "条", "座", "处", "公里", "千米", "平方米", "所"})
FAR = 120
HAVING = re.compile("(?:拥有|有|达|配备)$")
CLAUSE_MARK = re.compile("[,;。]")


def lacking(scene: Scene, index: int) -> Naming | None:
    """What a figure is of, from the figure before it or from the head before a colon."""
    for way in (_per_head, _recovered, _below_head, _other_state, _of_topic, _invested):
        if found := way(scene, index):
            return found
    return None


def _per_head(scene: Scene, index: int) -> Naming | None:
    """医院床位5120张,每千人口7.3张: a density of what the figure before counts."""
    clause = scene.clause(index)
    if not EACH.fullmatch(clause.name):
        return None
    told = of_unit(scene, index)
    if told is None:
        return None
    name = HAVING.sub("", clause.name) + told.base
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
    if not (AGES.fullmatch(clause.name) or GRADE.fullmatch(clause.name) or clause.name in word_set("kinds-alone")):
        return None
    before = scene.sentence.text[max(0, clause.start - FAR) : clause.start]
    if ":" not in before or ";" in before[before.rindex(":") :]:
        return None
    head = before[: before.rindex(":")]
    head = CLAUSE_MARK.split(head)[-1]
    parts = trim(head, scene.regions)
    name = head[parts.start : parts.end]
    if not name.endswith((*words("measures", "own-measures", "bare-heads"), "标准")):
        return None
    return Naming(f"{name}({clause.name})", "below-head", (clause.span,), f"{name}({clause.name})", completed=True)


def _other_state(scene: Scene, index: int) -> Naming | None:
    """棚户区改造新开工5.3万套、基本建成6万套: the same works in another state."""
    state = STATE.fullmatch(scene.clause(index).text.strip("、,和 "))
    last = scene.done[index - 1] if index else None
    earlier = STATE_AT_END.search(last.base) if state and last else None
    if state is None or last is None or earlier is None or measure(scene, index) != measure(scene, index - 1):
        return None
    name = last.base[: earlier.start()] + state[0]
    return Naming(name, "other-state", (scene.clause(index).span,), name, completed=True, member=last.member)


def _of_topic(scene: Scene, index: int) -> Naming | None:
    """1.小学。普通小学438所;在校生34.65万人: pupils and teachers are those of the run-in heading."""
    clause = scene.clause(index)
    if not scene.topic or clause.name not in word_set("school-heads"):
        return None
    levels = scene.levels(index)
    if levels and (levels[-1].holder or levels[-1].base.endswith(words("school-heads"))):
        return None
    name = scene.topic + clause.name
    return Naming(name, "of-heading", (clause.span,), name, completed=True, holder=scene.topic)


def _invested(scene: Scene, index: int) -> Naming | None:
    """新开工高速公路2300公里,完成投资3200亿元: the money of the works just counted, not of a whole list."""
    clause = scene.clause(index)
    last = scene.done[index - 1] if index else None
    if last is None or clause.name not in ("投资", "计划投资") or not scene.figure(index).unit.endswith("元"):
        return None
    listed = index > 1 and scene.sentence.gap(index - 1).lstrip().startswith(("、", "和", "及"))
    works = measure(scene, index - 1) in WORKS and last.basis in ("", "cumulative") and not last.uncertain
    if listed or not works or says_nothing(last.base, counted=False) or ";" in scene.sentence.gap(index):
        return None
    name = entity(last.base) + clause.name
    return Naming(name, "invested", (clause.span,), name, completed=True, member=last.member)
