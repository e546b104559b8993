"""Plain text: bytes → the same characters, decoded, with none added, dropped or changed."""

from __future__ import annotations

import codecs
import unicodedata
from collections import Counter

from charset_normalizer import from_bytes

from generator.model.note import Result
from generator.model.source import SourceText
from generator.read.unreadable import UnreadableSource

# The byte order mark says how the file is encoded; it is no character of the text.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What Chinese offices save as; the library chooses among them by how the characters read.
LEGACY = ["gb18030", "big5hkscs"]
CONTROLS_ALLOWED = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85")
SAVE_AS = "请用记事本或 WPS 打开，另存为 UTF-8 编码的纯文本后再放入。"


def read_text(raw: bytes) -> Result[SourceText]:
    """``raw`` decoded: UTF-8, UTF-16 and UTF-32 by their marks, UTF-8 without one, else GB18030 or Big5.

    Raises ``UnreadableSource`` for an empty file, one with NULs or control characters (not text), and bytes that no
    encoding explains.
    """
    text, encoding = decoded(raw)
    if not text.strip():
        raise UnreadableSource("文件里只有空白；请换成有内容的文件，或将它移出文件夹。")
    refuse_noise(text)
    return Result(SourceText(text, encoding=encoding))


def refuse_noise(text: str) -> None:
    """Raises ``UnreadableSource`` where NULs and control characters show that ``text`` is another format's bytes."""
    strange = _strange_in(text)
    if "\0" in text or strange * 50 > len(text):
        raise UnreadableSource(f"内容不像文字，可能是改了扩展名的其他格式文件；{SAVE_AS}")


def _strange_in(text: str) -> int:
    """How many characters of ``text`` no text has; most texts hold nothing but what can be printed."""
    if "".join(text.split()).isprintable():
        return 0
    return sum(times for char, times in Counter(text).items() if _strange(char))


def _strange(char: str) -> bool:
    return char not in CONTROLS_ALLOWED and unicodedata.category(char) in {"Cc", "Cn", "Cs"}


def is_marked(raw: bytes) -> bool:
    """Does a byte order mark say how ``raw`` is encoded?"""
    return raw.startswith(tuple(mark for mark, _ in MARKS))


def decoded(raw: bytes) -> tuple[str, str]:
    """The characters of ``raw`` and their encoding; raises ``UnreadableSource`` where none explains every byte.

    An empty file is none to read.
    """
    if not raw:
        raise UnreadableSource("文件是空的；请换成有内容的文件，或将它移出文件夹。")
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding)
    wide = _wide(raw)
    if wide:
        return _strictly(raw, wide)
    if b"\0" in raw:
        raise UnreadableSource(f"文件含有空字符，不是纯文本；{SAVE_AS}")
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _legacy(raw, error)


def _wide(raw: bytes) -> str:
    """UTF-16 without a mark shows in the zero bytes of its line feeds, digits and spaces."""
    if len(raw) % 2 or b"\0" not in raw[:4096]:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and _reads_as_chinese(text):
            return encoding
    return ""


def _strictly(raw: bytes, encoding: str) -> tuple[str, str]:
    try:
        return raw.decode(encoding), encoding
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        place = f"从第 {error.start + 1} 个字节起"
        raise UnreadableSource(f"文件标明是 {name} 编码，但{place}无法解码，可能已损坏；{SAVE_AS}") from error


def _legacy(raw: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    best = from_bytes(raw, cp_isolation=LEGACY, enable_fallback=False).best()
    if best is not None:
        text = raw.decode(best.encoding)
        if _reads_as_chinese(text):
            return text, best.encoding
    line = raw.count(b"\n", 0, error.start) + 1
    raise UnreadableSource(f"第 {line} 行有无法解码的字节，编码既不是 UTF-8 也不是 GB18030 或 Big5；{SAVE_AS}")


def _reads_as_chinese(text: str) -> bool:
    """Any bytes decode as something: noise gives rare characters, private ones and controls; a document does not."""
    sample = [char for char in text[:20_000] if not char.isspace()]
    common = sum(char < "\x7f" or "\u4e00" <= char <= "\u9fff" or "\u2010" <= char <= "\u303f" for char in sample)
    common += sum("\uff00" <= char <= "\uffef" or "\xa0" <= char <= "\xff" for char in sample)
    return bool(sample) and common >= 0.95 * len(sample)
