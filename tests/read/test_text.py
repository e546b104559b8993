"""Plain text: every usual encoding, nothing changed, and clear words for what can't be read."""

from __future__ import annotations

import codecs
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read import LARGEST, UnreadableSource, read
from generator.read.text import read_text

SIMPLIFIED = "“十四五”时期，全县城镇新增就业1.85万人，\r\n城镇登记失业率控制在4.5%以内。\r\n\r\n第二行\t有制表符 \n"
TRADITIONAL = "「十四五」時期，城鎮登記失業率控制在4.5%以內，參加養老保險的人數持續增加，保障水平穩步提高。\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"]
)
def test_gives_the_characters_of_the_file_and_no_others(encoding: str) -> None:
    assert read_text(SIMPLIFIED.encode(encoding)).value.text == SIMPLIFIED


def test_reads_big5() -> None:
    text = TRADITIONAL * 3
    assert read_text(text.encode("big5hkscs")).value.text == text


def test_line_ends_stay_as_they_are() -> None:
    assert read_text(b"a\r\nb\rc\n\x0cd").value.text == "a\r\nb\rc\n\x0cd"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "空的"),
        (b" \r\n\t\n", "只有空白"),
        (codecs.BOM_UTF8, "只有空白"),
        ("正文".encode() + b"\0", "不是纯文本"),
        (b"PK\x03\x04" + bytes(range(256)) * 20, "不是纯文本"),
        (bytes(range(1, 32)) * 40, "不像文字"),
        (SIMPLIFIED.encode() + b"\xff\xfe\xfa" + SIMPLIFIED.encode(), "无法解码"),
        (codecs.BOM_UTF8 + b"\xff\xff", "UTF-8"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00", "UTF-16"),
    ],
)
def test_says_in_plain_words_what_is_wrong_and_what_to_do(raw: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource) as error:
        read_text(raw)
    assert words in error.value.reason
    assert "请" in error.value.reason


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1))
def test_utf8_comes_back_as_it_went(text: str) -> None:
    if text.strip() and not text.startswith("\ufeff"):
        assert read_text(text.encode()).value.text == text


@given(st.binary(max_size=400))
def test_bytes_of_any_kind_are_text_or_unreadable(raw: bytes) -> None:
    with suppress(UnreadableSource):
        assert read_text(raw).value.text.strip()


def test_refuses_what_is_too_large_or_of_another_format(tmp_path: Path) -> None:
    large, other, directory = tmp_path / "large.txt", tmp_path / "plan.wps", tmp_path / "folder.txt"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    other.write_bytes(b"x")
    directory.mkdir()
    for path, words in ((large, "64 MiB"), (other, ".wps"), (directory, "打不开"), (tmp_path / "none.txt", "打不开")):
        with pytest.raises(UnreadableSource, match=words):
            read(path)


def test_the_seeds_are_read_byte_for_byte() -> None:
    for path in sorted(Path("seeds").glob("*.txt")):
        assert read(path).value.text.encode() == path.read_bytes()
