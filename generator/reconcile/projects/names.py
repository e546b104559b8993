"""What a project's name is made of: its core, what it is called after, its words, its quoted part, its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.model.place import Span
from generator.rules.kinship import kinship_rules, places
from generator.text.fold import fold
from generator.text.words import words

QUOTES = "“”‘’「」『』\"'《》"
QUOTED = re.compile(r"[“「『\"]([^“”「」『』\"]{2,16})[”」』\"]")
PUNCTUATION = re.compile(r"[^\w+]+")
NUMERALS = frozenset("一二三四五六七八九十百千万亿0123456789")
YEARS = re.compile(r"十[一二三四五六]五(?:时期|期间|规划)?|\d{4}")
SHORTEST_CORE = 4
GENERIC_LENGTH = 6
"""A core of generic words alone is a name of its own from this length on."""


@dataclass(frozen=True, slots=True)
class Anatomy:
    """``core``: the name without quotation marks, verbs before it and heads behind; ``head`` the first of those.

    ``content`` are its words without the generic ones, in order; ``quoted`` its names in quotation marks; ``place``
    and ``family`` of a name like 海河英才 or 技能天津, else empty.
    """

    core: str
    head: str
    content: tuple[str, ...]
    quoted: tuple[str, ...]
    place: str = ""
    family: str = ""

    @property
    def telling(self) -> bool:
        """Whether an equal core is evidence at all."""
        if len(self.core) < SHORTEST_CORE or kinship_rules().fields.issuperset(self.content):
            return False
        size = sum(len(word) for word in self.content)
        return size >= SHORTEST_CORE or (size >= 2 and len(self.core) >= GENERIC_LENGTH)


@lru_cache(maxsize=8192)
def anatomy(name: str) -> Anatomy:
    """The anatomy of a name as written."""
    folded = fold(name)
    quoted = tuple(each for each in QUOTED.findall(folded) if not idle(each))
    plain = PUNCTUATION.sub("", "".join(char for char in folded if char not in QUOTES))
    core, head = _core(_without_verb(plain))
    place, family = _brand(quoted[0] if quoted else core, bool(quoted))
    return Anatomy(core, head, _content(core), quoted, place, family)


def idle(quoted: str) -> bool:
    """Quoted words that name no project: slogans, plan periods, numbers."""
    bare = fold(quoted).strip()
    return (
        len(bare) < 3
        or bare in kinship_rules().idle_quotes
        or bool(YEARS.search(bare))
        or all(char in NUMERALS or char in "+%“”" for char in bare)
        or bare in kinship_rules().generic
    )


def _without_verb(name: str) -> str:
    for verb in sorted(kinship_rules().verbs, key=len, reverse=True):
        if name.startswith(verb) and len(name) - len(verb) >= SHORTEST_CORE + 2:
            return name[len(verb) :]
    return name


def _core(name: str) -> tuple[str, str]:
    """Without the heads and tails behind; the first of the heads, in reading order."""
    rules, head = kinship_rules(), ""
    endings = sorted((*rules.tails, *rules.heads), key=len, reverse=True)
    while ending := next((each for each in endings if name.endswith(each) and len(name) - len(each) >= 2), ""):
        name = name.removesuffix(ending)
        head = ending
    return name, head


def _content(core: str) -> tuple[str, ...]:
    rules = kinship_rules()
    for written, meant in rules.synonyms.items():
        core = core.replace(written, meant)
    same = words(core)
    kept = (each for each in same if each not in rules.generic and len(each) > 1)
    return tuple(dict.fromkeys(each for each in kept if not all(char in NUMERALS for char in each)))


def as_written(word: str, name: str) -> str:
    """How a name writes a word of its content: 大学生 where 毕业生 is meant."""
    folded = fold(name)
    forms = (written for written, meant in kinship_rules().synonyms.items() if meant == word and written in folded)
    return next(forms, word)


def beside(name: str, quoted: str) -> set[str]:
    """The telling words of a name round its name in quotation marks."""
    rest = fold(name).replace(quoted, "，")
    return {word for part in PUNCTUATION.split(rest) for word in _content(_core(part)[0])}


def with_head(text: str, start: int, end: int, limit: int) -> Span:
    """A name in quotation marks with what follows up to the head that makes it a project: “和谐同行”行动."""
    follows = _after().match(text, end, limit)
    return Span(start, follows.end() if follows else end)


@cache
def _after() -> re.Pattern[str]:
    heads = "|".join((*kinship_rules().heads, "建设"))
    return re.compile(rf"[^\W\d_]{{0,10}}?(?:{heads})")


def _brand(name: str, whole: bool) -> tuple[str, str]:
    """The place and the family of 海河英才, 技能天津; empty for names of another make.

    ``whole``: the name stands alone in quotation marks; then what is left beside a place is a family of its own
    (创响淮安), and what stands before 英才 is a place though nobody lists it (淮上英才).
    """
    for family in kinship_rules().families:
        for word in family:
            if name.startswith(word) and name[len(word) : len(word) + 2] in places():
                return name[len(word) : len(word) + 2], family[0]
            for size in (2, 3):
                if name[:size] in places() and name[size:].startswith(word):
                    return name[:size], family[0]
    return _own_brand(name) if whole and len(name) == 4 else ("", "")


def _own_brand(name: str) -> tuple[str, str]:
    """A name of four characters, one half of which is a place."""
    front, back = name[:2], name[2:]
    rules = kinship_rules()
    if back in places() and front not in rules.generic:
        return back, front
    people = next((family[0] for family in rules.families if back in family and family[0] in rules.people), "")
    return (front, people) if people and front not in rules.qualifiers and front not in rules.generic else ("", "")
