"""The words that date a figure: in its clause, before it in the paragraph, in its section, or those of the document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from generator.model.document import Block, Document
from generator.model.figure import PeriodOrigin
from generator.model.source import SourceText
from generator.rules.period_words import period_pattern, period_words, periods_in
from generator.rules.phrases import words
from generator.rules.units import alternation
from generator.text.fold import fold
from generator.text.passage import Passage

REFERENCE = re.compile(r"(?:比|较|与|同|相对于|高于|低于|超过|相当于)$")
# 恢复到2019年同期的94%: the year is what is recovered to.
RECOVERED = re.compile("恢复[到至].?$")
NO_DATE = re.compile(r"\s*(?:的?[0-9.]+倍|相比|比[,，]|同期相比|\(含\)|以前|之前|以前|版|成立|出台|印发|制定)")
INSIDE_TITLE = re.compile(r"《[^》]*》")
# A run of years (连续8年) and the plan that a year belongs to (实现“十四五”规划目标的关键一年) say nothing of when.
NO_TIME = re.compile(r"^连续")
YEAR_OF_A_PLAN = re.compile(r"[^,;。]{0,10}?(?:开局|收官|起步|承上启下|关键|一年|之年)")
RECURRENT = re.compile(r"每|逐年")
PART = re.compile(
    r"(?:到|至|截至|截止到?)?(?:本年|本年度|全年|年[末底初]|[上下]半年|第?[前一二三四][一二三]?季度末?"
    r"|[1-4一二三四](?:-|—|~|至)[1-4一二三四]季度|\d{1,2}(?:(?:-|—|~|至)\d{1,2})?月(?:份|底|末|\d{1,2}日)?|“?(?:春节|元旦|清明|五一|端午|中秋|国庆)节?”?(?:假期|长假|黄金周))"
)
YEAR = re.compile(r"(?:19|20)\d\d\s?年")
UNTIL = re.compile("截至|截止到?|到|至")
AIMED_AT = re.compile("(?:到|至|力争|确保)(?!目前)|未来|今后|明年")
OWN_YEAR = re.compile(r"(?:19|20)\d\d\s?年|[去上前]年")
MOVED = re.compile(f"(?:{alternation(words('change-up', 'change-down'))}|发展|调整|变)$")
GOAL_BEFORE = re.compile(r"(?:实现|完成|达成|达到)\s*$")
GOAL_AFTER = re.compile("[^,;。]{2,30}的?(?:总?目标|任务)(?=[,;。]|$)")
STILL = re.compile("还将|仍将|将再|将继续|将要|下一步")
BACK = re.compile("至今|以来|年来|目前|截至")
COMPARISON = re.compile(r"\s*(?:与|同|比|较)(?P<time>[^,;。]{2,14}?)(?:相比较?|比),")
NUMBERED = re.compile(r"(?:^|\D)\d{1,2}\.$")
STATED = re.compile("(?:为|是|占|共有|现有|仅)(?:约|近)?$")
WINDOW = re.compile("(?:19|20)\\d\\d年?(?:\\d{1,2}月)?(?:以来|至今)$")
POINT = re.compile("[末底月日初]|今年")
LEAD_BLOCKS, SHORT_TITLE, SOON = 6, 40, 12
OPENERS = ("到", "是", "截至", "其中", "自", "确保", "力争", "争取", "努力", "实现", "计划", "预计")
SINCE = re.compile(r"以来|(?:19|20)\d\d")


class Time(msgspec.Struct, frozen=True):
    """Words of time at ``[start, end)`` of a sentence; ``opens``: they open a clause and date what follows.

    ``part``: they date a part alone (其中,6月份增长8.1%). ``governs``: they date the goal that the clauses before them
    serve as well (推进A,力争实现到2020年B的目标).
    """

    start: int
    end: int
    text: str
    opens: bool
    recurrent: bool
    part: bool = False
    governs: bool = False


class Inherited(msgspec.Struct, frozen=True):
    """What dates a figure whose own sentence does not: the paragraph so far, the section, the document.

    ``aims``: the text speaks of aims, so that a time to come governs the sentences after its own as well.
    """

    carried: str = ""
    section: str = ""
    lead: str = ""
    aims: bool = True


def times(text: str) -> tuple[Time, ...]:
    """The words of time that date something; points of comparison and titles of texts are left out."""
    titles = [match.span() for match in INSIDE_TITLE.finditer(text, 0, text.rfind("》") + 1)]
    found: list[Time] = []
    for match in periods_in(text):
        start, end = match.span()
        if _inside(titles, start) or NO_DATE.match(text, end):
            continue
        if NO_TIME.search(match[0]) or ("五" in match[0] and YEAR_OF_A_PLAN.match(text, end)):
            continue
        if REFERENCE.search(text[max(0, start - 4) : start]) or RECOVERED.search(text[max(0, start - 4) : start + 1]):
            continue
        if match[0] == "当年" and found and text[start - 1] not in ",;。:":
            # 2012—2015年,…毕业生当年就业: the year of each case
            continue
        moved = text[start] in "到至" and MOVED.search(text[max(0, start - 2) : start])
        start += bool(moved)
        before = _before(text, start)
        opens = not moved and bool(
            not before or before[-1] in ",;。:、()" or before.endswith(OPENERS) or NUMBERED.search(before)
        )
        written = text[start:end].strip(" ,")
        part = text[max(0, start - 4) : start].rstrip(",:").endswith("其中")
        governs = bool(GOAL_BEFORE.search(text[max(0, start - 8) : start]) and GOAL_AFTER.match(text, end))
        found.append(Time(start, end, written, opens, bool(RECURRENT.match(written)), part, governs))
    return tuple(found)


def _inside(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Does ``at`` lie in one of the sorted ``spans``?"""
    index = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return index >= 0 and at < spans[index][1]


