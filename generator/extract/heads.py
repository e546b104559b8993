"""Heads that several figures share: splitting 养老、失业、工伤保险费率 into one name for each figure."""

from __future__ import annotations

import re
from functools import cache

from generator.rules.first import guarded
from generator.rules.phrases import anywhere, longest_first, word_set, words
from generator.text.words import starts

JOINTS = re.compile("、|(?<=[一-鿿)”])(?:和|及|与|以及)(?=[一-鿿“])")
BRACKET_OR_JOINT = guarded(r"[(《“]|[)》”]|" + JOINTS.pattern)
LISTED = re.compile("[、和]")


@cache
def _fused() -> tuple[tuple[str, list[str]], ...]:
    """A word and the members that it fuses, the longest word first."""
    pairs = (word.split("=") for word in words("fused"))
    return tuple(sorted(((whole, members.split("/")) for whole, members in pairs), key=lambda pair: -len(pair[0])))


TIME_INSIDE = guarded("[0-9一二两三四五六七八九十]+年累计|(?<=[一-鿿]{2})(?:累计(?!结存|结余)|全年|年末)(?=[一-鿿]{2})")
EACH_INSIDE = re.compile("(?<=[一-鿿]{2})每[人户](?:每[年月天日])(?=[一-鿿]{2})")
THINGS = frozenset(
    {"铁路", "公路", "水路", "管道", "管网", "耕地", "林地", "绿地", "湿地", "农田", "住房", "工业", "电", "水", "气"}
)
PER_EACH = ("单位", "每", "千人", "万人", "万元")
AT_THE_END = guarded(
    "(?<=[一-鿿A-Za-z]{2}[一-鿿])(?:[0-9一二两三四五六七八九十]{1,3}年(?:累计)?|人均|户均|(?:是|为)?每[人户])$"
)
# 市、县两级疾控中心达标率; 城市公交、出租汽车、物流配送领域新能源汽车占比
LEVELS = re.compile("(?P<levels>[省市县区乡镇村](?:[、和][省市县区乡镇村])+)[两二三四]级(?P<rest>.+)")
FIELD = re.compile("(?<=[一-鿿]{2})(?:领域|行业|系统|环节)(?=[一-鿿]{2})")
MEASURED = re.compile("[率比度量额数值重例]$")
MIDDLE = 4
INNER = re.compile("(?P<holder>[一-鿿)”]{2,14})(?:实现|完成|发生)(?P<rest>[一-鿿]{2,})$")


def tidied(name: str) -> tuple[str, str]:
    """(name without words of time and empty verbs inside it, the bearer that stood before such a verb)."""
    name = AT_THE_END.sub("", EACH_INSIDE.sub("", TIME_INSIDE.sub("", name)))
    if match := INNER.search(name):
        return name[: match.start()] + match["holder"] + match["rest"], match["holder"]
    return name, ""


def distribute(head: str, count: int) -> list[str] | None:
    """``count`` names out of a head, in order; None when it does not hold exactly as many members."""
    for word, members in _fused():
        if word in head and len(members) == count and "、" not in head.replace(word, ""):
            return [head.replace(word, member) for member in members]
    if (levels := LEVELS.fullmatch(head)) and len(named := LISTED.split(levels["levels"])) == count:
        return [f"{level}级{levels['rest']}" for level in named]
    for whole_words in (True, False):
        if len(listed := _members(head, whole_words)) == count:
            names = _with_prefix(_with_tail(listed))
            return None if _unclear(listed, names) else names
    return None


def _unclear(members: list[str], names: list[str]) -> bool:
    """高速公路、普通国省道沿线充电设施覆盖率: how much of the long last member the others share is not told."""
    last, measure = members[-1], _measure(members[-1], longest_first("measures"))
    return bool(measure) and any(
        (name == member + measure and len(last) - len(measure) - len(member) >= MIDDLE)
        or (name == member and measure.endswith(("率", "比", "比重", "比例")) and not MEASURED.search(name))
        for member, name in zip(members[:-1], names, strict=False)
    )


def _members(head: str, whole_words: bool) -> list[str]:
    """The items of a list outside brackets; with ``whole_words`` 及 joins only where it is a word (not in 普及率)."""
    depth, start, items = 0, 0, []
    cuts = frozenset(starts(head)) if whole_words else frozenset(range(len(head) + 1))
    for match in BRACKET_OR_JOINT.finditer(head):
        if match[0] in "和及与" and not {match.start(), match.end()} <= cuts:
            continue
        if match[0] in "(《“":
            depth += 1
        elif match[0] in ")》”":
            depth = max(0, depth - 1)
        elif depth == 0:
            items.append(head[start : match.start()].strip())
            start = match.end()
    return [item for item in [*items, head[start:].strip()] if item]


