"""城镇登记失业率控制在4.5%以内: the name stands before the figure, whole or to be completed."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec.structs import replace

from generator.extract.after import inherited_verb
from generator.extract.elided import opening_left_out
from generator.extract.heads import entity, tidied, with_opening
from generator.extract.naming import Clause, Naming, Scene
from generator.extract.parts import AGES, kind_alone, measure, part
from generator.extract.shares import antecedent
from generator.extract.trim import trim
from generator.rules.first import guarded
from generator.rules.phrases import at_end, at_start, word_set, words
from generator.text.words import starts

ISSUED = re.compile("[发办制领持][卡证照码]")
TOLD = 10
EACH = re.compile("每(?:个|一)?[一-鿿]{1,4}")
LONG, SHORT_RATE = 32, 4
SHARES = frozenset({"占比", "比重", "比例", "占比例"})
GROWN = re.compile("播种|种植|栽培|养殖")
FUNDS = ("总投资", "协议总投资", "总规模", "总面积", "总建筑面积")
# 每个县养老院至少建有一所: what there is at least one of stands before.
AT_LEAST_ALONE = re.compile("(?:至少|不少于|不得少于|最多)[^,;。]{1,3}$")
AT_LEAST = re.compile("^.*?(?:至少|不少于|不得少于|最多)")
MUCH = re.compile("的?(?:给予|予以)?(?P<much>比例|比重|标准|贴息|补贴|补助|资助|补偿)")
ATTRIBUTE = re.compile("的(?P<noun>[一-鿿]{2,12})(?=[、,;。等)]|$)")
# 租金不高于同地段市场租金的85%, 床位数均达到全市总量的15%: a share of something else.
CLASSES = re.compile(r"(?:达到?|包括|涵盖|共|有)\d+大?类$")
OF_ANOTHER = guarded(
    "(?<=[一-鿿)])(?:一般|原则上|均|都|应)?(?:不得?高于|不得?超过|不得?低于|不少于|相当于|达到?(?=[^,;。]{0,10}(?:总量|总数|总额|总人口|平均水平)$))"
)
COUNTED = re.compile(r"\d+(?:个|名|家|户)?(?:乡|镇|县|市|区|村|街道|社区)")
ADDED = re.compile("(?:平均每[天年月]|每[天年月])?(?:新增|净增|净增加|新增加)$")
# 安排900万元用于技能培训: what money is spent on stands after it.
PURPOSE = re.compile(
    "(?:(?:专项|主要|全部|重点|专门)?用于(?:支持|开展|实施|建设|推进)?|支持|扶持)(?P<what>[^,;。、()0-9]{2,16})"
)
ACHIEVED = re.compile("实现|完成")
CLAUSE_MARK = re.compile("[,;:。]")
NEWLY = re.compile("^(?:新增|新建|新)")
NEW = re.compile("新增|净增|新建")
YEARLY = re.compile("年均(?!可|浓度|气温|降水|值)")


def before(scene: Scene, index: int) -> Naming | None:
    """The clause without its time, subject, adverbs and predicate is the name."""
    if scene.figure(index).kind == "qualitative":
        return None
    clause = scene.clause(index)
    name, at = _cut(clause)
    if not name:
        return None
    plain = Naming(
        name, "before", ((clause.start + at, clause.start + at + len(name)),), name, clause.parts.subject,
        clause.parts.opening, clause.parts.predicate, member=clause.member,
    )  # fmt: skip
    return next(
        found
        for way in (_verb_alone, _head_alone, kind_alone, part, _whole_name)
        if (found := way(scene, index, plain))
    )


def _cut(clause: Clause) -> tuple[str, int]:
    """(name, where it starts in the clause): without an adjunct, after 至少."""
    name = clause.name
    shift = _past_adjunct(name)
    if match := AT_LEAST.match(name):
        verb = name[match.end() :] in word_set("light-verbs")
        name, shift = (AT_LEAST_ALONE.sub("", name), shift) if verb else (name, max(shift, match.end()))
    return CLASSES.sub("", name[shift:]), clause.parts.start + shift


def _past_adjunct(name: str) -> int:
    """依托创新平台引进高层次人才: an adjunct before the last verb is no part of the name."""
    if not name.startswith(words("prepositions")):
        return 0
    cuts = starts(name)
    found = [(cut, name[cut:stop]) for cut, stop in pairwise(cuts)]
    if not found or found[0][1] not in word_set("prepositions"):
        return 0
    return max((cut for cut, word in found[1:-1] if word in word_set("verbs")), default=0)


def _verb_alone(scene: Scene, index: int, plain: Naming) -> Naming | None:
    """到6月将减免10.5亿元: the object is that of the same verb before; 新增4万亿元: what the figure before measures."""
    name = plain.name
    previous = scene.previous(index)
    if ADDED.fullmatch(name) and previous and previous.rule != "verb-only":
        basis = "average" if "每" in name else "change"
        return replace(
            plain, name=f"{previous.base}({name})", rule="added", base=previous.base, completed=True,
            basis=basis,
        )  # fmt: skip
    changing = name in word_set("change-up", "change-down")
    if not (changing or name in word_set("verbs")) or name in word_set("own-measures"):
        return None
    earlier = next((n for n in reversed(scene.recent(index)) if n and n.name.startswith(name)), None)
    if earlier:
        return replace(plain, name=earlier.base, rule="same-verb", base=earlier.base, completed=True)
    spent = PURPOSE.match(scene.sentence.right(index)) if scene.figure(index).unit.endswith("元") else None
    if spent and not changing:
        at = scene.figure(index).right + spent.start("what")
        spans = (*plain.spans, (at, at + len(spent["what"])))
        return replace(plain, name=name + spent["what"], rule="spent-on", base=spent["what"], spans=spans)
    beside = None if changing else _beside(scene, index)
    if beside:
        return replace(plain, name=name + beside, rule="other-verb", base=beside, verb=name, completed=True)
    return replace(plain, rule="verb-only", uncertain=True)


def _beside(scene: Scene, index: int) -> str:
    """新建公办幼儿园12所,改扩建8所: the object of the item just before, counted alike; empty where there is none."""
    naming = scene.done[index - 1] if index else None
    gap = scene.sentence.gap(index).lstrip()
    if naming is None or not naming.verb or not gap.startswith((",", "、", "和", "及")) or gap.count(",") > 1:
        return ""
    same = measure(scene, index) == measure(scene, index - 1)
    return naming.base.removeprefix(naming.verb) if same and naming.rule in ("before", "after", "other-verb") else ""


def _head_alone(scene: Scene, index: int, plain: Naming) -> Naming | None:
    """总量达到101万人: the head alone says nothing, so it takes what the name before it counts."""
    name = plain.name
    previous = scene.previous(index)
    if name in SHARES:
        whole = previous.base if previous else ""
    elif name in word_set("bare-heads"):
        if previous and name.endswith("率") and previous.base.endswith("率") and len(previous.base) <= SHORT_RATE:
            # 办结诉求12万件,办结率99%,满意率98%: the second rate is of what the first is of
            previous = next((n for n in reversed(scene.levels(index)) if not n.base.endswith("率")), previous)
        grown = name in word_set("change-heads")
        whole = (previous.holder or (previous.base if grown else entity(previous.base))) if previous else ""
        if name in ("总量", "总数", "总人数"):
            whole = NEW.sub("", whole)
        if name.endswith("产量"):
            whole = GROWN.sub("", whole)
    else:
        whole = _holder(scene, index, plain) if name in word_set("weak-heads", "school-heads") else ""
        if not whole:
            return None
    full = _joined(whole, name)
    return replace(
        plain, name=full, rule="bare-head", base=full, completed=bool(whole), uncertain=not whole,
        basis="change" if name in word_set("change-heads") else "", holder=whole,
    )  # fmt: skip


def _joined(whole: str, head: str) -> str:
    """基本医疗保险参保 and 参保率 make 基本医疗保险参保率: what both have stands once."""
    shared = next((size for size in range(len(head) - 1, 1, -1) if whole.endswith(head[:size])), 0)
    return whole + head[shared:]


def _holder(scene: Scene, index: int, plain: Naming) -> str:
    """The bearer of a measure: printed as such before, or what the figure before counts (企业429户,实现增加值…)."""
    previous = next(reversed(scene.levels(index)), None)
    if previous is None or (plain.name in FUNDS and _of_a_list(scene, index)):
        return ""
    if plain.name in word_set("school-heads"):
        head = at_end("school-heads").search(previous.base)
        return previous.holder or (previous.base[: head.start()] if head else "")
    if previous.holder:
        return previous.holder
    bearer = entity(previous.base)
    if ACHIEVED.search(plain.opening) and not bearer.endswith(words("measures")):
        return "" if plain.name.startswith(bearer) else bearer
    counted = next(at for at in range(index - 1, -1, -1) if scene.done[at] is previous)
    return previous.base if scene.figure(counted).needs_noun and len(previous.base) <= 14 else ""


def _of_a_list(scene: Scene, index: int) -> bool:
    """绿道45公里、服务中心2座,总投资8.6亿元: what follows a list is that of all its items."""
    return index > 1 and scene.sentence.gap(index - 1).lstrip().startswith(("、", "和", "及"))


def _thing_told(scene: Scene, index: int, name: str) -> str:
    """社会保障卡制卡立等可取,累计发卡1263万张: which cards, the clause before says."""
    if not ISSUED.fullmatch(name):
        return ""
    start = scene.clause(index).start
    before = CLAUSE_MARK.split(scene.sentence.text[scene.sentence.gap_start(index) : start].rstrip(",;: "))[-1]
    thing = before[: before.find(name[-1]) + 1]
    parts = trim(thing, scene.regions)
    told = thing[parts.start :]
    return told if 3 <= len(told) <= TOLD and told.endswith(name[-1]) else ""


def _whole_name(scene: Scene, index: int, plain: Naming) -> Naming:
    name, holder = tidied(plain.name)
    if thing := _thing_told(scene, index, name):
        return replace(plain, name=thing + name, rule="thing-told", base=thing + name, completed=True)
    counted = scene.previous(index) if scene.figure(index).needs_noun and EACH.fullmatch(name) else None
    if counted and counted.rule == "after":
        # 每个乡镇配备2名社工,每村不少于1名: of what the figure before counts
        return replace(plain, name=name + counted.base, rule="each", base=counted.base, completed=True)
    if scene.figure(index).share and scene.clause(index).text.rstrip().endswith("的"):
        name = OF_ANOTHER.sub("占", name, 1)
    right = scene.sentence.right(index)
    much = MUCH.match(right) if scene.figure(index).share else None
    governed = at_start("verbs").match(name)
    short = len(name) - (governed.end() if governed else 0) <= 4
    of_what = ATTRIBUTE.match(right) if short and not much else None
    if of_what and not of_what["noun"].endswith(words("right-stops")):
        measure = name.endswith(words("measures", "own-measures", "bare-heads"))
        bare = name[governed.end() :] if governed and governed.end() < len(name) else name
        name = of_what["noun"] + bare if measure else name + of_what["noun"]
    verb = match[0] if (match := at_start("verbs").match(name)) else ""
    inherited = "" if verb else inherited_verb(scene, index)
    if (last := scene.done[index - 1] if index else None) and scene.sentence.gap(index).lstrip().startswith("、"):
        name = with_opening(last.base, name)
    if opening := opening_left_out(scene, index, name):
        return replace(plain, name=opening + name, rule="opening-left-out", base=opening + name, completed=True)
    changing = name.endswith(words("change-heads")) and not name.endswith("自然增长率")
    return replace(
        plain, name=inherited + name + (much["much"] if much else ""), base=name, holder=holder,
        verb=(verb if len(name) > len(verb) else "") or inherited, uncertain=_doubtful(name),
        basis="change" if changing else "average" if YEARLY.search(name) else "",
    )  # fmt: skip


def _doubtful(name: str) -> bool:
    """Too long or too short for a name, a bare count before it, an age or a kind alone."""
    return (
        COUNTED.match(name) is not None
        or not 2 <= len(name) <= LONG
        or AGES.fullmatch(name) is not None
        or name in word_set("kinds-alone")
    )


def left_out(scene: Scene, index: int) -> Naming | None:
    """A figure without any name of its own: that of the figure or clause before, and doubtful."""
    figure = scene.figure(index)
    if figure.kind == "qualitative" or index == 0:
        return _from_clause_before(scene, index) if figure.kind != "qualitative" else None
    predicate = scene.clause(index).parts.predicate
    levels = scene.levels(index)
    if levels and levels[-1] is scene.done[index - 1] and _same_unit(scene, index):
        base = levels[-1].base
        if "累计" in predicate:
            base = NEWLY.sub("", base)
        if predicate:
            return replace(levels[-1], name=base, base=base, rule="continued", completed=True, predicate=predicate)
    if scene.done[index - 1] is scene.previous(index) and not scene.clause(index).name and not figure.share:
        held = scene.previous(index)
        if held and held.basis in ("change", "average") and "," in scene.sentence.gap(index)[:1]:
            return replace(held, name=held.base, rule="continued", spans=(), basis="", completed=True)
    return _from_clause_before(scene, index)


def _from_clause_before(scene: Scene, index: int) -> Naming | None:
    name, _ = antecedent(scene, index)
    return Naming(name, "left-out", base=name, completed=True, uncertain=True) if name else None


def _same_unit(scene: Scene, index: int) -> bool:
    return scene.figure(index).unit[-1:] == scene.figure(index - 1).unit[-1:]
