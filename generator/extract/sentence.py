"""One sentence with its figures, and what stands to the left and right of each of them."""

from __future__ import annotations

import re
from bisect import bisect_left

import msgspec
from msgspec.structs import replace

from generator.extract.conditions import conditional
from generator.extract.exclusions import dates, excluded
from generator.extract.figures import Known, figures, numbers, outside
from generator.extract.quantity import Figure
from generator.extract.statements import statements
from generator.rules.comparators import left_pattern, right_pattern, signs, spreading_pattern
from generator.rules.first import guarded
from generator.rules.phrases import words
from generator.rules.units import alternation
from generator.text.sentences import CLAUSE_MARKS, CLOSING, OPENING

REACH = 90
BRACKET = re.compile(f"[{re.escape(OPENING + CLOSING)}]")
LAST_MARK = re.compile(f".*[{re.escape(''.join(CLAUSE_MARKS))}]", re.DOTALL)
MARK = re.compile("[,;。:]")
CLAUSE_STOP = re.compile(f"[{re.escape(OPENING + CLOSING + ''.join(CLAUSE_MARKS))}]")
POSSIBLE = guarded(
    f"[0-9]|分之|一半|半数|[一二两三四五六七八九]成|[一二两三四五六七八九十百千][十百千万亿]|(?:至少|不少于|最多).{{0,10}}[一二两三四五六七八九十]"
    f"|(?:{alternation(words('attested'))})[一二两三四五六七八九十]"
)
LONG_RUN = re.compile("[0-9一二两三四五六七八九十百千万亿〇零]{17,}")
AHEAD = 60
# 不高于同地段市场租金的85%: the bound stands before what the share is of.
BOUND_OF = guarded(
    "(?P<word>不[得应宜能]?(?:高于|超过|低于|少于|大于)|(?<!不)(?<!不[得应宜能])(?:低于|高于|超过|不足))"
    "[^,;。、:0-9]{2,18}的$"
)
TOLD_APART = re.compile("分别(?:要|应|须)?$")


WITHIN, JOINT = re.compile("以内|之内"), re.compile(r"\s*(?:、|和|及|与)\s*")
KEPT = re.compile("控制在[^,;。:]{0,12}$")
# 贷款额度最高上浮20%: the bound stands before the verb of change.
BOUND_CHANGE = re.compile("(?P<word>最高|最多|至少|最低)可?(?:上浮|下浮|提高|增加|上调|下调|下降|降低|优惠)$")


class Sentence(msgspec.Struct, frozen=True):
    """``text`` is folded and starts at ``offset`` of its passage; ``breaks`` are places where a clause must begin.

    ``starts`` and ``ends`` remember, by figure, where clauses begin and end: every rule asks.
    """

    text: str
    offset: int
    figures: tuple[Figure, ...]
    breaks: tuple[int, ...] = ()
    starts: dict[int, int] = msgspec.field(default_factory=dict)
    ends: dict[int, int] = msgspec.field(default_factory=dict)

    def last_before(self, at: int) -> str:
        """The character before ``at``, spaces left out; empty at the start."""
        while at and self.text[at - 1].isspace():
            at -= 1
        return self.text[at - 1 : at]

    def gap_start(self, index: int) -> int:
        """Where the figure before ``index`` ends with its words of comparison; 0 for the first."""
        return self.figures[index - 1].right if index else 0

    def clause_start(self, index: int) -> int:
        """Where the clause of a figure begins: after the last mark outside brackets, or after the figure before it."""
        if index not in self.starts:
            self.starts[index] = self._clause_start(index)
        return self.starts[index]

    def _clause_start(self, index: int) -> int:
        figure = self.figures[index]
        low = max(self.gap_start(index), figure.left - REACH, 0)
        if self.breaks:
            low = max([low, *(b for b in self.breaks if b <= figure.left)])
        if not BRACKET.search(self.text, low, figure.left):
            last = LAST_MARK.match(self.text, low, figure.left)
            return last.end() if last else low
        depth = 0
        for at in range(figure.left - 1, low - 1, -1):
            char = self.text[at]
            if char in CLOSING:
                depth += 1
            elif char in OPENING:
                if depth == 0:
                    return at + 1
                depth -= 1
            elif char in CLAUSE_MARKS and depth == 0:
                return at + 1
        return low

    def clause_end(self, index: int) -> int:
        """Where the words after a figure end: at a mark, at a closing bracket or before the next figure."""
        if index not in self.ends:
            self.ends[index] = self._clause_end(index)
        return self.ends[index]

    def _clause_end(self, index: int) -> int:
        high = min(len(self.text), self.figures[index].right + AHEAD)
        if index + 1 < len(self.figures):
            high = min(high, self.figures[index + 1].left)
        stop = CLAUSE_STOP.search(self.text, self.figures[index].right, high)
        if stop is None or stop[0] not in OPENING:
            return stop.start() if stop else high
        depth = 0
        for at in range(stop.start(), high):
            char = self.text[at]
            if char in OPENING:
                depth += 1
            elif char in CLOSING:
                if depth == 0:
                    return at
                depth -= 1
            elif char in CLAUSE_MARKS and depth == 0:
                return at
        return high

    def left(self, index: int) -> str:
        """The words of the clause before a figure, without its words of comparison."""
        return self.text[self.clause_start(index) : self.figures[index].left]

    def right(self, index: int) -> str:
        """The words after a figure, without its words of comparison."""
        return self.text[self.figures[index].right : self.clause_end(index)]

    def gap(self, index: int) -> str:
        """All that stands between a figure and the one before it (or the start of the sentence)."""
        return self.text[self.gap_start(index) : self.figures[index].left]


