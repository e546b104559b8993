"""What may be compared, in print: what holds of every indicator is said once at the chapter's head, not each time."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.model.collection import Remark
from generator.text.typeset import typeset

VERDICTS = {"yes": "可比", "caution": "慎比", "no": "不可比"}
ONCE = "目标是要求，不是预测，不说“将达到”“将下降”；上下限不是将来的数；各地规模不同，绝对数只可并列，不宜比高低。"
# What the head of the chapter says, or a sign beside the value (its legend stands there too).
GENERAL = (
    re.compile(r"^.*规模不同，绝对数只可并列，不宜比高低。$"),
    re.compile(r"^.*的(?:期间|单位|名称)是(?:推断|承前补全)的，引用时请注明。$"),
    re.compile(r"^.*是[上下]限，不是预测；.*不能说.*“将.{2,4}”。$"),
)
SHORTER = (
    (re.compile(r"：可以说目标(比已有的数)?([高低].*?)，不能说“将.{2,4}”。$"), r"：目标\1\2。"),
    (re.compile(r"[。；]目标是要求，不是预测，不能说“将.{2,4}”。$"), "。"),
    (re.compile(r"：同地、同名、同为已有的数，可以相减，"), "："),
)


def told(remarks: Iterable[Remark]) -> dict[str, list[str]]:
    """The remarks by their verdict in words; one that says nothing of its own is left out."""
    found: dict[str, list[str]] = {}
    for remark in remarks:
        if any(pattern.match(remark.text) for pattern in GENERAL):
            continue
        found.setdefault(VERDICTS[remark.verdict], []).append(typeset(_short(remark.text)))
    return found


def _short(text: str) -> str:
    for pattern, instead in SHORTER:
        text = pattern.sub(instead, text)
    return text
