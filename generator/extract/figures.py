"""Figures of a sentence in order: every number that something makes a quantity."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec.structs import replace

from generator.extract.forms import NUMBER, STEP, compound, ranged, read
from generator.extract.quantity import Figure
from generator.rules.units import per_pattern
from generator.text.numerals import arabic

SAME_PER = re.compile("(?:的)?(?:提高|上调|增加|提升|调整|上升|降低|下调|减少|增长)(?:到|至|为)")
# 提高3个、6个、8个百分点: the points are printed in full after the last of the list.
POINTS = frozenset({"个百分点", "百分点", "个千分点", "个基点"})
LISTED = re.compile(r"\s?(?:、|和|及|与|,)\s?")
# 增长2.1个、居民收入增长3.2个百分点: what grew by so many of nothing grew by points.
CHANGED, CHANGE = re.compile("(?:增长|提高|上升|提升|下降|降低|回落)了?$"), 3
BELOW_ZERO = re.compile("零下$|(?<![一-鿿])负$|(?<=[为是达至到])负$")
DOWN_TO = re.compile("(?:降至|降到|减至|减到|减少到|归)$")
# 86. 5亿, 2 0%, 1234.5.6, 12<zero-width space>.4: digits that a space or a stray sign keeps from their number.
UNSEEN = "\u200b-\u200d\u2060\ufeff\u00ad"
TORN_BEFORE = re.compile(rf"[0-9](?:[\s{UNSEEN}]*\.?[\s{UNSEEN}]*)$")
TORN_AFTER = re.compile(rf"[\s{UNSEEN}]*\.?[\s{UNSEEN}]*[0-9]")
TEARING = frozenset("0123456789.,\u200b\u200c\u200d\u2060\ufeff\u00ad")
SHORT_GROUP = re.compile(r"(?<![0-9.,])[0-9]{1,3},$")
JOINT = re.compile(r"\s?(?:、|和|及|与)\s?[-−]?")
EACH = re.compile("每([^每]+?)(?=每|$)")


# By where a number starts: what it is in two steps, and what it is alone.
Known = dict[int, tuple[Figure | None, Figure | None]]


def numbers(text: str, taken: list[tuple[int, int]]) -> list[re.Match[str]]:
    """The numbers of a sentence that are whole and touch no span of ``taken``: any other is no figure."""
    return [match for match in outside(list(NUMBER.finditer(text)), taken) if not _torn(text, match)]


def _torn(text: str, match: re.Match[str]) -> bool:
    """Whether more digits of the same number may stand beside these; the rest of a torn number would be a wrong one."""
    if match.lastgroup != "arabic" or not (
        _may_tear(text[match.start() - 1 : match.start()]) or _may_tear(text[match.end() : match.end() + 1])
    ):
        return False
    before = text[max(0, match.start() - 6) : match.start()]
    if TORN_BEFORE.search(before) or TORN_AFTER.match(text, match.end()):
        return True
    return bool(SHORT_GROUP.search(before)) and match[0].isdigit() and len(match[0]) != 3


def _may_tear(char: str) -> bool:
    """Can a character beside digits belong to the same number?"""
    return char in TEARING or char.isspace()


def outside(matches: list[re.Match[str]], taken: list[tuple[int, int]]) -> list[re.Match[str]]:
    """Those of ``matches`` that touch none of the sorted, non-overlapping spans of ``taken``."""
    if not taken:
        return matches
    ends = [end for _, end in taken]
    kept = []
    for match in matches:
        next_taken = bisect_right(ends, match.start())
        if next_taken == len(taken) or taken[next_taken][0] >= match.end():
            kept.append(match)
    return kept


def figures(text: str, matches: list[re.Match[str]], known: Known) -> list[Figure]:
    """The figures that the numbers of a sentence are, in order; ``known`` is filled, for fewer numbers of the same."""
    found = list(_figures(text, matches, known))
    for at in range(len(found) - 1, 0, -1):
        first, second = found[at - 1], found[at]
        if first.unit != "个" or second.unit not in POINTS:
            continue
        if LISTED.fullmatch(text, first.end, second.start) or (
            CHANGED.search(text, max(0, first.start - CHANGE), first.start) and LISTED.match(text, first.end)
        ):
            found[at - 1] = replace(first, unit=second.unit, kind="shared-unit")
    return found


def _figures(text: str, matches: list[re.Match[str]], known: Known) -> Iterator[Figure]:
    done = 0
    waiting: list[re.Match[str]] = []
    last: Figure | None = None
    for index, match in enumerate(matches):
        if match.start() < done:
            continue
        after = matches[index + 1] if index + 1 < len(matches) else None
        if match.start() not in known:
            known[match.start()] = compound(text, match), read(text, match)
        in_steps, alone = known[match.start()]
        figure = in_steps or ranged(text, match, after) or alone
        if figure and figure.kind != "compound" and _in_steps(text, match, after):
            figure, done = None, after.end() if after else done
        just_before = text[max(0, match.start() - 4) : match.start()]
        if figure is None and last is not None and match[0] == "0" and DOWN_TO.search(just_before):
            figure = _like(match, last)
        if figure is None:
            if match["arabic"] and _joined(text, match, after):
                waiting.append(match)
            else:
                waiting.clear()
            continue
        figure = _with_per(text, _signed(text, figure))
        if (
            last
            and last.per
            and last.unit.split("/")[0] == figure.unit
            and SAME_PER.fullmatch(text[last.end : figure.start])
        ):
            figure = replace(figure, unit=last.unit, per=last.per)
        for earlier in waiting if figure.value is not None and not figure.parts else []:
            yield _signed(text, _like(earlier, figure))
        waiting.clear()
        last = figure
        done = figure.end
        yield figure


def _in_steps(text: str, match: re.Match[str], after: re.Match[str] | None) -> bool:
    """1千5百万元: a number in steps that are not understood is no figure, and neither is a step of it."""
    return bool(after and match["arabic"] and after["arabic"] and STEP.search(text[match.start() : after.start()]))


def _joined(text: str, match: re.Match[str], after: re.Match[str] | None) -> bool:
    """Whether only a joint stands between two numbers: 0.3、0.1和-0.9个百分点."""
    return after is not None and bool(JOINT.fullmatch(text[match.end() : after.start()]))


def _like(match: re.Match[str], figure: Figure) -> Figure:
    """A number that shares the unit printed once after the last of its list."""
    start, end = match.span()
    return Figure(start, end, start, end, arabic(match[0]), figure.unit, kind="shared-unit")


def _with_per(text: str, figure: Figure) -> Figure:
    """每月600元, 每人每年提高到1000元, 每立方米0.35元: what the money is for each of stands before it."""
    if not figure.unit.endswith("元") or figure.value is None:
        return figure
    match = per_pattern().search(text[max(0, figure.start - 14) : figure.start])
    if match is None:
        return figure
    per = match["per"] or match["each"]
    below = "·".join(part for part in EACH.findall(per))
    left = figure.left if match["per"] else figure.start - len(match[0])
    return replace(figure, unit=f"{figure.unit}/{below}", per=per, left=left)


def _signed(text: str, figure: Figure) -> Figure:
    """-3.2%, -12℃, 为-2.1亿元, 零下5度: a minus after a word or at the start belongs to the figure."""
    if figure.value is None or figure.value <= 0:
        return figure
    warmth = figure.unit in ("℃", "度", "摄氏度", "°C")
    if (word := BELOW_ZERO.search(text, max(0, figure.start - 3), figure.start)) and (warmth or word[0] == "负"):
        return replace(figure, start=word.start(), left=word.start(), value=-figure.value)
    at = figure.start - 1
    if at < 0 or text[at] not in "-−–":
        return figure
    if at and (text[at - 1].isdigit() or text[at - 1] in "%-℃度"):
        return figure
    if not figure.share and not warmth and at and text[at - 1] not in "为是达至到,;:(、":
        return figure
    return replace(figure, start=at, left=at, value=-figure.value)
