"""A text that stands in its file twice is read once."""

from __future__ import annotations

from generator.clean import clean
from generator.model.source import Source, SourceText

LINES = [
    f"第{number}段:全县完成投资{number}亿元,比上年增长百分之{number},各项工作取得明显成效,任务如期完成。"
    for number in range(12)
]
TEXT = "\n".join(["某县发展公报", *LINES])


def copied(text: str) -> list[str]:
    result = clean(Source("case", "case.html", "", ""), SourceText(text))
    assert ("copied-text" in [note.kind for note in result.notes]) == any(
        a.reason == "copy" for a in result.value.asides
    )
    return [aside.span.of(text) for aside in result.value.asides if aside.reason == "copy"]


def test_the_second_of_two_texts_is_set_aside() -> None:
    assert copied(f"{TEXT}\n扫一扫看全文\n{TEXT}\n完") == TEXT.splitlines()


def test_a_third_copy_too() -> None:
    assert copied("\n".join([TEXT] * 3)) == TEXT.splitlines() * 2


def test_a_passage_said_again_is_content() -> None:
    assert copied("\n".join([*LINES, *LINES[:8], "完"])) == []


def test_a_small_part_of_a_long_text_is_content() -> None:
    others = [f"{line}其{number}" for number in range(8) for line in LINES]
    assert copied("\n".join([*LINES, *others, *LINES])) == []


def test_lines_that_all_are_alike_are_no_copy_of_themselves() -> None:
    assert copied("\n".join([LINES[0] + "续"] * 5)) == []
