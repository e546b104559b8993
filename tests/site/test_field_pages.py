"""Fields of work and the comparison page: reachable from one another, every sentence with its places, cautions once."""

from __future__ import annotations

import csv
import re
from pathlib import Path

STATEMENT = re.compile(r'<ul class="sts">(.*?)</ul>|<ol class="sts">(.*?)</ol>', re.S)


def page(published: Path, name: str) -> str:
    return (published / "site" / name).read_text(encoding="utf-8")


def test_every_field_has_a_page_that_the_comparison_leads_to(published: Path) -> None:
    linked = set(re.findall(r'href="(fields/[\w-]+\.html)"', page(published, "comparison.html")))
    written = {f"fields/{path.name}" for path in (published / "site" / "fields").glob("*.html")}
    assert written
    assert written <= linked


def test_every_sentence_has_a_place(published: Path) -> None:
    for path in sorted((published / "site" / "fields").glob("*.html")):
        for found in STATEMENT.finditer(path.read_text(encoding="utf-8")):
            for item in re.findall(r"<li>(.*?)</li>", found[1] or found[2], re.S):
                assert 'class="src' in item, (path.name, item)


def test_a_caution_that_several_rows_share_is_said_once(published: Path) -> None:
    text = page(published, "comparison.html")
    assert text.count("规模不同，绝对数只可并列") == 1
    assert text.count("只是上限或下限，不能相减") == 1


def test_every_document_keeps_its_anchor(published: Path) -> None:
    with (published / "data" / "sources.csv").open(encoding="utf-8-sig") as file:
        ids = [row["source_id"] for row in csv.DictReader(file)]
    text = page(published, "comparison.html")
    assert [each for each in ids if f'id="{each}"' not in text] == []


def test_the_places_of_a_summary_hold_what_it_quotes(published: Path) -> None:
    with (published / "data" / "summaries.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert {row["subject"] for row in rows} == {"source", "concept", "field", "collection"}
    for row in rows:
        assert row["places"], row
        if row["extracted"] == "true":
            source_id, _, span = row["places"].rpartition(":")
            start, end = map(int, span.split("-"))
            text = (published / "text" / f"{source_id}.txt").read_bytes().decode("utf-8")[start:end]
            words = re.sub(r"\W", "", row["text"])
            assert words in re.sub(r"\W", "", text), row
