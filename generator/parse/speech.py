"""Who speaks at the start of which line: 记者:, a name, a colon whose name is lost, 张某说."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from generator.model.place import Span
from generator.parse.lines import Line, cut
from generator.rules.dialogue import dialogue
from generator.rules.headings import headings
from generator.rules.needed import needed
from generator.rules.pattern import compiled

Role = Literal["interviewer", "interviewee", "question", "answer", "narrator"]
QUESTION_SIDES = frozenset("问Q")
ANSWER_SIDES = frozenset("答A")
# One stray label inside a line is no dialogue.
FEWEST_INNER = 2
LONGEST_NAME = 4


class Voice(msgspec.Struct, frozen=True):
    """A speaker's label. ``reach``: to the next label, or only this ("line") or also the next line ("next")."""

    role: Role
    speaker: str
    label: Span
    inferred: bool = False
    reach: Literal["turn", "line", "next"] = "turn"


def split_turns(source: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines in which several turns, or a title and the first sentence, run together, cut apart."""
    inner, title = compiled(dialogue().inner.pattern), compiled(headings().glued_title.pattern)
    signs = [char for needs in needed(title.pattern) if len(needs) == 1 for char in needs]
    out: list[Line] = []
    for line in lines:
        positions = [match.start() for match in inner.finditer(line.text)] if ":" in line.text else []
        if len(positions) < FEWEST_INNER:
            positions = []
        glued = title.match(line.text) if all(char in line.text for char in signs) else None
        if glued:
            positions.append(glued.end())
        out += cut(source, line, sorted(set(positions))) if positions else [line]
    return tuple(out)


def voices(source: str, lines: Sequence[Line]) -> dict[int, Voice]:
    """The voice of each line that begins with one, by the index of the line."""
    labels = _labels(lines)
    named = _speakers(labels)
    found: dict[int, Voice] = {}
    for index, match in labels.items():
        name = match[1]
        if name not in named:
            continue
        line = lines[index]
        speaker = line.span(match.start(1), match.end(1)).of(source) if name else ""
        found[index] = Voice(named[name], speaker, line.span(0, match.end()), inferred=not name)
    return found | _reported(source, lines, found)


def _labels(lines: Sequence[Line]) -> dict[int, re.Match[str]]:
    pattern = compiled(dialogue().label.pattern)
    matches = ((index, pattern.match(line.text)) for index, line in enumerate(lines) if "|" not in line.text)
    return {index: match for index, match in matches if match}


def _speakers(labels: dict[int, re.Match[str]]) -> dict[str, Role]:
    """The labels that are speakers, with their side.

    A name counts if it answers a known interviewer, or a nameless label, at least once, directly or a line later; a
    nameless label only where such a name stands.
    """
    rules = dialogue()
    asking = {name for name in rules.interviewers if any(match[1] == name for match in labels.values())}
    answering = {name for name in rules.interviewees if any(match[1] == name for match in labels.values())}
    counts = Counter(match[1] for match in labels.values())
    order = list(labels.values())
    replies = {
        after[1]
        for before, after in pairwise(order)
        if (before[1] in asking or not before[1]) and _may_be_name(after[1])
    } - asking
    nameless = bool(counts[""]) and bool(replies)
    sides: dict[str, Role] = {}
    if not asking and not nameless:
        return sides
    for name in asking:
        sides[name] = "question" if name in QUESTION_SIDES else "interviewer"
    for name in answering | replies:
        sides[name] = "answer" if name in ANSWER_SIDES else "interviewee"
    if nameless:
        sides[""] = "interviewer" if not asking else "interviewee"
    return sides


def _may_be_name(name: str) -> bool:
    """A person's name, with an office before it or without."""
    for office in dialogue().offices:
        name = name.rpartition(office)[2] or name
    return 2 <= len(name) <= 4 and all("\u4e00" <= char <= "\u9fff" for char in name)


def _reported(source: str, lines: Sequence[Line], known: dict[int, Voice]) -> dict[int, Voice]:
    """Lines that begin with a person's name and a verb of saying; persons are those named behind an office."""
    pattern = compiled(dialogue().reported.pattern)
    persons = _persons(lines)
    found: dict[int, Voice] = {}
    if not persons:
        return found
    for index, line in enumerate(lines):
        match = pattern.match(line.text)
        if match is None or index in known:
            continue
        if match[1] not in persons:
            continue
        reach: Literal["line", "next"] = "next" if match.end() == len(line.text) else "line"
        speaker = line.span(match.start(1), match.end(1)).of(source)
        found[index] = Voice("interviewee", speaker, line.span(0, match.end()), reach=reach)
    return found


def _persons(lines: Sequence[Line]) -> frozenset[str]:
    """Whatever may be a name right behind an office: its first two, three and four characters."""
    office = compiled(f"(?:{'|'.join(dialogue().offices)})(?=([\u4e00-\u9fff]{{2,{LONGEST_NAME}}}))")
    behind = (match[1] for line in lines for match in office.finditer(line.text))
    return frozenset(name[:length] for name in behind for length in range(2, len(name) + 1))
