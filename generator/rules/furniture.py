"""The cues of what stands around a document (``rules/furniture.yml``), compiled."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from generator.rules.loader import load
from generator.rules.pattern import Pattern


class Region(Pattern, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a web page by the element, the role or the class and id that its author gave it."""

    tags: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


class Furniture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Cues by the place where they may act; ``reasons`` gives each code its Chinese words."""

    reasons: dict[str, str]
    head: tuple[Pattern, ...]
    foot: tuple[Pattern, ...]
    regions: tuple[Region, ...]
    site_name: Pattern
    annex: Pattern
    quantity: Pattern
    brand_prefix: Pattern
    page_number: Pattern
    pinyin_gloss: Pattern
    note_mark: Pattern
    power_base: Pattern
    repeatable: Pattern


LONGEST = 600


@cache
def furniture() -> Furniture:
    """``rules/furniture.yml``."""
    return load("furniture", Furniture)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """``pattern`` as the cues are read: upper and lower case alike."""
    return re.compile(pattern, re.IGNORECASE)


def reason(cues: tuple[Pattern, ...], line: str) -> str:
    """The code of the first cue that ``line`` (folded, stripped) gives, or ""; a very long line gives none."""
    if len(line) > LONGEST:
        return ""
    return next((cue.id for cue in cues if compiled(cue.pattern).search(line)), "")


@lru_cache(maxsize=10_000)
def region_named(tag: str, role: str, names: str) -> str:
    """The code of the part of a page that an element with this tag, role and these class and id names is, or ""."""
    for region in furniture().regions:
        if tag in region.tags or role in region.roles or (names and compiled(region.pattern).search(names)):
            return region.id
    return ""


def names_site(title: str) -> bool:
    """Does a part of a page's title name the site or an office rather than the page?"""
    return bool(compiled(furniture().site_name.pattern).search(title))


def says_content(text: str, linked: bool) -> bool:
    """Does a folded block say by its words that it is content? ``linked``: most of it leads elsewhere."""
    rules = furniture()
    return bool(
        compiled(rules.annex.pattern).search(text) or (not linked and compiled(rules.quantity.pattern).search(text))
    )


def reason_in_words(code: str) -> str:
    """What a reason code means, for readers."""
    return furniture().reasons.get(code, code)
