"""Bytes of a page → its characters: byte order mark, what it declares, how it reads."""

from __future__ import annotations

import re

import webencodings

from generator.model.note import Note
from generator.read.text import decoded, is_marked

# Browsers look at the first 1024 bytes; saved pages have scripts before it.
HEAD = 65_536
DECLARED = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
XML = re.compile(rb"\A\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)")
# Supersets that hold every character of the encoding that is named.
WIDER = {"gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs"}
# Where more than this share of the characters beyond ASCII is not explained, it is another encoding, not damage.
MOST_DAMAGED = 0.02


def page_of(raw: bytes) -> tuple[str, str, tuple[Note, ...]]:
    """The characters of a page, its encoding, and a note where single bytes are damaged.

    Whatever is valid UTF-8 is UTF-8, also where the page says otherwise: pages are saved anew and keep their
    declaration, and nothing else is valid UTF-8 by chance. Raises ``UnreadableSource`` for what is no text.
    """
    if is_marked(raw) or not raw or b"\0" in raw:
        return *decoded(raw), ()
    declared = _declared(raw)
    try:
        return raw.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        pass
    for encoding in (declared, "utf-8"):
        if encoding:
            text = raw.decode(encoding, errors="replace")
            damaged = text.count("\ufffd")
            if damaged <= MOST_DAMAGED * (len(text) - len(text.encode("ascii", errors="ignore"))):
                return text, encoding, (_damage(damaged, encoding),) if damaged else ()
    return *decoded(raw), ()


def _declared(raw: bytes) -> str:
    """The encoding that the page names, as Python calls it; "" where it names none that is known."""
    match = DECLARED.search(raw, 0, HEAD) or XML.match(raw)
    named = webencodings.lookup(match[1].decode("ascii", errors="ignore")) if match else None
    if named is None or named.name in ("utf-8", "utf-16le", "utf-16be", "x-user-defined"):
        return ""
    return WIDER.get(named.name) or str(named.codec_info.name)


def _damage(count: int, encoding: str) -> Note:
    detail = f"有 {count} 处字节按 {encoding.upper()} 编码无法解读，显示为“\ufffd”；请核对原网页。"
    return Note("damaged-characters", "medium", detail)