def _before(text: str, at: int) -> str:
    """The last four characters before ``at``; spaces and opening quotes just before it do not count."""
    while at and text[at - 1] in " “":
        at -= 1
    return text[max(0, at - 4) : at]


class Timeline(msgspec.Struct, frozen=True):
    """Words of time in order, where each ends, and which of them (by index) open a clause or govern those before."""

    times: tuple[Time, ...]
    ends: tuple[int, ...]
    openers: tuple[int, ...]
    governing: tuple[int, ...]

    @staticmethod
    def of(found: tuple[Time, ...]) -> Timeline:
        return Timeline(
            found,
            tuple([time.end for time in found]),
            tuple([at for at, time in enumerate(found) if time.opens]),
            tuple([at for at, time in enumerate(found) if time.governs]),
        )

    def near(self, text: str, clause: int, at: int) -> Time | None:
        """What dates a figure at ``at``: the last before it in its clause, else the last that opens one.

        Past a semicolon the first opener holds again: it dates the whole sentence.
        """
        before = bisect_right(self.ends, at)
        if before and self.times[before - 1].start >= clause:
            return self.times[before - 1]
        opener = bisect_left(self.openers, before) - 1
        if opener < 0:
            return None
        last = self.times[self.openers[opener]]
        return self.times[self.openers[0]] if text.find(";", last.end, clause) >= 0 else last

    def year_before(self, time: Time) -> str:
        """The last year that the sentence names before ``time``."""
        before = range(bisect_left(self.ends, time.end) - 1, -1, -1)
        return next((match[0] for at in before if (match := YEAR.search(self.times[at].text))), "")

    def goal(self, text: str, at: int) -> Time | None:
        """The goal that the clause at ``at`` serves: dated after it, in the same sentence or part of one."""
        first = bisect_left(self.governing, bisect_right(self.ends, at))
        after = self.times[self.governing[first]] if first < len(self.governing) else None
        return after if after and text.find(";", at, after.start) < 0 else None


class Timelines(msgspec.Struct, frozen=True):
    """The words of time of a sentence that do not recur; ``done`` without those that say until when (到2020年)."""

    all: Timeline
    done: Timeline

    @staticmethod
    def of(found: tuple[Time, ...]) -> Timelines:
        if not found:
            return UNDATED
        once = tuple([time for time in found if not time.recurrent])
        return Timelines(Timeline.of(once), Timeline.of(tuple([t for t in once if not t.text.startswith("到")])))


UNDATED = Timelines(Timeline.of(()), Timeline.of(()))


def dated(text: str, timelines: Timelines, clause: int, at: int, inherited: Inherited) -> tuple[str, PeriodOrigin]:
    """(words, where they stand) for the figure at ``at`` whose clause starts at ``clause``."""
    if time := _spoken(text, timelines, clause, at):
        own = timelines.all.year_before(time) if PART.fullmatch(time.text) else ""
        return _whole(time.text, inherited, own), "explicit"
    if goal := timelines.all.goal(text, at):
        return goal.text, "explicit"
    if inherited.carried and not _ends_with_sentence(inherited, text[clause:at]):
        return _whole(inherited.carried, inherited), "section"
    if inherited.section:
        return inherited.section, "section"
    return inherited.lead, "document"


def _ends_with_sentence(inherited: Inherited, clause: str) -> bool:
    """力争到2025年达到93%。全市毛入学率为92.6%: a statement of what is, outside a text of aims, is not dated by an aim.

    自2018年以来,累计…。参保率95%: a window is that of what was added up in its own sentence.
    """
    if WINDOW.search(inherited.carried):
        return True
    return not inherited.aims and bool(AIMED_AT.match(inherited.carried) and STATED.search(clause))


