"""What a question says of the time of its answer: 未来5年,…将有什么新思路? looks ahead, and so does what answers it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.extract.dating import times
from generator.model.document import Document
from generator.model.source import SourceText
from generator.rules.dialogue import dialogue
from generator.text.passage import Passage

LAST = 120


class Asked(msgspec.Struct, frozen=True):
    """``words``: the time that the question opens with, or nothing. ``ahead``: it asks what is still to come.

    ``back``: it asks what there is and what was done.
    """

    words: str = ""
    ahead: bool = False
    back: bool = False


def asked(document: Document, text: SourceText) -> Mapping[int, Asked]:
    """By block: what the question that is answered there says of time. Blocks that answer nothing are not in it."""
    found: dict[int, Asked] = {}
    question = Asked()
    for turn in document.turns:
        if turn.role in ("interviewer", "question"):
            question = _read(Passage.of(text.text, document.blocks[turn.blocks[0]].pieces).text)
        elif turn.role == "narrator":
            question = Asked()
        for index in range(*turn.blocks) if question != Asked() else ():
            found[index] = question
    return found


def _read(question: str) -> Asked:
    """The last words of a question are what it asks; 取得了哪些成绩,下一步有何打算 asks of both and says nothing."""
    end = question[-LAST:]
    opening = next((time.text for time in times(end) if time.opens and not time.recurrent), "")
    asks, told = _holds(dialogue().ahead, end), _holds(dialogue().back, end)
    ahead, back = asks and not told, not asks and (told or _holds(dialogue().now, end))
    # 今年情况怎么样? is answered with what there is by now
    return Asked(opening if ahead or (back and not opening.startswith("今年")) else "", ahead, back)


def _holds(words: tuple[str, ...], text: str) -> bool:
    return any(word in text for word in words)
