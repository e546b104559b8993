"""The same sources give the same bytes: in another folder, another process, with another hash seed."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import ROOT, run_planbrief


def contents(folder: Path) -> dict[str, bytes]:
    """Every published file and its bytes; report.json alone may hold times."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if path != folder / "report.json"}


def test_two_builds_in_two_folders_with_two_hash_seeds_are_the_same(published: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "elsewhere" / "sources")
    output = tmp_path / "elsewhere" / "published again"
    done = run_planbrief(
        "build", "--sources", str(tmp_path / "elsewhere" / "sources"), "--output", str(output), "--jobs", "1",
        PYTHONHASHSEED="12345",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    first, again = contents(published), contents(output)
    assert first.keys() == again.keys()
    assert [name for name, content in first.items() if content != again[name]] == []


def test_nothing_published_knows_where_it_was_made(published: Path) -> None:
    places = (str(published.parent).encode(), str(ROOT).encode(), b".build.new", b".published.new")
    texts = {name: content for name, content in contents(published).items() if not name.endswith(".pdf")}
    assert [name for name, content in texts.items() if any(place in content for place in places)] == []


def test_the_site_alone_holds_its_data_and_briefings(published: Path) -> None:
    for part in ("data", "pdf"):
        assert contents(published / part), part
        assert contents(published / part) == contents(published / "site" / part)
    assert (published / "text").is_dir()
    assert (published / "site" / "index.html").is_file()
