"""Administrative divisions of GB/T 2260, by name: from the table that the library cpca carries.

cpca itself takes the first of several divisions of one name (鼓楼区 → 开封) and needs seconds to start; here a name
that several divisions share is left unresolved unless the names before it settle it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

from generator.model.source import Region
from generator.rules.loader import load
from generator.text.fold import fold

LONGEST_NAME = 16
DIVISION_ENDS = re.compile("[省市县区州盟旗]")


class DivisionWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How divisions are called: short names by rule, rows of the table that name no place, words for a whole division.

    ``scopes`` maps a word (全县, 我市) to the levels it may mean; ``nation`` are the words for the whole country.
    """

    short_names: dict[str, str]
    endings: dict[str, tuple[str, ...]]
    fillers: tuple[str, ...]
    scopes: dict[str, tuple[str, ...]]
    nation: tuple[str, ...]


@cache
def words() -> DivisionWords:
    """``divisions.yml``."""
    return load("divisions", DivisionWords)


@cache
def _names() -> dict[str, str]:
    """Six-digit code → name, for every province, city and county of the table."""
    package = find_spec("cpca")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("cpca")
    path = Path(package.submodule_search_locations[0]) / "resources" / "adcodes.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["adcode"][:6]: row["name"] for row in csv.DictReader(stream) if row["name"] not in words().fillers}


@cache
def codes() -> tuple[str, ...]:
    """Every code of the table, in its order."""
    return tuple(sorted(_names()))


def division(code: str) -> Region | None:
    """The division with this code; None for one that the table does not name."""
    return _region(code) if code in _names() else None


def level(code: str) -> str:
    """``province``, ``city`` or ``county``; empty for an unknown code."""
    if not code:
        return ""
    return "province" if code.endswith("0000") else "city" if code.endswith("00") else "county"


def _stem(code: str) -> str:
    """The digits that all divisions inside ``code`` begin with."""
    return code[: {"province": 2, "city": 4, "county": 6}[level(code)]]


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    """Full or short name → the codes that bear it."""
    found: dict[str, list[str]] = {}
    for code, name in sorted(_names().items()):
        short = words().short_names.get(name)
        endings = words().endings[level(code)]
        stripped = next((name.removesuffix(end) for end in endings if name.endswith(end)), name)
        for form in {name, short or stripped}:
            if len(form) > 1:
                found.setdefault(form, []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


def _paths(text: str, within: str) -> Iterator[str]:
    """Codes of the divisions that ``text``, read as a path of names from large to small, may mean."""
    for length in range(2, min(len(text), LONGEST_NAME) + 1):
        for code in _by_name().get(text[:length], ()):
            if not code.startswith(within) or code == within:
                continue
            if length == len(text):
                yield code
            else:
                yield from _paths(text[length:], _stem(code))


def _path(code: str) -> str:
    """``510524`` → 四川省泸州市叙永县."""
    codes = dict.fromkeys((f"{code[:2]}0000", f"{code[:4]}00", code))
    return "".join(dict.fromkeys(_names()[each] for each in codes if each in _names()))


def _region(code: str) -> Region:
    return Region(_names()[code], code, _path(code))


@lru_cache(maxsize=4096)
def resolve(name: str) -> Region | None:
    """The division that ``name`` means, alone (叙永县) or as a path (四川省泸州市叙永县); None if none or several."""
    text = fold(name).replace(" ", "")
    codes = set(_paths(text, ""))
    # of a province and smaller places of its short name (吉林, 海南) the province is meant
    codes = {code for code in codes if level(code) == "province"} or codes
    return _region(codes.pop()) if len(codes) == 1 else None


@lru_cache(maxsize=4096)
def leading(text: str) -> Region | None:
    """The division that ``text`` begins with (天津市人力资源… → 天津市); only names with 省, 市, 县, 区 count."""
    folded = fold(text)
    best = None
    for match in DIVISION_ENDS.finditer(folded, 2, 3 * LONGEST_NAME):
        best = resolve(folded[: match.end()]) or best
    return best


@cache
def scope_words() -> tuple[str, ...]:
    """The words for the whole country and for a whole division."""
    return (*words().nation, *words().scopes)


def scope(word: str, home: Region | None) -> Region | None:
    """What 全县, 全市, 全省 or 全国 means in a source of ``home``: the division of that level that it lies in."""
    if word in words().nation:
        return Region("全国", "", "全国")
    if home is None or not home.code or word not in words().scopes:
        return None
    for kind in words().scopes[word]:
        code = {"province": f"{home.code[:2]}0000", "city": f"{home.code[:4]}00", "county": home.code}[kind]
        if code in _names() and level(code) == kind and word[-1] in _names()[code][-1]:
            return _region(code)
    return None
