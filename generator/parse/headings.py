"""Titles and headings: numbered, named, before a colon, or a short line of its own."""

from __future__ import annotations

import re

from generator.model.place import Span
from generator.parse.lines import Line, joined
from generator.parse.outline import DOCUMENT_RANK, PART_RANK, PLAIN_RANK, Heading, Leaf, Outline
from generator.rules.headings import asks, headings, is_subtitle, is_title, never_heads
from generator.rules.numbering import Numbered, numbered

FINISHED = re.compile(r"[。.!;:,、?][”\"’')]*$")
SENTENCE_WITHIN = re.compile(r"[。!;]|\?(?!$)")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
NO_HEADING = re.compile(r"[。.!?;:,|<>=/\t]|^[—\-•·●■(]")
GLUED = re.compile(r"就《.+答记者问$")
PAGE_NUMBER = re.compile(r"(?:[.…·]{2,}|\s{2,})\s*\d{1,4}$")
LONGEST = 60
LONGEST_QUESTION = 160
LONGEST_PLAIN = 30
LONGEST_STOPPED = 30
LONGEST_TITLE = 80
LONGEST_TOPIC = 20
# A title is broken into so many lines at most.
LONGEST_BROKEN = 4
OPENING = 40
# These schemes also number the items of lists: a heading of theirs has text under it.
LIST_RANK = 50
# Schemes below this rank number chapters, not lists.
CHAPTER_RANKS = 40
# 一图读懂 | 某县就业规划: the column of the paper or the page, and the title.
RUBRIC = re.compile(r"[一-鿿]{2,6}\s*\|\s*")
# 二、总投资由398亿元调整为360亿元。: a sentence that states an amount is no heading.
AMOUNT = re.compile(r"\d\s?[%‰万亿]")
# (一)床位占比(%) 2020年:52 2025年:65: a line of values is no heading.
YEAR_AND_VALUE = re.compile(r"(?:19|20)\d\d年?:\s?[<>≤≥~〔\[]?\d")
NO_TITLE = re.compile(r"[。.!;:,、]$|[|。!;]")
ANNEX = re.compile(r"附[件录表]\d{0,2}")


def title(outline: Outline, at: int) -> int:
    """The name of the document: the first short line that ends as names do, else the first short line of all.

    A second line that completes it (a name broken in two, its years) belongs to it.
    """
    if outline.title >= 0 or at >= OPENING:
        return 0
    line = outline.lines[at]
    lines = _told_title(outline, at)
    if not lines:
        if any(_told_title(outline, other) for other in range(at + 1, min(OPENING, len(outline.lines)))):
            return 0
        if at in outline.voices or not _may_be_title(line) or at != _title_line(outline):
            return 0
        lines = [line]
    after = outline.lines[at + len(lines)] if at + len(lines) < len(outline.lines) else None
    if after is not None and is_subtitle(after.text):
        lines.append(after)
    elif after is not None and len(lines) == 1 and not after.gap and not is_title(line.text) and is_title(after.text):
        lines += [after] if _may_be_title(after) else []
    outline.title = outline.add(Leaf("title", joined(outline.source, lines)))
    return len(lines)


def _told_title(outline: Outline, at: int) -> list[Line]:
    """The lines from ``at`` on that are what the page calls itself, else its first and only topmost heading."""
    if not outline.told.title and not outline.told.headings.marks:
        return []
    lines, found = list(outline.lines[at : at + LONGEST_BROKEN]), ""
    for count, line in enumerate(lines, 1):
        found += _spaceless(line.text)
        if found == outline.told.title:
            return lines[:count]
    own = heading_lines(outline, at)
    if not own or own[0].start != outline.lines[at].start or not outline.told.is_topmost(own[0]):
        return []
    above = all(len(line.text) <= LONGEST_TITLE and not FINISHED.search(line.text) for line in outline.lines[:at])
    fits = len("".join(line.text for line in own)) <= LONGEST_TITLE
    return list(own) if above and fits and numbered(own[0].text) is None else []


