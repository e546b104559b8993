"""How divisions lie in one another: by their codes (GB/T 2260), for those without one by the path of names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal

from generator.model.source import Region
from generator.rules.divisions import codes, division, level, words

Level = Literal["nation", "province", "city", "county", ""]
NATION = Region("全国", "", "全国")
LEVELS: tuple[Level, ...] = ("nation", "province", "city", "county")
# What a division without a code is called: 自治区 before 区.
ENDINGS: tuple[tuple[str, Level], ...] = (
    ("自治区", "province"), ("特别行政区", "province"), ("省", "province"), ("州", "city"), ("盟", "city"),
    ("市", "city"), ("县", "county"), ("区", "county"), ("旗", "county"),
)  # fmt: skip


def key(region: Region) -> str:
    """What tells a region from others: its code, else its name."""
    return region.code or region.name


def is_nation(region: Region) -> bool:
    """The whole country, which has no code."""
    return not region.code and (region.name in words().nation or region.name == NATION.name)


def rank(region: Region) -> Level:
    """The level of a region; of one without a code what its name ends with; empty when that says nothing."""
    if is_nation(region):
        return "nation"
    if region.code:
        return level(region.code)  # type: ignore[return-value]
    return next((kind for ending, kind in ENDINGS if region.name.endswith(ending)), "")


def lies_in(part: Region, whole: Region) -> bool:
    """Whether ``part`` is a part of ``whole`` and not all of it."""
    if is_nation(part):
        return False
    if is_nation(whole):
        return True
    if part.code and whole.code:
        return part.code != whole.code and part.code.startswith(_stem(whole.code))
    return bool(whole.path) and part.path != whole.path and part.path.startswith(whole.path)


def _stem(code: str) -> str:
    return code[: {"province": 2, "city": 4, "county": 6}.get(level(code), 6)]


def superiors(region: Region) -> tuple[Region, ...]:
    """The divisions that a coded ``region`` lies in, the nearest first, without the nation."""
    above = (f"{region.code[:4]}00", f"{region.code[:2]}0000") if region.code else ()
    found = (division(code) for code in dict.fromkeys(above) if code != region.code)
    return tuple(each for each in found if each is not None)


def above(region: Region, known: Iterable[Region]) -> tuple[Region, ...]:
    """Those of ``known`` that ``region`` lies in, the nearest first. ``known`` has no region twice."""
    levels = {kind: position for position, kind in enumerate(LEVELS)}
    found = [each for each in known if lies_in(region, each)]
    return tuple(sorted(found, key=lambda each: -levels.get(rank(each), 0)))


@cache
def parts(code: str) -> tuple[Region, ...]:
    """The divisions of the next level in ``code``: the counties of a city, the cities of a province.

    A county that no city stands above (省直辖, districts of a municipality) is a part of its province.
    """
    if level(code) not in ("province", "city"):
        return ()
    inside = [each for each in codes() if each != code and each.startswith(_stem(code))]
    cities = {each[:4] for each in inside if level(each) == "city"}
    if level(code) == "province":
        inside = [each for each in inside if level(each) == "city" or each[:4] not in cities]
    return tuple(found for each in inside if (found := division(each)) is not None)


def ordered(regions: Iterable[Region]) -> tuple[Region, ...]:
    """The nation, then every division before its parts, by code; those without a code last, as they came."""
    distinct = list({key(each): each for each in regions}.values())
    nations = [each for each in distinct if is_nation(each)]
    coded = sorted((each for each in distinct if each.code), key=lambda each: each.code)
    return (*nations, *coded, *(each for each in distinct if not each.code and not is_nation(each)))
