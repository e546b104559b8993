"""One measure at several times: 2020、2021、2022年存款余额分别为80、88、95亿元 — each figure has its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.rules.first import guarded

PART = r"(?:全年|[上下]半年|第?[一二三四]季度|前[一二三]季度|\d{1,2}月份?|[年]?[末底])"
ONE = rf"(?:(?:19|20)\d\d\s?年?{PART}?|(?:去年|今年|上年|前年|明年|后年){PART}?|{PART})"
JOINED = r"\s?(?:、|和|及|以及|与|,)\s?"
JOINT = re.compile("、|和|及|以及|与|,")
TIMES = guarded(
    rf"(?<![\d.])(?P<times>{ONE}(?:{JOINED}{ONE})+)(?![\d.])"
    r"|(?<![\d.])(?P<first>(?:19|20)\d\d)\s?年?\s?(?:-|—|–|~|至|到){1,2}\s?(?P<last>(?:19|20)\d\d)\s?年(?:各年|每年)?"
)
MONTH = re.compile(r"\s?\d{1,2}月份?\s?")
COMPARED = re.compile("[比较]$")
YEAR = re.compile(r"(?:19|20)\d\d|[去今上前明后]年")


@dataclass(frozen=True, slots=True)
class ListedTimes:
    """``times`` in order, each with its year, at ``[start, end)``; ``compared``: after 比 or 较."""

    times: tuple[str, ...]
    start: int
    end: int
    compared: bool


def listed_times(text: str, count: int) -> ListedTimes | None:
    """The first list of ``count`` times in ``text``, or a span of as many years; None where there is none."""
    for match in TIMES.finditer(text):
        found = _years(match) if match["first"] else _each(match["times"])
        if len(found) == count:
            return ListedTimes(found, match.start(), match.end(), bool(COMPARED.search(text, 0, match.start())))
    return None


def lists_times(text: str) -> bool:
    """Whether ``text`` lists times at all."""
    return any(match["times"] for match in TIMES.finditer(text))


def _years(match: re.Match[str]) -> tuple[str, ...]:
    first, last = int(match["first"]), int(match["last"])
    return tuple(f"{year}年" for year in range(first, last + 1)) if last - first < 20 else ()


def _each(written: str) -> tuple[str, ...]:
    """2020、2021年上半年 → 2020年, 2021年上半年; () where no year says when."""
    year, result = "", []
    for item in (item.strip() for item in JOINT.split(written)):
        own = YEAR.match(item)
        if own:
            year = own[0]
        result.append(f"{item}年" if item.isdigit() else item if own else f"{year}年{item}".replace("年年", "年"))
    if not year and all(MONTH.fullmatch(item) for item in JOINT.split(written)):
        return tuple(f"{item.strip().removesuffix('份')}份" for item in JOINT.split(written))
    return tuple(result) if year else ()
