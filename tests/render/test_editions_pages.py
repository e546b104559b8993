"""The pages that say what documents are to one another: every figure leads to its own characters on both sides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.outcome import Steps, silent
from generator.pipeline import collect, find, load
from generator.render.markdown import write_markdown

TEXTS = Path(__file__).parent.parent / "reconcile" / "editions"
LINK = re.compile(r"\[([^\]]+)\]\(\.\./documents/([\w-]+)\.md#c(\d+)\)")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Pages of a draft, its final text and an interpretation."""
    folder = tmp_path / "sources"
    folder.mkdir()
    plan = (TEXTS / "plan.txt").read_text(encoding="utf-8")
    head, body = plan.split("\n", 1)
    draft = f"{head}（征求意见稿）\n{body}".replace("4500张", "4300张").replace("，培训养老护理员2000人次", "")
    (folder / "plan.txt").write_text(plan, encoding="utf-8")
    (folder / "draft.txt").write_text(draft, encoding="utf-8")
    (folder / "said.txt").write_text((TEXTS / "interpretation.txt").read_text(encoding="utf-8"), encoding="utf-8")
    context = load(folder)
    sources, notes = find(folder, context)
    collection = collect(folder, sources, notes, context, 1, Steps(silent, 5))[0]
    write_markdown(collection, tmp_path / "markdown")
    return tmp_path


def test_every_figure_of_a_pair_leads_to_its_characters(site: Path) -> None:
    pages = sorted((site / "markdown" / "editions").glob("*.md"))
    assert [page.stem for page in pages] == ["draft--plan", "said--plan"]
    for page in pages:
        links = LINK.findall(page.read_text(encoding="utf-8"))
        assert links
        for shown, source_id, start in links:
            text = (site / "sources" / f"{source_id}.txt").read_text(encoding="utf-8")
            number = re.search(r"\d+(?:\.\d+)?", shown)
            assert number is not None
            assert text[int(start) :].startswith(number[0])


def test_what_changed_is_counted_by_indicator_and_said_first(site: Path) -> None:
    page = (site / "markdown" / "editions" / "draft--plan.md").read_text(encoding="utf-8")
    assert "1项指标改了，1项只在正式稿读出，11项未变。" in page
    assert page.index("1项指标改了 {") < page.index("认定的依据") < page.index("11项指标未变")
    assert "提高200张" in page


def test_the_heads_of_documents_say_what_they_are_to_each_other(site: Path) -> None:
    told = {
        name: (site / "markdown" / "documents" / f"{name}.md").read_text(encoding="utf-8")
        for name in ("draft", "plan", "said")
    }
    assert "本文件是征求意见稿，正式稿见" in told["draft"]
    assert "不重复计数" in told["draft"]
    assert "不重复计数" not in told["plan"]
    assert "本文件解读" in told["said"]
    listed = (site / "markdown" / "documents.md").read_text(encoding="utf-8")
    assert "3 份文件（其中 1 份是草案、旧文本或副本，不重复计数）" in listed
