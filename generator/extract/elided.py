"""劳动人事争议调解成功率达到70%,仲裁结案率达到95%: the second name is short by what the first one opens with."""

from __future__ import annotations

from generator.extract.naming import Scene
from generator.rules.concepts import match
from generator.rules.findings import scope_words
from generator.text.words import starts

LEAST = 4
SAME_SENTENCE_MARKS = frozenset(",、;")


def opening_left_out(scene: Scene, index: int, name: str) -> str:
    """The words of the name before that make ``name`` one of the vocabulary; empty where none or several do.

    A word of scope (城镇, 企业) is never taken over: 城镇登记失业率…,新增就业… may well speak of all.
    """
    last = scene.done[index - 1] if index else None
    joint = scene.sentence.gap(index).lstrip() if last else ""
    joined = any(mark in joint for mark in SAME_SENTENCE_MARKS)
    if last is None or not joined or len(name) < LEAST or match(name) is not None:
        return ""
    found: dict[str, str] = {}
    for cut in starts(last.base):
        opening = last.base[:cut]
        if cut and not scope_words(opening) and not name.startswith(opening) and (met := match(opening + name)):
            found.setdefault(met.id, opening)
    return next(iter(found.values())) if len(found) == 1 else ""
