"""A question that looks ahead dates its answer, and what the answer intends is a target."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.extract.prose import prose_mentions
from generator.model.document import Block, Document, Turn
from generator.model.figure import Mention
from generator.model.place import Span
from generator.model.source import Source, SourceText

LEAD = "党的十八大以来，我市坚持民生优先，人力资源和社会保障事业全面进步，群众获得感不断增强。"


def answer(question: str, words: str) -> Mention:
    """The only figure of an interview: its lead, one question, one answer."""
    text = "\n".join((LEAD, question, words))
    starts = (0, len(LEAD) + 1, len(LEAD) + len(question) + 2, len(text) + 1)
    blocks = tuple(Block("paragraph", (Span(a, b - 1),)) for a, b in pairwise(starts))
    turns = (Turn("narrator", "", (0, 1)), Turn("interviewer", "", (1, 2)), Turn("interviewee", "", (2, 3)))
    source = Source("s", "s.txt", "", "", kind="interview")
    mentions = prose_mentions(source, SourceText(text), Document("s", blocks, turns=turns))
    assert len(mentions) == 1
    return mentions[0]


AHEAD = "记者：未来5年，我市社保工作将有什么新思路？"


@pytest.mark.parametrize(
    ("question", "words", "status", "period"),
    [
        (AHEAD, "推进社会保险由制度全覆盖向人群全覆盖转变。", "target", "未来5年"),
        (AHEAD, "我们进一步扩大范围，覆盖120万人。", "target", "未来5年"),
        (AHEAD, "目前，全市参保人数已达120万人。", "actual", "目前"),
        ("记者：下一步有什么打算？", "继续建设服务站20个。", "target", ""),
        ("记者：十八大以来取得了哪些成绩，下一步有什么打算？", "参保人数120万人。", "actual", "党的十八大以来"),
    ],
)
def test_the_question_says_when(question: str, words: str, status: str, period: str) -> None:
    mention = answer(question, words)
    assert (mention.status, mention.period_text) == (status, period)
