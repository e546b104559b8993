"""What stands above and below a document: contacts, breadcrumbs, credits, share links, advertisements."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from generator.clean.lines import Line
from generator.model.place import Span
from generator.model.source import Aside
from generator.rules.furniture import compiled, furniture, reason

FOOT_SHARE = 0.2
# A short text may have a foot of so many lines; it never reaches above the middle.
FOOT_LINES = 10
HEAD_LINES = 25
PARAGRAPH = 60
BRAND_SHORTEST = 3
SENTENCE = re.compile(r"[。!?;]")


def head(lines: Sequence[Line]) -> Iterator[Aside]:
    """Lines with a cue above the first paragraph (a line of at least 60 characters with a sentence in it)."""
    for at, line in enumerate(lines[:HEAD_LINES]):
        if len(line.text) >= PARAGRAPH and SENTENCE.search(line.text):
            return
        code = reason(furniture().head, line.text)
        if code and not _in_table(lines, at):
            yield Aside(code, line.span)


def foot(lines: Sequence[Line]) -> Iterator[Aside]:
    """From the last line upwards, as long as every line gives a cue, within the last fifth or the last ten lines.

    Titles of other pages may follow a share cue (相关文章): they go with it.
    """
    most = max(math.ceil(len(lines) * FOOT_SHARE), min(FOOT_LINES, len(lines) // 2), 1)
    first = max(1, len(lines) - most)
    pending: list[Line] = []
    for at in range(len(lines) - 1, first - 1, -1):
        line = lines[at]
        code = "" if _in_table(lines, at) else reason(furniture().foot, line.text)
        if code:
            if pending and code != "share":
                return
            yield from (Aside(code, other.span) for other in pending)
            pending.clear()
            yield Aside(code, line.span)
        elif _may_be_link(line):
            pending.append(line)
        else:
            return


def _in_table(lines: Sequence[Line], at: int) -> bool:
    """A line with pipes beside another one is a row."""
    beside = (lines[other].text for other in (at - 1, at + 1) if 0 <= other < len(lines))
    return "|" in lines[at].text and any("|" in text for text in beside)


def brand(lines: Sequence[Line], text: str, asides: Sequence[Aside]) -> Iterator[Aside]:
    """The name of a news service glued before the first sentence, if an advertisement at the foot names it too."""
    advertised = " ".join(aside.span.of(text) for aside in asides if aside.reason == "advertisement")
    match = compiled(furniture().brand_prefix.pattern).match(lines[0].text) if lines and advertised else None
    if match is None:
        return
    start = lines[0].span.start
    named = text[start : start + BRAND_SHORTEST]
    if named in advertised:
        yield Aside("advertisement", Span(start, start + match.end()))


def _may_be_link(line: Line) -> bool:
    return len(line.text) <= 40 and not SENTENCE.search(line.text) and "|" not in line.text