def heading_lines(outline: Outline, at: int) -> tuple[Line, ...]:
    """The lines of the heading that the format told in line ``at``; none where it told none."""
    if not outline.told.headings.marks:
        return ()
    mark = outline.told.headings.at(outline.lines[at].start)
    end = at
    while mark is not None and end < len(outline.lines) and outline.lines[end].start < mark.span.end:
        end += 1
    return outline.lines[at:end]


def _title_line(outline: Outline) -> int:
    """Where the title stands, above the first heading and the first paragraph; -1 for nowhere."""
    short = []
    for at, line in enumerate(outline.lines[:OPENING]):
        if at in outline.voices or numbered(line.text) or len(line.text) > LONGEST_TITLE:
            break
        if _may_be_title(line):
            short.append(at)
    broken = (at for at in short[:1] if at + 1 in short and is_title(outline.text(at + 1)))
    named = (at for at in short if is_title(outline.text(at)))
    return next(broken, next(named, short[0] if short and short[0] == 0 else -1))


def _may_be_title(line: Line) -> bool:
    rubric = RUBRIC.match(line.text)
    text = line.text[rubric.end() :] if rubric and is_title(line.text[rubric.end() :]) else line.text
    return (
        len(text) <= LONGEST_TITLE
        and not NO_TITLE.search(text)
        and numbered(text) is None
        and len(CHINESE.findall(text)) >= 2
        and not _is_part(_bare(text))
        and not never_heads(text)
    )


def heading(outline: Outline, at: int) -> int:
    """A heading of any kind; it opens the part that following rules may ask for."""
    told = heading_lines(outline, at)
    line = joined(outline.source, told) if told else outline.lines[at]
    if at in outline.voices or "|" in line.text or len(line.text) > LONGEST_QUESTION:
        return 0
    if line.text[-1:].isdecimal() and PAGE_NUMBER.search(line.text):
        return 0
    if outline.within == "目录" and outline.last_at.get(line.text, at) > at:
        return 0
    number = numbered(line.text)
    found = _told(outline, line, number) if told else None
    taken = len(told) if found else 1
    if found is None:
        line = outline.lines[at]
        found = _numbered(outline, at, number) if number else _unnumbered(outline, at)
    if found is None:
        return 0
    question = number is not None and asks(line.text[number.end :])
    outline.add(Leaf("question" if question else "heading", line, found, label=label_of(line, number)))
    outline.heading, outline.outermost = found, min(found.rank, outline.outermost)
    bare = _bare(line.text[number.end if number else 0 :])
    if (number is None and _is_part(bare)) or bare in headings().glossaries:
        outline.part, outline.within = found, bare
    elif number and (number.rank < CHAPTER_RANKS or _follows(outline.part, found)):
        outline.part, outline.within = None, ""
    return taken


def _follows(part: Heading | None, found: Heading) -> bool:
    """Does a heading end a part that has a number itself (三、指标解释)?"""
    return part is not None and bool(part.number) and found.rank <= part.rank


def _told(outline: Outline, line: Line, number: Numbered | None) -> Heading | None:
    """A heading of the format, unless it is a paragraph that is only set as one."""
    rest = line.text[number.end if number else 0 :].strip()
    if not rest or SENTENCE_WITHIN.search(rest[:-1]):
        return None
    start, end = number.end if number else 0, len(line.text.rstrip(":。"))
    rank = number.rank if number else outline.told.ranks[outline.told.level(line)]
    if number is None and _is_part(_bare(line.text)):
        rank = _part_rank(outline, _bare(line.text))
    return Heading(rank, line.printed(outline.source, 0, start), line.printed(outline.source, start, end))


def label_of(line: Line, number: Numbered | None) -> Span | None:
    """The printed number that a line begins with, without the space behind it."""
    return line.span(0, len(line.text[: number.end].rstrip())) if number else None


