"""What the page 方法说明 says of the quality holds for this very code, and can't be lowered in silence."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

import tests.quality.__main__ as ratchet
from generator.render.markdown import methods_page
from generator.rules.quality import Found, Quality
from generator.rules.quality import quality as published
from tests.quality.measure import corpus_hash, figures


def test_the_published_figures_hold() -> None:
    assert ratchet.main([]) == 0, "python -m tests.quality --misses shows why"


def worse(measured: Quality, name: str) -> Quality:
    first = measured.sets[0]
    old = getattr(first, name)
    fallen = msgspec.structs.replace(first, **{name: Found(old.right - 1, old.of)})
    return msgspec.structs.replace(measured, sets=(fallen, *measured.sets[1:]))


@pytest.mark.parametrize("name", ["found", "confirmed", "name", "unit", "comparator", "period", "kind", "whole"])
def test_every_figure_that_falls_is_told(name: str) -> None:
    (line,) = ratchet.falls(published(), worse(published(), name))
    assert f"seeds: {name}" in line
    assert not list(ratchet.falls(worse(published(), name), published()))


def test_a_lookalike_read_as_a_figure_is_a_fall() -> None:
    spoilt = msgspec.structs.replace(published(), negatives=Found(1, published().negatives.of))
    assert ["negatives left alone" in line for line in ratchet.falls(published(), spoilt)] == [True]


def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, now: Quality, *arguments: str) -> tuple[int, str]:
    """What the command does when ``now`` is measured, and the file that it leaves."""
    file = tmp_path / "quality.yml"
    file.write_text("", encoding="utf-8")
    monkeypatch.setattr(ratchet, "FILE", file)
    monkeypatch.setattr(ratchet, "measured", lambda misses: now)
    return ratchet.main(list(arguments)), file.read_text("utf-8")


def test_a_fall_fails_and_is_written_only_when_it_is_meant(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    spoilt = worse(published(), "name")
    assert run(monkeypatch, tmp_path, spoilt) == (1, "")
    assert run(monkeypatch, tmp_path, spoilt, "--write") == (1, "")
    code, text = run(monkeypatch, tmp_path, spoilt, "--write", "--lower")
    assert code == 0
    assert msgspec.yaml.decode(text, type=Quality) == spoilt


def test_other_documents_ask_for_new_figures(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other = msgspec.structs.replace(published(), corpus="0" * 64)
    assert run(monkeypatch, tmp_path, other) == (1, "")
    assert run(monkeypatch, tmp_path, other, "--write")[0] == 0


def test_the_hash_is_of_the_marked_documents() -> None:
    assert published().corpus == corpus_hash()


def test_the_page_tells_every_figure_and_where_they_come_from() -> None:
    page = methods_page()
    assert page.startswith("---\ntitle: 方法说明")
    for name, found in figures(published()):
        if not name.startswith(("findings", "negatives")):
            assert f"<small>{found.right}/{found.of}</small>" in page, name
    assert published().corpus[:12] in page
    assert "已知会读漏或读错的" in page
