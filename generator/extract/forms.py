"""The forms that a number takes: plain, in words, a ratio, a fraction, a range, a half."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec.structs import replace

from generator.extract.quantity import LOOK, Figure, quantity, scaled, unit_at
from generator.rules.first import guarded
from generator.rules.phrases import at_end
from generator.text.numerals import ARABIC, CHINESE, MAGNITUDES, arabic, chinese

NUMBER = guarded(
    rf"(?P<of>(?:百|千|{CHINESE})分之(?:{CHINESE}|{ARABIC}))|(?P<arabic>{ARABIC})|(?P<half>一半|半数)|(?P<chinese>{CHINESE})"
)
PER_UNIT = re.compile("/[10十百千万]{1,4}(?:万|(?![0-9]))")
PART = re.compile(rf"\s?:\s?(?:{ARABIC})")
OVER = re.compile(r"/(\d{1,3})(?![\d/年月.])")
# 3亿5千万元: the second step may have a magnitude of its own, and 零 before it.
COMPOUND = re.compile(
    rf"(?:{ARABIC})(?:(?P<high>万亿|亿|万)|\s(?P<apart>万亿|亿|万)\s)零?(?P<second>\d{{1,4}})(?![\d.,:/])\s?(?P<low>千万|百万|万|千|百)?(?![万亿])"
)
STEP = re.compile(r"\d\s?(?:万亿|亿|千万|百万|万|千|百)\s?零?$")
DASHES = ("-", "—", "–", "−", "~", "～", "至", "到")
DASH = re.compile(r"\s?(?:-{1,2}|—{1,2}|–|−|~|～|至|到)\s?")
AT_LEAST = re.compile("至少|不少于|最多")
TENTHS = re.compile("以[上下]|左右|的(?!效|绩)")
BY_HALF = re.compile("减少|下降|降低|压减|超过?|过|近|达到?|占|约")
FROM = re.compile("[由从]")
RATIO = re.compile("比|构成|结构")


def read(text: str, match: re.Match[str]) -> Figure | None:
    """The figure that a number is, whatever its form; None when nothing makes it one."""
    form = match.lastgroup
    if form == "of":
        return _share_in_words(match)
    if form == "half":
        return _half(text, match)
    if form == "chinese":
        return _in_words(text, match)
    return _ratio(text, match) or quantity(text, match.start(), match.end(), arabic(match[0]))


def _ratio(text: str, match: re.Match[str]) -> Figure | None:
    """10:40:50 or 2/3."""
    follows = text[match.end() : match.end() + 2]
    if not (":" in follows or "/" in follows) or not follows.lstrip().startswith((":", "/")):
        return None
    if PER_UNIT.match(text[match.end() : match.end() + 5]) and unit_at(text, match.end())[1]:
        return None
    at, parts = match.end(), [arabic(match[0])]
    while found := PART.match(text, at):
        parts.append(arabic(found[0].strip(": ")))
        at = found.end()
    if len(parts) > 2 or (len(parts) == 2 and RATIO.search(text[max(0, match.start() - LOOK) : match.start()])):
        return Figure(match.start(), at, match.start(), at, None, "", parts=tuple(parts), kind="ratio")
    over = OVER.match(text, match.end())
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
    figure = quantity(text, match.start(), match.end() - len(scale), Decimal(number))
    if figure is None or figure.unit_missing:
        return None
    attested = at_end("attested").search(text[max(0, match.start() - 4) : match.start()])
    spread = AT_LEAST.search(text[max(0, match.start() - 10) : match.start()])
    tenths = figure.unit == "成" and TENTHS.match(text[figure.end :])
    large = tenths or (any(m in numeral for m in "万亿千百") and len(numeral) > 1)
    if not (large or attested or spread):
        return None
    return replace(figure, kind="chinese")


def _half(text: str, match: re.Match[str]) -> Figure | None:
    """减少一半以上."""
    before = text[max(0, match.start() - 3) : match.start()]
    if BY_HALF.search(before) or text.startswith("以上", match.end()):
        return _fraction(match.start(), match.end(), Decimal(1), Decimal(2))
    return None


def compound(text: str, match: re.Match[str]) -> Figure | None:
    """3亿5千万元, 1万2千人: one number in two steps, in the unit of the first (3.5亿元); None for any other."""
    steps = COMPOUND.match(text, match.start()) if match["arabic"] else None
    if steps is None or steps.start("second") >= steps.end("second"):
        return None
    scale = steps["high"] or steps["apart"]
    high, low = MAGNITUDES[scale], MAGNITUDES.get(steps["low"] or "", Decimal(1))
    rest = arabic(steps["second"]) * low
    last = quantity(text, steps.start("second"), steps.end("second"), arabic(steps["second"]))
    if not match[0].isdigit() or rest >= high or last is None or last.unit_missing:
        return None
    unit = scale + last.unit.removeprefix(steps["low"] or "")
    return Figure(
        match.start(),
        last.end,
        match.start(),
        last.end,
        arabic(match[0]) + rest / high,
        unit,
        last.comparator,
        kind="compound",
    )


def ranged(text: str, first: re.Match[str], second: re.Match[str] | None) -> Figure | None:
    """3—5家, 6.5%-7%, 3000至5000元: the unit of the last number is the unit of both."""
    if second is None or first.lastgroup != "arabic" or second.lastgroup != "arabic":
        return None
    if not text[first.end() : second.start()].rstrip().endswith(DASHES):
        return None
    at, scale, _ = scaled(text, first.end())
    at, unit = unit_at(text, at)
    dash = DASH.match(text, at)
    if (
        dash is None
        or second.start() not in (dash.end(), dash.end() + 1)
        or text[dash.end() : second.start()] not in ("", "-")
    ):
        return None
    if dash[0].strip() in "至到" and FROM.search(text[max(0, first.start() - 12) : first.start()]):
        return None
    end = quantity(text, second.start(), second.end(), arabic(second[0]))
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
