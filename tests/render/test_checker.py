"""The checker of built pages: it finds what leads nowhere and what comes from elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.render.site.checker import broken_links

GOOD = (
    '<a href="b.html#x">b</a> <a href="b.html">b</a> <a href="#y">y</a><p id="y"></p>'
    '<img src="p.svg"><a href="data/a.csv">a</a>'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "a.html").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.html").write_text("<p id=x></p><a href='sub/c.html#中'>c</a>", encoding="utf-8")
    (tmp_path / "p.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.html").write_text('<p id="中"></p><a href="../a.html#y">a</a>', encoding="utf-8")
    return tmp_path


def test_a_whole_site_has_nothing_to_report(site: Path) -> None:
    assert list(broken_links(site, ("data/",))) == []


@pytest.mark.parametrize(
    "wrong",
    [
        '<a href="missing.html">',
        '<a href="b.html#missing">',
        '<a href="#missing">',
        "<a href=sub/missing.html>",
        '<img src="missing.png">',
        '<script src="https://cdn.example.org/x.js"></script>',
        '<link rel="stylesheet" href="//fonts.example.org/x.css">',
    ],
)
def test_whatever_leads_nowhere_is_found(site: Path, wrong: str) -> None:
    (site / "d.html").write_text(wrong, encoding="utf-8")
    assert len(list(broken_links(site, ("data/",)))) == 1


def test_data_that_is_not_promised_is_missing(site: Path) -> None:
    assert list(broken_links(site)) == ["a.html → data/a.csv"]