def read_sentence(text: str, offset: int, breaks: tuple[int, ...] = ()) -> Sentence:
    """A sentence with its figures, each with its comparator."""
    told = (compared(text, figure) for figure in _numbers(text))
    numbers = [figure for figure in told if not conditional(text, figure)]
    said = [each for each in statements(text) if not _meets(each, numbers)]
    found = tuple(sorted([*numbers, *said], key=lambda figure: figure.start))
    sentence = Sentence(text, offset, found, breaks)
    return replace(sentence, figures=_spread(sentence)) if found else sentence


def _meets(said: Figure, numbers: list[Figure]) -> bool:
    """Does a statement share a character with a number and its words of comparison?"""
    first, last = (bisect_left(numbers, at, key=lambda n: n.start) for at in (said.start - REACH, said.end + REACH))
    return any(number.left < said.end and said.start < number.right for number in numbers[first:last])


def hopeful(text: str) -> bool:
    """Whether anything in a text could be a figure at all."""
    return bool(POSSIBLE.search(text)) or any(True for _ in statements(text))


def _numbers(text: str) -> list[Figure]:
    """The figures of a sentence; the costly search for what is none is left out where nothing could be one."""
    if not POSSIBLE.search(text):
        return []
    if LONG_RUN.search(text):
        text = LONG_RUN.sub(lambda match: "※" * len(match[0]), text)
    times = dates(text)
    matches = numbers(text, times)
    known: Known = {}
    found = figures(text, matches, known)
    if not found:
        return []
    kept = outside(matches, excluded(text, times))
    return found if len(kept) == len(matches) else figures(text, kept, known)


def compared(text: str, figure: Figure) -> Figure:
    """``figure`` with the words of comparison round it (at most eight characters before, six after)."""
    sign, left, right = figure.comparator, figure.left, figure.right
    for at in _bounded_at(text, figure):
        before = text[max(0, at - 8) : at]
        match = left_pattern().search(before)
        if match is None:
            continue
        left = at - len(before) + match.start()
        if figure.comparator in ("=", "~"):
            sign = signs("left")[match["word"]]
    if match := right_pattern().match(text[figure.end : figure.end + 8]):
        right = figure.end + match.end()
        if sign in ("=", "~"):
            sign = signs("right")[match["word"]]
    if sign == "=" and figure.share and (match := BOUND_OF.search(text[max(0, figure.start - 28) : figure.start])):
        sign = signs("left")[match["word"]]
    if sign == "=" and (match := BOUND_CHANGE.search(text, max(0, figure.start - 10), figure.start)):
        sign = signs("left")[match["word"]]
    if figure.value_max is not None:
        sign = "range"
    if (sign, left, right) == (figure.comparator, figure.left, figure.right):
        return figure
    return replace(figure, comparator=sign, left=left, right=right)


def _bounded_at(text: str, figure: Figure) -> tuple[int, ...]:
    """Where words of comparison may end: at the number, or at what the money is for each of (不低于每人每月500元)."""
    each = figure.start - len(figure.per)
    if figure.per and figure.left == figure.start and text.startswith(figure.per, each):
        return figure.start, each
    return (figure.left,)


def _spread(sentence: Sentence) -> tuple[Figure, ...]:
    """至少 before a verb, or 分别不低于, bounds every figure of the list that follows, up to the next comma."""
    result: list[Figure] = []
    sign = None
    for index, figure in enumerate(sentence.figures):
        gap = sentence.gap(index)
        if MARK.search(gap):
            sign = None
        left = sentence.left(index)
        if match := None if index and "、" in gap[:2] and sign else spreading_pattern().search(left):
            sign = signs("left")[match["word"]]
        elif not gap.lstrip().startswith(("、", "和", "及", "与")):
            bounded = figure.left < figure.start and TOLD_APART.search(
                sentence.text, max(0, figure.left - 8), figure.left
            )
            sign = figure.comparator if bounded else None
        result.append(replace(figure, comparator=sign) if sign and figure.comparator == "=" else figure)
    return _kept_within(sentence, result)


def _kept_within(sentence: Sentence, figures: list[Figure]) -> tuple[Figure, ...]:
    """分别控制在9/10万、3.5‰以内: 以内 behind the last bounds all that the verb keeps within."""
    for at in range(len(figures) - 1, 0, -1):
        last, first = figures[at], figures[at - 1]
        within = last.comparator == "<=" and first.comparator == "=" and WITHIN.match(sentence.text, last.end)
        if (
            within
            and JOINT.fullmatch(sentence.gap(at))
            and KEPT.search(sentence.text, max(0, first.left - REACH), first.left)
        ):
            figures[at - 1] = replace(first, comparator="<=")
    return tuple(figures)
