"""A collection as structured Markdown: one file a page, readable on its own, and what MkDocs builds the site from."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from generator.model.collection import Collection
from generator.render.markdown.environment import environment
from generator.render.markdown.pages import Page, navigation, pages
from generator.render.measures import measured
from generator.render.view.index import Index
from generator.render.view.methods import methods
from generator.text.fold import simplified

__all__ = ["write_markdown"]

DOCS = Path(__file__).resolve().parents[3] / "docs"
OWN = ("assets", "css", "js", "about.md")
NAVIGATION = "navigation.json"


def write_markdown(collection: Collection, folder: Path) -> None:
    """All pages of ``collection`` under ``folder``, with the hand-written ones, style sheets, scripts and the menu."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in OWN:
        _copy(DOCS / name, folder / name)
    found = tuple(pages(Index(collection), measured(folder.parent / "data")))
    for page in found:
        _write(page, folder)
    (folder / "methods.md").write_text(methods_page(), encoding="utf-8")
    (folder / "js" / "fold.js").write_text(folding(), encoding="utf-8")
    (folder / NAVIGATION).write_text(json.dumps(navigation(found), ensure_ascii=False, indent=1), encoding="utf-8")


def methods_page() -> str:
    """The hand-written 方法说明 and, below it, how well figures were read when this version was released."""
    written = (DOCS / "methods.md").read_text(encoding="utf-8").rstrip("\n")
    return f"{written}\n\n{environment().get_template('quality.md.j2').render(page='methods', view=methods())}"


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copyfile(source, target)


def _write(page: Page, folder: Path) -> None:
    target = folder / f"{page.path}.md"
    target.parent.mkdir(exist_ok=True)
    text = environment().get_template(page.template).render(page=page.path, **page.given)
    target.write_text(text.lstrip("\n"), encoding="utf-8")


def folding() -> str:
    """The table by which a query in traditional characters is folded before it is looked up."""
    pairs = sorted(simplified().items())
    written, plain = ("".join(map(chr, side)) for side in zip(*pairs, strict=True))
    return (
        "/* Traditional characters and, place by place, what they are looked up as. */\n"
        "window.pbFold = ((a, b) => Object.fromEntries(a.map((c, i) => [c, b[i]])))"
        f'([..."{written}"], [..."{plain}"]);\n'
    )
