"""The name of a statement without a number: before it (社会保障卡实现全覆盖) or after it (取消…起付线)."""

from __future__ import annotations

import re

from generator.extract.changes import without_comparison
from generator.extract.empty_names import says_nothing
from generator.extract.naming import Naming, Scene
from generator.extract.statements import entry_of
from generator.extract.trim import trim
from generator.rules.pattern import compiled
from generator.rules.phrases import at_start

FROM = re.compile("[由从][^,;。]{1,8}(?:全覆盖|覆盖)(?:走|迈|转)?[向到]")
# 由制度全覆盖走向人员全覆盖: the first is what was, and names nothing that is said now.
LEFT_BEHIND = re.compile("[由从][^,;。由从]{1,8}$")
ONWARD = re.compile("(?:走|迈|转)?[向到]")
TURNED = re.compile("[走迈转]向")
LONG = 16
ADVERBS = re.compile("(?:基本|全面|率先|的|实现|对|(?<=实现)(?:县域|市域|省域|全域|区域|城乡|区县))+$")
TOWARDS = re.compile("对(?P<who>[^,;。]{2,10})$")


def said(scene: Scene, index: int) -> Naming | None:
    """“零就业家庭”动态清零: the name stands before; 取消…起付线: it stands after."""
    figure = scene.figure(index)
    if figure.kind != "qualitative":
        return None
    word = scene.sentence.text[figure.start : figure.end]
    entry = entry_of(word)
    rule = f"qualitative-{entry.id}"
    after = scene.sentence.right(index)
    if entry.before:
        match = compiled(entry.before).search(after)
        name = after[: match.end()] if match else ""
        span = (figure.end, figure.end + len(name))
        return Naming(name, rule, (span,), name) if name else None
    clause = scene.clause(index)
    if (LEFT_BEHIND.search(clause.text) and ONWARD.match(after)) or TURNED.match(clause.text):
        return None
    text, _ = without_comparison(FROM.sub("", ADVERBS.sub("", clause.text)))
    parts = trim(text, scene.regions)
    name = text[parts.start : parts.end]
    while opening := at_start("statement-openings").match(name):
        name = name[opening.end() :]
    name = _last_item(name)
    name = TOWARDS.sub(r"\g<who>", name)
    if says_nothing(name, counted=False):
        return None
    return Naming(name, rule, (clause.span,), name, parts.subject, parts.opening)


def _last_item(name: str) -> str:
    """The item of a long list that the statement is made of, without what only describes it."""
    if len(name) <= LONG:
        return name
    item = name.rsplit("、", 1)[-1]
    head = item.rsplit("的", 1)[-1]
    return head if len(head) >= 4 else item