def _numbered(outline: Outline, at: int, number: Numbered) -> Heading | None:
    line = outline.lines[at]
    rest = line.text[number.end :].strip()
    if rest.endswith("。") and len(rest) <= LONGEST_STOPPED and "," not in rest and not AMOUNT.search(rest):
        rest = rest.removesuffix("。") if _has_text_below(outline, at, number) else rest
    question = asks(rest)
    strong = _is_strong(outline, line)
    if SENTENCE_WITHIN.search(rest) or number.scheme == "article" or YEAR_AND_VALUE.search(rest):
        return None
    if not question and (len(line.text) > LONGEST or FINISHED.search(rest.removesuffix(":"))):
        return None
    if number.rank >= LIST_RANK and not (rest and (strong or _has_text_below(outline, at, number))):
        return None
    printed = line.printed(outline.source, number.end, len(line.text.rstrip(":。")))
    return Heading(number.rank, line.printed(outline.source, 0, number.end), printed)


def _has_text_below(outline: Outline, at: int, number: Numbered) -> bool:
    """A heading of a list scheme is followed by something else than the next item of its list."""
    after = outline.text(at + 1)
    if not after or outline.within in headings().glossaries:
        return False
    below = numbered(after)
    return below is None or below.rank > number.rank


def _unnumbered(outline: Outline, at: int) -> Heading | None:
    line = outline.lines[at]
    bare = _bare(line.text)
    printed = line.printed(outline.source, 0, len(line.text.removesuffix(":")))
    if _is_part(bare):
        return Heading(_part_rank(outline, bare), "", printed)
    if line.text.endswith(":"):
        return _topic(outline, bare, printed)
    if outline.title >= 0 and GLUED.search(line.text) and not SENTENCE_WITHIN.search(line.text):
        return Heading(DOCUMENT_RANK, "", printed)
    return Heading(PLAIN_RANK, "", printed) if _stands_alone(outline, at) else None


def _is_part(bare: str) -> bool:
    rules = headings()
    return bare in rules.parts or bare in rules.openers or bool(ANNEX.fullmatch(bare))


def _part_rank(outline: Outline, bare: str) -> int:
    """A part stands beside the chapters, where there are any, else outside everything; an opener holds nothing."""
    if bare in headings().openers:
        return PLAIN_RANK
    return outline.outermost if PART_RANK < outline.outermost < CHAPTER_RANKS else PART_RANK


def _is_strong(outline: Outline, line: Line) -> bool:
    """Is a line bold from end to end?"""
    return outline.told.strong(line) == len(line.text)


def _bare(text: str) -> str:
    return _spaceless(text).removesuffix(":")


def _spaceless(text: str) -> str:
    return "".join(text.split())


def _topic(outline: Outline, bare: str, printed: str) -> Heading | None:
    """A topic before a colon (2035年远景目标:) opens a section beside the innermost one that is open."""
    rules = headings()
    if len(bare) > LONGEST_TOPIC or not bare.endswith(rules.topics) or any(word in bare for word in rules.lead_ins):
        return None
    return Heading(outline.heading.rank if outline.heading else PLAIN_RANK, "", printed)


def _stands_alone(outline: Outline, at: int) -> bool:
    """A short unfinished line above a longer one, no item of a list: a heading that carries no number."""
    text, below = outline.text(at), outline.text(at + 1)
    if not outline.leaves or not below or outline.text(at - 1).endswith(":") or outline.within in headings().glossaries:
        return False
    strong = _is_strong(outline, outline.lines[at])
    if len(text) > LONGEST_PLAIN or len(CHINESE.findall(text)) < (2 if strong else 4) or NO_HEADING.search(text):
        return False
    if never_heads(text):
        return False
    speech_below = at + 1 in outline.voices
    if strong and not _is_strong(outline, outline.lines[at + 1]):
        return True
    return speech_below or (len(below) > len(text) + 10 and numbered(below) is None and "|" not in below)