def compared_with(text: str, at: int) -> str:
    """与上一个五年相比,…由21起降到7起: the time of the first figure is that of the comparison; empty where none is."""
    match = COMPARISON.match(text[max(0, text.rfind(";", 0, at) + 1) : at])
    found = period_pattern().match(match["time"]) if match else None
    return found[0] if found and match and found.end() == len(match["time"]) else ""


def _spoken(text: str, timelines: Timelines, clause: int, at: int) -> Time | None:
    """The words of time of the sentence itself that date the figure at ``at``.

    What is done (已) is not dated by until when something is to be done (到6月), nor is what follows it: 已 has closed
    that clause. What is still to come (还将) is not dated by a time that looks back (2月至今).
    """
    first = 0
    for mark in ",;。":
        first = text.rfind(mark, first, at) + 1 or first
    done = text.find("已", first, at) >= 0
    time = (timelines.done if done else timelines.all).near(text, clause, at)
    if time and time.text.startswith("到") and text.find("已", time.end, first) >= 0:
        time = timelines.done.near(text, clause, at)
    coming = time and time.start < clause and STILL.search(text, first, at) and BACK.search(time.text)
    return None if coming else time


def _whole(written: str, inherited: Inherited, own: str = "") -> str:
    """年末 and 全年 mean the year that the sentence (``own``), the paragraph or the document speaks of, if printed."""
    if not PART.fullmatch(written):
        return written
    told = (own, inherited.carried, inherited.section, inherited.lead)
    year = next((m[0] for text in told if (m := OWN_YEAR.search(text))), "")
    until = UNTIL.match(written) if year else None
    return f"{until[0]}{year}{written[until.end() :]}" if until else f"{year}{written}"


def opening_time(found: tuple[Time, ...]) -> str:
    """The last words of time of a sentence that open a clause: they date what follows in the paragraph."""
    if not found:
        return ""
    opening = (time for time in reversed(found) if time.opens and not time.recurrent and not time.part)
    # 从7月1日起 says when the rule of its own sentence takes effect
    return next((time.text for time in opening if not time.text.endswith("日起")), "")


def document_time(document: Document, text: SourceText) -> str:
    """The time that a document speaks of as a whole: that of its title, else the one its first paragraph opens with."""
    first = document.title if document.title >= 0 else 0
    for block in document.blocks[first : first + 1]:
        if block.kind not in ("title", "heading") and not _heading_like(block, text):
            continue
        found = [t for t in times(Passage.of(text.text, block.pieces).text[:120]) if not t.recurrent]
        if found and YEAR.search(found[0].text):
            return found[0].text
    for index, block in enumerate(document.blocks[:LEAD_BLOCKS]):
        if block.kind != "paragraph" or len(block.span) < SHORT_TITLE:
            continue
        opening = [t for t in times(Passage.of(text.text, block.pieces).text[:200]) if t.opens and not t.recurrent]
        if opening and opening[0].start < SOON and SINCE.search(opening[0].text):
            # a day that one answer begins with (2021年末,…) says nothing of the next
            answered = any(turn.blocks[0] <= index < turn.blocks[1] for turn in document.turns)
            return "" if answered and POINT.search(opening[0].text) else opening[0].text
        break
    return ""


def _heading_like(block: Block, text: SourceText) -> bool:
    """A short first line without the marks of a sentence."""
    line = block.span.of(text.text)
    return len(line) <= SHORT_TITLE and not any(mark in line for mark in "。,，；;")


def section_periods(document: Document, standings: Sequence[str]) -> tuple[str, ...]:
    """By section: the words of its titles that date what stands in it (主要目标, “十三五”时期…), innermost first.

    A chapter that goes on with the one before it (存在的问题 after 2022年工作情况) is dated like that one.
    """
    rules = period_words()
    found: list[str] = []
    for section in document.sections:
        title = fold(section.title)
        if match := period_pattern().search(title):
            own = match[0]
        else:
            own = next((word for word in (*rules.goal_sections, *rules.past_sections) if word in title), "")
        if not own and section.parent >= 0:
            own = found[section.parent]
        elif not match and standings[section.index] and section.parent < 0:
            own = _before_it(document, found, standings, section.index) or own
        found.append(own)
    return tuple(found)


def _before_it(document: Document, found: Sequence[str], standings: Sequence[str], index: int) -> str:
    """The printed time of the last chapter before the chapter ``index`` that speaks of the same, aims or facts."""
    chapters = (each.index for each in reversed(document.sections[:index]) if each.parent < 0)
    same = next((found[each] for each in chapters if standings[each] == standings[index]), "")
    return same if period_pattern().match(same) else ""
