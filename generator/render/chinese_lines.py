"""Chinese line setting for WeasyPrint, as a compositor would do it.

1. 标点挤压: of two adjoining marks (。） ，“) one gives up its empty half (``halt``), seen by the line breaker.
2. 中西间距: a sixth of an em between Han and Latin or figures, added to glyph advances, never to the text.
3. 两端对齐: what is left of a full line goes evenly between its characters; on a line too long the marks give first.
4. 行首行尾: the empty half of a mark at either edge is trimmed, so that the ink stands flush.

Source of the rules: W3C clreq, GB/T 15834. WeasyPrint offers none of this and no public way to add it, so functions of
its line layout are replaced; `install` refuses every version but the one this was written against.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

VERSION = "70.0"
OPENING, CLOSING = frozenset("（《〈「『【〔“‘"), frozenset("，。、；：？！）》〉」』】〕”’")
AUTOSPACE = 1 / 6
LOOSEST, TIGHTEST = 0.30, -0.06
GIVE = 0.3
SMALL = 0.8

Letter = tuple[Any, int, str, float]
"""Text box (None for what is not text), index in its text, character, font size in CSS pixels."""


def kind(char: str) -> str:
    """O opening mark, C closing mark, H Han, L Latin or figure, S space, X anything else."""
    if char in OPENING:
        return "O"
    if char in CLOSING:
        return "C"
    if "\u3400" <= char <= "\u9fff" or char == "〇":
        return "H"
    if (char.isascii() and (char.isalnum() or char in "%[]<>")) or char in "≤≥":
        return "L"
    return "S" if char == " " else "X"


class _Kinds(dict[str, str]):
    """The kind of every character met so far: asked for each character of each line, so it is looked up, not called."""

    def __missing__(self, char: str) -> str:
        self[char] = kind(char)
        return self[char]


KINDS = _Kinds()
RIGID = frozenset({"LL", "LX", "LS", "XL", "XX", "XS"})
ADJOINING = re.compile("[{0}](?=[{0}{1}])|(?<=[{1}])[{1}]".format("".join(sorted(CLOSING)), "".join(sorted(OPENING))))


def halved(text: str) -> Iterator[int]:
    """Indexes of the marks that give up their empty half because another mark adjoins it."""
    return (found.start() for found in ADJOINING.finditer(text))


@dataclass(slots=True)
class Spread:
    """What a line's characters are given: by text box and index, in CSS pixels; -1 is the line's left edge."""

    given: dict[Any, dict[int, float]] = field(default_factory=dict)
    widths: dict[Any, float] = field(default_factory=dict)

    def add(self, box: Any, index: int, value: float, carried: float = 0.0) -> None:
        """``carried`` goes to the glyph only: it keeps the PDF writer's truncation on the right side."""
        marks = self.given.setdefault(box, {})
        marks[index] = marks.get(index, 0.0) + value + carried
        self.widths[box] = self.widths.get(box, 0.0) + value


def spacing(row: list[Letter], kinds: str) -> tuple[dict[int, float], list[int]]:
    """Space wanted between Han and Latin, and the gaps that may be stretched, by the number of the letter before."""
    wanted: dict[int, float] = {}
    flexible: list[int] = []
    for number, (one, two) in enumerate(itertools.pairwise(row)):
        pair = kinds[number : number + 2]
        if one[0] is None or pair in RIGID:
            continue
        if pair in ("HL", "LH") and two[3] == one[3]:
            wanted[number] = AUTOSPACE * one[3]
        if pair != "HX" or two[0] is not None:
            flexible.append(number)
    return wanted, flexible


def trimmed(row: list[Letter], kinds: str, align: str, last: bool) -> dict[tuple[Any, int], float]:
    """The empty halves that are cut: at the line's edges, and where a note mark moves in."""
    cuts: dict[tuple[Any, int], float] = {}
    place = kinds.find("CL")
    while place >= 0:
        box, index, _, size = row[place]
        if row[place + 1][3] < SMALL * size:
            cuts[box, index] = -size / 2
        place = kinds.find("CL", place + 1)
    box, _, _, size = row[0]
    if kinds[0] == "O" and align in ("justify", "start", "left"):
        cuts[box, -1] = -size / 2
    box, index, _, size = row[-1]
    if kinds[-1] == "C" and (align in ("end", "right") or (align == "justify" and not last)):
        cuts[box, index] = -size / 2
    return cuts


def squeeze(row: list[Letter], kinds: str, wanted: dict[int, float], slack: float) -> float:
    """Take from the marks of a line that is too long; the slack that is left."""
    marks = [n for n, (one, two) in enumerate(itertools.pairwise(kinds)) if one == "C" and two not in "CO"]
    if not marks:
        return slack
    give = min(-slack / len(marks), row[0][3] * GIVE)
    for number in marks:
        wanted[number] = wanted.get(number, 0.0) - give
    return slack + give * len(marks)


def stretch(row: list[Letter], flexible: list[int], slack: float) -> float:
    """What each flexible gap is given; nothing where the line would come out too loose or too tight."""
    each = slack / len(flexible) if flexible else 0.0
    return each if TIGHTEST * row[0][3] <= each <= LOOSEST * row[0][3] else 0.0


def spread(row: list[Letter], available: float, width: float, align: str, last: bool) -> Spread:
    """What every character of a line is given, in steps of 1/1000 em, the remainder carried on."""
    kinds = "".join(KINDS[letter[2]] for letter in row)
    wanted, flexible = spacing(row, kinds)
    cuts = trimmed(row, kinds, align, last)
    slack = available - width - sum(wanted.values()) - sum(cuts.values())
    each = 0.0
    if align == "justify":
        if slack < 0:
            slack = squeeze(row, kinds, wanted, slack)
        each = 0.0 if last else stretch(row, flexible, slack)
    elif slack < 0 and wanted:
        share = max(0.0, 1 + slack / sum(wanted.values()))
        wanted = {number: share * value for number, value in wanted.items()}
    result = Spread()
    for (box, index), value in cuts.items():
        result.add(box, index, value)
    stretched, owed = set(flexible), 0.0
    for number, (box, index, _, size) in enumerate(row[:-1]):
        owed += wanted.get(number, 0.0) + (each if number in stretched else 0.0)
        steps = int(owed / size * 1000) if box else 0
        if steps and (number in stretched or number in wanted):
            value = steps * size / 1000
            owed -= value
            result.add(box, index, value, value * 0.3 / abs(steps))
    return result


def install() -> bool:
    """Replace WeasyPrint's line setting in this process; False, and nothing changed, for an unknown version."""
    import weasyprint

    if weasyprint.__version__ != VERSION:
        return False
    from generator.render import chinese_layout, layout_pace

    chinese_layout.install()
    layout_pace.install()
    return True
