"""Titles, headings and paragraphs: the rules that take lines outside boxes and tables."""

from __future__ import annotations

import re

from generator.model.place import Span
from generator.parse.lines import Line
from generator.parse.outline import PART_RANK, PLAIN_RANK, Heading, Leaf, Outline
from generator.rules.headings import headings
from generator.rules.numbering import Numbered, numbered

SENTENCE_END = re.compile(r"[。.!;:,、?][”\"’')]*$")
INNER_SENTENCE = re.compile(r"[。!;]|\?(?!$)")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
LONGEST_NUMBERED = 60
LONGEST_QUESTION = 160
LONGEST_PLAIN = 30
LONGEST_TITLE = 80
LONGEST_LEAD = 45
LONGEST_FREE_LEAD = 26
# These schemes also number the items of lists: a heading of theirs has text under it.
LIST_RANKS = range(50, 100)


def title(outline: Outline, at: int) -> int:
    """The first line if it is short and unfinished, with a second one that completes it."""
    line = outline.lines[at]
    if outline.leaves or at in outline.voices or not _may_be_title(line):
        return 0
    ending = re.compile(headings().title.pattern)
    after = outline.lines[at + 1] if at + 1 < len(outline.lines) else None
    lines = (line,)
    if after and not ending.search(line.text) and ending.search(after.text) and _may_be_title(after) and not after.gap:
        lines = (line, after)
    outline.title = outline.add(Leaf("title", lines))
    return len(lines)


def _may_be_title(line: Line) -> bool:
    text = line.text
    return (
        len(text) <= LONGEST_TITLE
        and not re.search(r"[。.!;,、]$|\||[。!;]", text)
        and numbered(text) is None
        and len(CHINESE.findall(text)) >= 2
        and text not in headings().parts
    )


def heading(outline: Outline, at: int) -> int:
    """A heading: numbered, named (前言, 指标解释), before a colon (2035年远景目标:) or a short line of its own."""
    line = outline.lines[at]
    if at in outline.voices or "|" in line.text:
        return 0
    number = numbered(line.text)
    found = _numbered_heading(outline, at, number) if number else _plain_heading(outline, at)
    if found is None:
        return 0
    question = found.rank < PLAIN_RANK and _asks(found.title)
    outline.add(Leaf("question" if question else "heading", (line,), found, label=_label(line, number)))
    outline.glossary = found.title in headings().glossaries or (outline.glossary and found.rank > PART_RANK)
    return 1


def _label(line: Line, number: Numbered | None) -> Span | None:
    return line.span(0, len(line.text[: number.end].rstrip())) if number else None


def _numbered_heading(outline: Outline, at: int, number: Numbered) -> Heading | None:
    line = outline.lines[at]
    rest = line.text[number.end :].strip()
    question = _asks(rest)
    if len(line.text) > (LONGEST_QUESTION if question else LONGEST_NUMBERED) or INNER_SENTENCE.search(rest):
        return None
    if number.scheme == "article" or (not question and SENTENCE_END.search(rest.removesuffix(":"))):
        return None
    if not rest and number.rank >= min(LIST_RANKS):
        return None
    if number.rank in LIST_RANKS and not _has_text_below(outline, at, number):
        return None
    return Heading(number.rank, line.text[: number.end].strip(), rest.removesuffix(":").strip())


def _has_text_below(outline: Outline, at: int, number: Numbered) -> bool:
    """A heading of a list scheme is followed by something else than the next item of its list."""
    if at + 1 >= len(outline.lines) or outline.glossary:
        return False
    after = numbered(outline.lines[at + 1].text)
    return after is None or after.rank > number.rank


def _asks(text: str) -> bool:
    return text.endswith("?") or bool(re.match(r"请(?:您)?(?:简要)?(?:介绍|谈|问|解读|说明)", text))


def _plain_heading(outline: Outline, at: int) -> Heading | None:
    line = outline.lines[at]
    text = line.text
    bare = re.sub(r"\s+", "", text).removesuffix(":")
    if bare in headings().parts or re.fullmatch(r"附[件录表]\s*\d*", bare):
        return Heading(PART_RANK, "", bare)
    if text.endswith(":"):
        return _colon_heading(outline, bare)
    previous = outline.lines[at - 1].text if at else ""
    following = outline.lines[at + 1] if at + 1 < len(outline.lines) else None
    if outline.wrapped or outline.glossary or following is None or previous.endswith(":") or not outline.leaves:
        return None
    if len(text) > LONGEST_PLAIN or len(CHINESE.findall(text)) < 4 or re.search(r"[。.!?;:,|<>=/]|^[—\-•·●■(]", text):
        return None
    below = len(following.text) > len(text) + 10 or at + 1 in outline.voices
    return Heading(PLAIN_RANK, "", text) if below and numbered(following.text) is None else None


def _colon_heading(outline: Outline, bare: str) -> Heading | None:
    """A topic before a colon opens a section beside the innermost one that is open."""
    rules = headings()
    if len(bare) > 20 or not bare.endswith(rules.topics) or any(word in bare for word in rules.lead_ins):
        return None
    open_ranks = [leaf.heading.rank for leaf in outline.leaves if leaf.heading]
    return Heading(open_ranks[-1] if open_ranks else PLAIN_RANK, "", bare)


def paragraph(outline: Outline, at: int) -> int:
    """Whatever no other rule took: text is never lost."""
    line = outline.lines[at]
    voice = outline.voices.get(at)
    number = numbered(line.text)
    asked = voice is not None and voice.role == "question"
    leaf = Leaf(
        "question" if asked else "paragraph",
        (line,),
        rank=number.rank if number else 0,
        label=voice.label if voice else _label(line, number),
        lead=None if voice else _lead(line, number.end if number else 0),
        voice=voice,
    )
    outline.add(leaf)
    return 1


def _lead(line: Line, start: int) -> Span | None:
    """The run-in head: a short first sentence with more behind it."""
    text = line.text
    match = re.compile(r"(?:[一二三四五六七八九十]+是)?[^。!?;:]{3,}?。").match(text, start)
    if match is None or len(text) - match.end() < 15 or "|" in text:
        return None
    head = match[0]
    marked = start > 0 or head[1:2] == "是" or head.startswith("—")
    longest = LONGEST_LEAD if marked else LONGEST_FREE_LEAD
    figures = re.search(r"\d", re.sub(r"20\d\d年?", "", head))
    if len(head) > longest or figures or (not marked and head.count(",") > 1):
        return None
    return line.span(start, match.end())
