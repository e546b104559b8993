"""Names that lack what they are of: 每千人口7.3张, 恢复到2019年同期的94%, 津贴标准为:80至89周岁每人每月50元."""

from __future__ import annotations

import re

from generator.extract.empty_names import says_nothing
from generator.extract.heads import entity
from generator.extract.naming import Naming, Scene
from generator.extract.parts import AGES, GRADE, measure, of_unit
from generator.extract.trim import trim
from generator.rules.first import guarded
from generator.rules.phrases import at_start, word_set, words

EACH = re.compile(
    "(?:平均)?每[百千万]?(?:名|户籍|常住)?(?:人口|人|户|平方公里|名?老年人|名?学生|个家庭)(?:拥有|有|达|配备)?"
)
RECOVERED = re.compile("(?:已|已经|基本|分别)?(?P<mark>恢复[到至](?P<time>[^,;。]{2,14}?))的?$")
STATE = re.compile("(?:新|已|基本|全面)?(?:开工|建成|竣工|完工|交付|分配|入住)(?:建设|入住)?")
STATE_AT_END = guarded("(?:新|已|基本|全面)?(?:开工|建成|竣工|完工|交付|分配|入住)(?:建设|入住)?$")
WORKS = frozenset({"个", "项", "条", "座", "处", "公里", "千米", "平方米", "所"})
FAR = 120
SHARE_HEADS, MONEY_HEADS = ("比例", "比重", "率"), ("额度", "限额", "标准", "起付线")
# Whom or what a share or a sum is for, where the measure stands in the clause before.
BEARERS = (
    "医保",
    "居民",
    "职工",
    "学生",
    "科生",
    "究生",
    "老年人",
    "儿童",
    "人员",
    "企业",
    "医院",
    "机构",
    "家庭",
    "个人",
    "险",
)
LONG_BEARER, LONG_HEAD = 12, 24
CLAUSE_MARKS = re.compile("[,;:。]")
DIGIT = re.compile(r"\d")
HAVING = re.compile("(?:拥有|有|达|配备)$")
CLAUSE_MARK = re.compile("[,;。]")


def lacking(scene: Scene, index: int) -> Naming | None:
    """What a figure is of, from the figure before it or from the head before a colon."""
    for way in (_per_head, _recovered, _below_head, _behind_head, _other_state, _of_topic, _invested):
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


def _behind_head(scene: Scene, index: int) -> Naming | None:
    """住院费用报销比例,职工医保稳定在80%、居民医保70%: a clause that is a measure and no more heads those after it."""
    figure, clause = scene.figure(index), scene.clause(index)
    heads = SHARE_HEADS if figure.share else MONEY_HEADS if figure.unit.endswith("元") or "元/" in figure.unit else ()
    if not heads or not clause.name.endswith(BEARERS) or not 2 <= len(clause.name) <= LONG_BEARER:
        return None
    last = scene.done[index - 1] if index else None
    head = last.holder if last and last.rule == "behind-head" else _head_before(scene, clause.start)
    if not head.endswith(heads):
        return None
    name = f"{head}({clause.name})"
    return Naming(name, "behind-head", (clause.span,), name, completed=True, holder=head)


def _head_before(scene: Scene, at: int) -> str:
    """The clause before ``at``, if it is a noun without a figure, raised or lowered at most; else empty."""
    text = scene.sentence.text[max(0, at - FAR) : at]
    if not text.endswith(","):
        return ""
    words_before = CLAUSE_MARKS.split(text[:-1])[-1]
    parts = trim(words_before, scene.regions)
    head = words_before[parts.start : parts.end]
    if verb := at_start("change-up", "change-down").match(head):
        # 提高报销比例,职工医保达到85%
        head = head[verb.end() :]
    told = parts.predicate or at_start("verbs").match(head) or DIGIT.search(words_before)
    return "" if told or not 4 <= len(head) <= LONG_HEAD else head


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
