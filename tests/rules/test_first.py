"""A guarded pattern finds exactly what the pattern itself finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rules.first import guarded
from generator.rules.period_words import period_words
from generator.rules.rejections import rejections

SEEDS = "\n".join(path.read_text(encoding="utf-8") for path in sorted(Path("seeds").glob("*.txt")))
PATTERNS = [
    "年|月",
    "(?:到|至)?[0-9]{1,2}年",
    r"\d+(?:\.\d+)?|一半",
    r"\s?(?P<a>约)?(?:万|亿)",
    "(?<!新)(?P<verb>增长|增加)",
    "[^年]月|日",
    "(?:人|次)*",
    "^(?:一|二)是",
    "(?i)a年|b月",
    "(年|月)\\1",
    ".年|月",
]


def spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text("年月日到至约万亿新增长加一二半人次是0123456789.- \nab"))
def test_finds_the_same(pattern: str, text: str) -> None:
    assert spans(guarded(pattern), text) == spans(re.compile(pattern), text)


def test_finds_the_same_in_the_seeds() -> None:
    patterns = [rule.pattern for rule in period_words().periods] + [rule.pattern.pattern for rule in rejections()]
    for pattern in ["|".join(f"(?:{pattern})" for pattern in patterns[: len(period_words().periods)]), *patterns]:
        assert spans(guarded(pattern), SEEDS) == spans(re.compile(pattern), SEEDS), pattern


def test_looks_first() -> None:
    assert guarded("(?:到|至)?[0-9]{1,2}年").pattern.startswith("(?=[")


def test_what_can_begin_with_anything_is_left_as_it_is() -> None:
    assert guarded("[^年]月|日").pattern == "[^年]月|日"
