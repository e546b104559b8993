"""Web pages saved with everything that belongs to them in one file (MHTML, RFC 2557)."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message

from generator.model.note import Result
from generator.model.source import SourceText
from generator.read.html import read_html
from generator.read.unreadable import UnreadableSource


def read_archive(raw: bytes) -> Result[SourceText]:
    """The text of the page that the archive was saved from: its first part in HTML.

    Raises ``UnreadableSource`` for an archive without one, and whatever ``read_html`` refuses.
    """
    parts = (part for part in message_from_bytes(raw).walk() if part.get_content_type() == "text/html")
    pages = (page for part in parts if (page := _page(part)))
    page = next(pages, b"")
    if not page:
        raise UnreadableSource("网页档案里没有找到网页；请用浏览器打开，另存为网页（.html）后再放入。")
    return read_html(page)


def _page(part: Message) -> bytes:
    """The bytes of a part; where its head says how they are encoded, in UTF-8."""
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes):
        return b""
    try:
        return body.decode(part.get_content_charset() or "").encode()
    except (LookupError, UnicodeDecodeError):
        return body
