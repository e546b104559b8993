"""床位100张以上的养老机构: a bound that says which things are meant is no figure of what there is."""

from __future__ import annotations

import re

from generator.extract.quantity import Figure
from generator.rules.phrases import word_set
from generator.text.words import is_verb, starts

REACH = 24
BOUND = re.compile(r"(?:\(含\)|及|或)?(?:以上|以下|以内|之上)")
# What did not happen is not counted by the number in its description.
NEVER = re.compile("(?:没有|未|无|杜绝|防止|避免|遏制|防范)再?(?:发生|出现|发现)[^,;。:、0-9]{0,8}$")
PHRASE = re.compile(r"的?[“《]?[一-鿿][^,;。:、()\d]*")
CLAUSE_END = re.compile(r"[,;。:、()\d]")
INTRODUCED = re.compile("(?:在|达到?|为|约|有|是|共|已|满|超过?)$")
OPENINGS = re.compile("(?:对|对于|在|按|凡|由|给|向|将|把|其中|各|每个?|与|和|及)$")
PERSONS = re.compile(
    "人员|人口|人才|群众|职工|员工|工人|学生|学员|儿童|老人|老年人|居民|农民|农民工|劳动者|劳动力|患者|游客|旅客|用户|观众|代表|干部|教师|医师|护士|志愿者|党员"
)
AIMS = re.compile("的?(?:总体|年度)?(?:目标|任务|水平|要求|规模|标准|能力|速度|增速|幅度)")
# 增速超过20%的再奖励: after a share, what follows tells what is given to whom meets it.
GIVEN = re.compile("的(?:再|可|应|须|给予|予以|奖励|享受|免|不予|按)")


def conditional(text: str, figure: Figure) -> bool:
    """Whether ``figure`` only says which things are meant: 坝高15米以上的水库, 没有发生3人以上的事故.

    A figure that a verb governs (培育10家以上的企业), a share of what follows (80%以上的村) and one that ends its
    clause (175万人以上) are figures of their own.
    """
    before = CLAUSE_END.split(text[max(0, figure.left - REACH) : figure.left])[-1]
    if NEVER.search(before):
        return True
    bound = BOUND.match(text, figure.end)
    after = PHRASE.match(text, bound.end() if bound else figure.end, figure.right + REACH)
    if after is None or figure.value is None or figure.parts:
        return False
    if figure.share:
        return bool(GIVEN.match(after[0])) and figure.comparator in (">", "<", ">=", "<=")
    if bound is None or AIMS.match(after[0]):
        return False
    return _tells_which(before, after[0], figure)


def _tells_which(before: str, after: str, figure: Figure) -> bool:
    """Between what stands before a bound and what follows it: is the noun after it described, or is it counted?"""
    held = OPENINGS.sub("", before)
    named = INTRODUCED.sub("", held)
    governed = bool(named) and _ends_with_verb(named)
    thing = after.removeprefix("的")
    if governed or _opens(thing, "measures") or _opens(thing, "verbs", "light-verbs", "right-stops") or _acts(thing):
        return False
    if figure.unit.endswith(("人", "人次", "名")) and not named:
        return not PERSONS.search(thing)
    return bool(named) if figure.needs_noun else True


def _ends_with_verb(text: str) -> bool:
    cut = starts(text)[-2]
    return text[cut:] in word_set("verbs", "light-verbs") or is_verb(text[cut:])


def _opens(text: str, *ids: str) -> bool:
    return text[: starts(text)[1]] in word_set(*ids)


def _acts(text: str) -> bool:
    """Does it open with a verb (175万人以上参加…)?"""
    return is_verb(text[: starts(text)[1]])
