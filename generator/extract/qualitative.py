"""全覆盖, 清零, 取消: what is said of an indicator without a number, kept apart from the numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.extract.figures import Figure
from generator.extract.naming import Naming
from generator.extract.sentence import Sentence
from generator.extract.trim import trim
from generator.rules.qualitative import qualitative
from generator.rules.units import alternation

QUOTED = re.compile(r"[“‘][^”’]*[”’]")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(alternation([word for entry in qualitative() for word in entry.words]))


def statements(sentence: Sentence, regions: frozenset[str]) -> Iterator[tuple[Figure, Naming]]:
    """Each statement as a figure without a number and its name."""
    text = sentence.text
    quoted = [match.span() for match in QUOTED.finditer(text)]
    for match in _pattern().finditer(text):
        start, end = match.span()
        entry = next(entry for entry in qualitative() if match[0] in entry.words)
        if any(low <= start and end <= high for low, high in quoted if high - low < 10):
            continue
        clause = re.split("[,;。:]", text[max(0, start - 60) : start])[-1]
        after = re.split("[,;。:、]", text[end : end + 40])[0]
        if entry.before:
            found = re.search(entry.before, after)
            if found is None:
                continue
            span, name = (end, end + found.end()), after[: found.end()]
        else:
            parts = trim(_without_adverb(clause), regions)
            name = clause[parts.start : parts.end]
            span = (start - len(clause) + parts.start, start - len(clause) + parts.end)
        name = re.sub("^的|对贫困人口的$", "", name)
        if len(name) < 2:
            continue
        sign = "~" if "基本" in clause[-4:] else "="
        figure = Figure(start, end, start, end, entry.number, "", sign, kind="qualitative")
        yield figure, Naming(name, f"qualitative-{entry.id}", (span,), name)


def _without_adverb(clause: str) -> str:
    return re.sub("(?:基本|全面|率先|的|实现|有劳动力的)+$", "", clause)
