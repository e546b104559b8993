"""The built pages as files: every link leads somewhere, every figure has its mark, MkDocs has nothing to warn of."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from generator.render.dates import UNDATED, VARIABLE
from generator.render.site.checker import broken_links

ROOT = Path(__file__).resolve().parents[2]


def test_every_link_and_anchor_resolves(published: Path) -> None:
    assert list(broken_links(published / "site")) == []


def test_every_observation_is_marked_where_the_data_say(published: Path) -> None:
    pages: dict[str, set[str]] = {}
    with (published / "data" / "observations.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            page, _, anchor = row["href"].partition("#")
            if page not in pages:
                pages[page] = set(
                    re.findall(r'\sid="([^"]+)"', (published / "site" / page).read_text(encoding="utf-8"))
                )
            assert anchor in pages[page], row["href"]
    assert pages


def test_every_finding_and_block_of_the_data_is_on_its_page(published: Path) -> None:
    for name in ("findings", "boxes"):
        with (published / "data" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                page, _, anchor = row["href"].partition("#")
                assert f'id="{anchor}"' in (published / "site" / page).read_text(encoding="utf-8"), row["href"]


def test_ids_are_unique_on_every_page(published: Path) -> None:
    for page in sorted((published / "site").rglob("*.html")):
        text = re.sub(r"<script\b.*?</script>", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        ids = re.findall(r'<[^>]*\sid="([^"]+)"', text)
        twice = {each for each in ids if ids.count(each) > 1}
        assert not twice, f"{page.name}: {sorted(twice)[:5]}"


def test_every_page_counts_the_same_figures(published: Path) -> None:
    with (published / "data" / "observations.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    per_source = Counter(row["source_id"] for row in rows)
    home = (published / "site" / "index.html").read_text(encoding="utf-8")
    assert int(re.findall(r"<h1>[^<]*?(\d+)个数", home)[0]) == len(rows)
    assert [int(n) for n in re.findall(r'<span class="cn"><b>(\d+)</b> 个数', home)] == list(per_source.values())
    matrix = [
        [int(n) for n in re.findall(r">(\d+)</td>", line)]
        for line in re.findall(r'<tr.*?class="tt">\d+</td></tr>', home)
    ]
    assert matrix[-1] == [*per_source.values(), len(rows)]
    assert sum(line[-1] for line in matrix[:-1]) == len(rows)
    regions = [p.read_text(encoding="utf-8") for p in (published / "site" / "regions").glob("[!i]*.html")]
    assert sum(int(re.findall(r'class="dek">(\d+) 个数', page)[0]) for page in regions) == len(rows)
    assert sum(len(re.findall(r'<td class="rn">', page)) for page in regions) == len(rows)
    concepts = (published / "site" / "concepts" / "index.html").read_text(encoding="utf-8")
    (said,) = re.findall(r'class="dek">(.*?)</p>', concepts)
    assert sum(int(n) for n in re.findall(r"(\d+) 个", said)[1:]) == len(rows)
    comparison = (published / "site" / "comparison.html").read_text(encoding="utf-8")
    assert [int(n) for n in re.findall(r"读出(\d+)个数", comparison)] == list(per_source.values())


def test_cards_are_one_keyed_table_a_page(published: Path) -> None:
    text = (published / "site" / "documents" / "xuyong-145-plan.html").read_text(encoding="utf-8")
    cards = json.loads(text.split('id="pb-cards">')[1].split("</script>")[0])
    marked = set(re.findall(r'<a class="[^"]*\bf\b[^"]*"[^>]* id="(c\d+)"', text))
    assert marked
    assert marked <= set(cards)


def test_mkdocs_alone_builds_the_same_site_without_a_warning(published: Path, tmp_path: Path) -> None:
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("docs_dir: build/markdown", f"docs_dir: {published / 'markdown'}")
    config = config.replace("generator/render", str(ROOT / "generator/render"))
    config = config.replace("templates/site", str(ROOT / "templates/site"))
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    made = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={VARIABLE: str(UNDATED), **os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert made.returncode == 0, made.stdout + made.stderr
    for page in ("index.html", "documents/xuyong-145-plan.html", "checkup.html"):
        assert (tmp_path / "site" / page).read_bytes() == (published / "site" / page).read_bytes(), page


def test_markdown_is_readable_on_its_own(published: Path) -> None:
    text = (published / "markdown" / "documents" / "xuyong-145-plan.md").read_text(encoding="utf-8")
    assert "\n## " in text
    assert re.search(r"^\| --- \|", text, re.MULTILINE)
    assert "{: #p" in text
    assert "2.06万人](#c557)" in text