def _with_tail(members: list[str]) -> list[str]:
    """Each member with the tail that the last one has for all (…参保人数)."""
    last = members[-1]
    shared = next((tail for member in members[:-1] if (tail := _after_peer(member, last))), "")
    tails = (_after_kind(member, last) or ((own := _tail(member, last)) and (shared or own)) for member in members[:-1])
    return [*(member + tail for member, tail in zip(members[:-1], tails, strict=True)), last]


def _after_kind(member: str, last: str) -> str:
    """生均经费 in 小学、初中生均经费: what follows a kind of the same list as ``member``."""
    if member not in word_set("categories", "kinds-alone"):
        return ""
    kinds = (*longest_first("categories"), *longest_first("kinds-alone"))
    kind = next((word for word in kinds if last.startswith(word) and word != last), "")
    return last[len(kind) :] if kind else ""


def _after_peer(member: str, last: str) -> str:
    """What follows the peer of ``member`` in the last one: 一级馆率 in 图书馆、文化馆一级馆率."""
    if (field := FIELD.search(last)) and not FIELD.search(member):
        return last[field.start() :]
    measure = _measure(last, longest_first("measures"))
    if measure and len(last) - len(measure) - len(member) >= MIDDLE and len(member) in starts(last):
        return last[len(member) :]
    alike = last.find(member[-1])
    if 0 < alike < len(last) - 1 and not member.endswith(longest_first("categories")):
        return last[alike + 1 :]
    cuts = starts(member)
    ends = word_set("kinds-alone")
    peer = last[: len(member)]
    return last[len(member) :] if len(cuts) == 2 and member in ends and peer in ends else ""


def _tail(member: str, last: str) -> str:
    """What the last member adds to its own word: 保险参保人数 in 养老、失业、工伤保险参保人数."""
    measures = longest_first("measures")
    shared = _measure(last, measures)
    if member in THINGS and shared and last != shared:
        # 铁路、公路、水路货运量: 铁路 alone measures nothing here
        return shared
    if member in word_set("own-measures") and last.removesuffix(shared) in word_set("own-measures"):
        # 存款、贷款余额
        return shared
    alike = member[-1] == last[-1] and member[-1] in "率比" and member not in word_set("substances")
    if alike or member.endswith(_own_ends()):
        return ""
    categories = longest_first("categories")
    if member.endswith(categories):
        shared = next(word for word in categories if member.endswith(word))
        at = last.find(shared)
        if at < 0:
            # 企业、研究机构和高等学校经费所占比重: another word of the kind stands before what is shared
            shared = next((word for word in categories if last.find(word) > 0), "")
            at = last.find(shared) if shared else -1
        return last[at + len(shared) :] if at >= 0 else _measure(last, measures)
    named = anywhere("categories").search(last, 1)
    if led := next((word for word in categories if last.find(word) > 0), "") if named else "":
        return last[last.find(led) :]
    return _measure(last, measures)


@cache
def _own_ends() -> tuple[str, ...]:
    """Measures of more than one character: what ends with one needs no other."""
    return tuple(word for word in words("measures", "own-measures") if len(word) > 1)


def _measure(last: str, measures: tuple[str, ...]) -> str:
    """The measure at the end of ``last``, a whole word of it (限额, not 额)."""
    if not last.endswith(measures):
        return ""
    found = next((word for word in measures if last.endswith(word) and len(last) > len(word) + 1), "")
    cut = max((at for at in starts(last) if at <= len(last) - len(found)), default=0)
    return last[cut:] if len(found) == 1 and cut and len(last) - cut <= 4 else found


def _with_prefix(members: list[str]) -> list[str]:
    """Each member with the opening that the first one has for all (企业缴纳…, 单位国内生产总值…)."""
    first = members[0]
    opening = next((word for word in longest_first("shared-openings") if first.startswith(word)), "")
    if not opening or first == opening:
        return members
    return [
        first,
        *(
            member if member.startswith(opening) or opening[-2:] in member else opening + member
            for member in members[1:]
        ),
    ]


def with_opening(earlier: str, name: str) -> str:
    """单位GDP能耗下降14%、二氧化碳排放下降18%: the second is for each unit as well, where only 、 stands between."""
    openings = longest_first("shared-openings")
    opening = next(word for word in openings if earlier.startswith(word)) if earlier.startswith(openings) else ""
    shared = opening.startswith(PER_EACH) and len(earlier) > len(opening) and not name.startswith(PER_EACH)
    return opening + name if shared else name


def entity(name: str) -> str:
    """What a name counts, without the measure at its end and the verb at its start: 高技能人才占…比重 → 高技能人才."""
    part = name.split("占")[0] if "占" in name[1:] else name
    for word in longest_first("verbs") if part.startswith(longest_first("verbs")) else ():
        if part.startswith(word) and len(word) in starts(part) and len(part) > len(word) + 2:
            part = part[len(word) :]
            break
    for word in longest_first("measures") if part.endswith(longest_first("measures")) else ():
        if part.endswith(word) and len(part) > len(word) + 1:
            return part[: -len(word)]
    return part
