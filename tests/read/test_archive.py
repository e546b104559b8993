"""A page saved in one file: its first part in HTML is read, whatever else the file holds."""

from __future__ import annotations

from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from generator.read import UnreadableSource
from generator.read.html.archive import read_archive

WORDS = "全县城镇新增就业2.1万人"


def archive(*parts: MIMEText) -> bytes:
    message = MIMEMultipart("related", type="text/html")
    message["From"] = "<Saved by Blink>"
    message["Subject"] = "=?utf-8?Q?=E5=85=AC=E6=8A=A5?="
    for part in parts:
        message.attach(part)
    return message.as_bytes()


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gb18030", "utf-16"])
def test_the_page_of_an_archive_is_read(encoding: str) -> None:
    page = MIMEText(f"<meta charset={encoding}><title>公报</title><p>{WORDS}</p>", "html", encoding)
    style = MIMEText("p { color: red }", "css", "utf-8")
    assert read_archive(archive(style, page, MIMEText("<p>广告</p>", "html", "utf-8"))).value.text == f"{WORDS}\n"


def test_a_page_alone_needs_no_other_part() -> None:
    message = EmailMessage()
    message.set_content(f"<p>{WORDS}</p>", subtype="html", charset="utf-8", cte="quoted-printable")
    assert read_archive(message.as_bytes()).value.text == f"{WORDS}\n"


@pytest.mark.parametrize("raw", [b"", b"\x00\x01", archive(MIMEText("words", "plain")), "只有文字".encode()])
def test_an_archive_without_a_page_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableSource, match="请用浏览器打开"):
        read_archive(raw)
