"""How titles tell drafts, final texts, revisions and explanations of one document (``rules/editions.yml``)."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from generator.rules.loader import load
from generator.rules.pattern import Pattern

SPACE = re.compile(r"\s+")
MARKS = re.compile(r"[^\w]|_")


class Stage(Pattern, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A mark of a draft; drafts of a later ``stage`` follow those of an earlier one."""

    stage: int


class EditionRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``editions.yml``."""

    wrappers: tuple[Pattern, ...]
    marks: tuple[Stage, ...]
    adjusting: Pattern
    final: Pattern
    revised: Pattern
    repealing: Pattern
    file_marks: tuple[Stage, ...]
    file_final: Pattern
    file_revised: Pattern
    outlook: Pattern
    explaining: Pattern
    announced: Pattern
    years: str
    idle: tuple[str, ...]
    kinds: str


class Mark(msgspec.Struct, frozen=True):
    """Which edition a text says that it is: ``stage`` of a draft (0: none), revised or not, final or not; the words."""

    stage: int = 0
    revised: bool = False
    final: bool = False
    words: str = ""


@cache
def edition_rules() -> EditionRules:
    """``rules/editions.yml``."""
    return load("editions", EditionRules)


def mark_of(title: str) -> Mark:
    """The edition that a folded title (or a line below it) names."""
    rules = edition_rules()
    return _mark(SPACE.sub("", title), rules.marks, rules.revised, rules.final)


def file_mark(stem: str) -> Mark:
    """The edition that the folded name of a file tells."""
    rules = edition_rules()
    return _mark(stem, rules.file_marks, rules.file_revised, rules.file_final)


def _mark(text: str, stages: tuple[Stage, ...], revised: Pattern, final: Pattern) -> Mark:
    draft = [(stage.stage, found[0]) for stage in stages if (found := re.search(stage.pattern, text))]
    draft.sort(key=lambda told: "《" in told[1])  # what the title calls itself before what the notice asks for
    again, done = re.search(revised.pattern, text), re.search(final.pattern, text)
    # a revision that is put up for comment names both in one pair of brackets
    if again and not draft and any(word in again[0] for word in ("征求意见", "草案", "送审")):
        draft = [(2, again[0])]
    words = draft[0][1] if draft else again[0] if again else done[0] if done else ""
    return Mark(draft[0][0] if draft else 0, bool(again), bool(done), _plain(words))


def _plain(words: str) -> str:
    """The mark without its brackets and what belongs to the title: 中期调整方案."""
    if "《" in words:
        return "公开征求意见"
    return re.sub(f"^(?:{edition_rules().kinds})", "", words.strip("()[]【】-_. "))


def explains(title: str) -> bool:
    """Does a folded title say that it explains a document?"""
    return bool(re.search(edition_rules().explaining.pattern, title))


def adjusts(title: str) -> bool:
    """Does a folded title change some of what a plan says, and leave the rest in force?"""
    return bool(re.search(edition_rules().adjusting.pattern, SPACE.sub("", title)))


def unwrapped(title: str) -> str:
    """The title of the document that a folded title sends out or puts up for comment; itself if it does neither."""
    title = SPACE.sub("", title)
    for wrapper in (*edition_rules().wrappers, edition_rules().adjusting):
        if found := re.search(wrapper.pattern, title):
            return next(group for group in found.groups() if group)
    return title


def core(title: str) -> str:
    """A folded title without years, edition marks, punctuation and words that come and go: what a document is about."""
    rules = edition_rules()
    text = unmarked(title)
    text = re.sub(rules.years, "", MARKS.sub("", re.sub(rules.years, "", text)))
    for word in rules.idle:
        text = text.replace(word, "")
    return text


def unmarked(title: str) -> str:
    """A folded title without spaces, edition marks and the far year that it looks to besides."""
    rules = edition_rules()
    text = re.sub(rules.outlook.pattern, "", SPACE.sub("", title))
    for pattern in (*(mark.pattern for mark in rules.marks), rules.revised.pattern, rules.final.pattern):
        text = re.sub(pattern, lambda found: _kept(found[0]), text)
    return text


def _kept(found: str) -> str:
    """Of 规划修订版 the 规划 belongs to the title."""
    kind = re.match(edition_rules().kinds, found)
    return kind[0] if kind else ""


def telling(text: str) -> bool:
    """Does the core of a title say more than that something is a plan?"""
    return len(re.sub(edition_rules().kinds, "", text)) >= 2 and bool(re.search(edition_rules().kinds, text))
