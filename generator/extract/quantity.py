"""A number with its unit: what a figure is before anybody knows what it counts."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from generator.model.figure import Comparator
from generator.rules.comparators import signs
from generator.rules.phrases import anywhere, at_end, words
from generator.rules.units import alternation, nouns_follow, unit_pattern, units
from generator.text.numerals import MAGNITUDES

APPROXIMATE = f"(?:{alternation(units().approximate)})"
SCALE = re.compile(
    rf"\s?(?P<before>{APPROXIMATE})?(?P<first>{alternation(units().magnitudes)})?"
    rf"(?P<between>{APPROXIMATE})?(?P<second>亿|万)?(?P<after>{APPROXIMATE})?"
)
# Of all that may follow a number most begins with another character.
SCALE_OPENINGS = frozenset(word[0] for word in (*units().approximate, *units().magnitudes, "亿", "万"))
MOVED = re.compile("(?:提高|下降|降低|上升|增加|减少|提升|增长|缩小|扩大)[到至为]|[降增升减][到至]")
# 拆建比不应大于2, 建设期不超过3年
BOUND = re.compile(f"(?:{alternation(tuple(signs('left')))})$")
TERM = re.compile(
    f"(?:{alternation(words('terms'))})(?:限)?(?:一般|原则上)?(?:为|是|达|由|从|可达|延长至|延长到|缩短至|{alternation(tuple(signs('left')))})?$"
)
SCALES = "".join(MAGNITUDES)
LOOK, FAR = 16, 40
# …利用系数由2015年的0.49提高到0.535: the name stands before what it set out from.
FROM = re.compile("[由从](?:(?:19|20)[0-9]{2}年[初底末]?|上年)?的?$")
# 收入比为2.39,比上年缩小0.06: by how much a number without a unit changed.
BY_HOW_MUCH = re.compile(
    r"[比率数值](?:为|是|达到?|降至|降为)?\d+(?:\.\d+)?,[^,;。\d]{0,8}(?:缩小|扩大|上升|下降|提高|降低|减少|增加)了?$"
    r"|\d\s?(?:缩小|扩大|上升|下降|提高|提升|降低|减少|增加)(?:到|至|为)\s?$"
)


class Figure(msgspec.Struct, frozen=True):
    """A number with its unit at ``[start, end)`` of a sentence, which hold exactly the value as written.

    ``left`` and ``right`` widen it by the words of comparison round it. ``unit`` is as written ("万人"), ``per`` a
    denominator printed before the number ("每月"). ``kind`` names the form of the number.
    """

    start: int
    end: int
    left: int
    right: int
    value: Decimal | None
    unit: str
    comparator: Comparator = "="
    value_max: Decimal | None = None
    parts: tuple[Decimal, ...] = ()
    kind: str = "number"
    unit_missing: bool = False
    per: str = ""

    @property
    def needs_noun(self) -> bool:
        """The unit counts what is named after it (名, 个, 家)."""
        return self.unit.lstrip(SCALES) in nouns_follow()

    @property
    def share(self) -> bool:
        """A share or a difference of shares, or a ratio."""
        return self.unit.startswith(("%", "‰", "个百分点", "百分点")) or bool(self.parts)


def scaled(text: str, at: int) -> tuple[int, str, bool]:
    """(end, magnitude, approximate) of 余/多 and 万/亿 at ``at``: 余万 → 万, 万多亿 → 万亿."""
    follows = text[at : at + 1]
    if follows not in SCALE_OPENINGS and not follows.isspace():
        return at, "", False
    match = SCALE.match(text, at)
    if match is None or match.end() == at:
        return at, "", False
    about = bool(match["before"] or match["between"] or match["after"])
    scale = (match["first"] or "") + (match["second"] or "")
    if scale not in MAGNITUDES and scale:
        return at, "", False
    if not about and not scale:
        return at, "", False
    if about and not scale and not unit_pattern().match(text, match.end()):
        return at, "", False
    return match.end(), scale, about


def unit_at(text: str, at: int) -> tuple[int, str]:
    """(end, unit) at ``at``, after at most one space; an empty unit where there is none."""
    match = unit_pattern().match(text, at + (text[at : at + 1] == " "))
    return (match.end(), match["unit"].replace(" ", "")) if match else (at, "")


def quantity(text: str, start: int, end: int, value: Decimal) -> Figure | None:
    """The number at ``[start, end)`` with its magnitude and unit; None when nothing makes it a quantity."""
    at, scale, about = scaled(text, end)
    stop, unit = unit_at(text, at)
    if text[stop : stop + 1] == "多" and unit and not about:
        stop, about = stop + 1, True
    if not unit and text[at : at + 1] == "年" and _lasts(text[max(0, start - LOOK) : start]):
        stop, unit = at + 1, "年"
    missing = not unit
    if missing and not scale and not _unitless(text, start, end):
        return None
    sign: Comparator = "~" if about else "="
    return Figure(
        start, stop if unit else at, start, stop if unit else at, value, scale + unit, sign, unit_missing=missing
    )


def _lasts(before: str) -> bool:
    """Whether the words before a number of years name a length of time."""
    return bool(anywhere("durations").search(before) or TERM.search(before))


def _unitless(text: str, start: int, end: int) -> bool:
    """恩格尔系数为0.35: the name says that the figure has no unit, and nothing follows it."""
    follows = text[end : end + 1]
    ends = (
        follows in ("", ",", "。", ";", "、", ")")
        or (follows == " " and not text[end + 1 : end + 2].isdigit())
        or text.startswith(("以内", "以下", "以上", "左右"), end)
        or MOVED.match(text, end)
    )
    if not ends:
        return False
    if BY_HOW_MUCH.search(text, max(0, start - FAR), start) and anywhere("unitless-names").search(
        text, max(0, start - FAR), start
    ):
        return True
    before = FROM.sub("", text[max(0, start - LOOK) : start])
    for _ in range(3):
        match = at_end("level-predicates").search(before) or BOUND.search(before)
        before = before[: match.start()] if match else before
    return bool(at_end("unitless-names").search(before))
