"""Figures of a sentence: numbers with their unit, before anybody knows what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from generator.model.figure import Comparator
from generator.rules.phrases import anywhere, at_end
from generator.rules.units import alternation, nouns_follow, per_pattern, unit_pattern, units
from generator.text.numerals import ARABIC, CHINESE, MAGNITUDES, arabic, chinese

NUMBER = re.compile(
    rf"(?P<of>(?:百|千|{CHINESE})分之(?:{CHINESE}|{ARABIC}))|(?P<arabic>{ARABIC})|(?P<half>一半|半数)|(?P<chinese>{CHINESE})"
)
DASH = re.compile(r"\s?(?:-{1,2}|—{1,2}|–|−|~|～|至|到)\s?")
APPROXIMATE = f"(?:{alternation(units().approximate)})"
SCALE = re.compile(
    rf"\s?(?P<before>{APPROXIMATE})?(?P<first>{alternation(units().magnitudes)})?"
    rf"(?P<between>{APPROXIMATE})?(?P<second>亿|万)?(?P<after>{APPROXIMATE})?"
)
COUNTED = re.compile(r"(?=[各类种型]{1,2}[一-鿿])|(?=[一-鿿])")
LOOK = 16
DOWN_TO = re.compile("(?:降至|降到|减至|减到|减少到|归)$")


@dataclass(frozen=True, slots=True)
class Figure:
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
        return self.unit.lstrip("".join(MAGNITUDES)) in nouns_follow()

    @property
    def share(self) -> bool:
        """A share or a difference of shares, or a ratio."""
        return self.unit.startswith(("%", "‰", "个百分点", "百分点")) or bool(self.parts)


def _scaled(text: str, at: int) -> tuple[int, str, bool]:
    """(end, magnitude, approximate) of 余/多 and 万/亿 at ``at``: 余万 → 万, 万多亿 → 万亿."""
    match = SCALE.match(text, at)
    if match is None or match.end() == at:
        return at, "", False
    about = bool(match["before"] or match["between"] or match["after"])
    scale = (match["first"] or "") + (match["second"] or "")
    if scale not in MAGNITUDES and scale:
        return at, "", False
    if about and not scale and not unit_pattern().match(text, match.end()):
        return at, "", False
    return match.end(), scale, about


def _unit_at(text: str, at: int) -> tuple[int, str]:
    match = unit_pattern().match(text, at + (text[at : at + 1] == " "))
    return (match.end(), match["unit"].replace(" ", "")) if match else (at, "")


def _quantity(text: str, start: int, end: int, value: Decimal) -> Figure | None:
    """The number at ``[start, end)`` with its magnitude and unit; None when nothing makes it a quantity."""
    at, scale, about = _scaled(text, end)
    stop, unit = _unit_at(text, at)
    if text[stop : stop + 1] == "多" and unit and not about:
        stop, about = stop + 1, True
    if not unit and text[at : at + 1] == "年" and anywhere("durations").search(text, max(0, start - LOOK), start):
        stop, unit = at + 1, "年"
    missing = not unit
    if missing and not scale and not _unitless(text, start, end):
        return None
    sign: Comparator = "~" if about else "="
    return Figure(
        start, stop if unit else at, start, stop if unit else at, value, scale + unit, sign, unit_missing=missing
    )


def _unitless(text: str, start: int, end: int) -> bool:
    """恩格尔系数为0.35: the name says that the figure has no unit, and nothing follows it."""
    before = text[max(0, start - LOOK) : start]
    for _ in range(3):
        match = at_end("level-predicates").search(before)
        before = before[: match.start()] if match else before
    follows = text[end : end + 1]
    bounded = text.startswith(("以内", "以下", "以上", "左右"), end)
    return bool(at_end("unitless-names").search(before)) and (
        bounded or follows in ("", ",", "。", ";", "、", ")", " ")
    )


def _ratio(text: str, match: re.Match[str]) -> Figure | None:
    """10:40:50 or 2/3."""
    if (
        re.match("/[10十百千万]{1,4}(?:万|(?![0-9]))", text[match.end() : match.end() + 5])
        and _unit_at(text, match.end())[1]
    ):
        return None
    ratio = re.compile(rf"\s?[::]\s?(?:{ARABIC})").match
    at, parts = match.end(), [arabic(match[0])]
    while found := ratio(text, at):
        parts.append(arabic(found[0].strip(": ")))
        at = found.end()
    if len(parts) > 2 or (
        len(parts) == 2 and re.search("比|构成|结构", text[max(0, match.start() - LOOK) : match.start()])
    ):
        return Figure(match.start(), at, match.start(), at, None, "", parts=tuple(parts), kind="ratio")
    over = re.compile(r"/(\d{1,3})(?![\d/年月.])").match(text, match.end())
    if len(parts) == 1 and over and match[0].isdigit() and int(over[1]) > int(match[0]) > 0:
        return _fraction(match.start(), over.end(), Decimal(match[0]), Decimal(over[1]))
    return None


def _fraction(start: int, end: int, numerator: Decimal, denominator: Decimal) -> Figure:
    return Figure(start, end, start, end, numerator / denominator, "", parts=(numerator, denominator), kind="fraction")


def _share_in_words(match: re.Match[str]) -> Figure | None:
    """三分之一, 百分之二十."""
    whole, _, part = match[0].partition("分之")
    number = chinese(part) if not part[0].isdigit() else arabic(part)
    if number is None:
        return None
    if whole in ("百", "千"):
        unit = "%" if whole == "百" else "‰"
        return Figure(match.start(), match.end(), match.start(), match.end(), Decimal(number), unit, kind="chinese")
    base = chinese(whole)
    return _fraction(match.start(), match.end(), Decimal(number), Decimal(base)) if base else None


def _in_words(text: str, match: re.Match[str]) -> Figure | None:
    """一万人, 三项: only with 万 or 亿, or after a word that attests the count (至少一次)."""
    numeral = match["chinese"]
    scale = next((m for m in ("万亿", "亿", "万") if numeral.endswith(m) and len(numeral) > len(m)), "")
    number = chinese(numeral.removesuffix(scale))
    if number is None:
        return None
    figure = _quantity(text, match.start(), match.end() - len(scale), Decimal(number))
    if figure is None or figure.unit_missing:
        return None
    attested = at_end("attested").search(text[max(0, match.start() - 4) : match.start()])
    spread = re.search("至少|不少于|最多", text[max(0, match.start() - 10) : match.start()])
    large = any(m in numeral for m in "万亿千百") and len(numeral) > 1
    if not (large or attested or spread):
        return None
    return replace(figure, kind="chinese")


def _half(text: str, match: re.Match[str]) -> Figure | None:
    """减少一半以上."""
    before = text[max(0, match.start() - 3) : match.start()]
    if re.search("减少|下降|降低|压减|超过?|过|近|达到?|占|约", before) or text.startswith("以上", match.end()):
        return _fraction(match.start(), match.end(), Decimal(1), Decimal(2))
    return None


def _read(text: str, match: re.Match[str]) -> Figure | None:
    if match["of"]:
        return _share_in_words(match)
    if match["half"]:
        return _half(text, match)
    if match["chinese"]:
        return _in_words(text, match)
    return _ratio(text, match) or _quantity(text, match.start(), match.end(), arabic(match[0]))


def _signed(text: str, figure: Figure) -> Figure:
    """-3.2%: a minus after a word or at the start belongs to the figure."""
    at = figure.start - 1
    if at < 0 or text[at] not in "-−" or figure.value is None or not figure.share:
        return figure
    if at and (text[at - 1].isdigit() or text[at - 1] in "%-"):
        return figure
    return replace(figure, start=at, left=at, value=-figure.value)


def _range(text: str, first: re.Match[str], second: re.Match[str] | None) -> Figure | None:
    """3—5家, 6.5%-7%, 3000至5000元: the unit of the last number is the unit of both."""
    if second is None or not first["arabic"] or not second["arabic"]:
        return None
    at, scale, _ = _scaled(text, first.end())
    at, unit = _unit_at(text, at)
    dash = DASH.match(text, at)
    if (
        dash is None
        or second.start() not in (dash.end(), dash.end() + 1)
        or text[dash.end() : second.start()] not in ("", "-")
    ):
        return None
    if dash[0].strip() in "至到" and re.search("[由从]", text[max(0, first.start() - 12) : first.start()]):
        return None
    end = _quantity(text, second.start(), second.end(), arabic(second[0]))
    low = arabic(first[0])
    if text[dash.end() : second.start()] == "-" and end and end.value is not None:
        end = replace(end, value=-end.value)
    if first.start() and text[first.start() - 1] == "-":
        low = -low
    if end is None or end.value is None:
        return None
    if unit and scale + unit != end.unit:
        if unit != end.unit.lstrip("".join(MAGNITUDES)) and unit != end.unit:
            return None
        ends = end.unit[: len(end.unit) - len(unit)]
        low = low * MAGNITUDES.get(scale, Decimal(1)) / MAGNITUDES.get(ends, Decimal(1))
    if low >= end.value:
        return None
    start = first.start() - (low < 0)
    return replace(end, start=start, left=start, value=low, value_max=end.value, comparator="range", kind="range")


def figures(text: str, taken: list[tuple[int, int]]) -> Iterator[Figure]:
    """The figures of a sentence in order; a number that touches a span of ``taken`` is none."""
    matches = [m for m in NUMBER.finditer(text) if not _touches(m.start(), m.end(), taken)]
    done = 0
    waiting: list[re.Match[str]] = []
    last: Figure | None = None
    for index, match in enumerate(matches):
        if match.start() < done:
            continue
        after = matches[index + 1] if index + 1 < len(matches) else None
        figure = _range(text, match, after) or _read(text, match)
        if figure is None and last is not None and match[0] == "0" and DOWN_TO.search(text[: match.start()][-4:]):
            figure = _like(match, last)
        if figure is None:
            waiting = [*waiting, match] if match["arabic"] and _joined(text, match, after) else []
            continue
        figure = _with_per(text, _signed(text, figure))
        for earlier in waiting if figure.value is not None and not figure.parts else []:
            yield _signed(text, _like(earlier, figure))
        waiting = []
        last = figure
        done = figure.end
        yield figure


def _joined(text: str, match: re.Match[str], after: re.Match[str] | None) -> bool:
    """Whether only a joint stands between two numbers: 0.3、0.1和-0.9个百分点."""
    return after is not None and bool(re.fullmatch(r"\s?(?:、|和|及|与)\s?[-−]?", text[match.end() : after.start()]))


def _like(match: re.Match[str], figure: Figure) -> Figure:
    """A number that shares the unit printed once after the last of its list."""
    start, end = match.span()
    return Figure(start, end, start, end, arabic(match[0]), figure.unit, kind="shared-unit")


def _with_per(text: str, figure: Figure) -> Figure:
    """每月600元, 每人每年提高到1000元: what the money is for each of stands before it."""
    if not figure.unit.endswith("元") or figure.value is None:
        return figure
    match = per_pattern().search(text[max(0, figure.start - 14) : figure.start])
    if match is None:
        return figure
    below = "·".join(part for part in re.findall("每([^每]+?)(?=每|$)", match["per"]))
    return replace(figure, unit=f"{figure.unit}/{below}", per=match["per"])


def _touches(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """Whether ``[start, end)`` meets one of the sorted, non-overlapping ``spans``."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= start:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] < end
