"""目标10%, 为调整预算的100.6%: a goal beside a figure, and how far the figure has come; neither is an indicator."""

from __future__ import annotations

import re

from msgspec.structs import replace

from generator.extract.groups import SEPARATOR
from generator.extract.naming import Naming, Scene

OF = (
    '(?:[“"]?十[一二三四五]五[”"]?|(?:19|20)\\d\\d年|今年|明年|全年|年度|年初|年均|五年|当年|阶段性?|省定|市定|省级?|市级?|国家|上级'
    "|下达|既定|总体|规划|预期|预算|调整|变更|约束性|控制|考核|工作|发展|预定|原定|计划|序时|时序|收入|支出|的)"
)
GOAL = re.compile(
    f"(?:距离?|仅为|仅|只有|为|是|与|较|比|其)?(?P<goal>{OF}*(?:目标值|目标任务数?|目标|任务数|任务|计划数|计划|指标值|预期值|规划值|控制数|预算数|预算|进度))"
    "(?:为|是|要|值)?"
)
PLAN = re.compile(
    f"(?:^|[^一-鿿])[^,;。:占]{{0,4}}?(?:完成|达到?|为|是|占)了?(?P<plan>{OF}*(?:目标值|目标任务|目标|任务|计划|预算数?|指标|进度))的$"
)
# One of these is in every goal.
AIM = re.compile("目标|任务|计划|指标|预期|规划|控制|预算|进度")
NO_INDICATOR = frozenset({"goal", "goal-gap", "share-of-plan"})
PASSED = re.compile(
    f"(?:超过|超出|超|突破|低于|高于|少于|多于|未达到?)了?{OF}*(?:目标值|目标任务数?|目标|任务数|任务|计划数|计划)"
)
GAP = re.compile(f"距离?{OF}*(?:目标值?|任务|计划)(?:值|要求)?(?:还|尚|仍)?(?:相?差|有)")
LACK = re.compile("(?:还|尚|仍|相)?差(?:距)?(?:为|达)?")


def goal(scene: Scene, index: int) -> Naming | None:
    """目标10%, 规划目标4.6个, and the share of it that is reached; they are told of the figure before."""
    clause = scene.clause(index)
    text = clause.text.strip(" ()")
    last = scene.done[index - 1] if index else None
    if last and last.rule == "goal" and scene.figure(index).share and text == "的":
        told = _told(scene, index - 1)
        mark = last.name.rpartition("(")[2].rstrip(")") if told else "目标"
        return _beside(last, f"(完成{mark})", "share-of-plan", last.uncertain)
    if last and last.rule == "goal" and LACK.fullmatch(text):
        return replace(_beside(last, "(距目标差)", "goal-gap", last.uncertain), basis="change")
    if scene.figure(index).share and (plan := _plan(scene, index)):
        return _reached(scene, index, plan.strip("的"))
    if not AIM.search(clause.text):
        return None
    if GAP.fullmatch(text) and (told := _told(scene, index)):
        return replace(_beside(told, "(距目标差)", "goal-gap", False), basis="change")
    if (passed := PASSED.fullmatch(text)) and not scene.figure(index).share and (told := _told(scene, index)):
        # by so much, or the goal itself: nothing tells which
        return _beside(told, f"({passed[0]})", "goal", True)
    match = GOAL.fullmatch(clause.name) or GOAL.fullmatch(text)
    if match is None:
        return None
    told = _told(scene, index)
    word = match["goal"].strip("的")
    if told is None or _unlike(scene, index):
        return Naming(clause.name, "goal", (clause.span,), told.base if told else clause.name, uncertain=True)
    name = f"{told.name[:-1]}{word})" if told.name.endswith(")") and told.basis else f"{told.base}({word})"
    return replace(_beside(told, "", "goal", False), name=name, basis=told.basis, spans=(clause.span,))


def _plan(scene: Scene, index: int) -> str:
    """The plan that a share is of; that of a list stands before its first figure (占计划的100%和110%)."""
    first = index
    while first and SEPARATOR.match(scene.sentence.gap(first)):
        first -= 1
    text = scene.clause(first).text
    match = PLAN.search(text)
    if match is None and text.lstrip(" 并也均").startswith("完成"):
        match = GOAL.fullmatch(text.lstrip(" 并也均").removeprefix("完成"))
        return match["goal"] if match else ""
    return match["plan"] if match else ""


def _reached(scene: Scene, index: int, plan: str) -> Naming | None:
    """The figures of a list are of as many figures before it, in order; one alone is of the last."""
    first = last = index
    while first and SEPARATOR.match(scene.sentence.gap(first)):
        first -= 1
    while last + 1 < len(scene.sentence.figures) and SEPARATOR.match(scene.sentence.gap(last + 1)):
        last += 1
    names = [naming for naming in scene.levels(first) if naming.rule not in NO_INDICATOR]
    if not names:
        return None
    count = last - first + 1
    told = names[-count:][index - first] if len(names) >= count else names[-1]
    return _beside(told, f"(完成{plan})", "share-of-plan", len(names) < count)


def _told(scene: Scene, index: int) -> Naming | None:
    """What the goal is of: the figure before that is no goal itself."""
    return next(
        (naming for naming in reversed(scene.recent(index)) if naming and naming.rule not in NO_INDICATOR), None
    )


def _unlike(scene: Scene, index: int) -> bool:
    """Whether the goal is counted otherwise than any figure of the sentence before it, and so is of something else."""
    unit = scene.figure(index).unit[-1:]
    return all(scene.figure(at).unit[-1:] != unit for at in range(index))


def _beside(told: Naming, mark: str, rule: str, uncertain: bool) -> Naming:
    return Naming(told.base + mark, rule, base=told.base, completed=True, uncertain=uncertain, member=told.member)
