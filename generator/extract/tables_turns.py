"""What the heads of a table say together: changes belong to the levels beside them, sums to the years they add up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.extract.tables_columns import Head, head_year
from generator.rules.pattern import compiled
from generator.rules.table_words import table_words


def summed(head: Head, heads: Sequence[Head]) -> Head:
    """A column 合计 beside columns of single years in a row adds them up."""
    own = sorted(year for each in heads if not each.moved and (year := head_year(each)) is not None)
    whole = own == list(range(own[0], own[-1] + 1)) if len(own) > 2 else False
    if head.dated or not whole or head.total not in table_words().totals:
        return head
    return replace(head, period_text=f"{own[0]}—{own[-1]}年", period_origin="header", basis="cumulative")


def dated_as_the_others(head: Head, heads: Sequence[Head]) -> Head:
    """A column of changes without a date of its own has that of the levels beside it, if they all have the same."""
    levels = {each.period_text for each in heads if not each.moved}
    if not head.moved or head.dated or len(levels) != 1 or not (only := levels.pop()):
        return head
    return replace(head, period_text=only, period_origin="header")


def dated_in_turn(heads: Sequence[Head]) -> list[Head]:
    """Changes without a date of their own, printed behind each of several levels, have the date of that level.

    Behind two levels of years in a row a single change is that of the later year.
    """
    turns: list[list[Head]] = []
    for head in heads:
        if not head.moved:
            turns.append([head])
        elif turns:
            turns[-1].append(head)
    lengths = {len(turn) for turn in turns}
    undated = not any(head.dated for turn in turns for head in turn[1:])
    dated = len(turns) > 1 and all(turn[0].dated for turn in turns)
    if not dated or not undated or heads[0].moved:
        return list(heads)
    if len(lengths) == 1 and lengths != {1}:
        return [_dated(head, turn[0]) for turn in turns for head in turn]
    later = max(turns, key=lambda turn: head_year(turn[0]) or 0)[0]
    known = sorted(head_year(turn[0]) or 0 for turn in turns)
    last = turns[-1][1:]
    if len(turns) == 2 and len(last) == 1 and last[0].basis == "change" and known[0] and known[1] - known[0] == 1:
        return [turns[0][0], turns[1][0], _dated(last[0], later)]
    return list(heads)


def _dated(head: Head, level: Head) -> Head:
    return replace(head, period_text=level.period_text, period_origin="header") if head.moved else head


def measured_in_turn(heads: Sequence[Head]) -> list[Head]:
    """Changes that only say what they compare with (同比) are of the level to their left, where levels differ.

    Behind several levels in a row they are of the row, if these count the same thing (预算数, 执行数); else it can't be
    told of which, and they are unclear.
    """
    levels = {head.measure for head in heads if not head.moved}
    if len(levels) < 2:
        return list(heads)
    found: list[Head] = []
    run: list[Head] = []
    for head in heads:
        if not head.moved:
            run = [head] if found and found[-1].moved else [*run, head]
        elif run and run[-1].measure and not _own_measure(head):
            several = len({level.unit for level in run if level.unit != "%"}) > 1
            measure = head.measure if len(run) > 1 else run[-1].measure + head.measure
            head = replace(head, measure=measure, unclear=head.unclear or several)
        found.append(head)
    return found


def _own_measure(head: Head) -> str:
    """What a head of changes says besides what it compares with and that it does."""
    text = compiled(table_words().references).sub("", head.measure)
    words = (word for entry in table_words().bases for word in entry.words)
    moves = sorted((*words, *table_words().falls, *table_words().rises, "比", "较"), key=len, reverse=True)
    return compiled("|".join(map(re.escape, moves)) + r"|[±额量数值幅%]").sub("", text)


def over_years(heads: Sequence[Head]) -> Head:
    """The head of one cell that stands under several: of all their years, if they follow each other; else undated."""
    found = [head_year(head) for head in heads]
    first = next((year for year in found if year is not None), 0)
    if found == list(range(first, first + len(found))) and len({head.status for head in heads}) == 1:
        return replace(heads[0], period_text=f"{first}—{found[-1]}年", period_origin="header", unclear=True)
    return replace(heads[0], period_text="", period_origin="", unclear=True)
