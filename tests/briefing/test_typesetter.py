"""The printing process: what a source could smuggle in, what the fonts lack, what happens when printing fails."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from pypdf import PdfReader

from generator.render.briefing import press, write_document_briefing
from generator.render.briefing.edition import collection_edition
from generator.render.briefing.page import html
from tests.briefing.conftest import ROOT, collected

STYLE = "<style>html{font-family:Noto Sans CJK SC}</style>"
HOSTILE = """<script>alert(1)</script>规划{{ 7*7 }}
第一章 目标
到2025年，城镇新增就业达到<b>5万人</b>&amp;，失业率控制在4%以内<img src="http://example.org/x.png">。
到2025年，劳动合同签订率达到95%\u200b\x0c以上"onload="x()。
"""


def hostile(folder: Path) -> Path:
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    return folder


def test_nothing_from_a_source_becomes_markup(tmp_path: Path) -> None:
    page = html(collection_edition(collected(hostile(tmp_path)), ""))
    assert "<script" not in page
    assert "<b>5万人" not in page
    assert "<img" not in page
    assert "\x0c" not in page
    assert "\u200b" not in page
    assert "&lt;" in page
    assert "49" not in page.split("<body", 1)[1].split("编制说明", 1)[0] or "7*7" in page


def test_a_hostile_source_prints_without_a_request(tmp_path: Path) -> None:
    collection = collected(hostile(tmp_path))
    notes = write_document_briefing(collection, collection.results[0].source.id, tmp_path / "out" / "x.pdf")
    assert notes == ()
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "out" / "x.pdf").pages)
    assert "5万人" in text.replace(" ", "")


def test_an_address_in_the_page_is_refused_and_reported(tmp_path: Path) -> None:
    notes = press.print_pdf(
        f'<html lang="zh-CN">{STYLE}<title>题</title><img alt="a" src="file:///etc/hostname">', tmp_path / "x.pdf"
    )
    assert [note.kind for note in notes] == ["pdf-warning"]


def test_a_character_no_font_has_is_set_as_geta_and_reported(tmp_path: Path) -> None:
    notes = press.print_pdf('<html lang="zh-CN"><style>p{font-family:"Noto Sans CJK SC"}</style><title>题</title>'
                            "<p>甲\U0001f600乙\u1234", tmp_path / "x.pdf")  # fmt: skip
    assert [note.kind for note in notes] == ["pdf-glyph"]
    assert "U+1F600" in notes[0].detail
    assert "甲〓乙〓" in PdfReader(tmp_path / "x.pdf").pages[0].extract_text()


def test_a_failure_is_a_note_and_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").mkdir()
    notes = press.print_pdf('<html lang="zh-CN"><title>题</title><p>甲', tmp_path / "x.pdf")
    assert [note.kind for note in notes] == ["pdf-failed"]
    assert list(tmp_path.iterdir()) == [tmp_path / "x.pdf"]


def test_a_dead_process_is_replaced(tmp_path: Path) -> None:
    page = '<html lang="zh-CN"><title>题</title><p style="font-family:Noto Sans CJK SC">甲'
    assert press.print_pdf(page, tmp_path / "a.pdf") == ()
    process = press.PRESS._process
    assert process is not None
    process.kill()
    process.wait()
    assert press.print_pdf(page, tmp_path / "b.pdf") == ()


SCRIPT = """
import sys
from pathlib import Path
from tests.briefing.conftest import ROOT, collected
from generator.render.briefing import write_document_briefing
print(write_document_briefing(collected(ROOT / "seeds"), "wujiang-2020-interview", Path(sys.argv[1])))
"""


def printed(folder: Path, seed: str) -> str:
    folder.mkdir()
    environment = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1600000000", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", SCRIPT, "x.pdf"], cwd=folder, env=environment, capture_output=True,
                          text=True, check=True)  # fmt: skip
    assert done.stdout.strip() == "()"
    return hashlib.sha256((folder / "x.pdf").read_bytes()).hexdigest()


def test_the_same_bytes_in_any_folder_and_process(tmp_path: Path) -> None:
    assert printed(tmp_path / "一", "1") == printed(tmp_path / "two", "2")
