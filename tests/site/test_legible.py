"""Nothing that is written is kept from a reader: no cell cut, no column of two characters, no name shortened."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.site.screens import opened

# What of a page can't be read as it stands. A table wider than a phone may be pushed sideways, on a desk it must fit.
UNREADABLE = """() => {
  const wrong = [];
  const lines = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
    return new Set(boxes.map((box) => Math.round(box.bottom / 6))).size;
  };
  const told = (element) => (element.innerText || "").trim().slice(0, 30);
  for (const table of document.querySelectorAll(".md-content table")) {
    const box = table.closest(".md-typeset__scrollwrap, .tw") || table.parentElement;
    const over = box.scrollWidth > box.clientWidth + 1;
    if (over && innerWidth >= 1280) wrong.push("too wide: " + told(table));
    if (over && !/auto|scroll/.test(getComputedStyle(box).overflowX)) wrong.push("cut off: " + told(table));
    for (const cell of table.querySelectorAll("th, td")) {
      const style = getComputedStyle(cell), size = parseFloat(style.fontSize), text = told(cell);
      const inner = cell.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      const wraps = style.whiteSpace !== "nowrap" && lines(cell) > 1;
      if (text.length > 4 && inner < 3.9 * size && wraps) wrong.push("narrow: " + text);
      if (cell.scrollWidth > cell.clientWidth + 1) wrong.push("clipped: " + text);
    }
  }
  for (const item of document.querySelectorAll(".md-content li > :only-child, .md-content p, .md-content h3")) {
    if (item.offsetWidth && item.offsetWidth < 60 && lines(item) > 2) wrong.push("squeezed: " + told(item));
  }
  for (const line of document.querySelectorAll(".kf > span, .pr > span, .cd > span")) {
    if (line.scrollWidth > line.clientWidth + 1) wrong.push("overflows: " + told(line));
  }
  for (const element of document.querySelectorAll(".md-content *")) {
    const short = getComputedStyle(element).textOverflow === "ellipsis";
    if (short && element.scrollWidth > element.clientWidth + 1) wrong.push("shortened: " + told(element));
  }
  return wrong;
}"""
READ = [
    "index", "documents/xuyong-145-plan", "documents/tianjin-2017-interview", "concepts/emp.urban_new_jobs", "checkup",
    "regions/120000", "projects", "comparison", "matrix", "data", "methods", "status", "404",
]  # fmt: skip


@pytest.mark.parametrize("width", [390, 1280])
def test_everything_written_can_be_read(browser: Browser, published: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    wrong: dict[str, list[str]] = {}
    for path in sorted((published / "site").rglob("*.html")):
        page.goto(f"file://{path}")
        if found := page.evaluate(UNREADABLE):
            wrong[path.name] = found
    page.close()
    assert not wrong


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", READ)
def test_axe_finds_nothing_to_object_to(browser: Browser, published: Path, name: str, scheme: str) -> None:
    """Dark differs in its colours alone, so there only they are looked at."""
    page = opened(browser, f"file://{published}/site/{name}.html", scheme=scheme)
    found = Axe().run(page, options=None if scheme == "light" else {"runOnly": ["color-contrast"]})
    page.close()
    assert not found.response["violations"], found.generate_report()


@pytest.mark.parametrize("kind", ["checkup", "documents/xuyong-145-plan"])
def test_no_title_breaks_inside_a_number(browser: Browser, published: Path, kind: str) -> None:
    page = opened(browser, f"file://{published}/site/{kind}.html")
    broken = page.evaluate(
        """() => {
          const broken = [];
          for (const title of document.querySelectorAll("h1, h2, h3, .md-typeset h4")) {
            const walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              for (const found of node.data.matchAll(/[\\d.]{2,}/g)) {
                const range = document.createRange();
                range.setStart(node, found.index);
                range.setEnd(node, found.index + found[0].length);
                const tops = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
                if (tops.size > 1) broken.push(title.innerText);
              }
            }
          }
          return broken;
        }"""
    )
    page.close()
    assert broken == []


def test_a_missing_page_leads_home_from_any_depth(browser: Browser, published: Path, served: str) -> None:
    disk = opened(browser, f"file://{published}/site/404.html")
    disk.click("#home")
    assert disk.url.endswith("/site/index.html")
    disk.close()
    lost = (published / "site" / "404.html").read_text(encoding="utf-8")
    page = browser.new_page()
    page.route("**/documents/gone.html", lambda route: route.fulfill(status=404, content_type="text/html", body=lost))
    page.goto(f"{served}/documents/gone.html")
    assert "没有这一页" in page.inner_text("h1")
    page.click("#home")
    page.wait_for_load_state("load")
    assert page.url == f"{served}/index.html"
    page.close()


def test_without_scripts_everything_is_there_and_nothing_idle_is_offered(browser: Browser, published: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"file://{published}/site/checkup.html")
    assert page.locator(".fd:visible").count() > 0
    assert page.locator(".ft:visible").count() == 0
    page.goto(f"file://{published}/site/documents/xuyong-145-plan.html")
    assert "2.06万人" in page.inner_text(".md-content")
    context.close()
