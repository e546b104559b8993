"""What a page prints again and again: captions between the paragraphs, watermarks behind them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from generator.clean.lines import Line
from generator.model.place import Span
from generator.model.source import Aside
from generator.rules.furniture import compiled, furniture

TIMES = 3
LONG = 12
SHORTEST = 6
WATERMARK_SHARE = 0.3
WATERMARK_LENGTHS = range(3, 41)
SENTENCE_END = re.compile(r"[。.!?;:][”\"’)]*\s*$")
MARK = re.compile(r"[。.!?;:,、()\[\]《》“”\"\s]")
LETTER = re.compile(r"[^\W\d_]")


def captions(lines: Sequence[Line]) -> Iterator[Aside]:
    """Identical lines, three or more: the first stays (it may be the title), the others are asides.

    A line of 6 to 11 characters counts only if it is the first of the text or follows itself: short heads do recur.
    """
    counts = Counter(line.text for line in lines)
    repeatable = compiled(furniture().repeatable.pattern)
    recurring = {
        text
        for text, times in counts.items()
        if times >= TIMES and len(text) >= SHORTEST and not repeatable.search(text)
    }
    doubled = {line.text for line, after in pairwise(lines) if line.text == after.text}
    seen: set[str] = set()
    for line in lines:
        if line.text not in recurring:
            continue
        if len(line.text) < LONG and line.text not in doubled and line.text != lines[0].text:
            continue
        if line.text in seen:
            yield Aside("repeated-caption", line.span)
        seen.add(line.text)


def watermarks(lines: Sequence[Line]) -> Iterator[Aside]:
    """The ending that at least 30 % of the lines share, where it stands behind finished sentences."""
    prose = [line for line in lines if "|" not in line.text]
    mark = _shared_ending([line.text for line in prose])
    if not mark:
        return
    for line in prose:
        if line.text.endswith(mark):
            yield Aside("watermark", Span(line.span.end - len(mark), line.span.end))


def _shared_ending(texts: Sequence[str]) -> str:
    """The longest such ending without the marks that close the sentence before it; "" if there is none."""
    least = max(TIMES, WATERMARK_SHARE * len(texts))
    ending, sharing = "", list(texts)
    for length in range(1, WATERMARK_LENGTHS.stop + 20):
        counts = Counter(text[-length:] for text in sharing if len(text) >= length)
        best, times = counts.most_common(1)[0] if counts else ("", 0)
        if times < least:
            break
        ending, sharing = best, [text for text in sharing if text.endswith(best)]
    mark = MARK.split(ending)[-1]
    if len(mark) not in WATERMARK_LENGTHS or not LETTER.search(mark):
        return ""
    bearers = [text.removesuffix(mark) for text in texts if text.endswith(mark)]
    finished = sum(bool(SENTENCE_END.search(rest)) for rest in bearers)
    return mark if 2 * finished >= len(bearers) else ""
