"""The printed briefing, read back with other people's tools: what a reader of the PDF gets."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject

BRIEFINGS = ("briefing", "xuyong-145-plan", "wujiang-2020-interview")


def run(*command: str) -> str:
    if shutil.which(command[0]) is None:
        pytest.fail(f"{command[0]} is missing: install poppler-utils")
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture(params=BRIEFINGS)
def pdf(published: Path, request: pytest.FixtureRequest) -> Path:
    return published / "pdf" / f"{request.param}.pdf"


@pytest.fixture
def reader(pdf: Path) -> PdfReader:
    return PdfReader(pdf)


@pytest.fixture
def whole(published: Path) -> PdfReader:
    return PdfReader(published / "pdf" / "briefing.pdf")


def test_every_document_has_its_briefing(published: Path) -> None:
    ids = {path.stem for path in (published / "text").glob("*.txt")}
    assert {path.stem for path in (published / "pdf").glob("*.pdf")} == ids | {"briefing"}


def test_the_typesetter_had_nothing_to_report(published: Path) -> None:
    notes = json.loads((published / "report.json").read_text(encoding="utf-8"))["notes"]
    assert [note for note in notes if note["kind"].startswith("pdf")] == []


def test_only_noto_is_embedded_and_only_what_is_used(pdf: Path) -> None:
    rows = [line for line in run("pdffonts", str(pdf)).splitlines()[2:] if line.strip()]
    assert len(rows) >= 3
    for row in rows:
        name, columns = row.split()[0], row.split()
        assert re.match(r"[A-Z]{6}\+Noto-(Sans|Serif)-CJK-SC", name), row
        embedded, subset, to_unicode = columns[-5:-2]
        assert (embedded, subset, to_unicode) == ("yes", "yes", "yes"), row
    assert pdf.stat().st_size < 3_000_000


def test_title_author_language_and_tags(reader: PdfReader, pdf: Path) -> None:
    assert reader.metadata is not None
    assert reader.metadata.title
    assert reader.metadata.author == "PlanBrief 规划简报"
    root = reader.root_object
    assert root["/Lang"] == "zh-CN"
    assert root["/MarkInfo"].get_object()["/Marked"].value is True
    assert "Tagged:          yes" in run("pdfinfo", str(pdf))


def test_the_outline_names_the_chapters(whole: PdfReader) -> None:
    titles = [item["/Title"] for item in whole.outline if not isinstance(item, list)]
    for word in (
        "内容提要",
        "目录",
        "目标与完成",
        "地区与年份对比",
        "各文件要点",
        "工程项目",
        "体检",
        "指标全表",
        "证据",
        "编制说明",
    ):
        assert any(word in title for title in titles), (word, titles)


def test_every_link_leads_somewhere(reader: PdfReader) -> None:
    known = set(reader.named_destinations)
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    targets = [str(link["/Dest"]) for link in links if "/Dest" in link]
    assert len(targets) > 20
    assert set(targets) <= known
    assert not [link for link in links if "/A" in link and "/URI" in link["/A"].get_object()]


def test_notes_and_their_marks_lead_to_each_other(reader: PdfReader) -> None:
    targets = [
        str(note.get_object()["/Dest"])
        for page in reader.pages for note in page.get("/Annots", []) if "/Dest" in note.get_object()
    ]  # fmt: skip
    to_notes = {target for target in targets if re.fullmatch(r"e\d+", target)}
    back = {target for target in targets if re.fullmatch(r"r\d+-1", target)}
    assert to_notes
    assert {target[1:] for target in to_notes} == {target[1:].split("-")[0] for target in back}


def test_pages_are_counted_and_the_contents_agree(whole: PdfReader, published: Path) -> None:
    text = run("pdftotext", str(published / "pdf" / "briefing.pdf"), "-")
    count = len(whole.pages)
    assert count <= 60
    assert re.search(rf"第\s*{count}\s*页\s*共\s*{count}\s*页", text)
    for item in whole.outline:
        if not isinstance(item, list) and "证据" in item["/Title"]:
            page = whole.get_destination_page_number(item)
            assert page is not None
            contents = next(p.extract_text() for p in whole.pages[:4] if "图表" in p.extract_text())
            assert re.search(rf"\b{page + 1}\s*证据|证据\s*{page + 1}\b", contents), contents


def test_chinese_text_comes_out_as_it_went_in(published: Path) -> None:
    text = run("pdftotext", "-raw", str(published / "pdf" / "briefing.pdf"), "-")
    joined = re.sub(r"\s", "", text)
    for words in ("叙永县人力资源和社会保障事业发展“十四五”规划", "高技能人才占技能人才比重达到35%", "城镇登记失业率"):
        assert words in joined, words
    assert "\ufffd" not in text
    assert not re.search("[\ue000-\uf8ff]", text)


def test_no_page_but_the_cover_is_nearly_empty(pdf: Path) -> None:
    pages = run("pdftotext", str(pdf), "-").split("\f")[:-1]
    for number, page in enumerate(pages[1:-1], 2):
        assert len(re.sub(r"\s", "", page)) > 150, f"page {number}: {page}"


def test_nothing_hangs_over_the_edge(pdf: Path) -> None:
    """Every word lies between the margins of 22 mm, the hanging mark at a line's end apart."""
    xml = run("pdftotext", "-bbox", str(pdf), "-")
    left, right, slack = 22 / 25.4 * 72, (210 - 22) / 25.4 * 72, 6.5
    words = re.findall(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)', xml)
    assert len(words) > 100
    outside = [word for word in words if float(word[0]) < left - slack or float(word[1]) > right + slack]
    assert outside == []


def test_objects_are_whole(reader: PdfReader) -> None:
    for page in reader.pages:
        assert not isinstance(page.get_contents(), IndirectObject)
        assert page.mediabox.width == pytest.approx(595.28, abs=0.1)
