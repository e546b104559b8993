"""What a pattern needs stands in every text that it matches."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.rules.needed import needed
from generator.rules.rejections import possible, rejections
from generator.rules.units import alternation

SEEDS = sorted(Path("seeds").glob("*.txt"))
PATTERNS = [
    "第[一二三]+届",
    "(?:到|至)?[0-9]{1,2}年(?=[末底])",
    "(?P<n>一半|半数)|年末",
    "增长(?!了)(?:约|近)*",
    "[^年]月",
    "(?<=是)一|",
    "(?:次{0,2}|人)年",
]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text("第一二三届到至年末底半数增长了约近月是次人0123456789", max_size=12))
def test_every_match_holds_what_is_needed(pattern: str, text: str) -> None:
    for match in re.finditer(pattern, text):
        assert all(needs & set(text) for needs in needed(pattern)), match


@pytest.mark.parametrize(
    ("pattern", "sets"),
    [
        ("第[一二]+届", {"第", "一二", "届"}),
        ("一半|半数", {"一半"}),
        (r"\d+年(?=末|底)", {"年", "末底"}),
        ("(?:约)?(?<!不)", set()),
        ("(?i)年", set()),
    ],
)
def test_tells_what_is_needed(pattern: str, sets: set[str]) -> None:
    assert set(needed(pattern)) == {frozenset(each) for each in sets}


@pytest.mark.parametrize("path", SEEDS, ids=[path.stem for path in SEEDS])
def test_no_reason_is_passed_over_where_it_applies(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        found = {rejection.id for rejection in possible(line)}
        assert not [each.id for each in rejections() if each.id not in found and each.pattern.search(line)], line


@given(
    words=st.lists(st.text("万亿人次(+", min_size=1, max_size=3), min_size=1, max_size=8),
    text=st.text("万亿人次(+年", max_size=10),
)
def test_words_together_find_what_each_finds(words: list[str], text: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    assert re.findall(alternation(words), text) == re.findall(plain, text)
