"""Numbering schemes of headings and items (``rules/numbering.yml``)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from generator.rules.loader import load
from generator.rules.pattern import Pattern

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
ARABIC = re.compile(r"\d+")
CIRCLED = re.compile(r"[\u2460-\u2473]")
HAN = re.compile(r"[一二三四五六七八九十两]+")


class Scheme(Pattern, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A numbering scheme; a lower ``rank`` stands further out."""

    rank: int


class _Numbering(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schemes: tuple[Scheme, ...]


MARKDOWN = re.compile(r"(#{1,6})\s+")
MARKDOWN_RANK = 2
# What a number may begin with; most lines begin with something else and need no pattern tried.
OPENINGS = "第(一二三四五六七八九十0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
LONGEST = 40


class Numbered(msgspec.Struct, frozen=True):
    """The number a line begins with: its scheme and rank, where it ends, and what it counts (0 if nothing)."""

    scheme: str
    rank: int
    end: int
    ordinal: int


@cache
def schemes() -> tuple[Scheme, ...]:
    """The schemes of ``rules/numbering.yml``, outermost first."""
    return load("numbering", _Numbering).schemes


@cache
def _compiled() -> tuple[tuple[Scheme, re.Pattern[str]], ...]:
    return tuple((scheme, re.compile(scheme.pattern)) for scheme in schemes())


@lru_cache(maxsize=1024)
def numbered(line: str) -> Numbered | None:
    """The number that the folded ``line`` begins with.

    Behind the marks of a Markdown heading the printed number decides; without one, how many marks there are.
    """
    marks = MARKDOWN.match(line)
    start = marks.end() if marks else 0
    if line[start : start + 1] in OPENINGS:
        head = line[start : start + LONGEST]
        for scheme, pattern in _compiled():
            match = pattern.match(head)
            if match:
                return Numbered(scheme.id, scheme.rank, start + match.end(), ordinal(match[0]))
    return Numbered("markdown", MARKDOWN_RANK + len(marks[1]), start, 0) if marks else None


def ordinal(text: str) -> int:
    """The number in ``text``, in digits, Chinese numerals up to 99 or a circled figure; 0 if there is none."""
    digits = ARABIC.search(text)
    if digits:
        return int(digits[0])
    circled = CIRCLED.search(text)
    if circled:
        return ord(circled[0]) - 0x245F
    han = HAN.search(text)
    return _han(han[0].replace("两", "二")) if han else 0


def _han(text: str) -> int:
    """一 to 九十九; 0 for what is no such number."""
    if "十" not in text:
        return DIGITS.get(text, 0)
    tens, _, ones = text.partition("十")
    return (DIGITS.get(tens, 0) if tens else 1) * 10 + (DIGITS.get(ones, 0) if ones else 0)
