"""由…增加到…: two figures with one name, what it was before and what was reached."""

from __future__ import annotations

import re

from msgspec.structs import replace

from generator.extract.heads import tidied
from generator.extract.naming import Naming, Scene
from generator.extract.trim import trim
from generator.rules.phrases import words
from generator.rules.units import alternation

MOVES = (*words("change-up", "change-down"), "发展", "变", "调整", "扩展", "升", "达")
TO = re.compile(
    rf"^\s*[^,;。:、]{{0,6}}?(?:{alternation(MOVES)})"
    r"(?:到|至|为|成)|^\s*(?:连续|首次|历史性)?(?:突破|超过)|^\s*(?:的)?\s*(?:到|至)"
)
FROM = re.compile(r"[由从](?![事业属此而来])(?P<point>[^,;。:由从]{0,18})$")
AIM = re.compile(
    "(?<=[一-鿿]{2})(?P<time>(?:19|20)\\d\\d年)?(?:规划|预期|发展)?目标值?$|^(?:规划|计划)总?(?:投资|规模)$"
)
FAR = 40
MEASURES = ("率", "比", "比重", "比例", "占比", "度", "量", "数")
OF_WHOLE = re.compile("(?:在[^,;。]{2,14}?中的?|占[^,;。]{2,14}?的?)(?P<head>占比|比重|比例)$")
TO_NOTHING = re.compile(r"^\s*[^,;。:、]{0,6}?(?:降至|降到|降为|下降到|下降至|减至|减少到)(?:零|0(?![.0-9]))")
CLAUSE_MARK = re.compile("[,;。]")


def from_to(scene: Scene, index: int) -> Naming | None:
    """高技能人才由36.7万人增加到54.1万人: the first figure is the baseline, the second has its name."""
    if FROM.search(scene.clause(index).text):
        right = scene.sentence.text[scene.figure(index).right : scene.figure(index).right + 12]
        if _moves(scene, index) or TO_NOTHING.match(right):
            return _first(scene, index)
    if index and _moves(scene, index - 1) and (first := scene.done[index - 1]):
        if first.role == "aim":
            return replace(first, name=first.base, predicate="")
        return replace(first, rule="from-to", role="actual", predicate="")
    return None


def _with_share(scene: Scene, index: int, name: str) -> str:
    """甲在总量中占比由…增加到…,乙由…增加到…: the second is a share of the same whole."""
    last = scene.done[index - 1] if index else None
    if last is None or last.rule != "from-to" or not scene.figure(index).share or name.endswith(MEASURES):
        return name
    shared = OF_WHOLE.search(last.base)
    return f"{name}({shared['head']})" if shared else name


def _moves(scene: Scene, index: int) -> bool:
    figures = scene.sentence.figures
    if index + 1 >= len(figures) or not FROM.search(scene.clause(index).text):
        return False
    gap = scene.sentence.text[figures[index].right : figures[index + 1].start]
    match = TO.match(gap)
    return len(gap) < FAR and bool(match) and not (match and CLAUSE_MARK.search(gap[match.end() :]))


def _first(scene: Scene, index: int) -> Naming | None:
    clause = scene.clause(index)
    match = FROM.search(clause.text)
    head = clause.text[: match.start()] if match else ""
    parts = trim(head, scene.regions)
    name = head[parts.start : parts.end]
    if name:
        name, holder = tidied(name)
        span = (clause.start + parts.start, clause.start + parts.end)
        if aim := AIM.search(name):
            # 公路里程2025年目标由7150公里调整为7080公里: both were aimed at, the first no longer is
            base, time = name[: aim.start()] or name, aim["time"] or ""
            return Naming(f"{base}(原目标)", "from-to", (span,), base, parts.subject, role="aim", time=time)
        member = "其中" in parts.opening
        name = _with_share(scene, index, name)
        return Naming(
            name, "from-to", (span,), name, parts.subject, parts.opening, role="baseline", member=member, holder=holder
        )
    previous = scene.previous(index)
    if previous is None:
        return None
    return Naming(previous.base, "from-to", base=previous.base, role="baseline", completed=True)
